"""A programme is what happens in a room; its sessions are the real dates."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.models.courses import CourseTemplate, Lesson
from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import InHouse
from productiehuis.initiatives.models import Initiative, Room


class ProgrammeKind(models.TextChoices):
    SINGLE = "single", _("één keer")
    REPEATING = "repeating", _("komt steeds terug")
    COURSE = "course", _("cursus")


class Programme(InHouse):
    """Single, repeating by an iCalendar rule (RFC 5545), or a course from a template. Times are the house's own."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="programmes")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="programmes", verbose_name=_("kamer"))
    slug = models.SlugField(_("adres"), max_length=60)
    name = TranslatedField(_("naam"))
    what = TranslatedField(_("wat je gaat doen"), blank=True)
    kind = models.CharField(_("hoe vaak"), max_length=10, choices=ProgrammeKind)
    template = models.ForeignKey(CourseTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="runs")
    first_date = models.DateField(_("eerste keer"))
    starts = models.TimeField(_("begint om"))
    ends = models.TimeField(_("klaar om"))
    rrule = models.CharField(_("herhaling"), max_length=200, blank=True)
    skips_holidays = models.BooleanField(_("niet op feestdagen"), default=True)
    places = models.PositiveSmallIntegerField(_("aantal plekken"), null=True, blank=True)
    needs_sign_up = models.BooleanField(_("aanmelden is nodig"), default=False)
    is_active = models.BooleanField(_("gaat door"), default=True)
    # Without one, only who leads it sees it: an old list brought it, and it says no hour.
    has_page = models.BooleanField(default=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["first_date", "starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["house", "slug"], name="programme_slug_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="programme_ends_after_start"),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_course(self) -> bool:
        return self.kind == ProgrammeKind.COURSE

    @property
    def takes_sign_ups(self) -> bool:
        """Who comes can sign up; else you just walk in."""
        return self.needs_sign_up or self.places is not None


class SessionStatus(models.TextChoices):
    PLANNED = "planned", _("gaat door")
    CANCELLED = "cancelled", _("gaat niet door")


class Session(InHouse):
    """One real date of a programme. `date`, `month`, `year` are in the house's zone, the times in UTC."""

    # Filled by `queries`: places left (None: no limit) and how many wait.
    spare_places: int | None = None
    waiting: int = 0

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sessions")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    date = models.DateField()
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10, choices=SessionStatus, default=SessionStatus.PLANNED)
    cancel_note = TranslatedField(_("waarom het niet doorgaat"), blank=True)
    # For calendars that follow: how often this date changed, and when last.
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "date"], name="session_once_a_day")]
        indexes = [models.Index(fields=["house", "date"], name="session_of_day")]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.date}"

    @property
    def is_cancelled(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    @property
    def begins(self) -> datetime:
        """The wall clock of the house; without a zone, so that a template does not move it again."""
        return self.starts_at.astimezone(self.house.zone).replace(tzinfo=None)

    @property
    def finishes(self) -> datetime:
        return self.ends_at.astimezone(self.house.zone).replace(tzinfo=None)

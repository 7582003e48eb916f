"""Visits and the help requests in them. Facts are append-only: a correction is a new row that names the old one."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse, Storey, Topic
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.people.models import Person
from productiehuis.referrals.models import Referral
from productiehuis.vault.fields import SealedTextField


class VisitKind(models.TextChoices):
    """Nothing is invented about who stays unnamed: an anonymous visitor or a group counts as contacts only."""

    KNOWN = "known", _("bekend")
    ANONYMOUS = "anonymous", _("anoniem")
    GROUP = "group", _("groep")
    QUICK = "quick", _("korte vraag")


class VisitQuerySet(models.QuerySet["Visit"]):
    def valid(self) -> "VisitQuerySet":
        """The last word on each visit: not corrected by a later row and not withdrawn."""
        return self.filter(correction__isnull=True, is_withdrawn=False)

    def valid_of_many(self) -> "VisitQuerySet":
        """As `valid`, for a question over most rows: in these words PostgreSQL knows that few are corrected."""
        return self.filter(~Exists(Visit.objects.filter(corrects=OuterRef("pk"))), is_withdrawn=False)


class Visit(InHouse):
    """Somebody came. `date`, `month` and `year` are those of the house's time zone."""

    # Few indexes: each is a page more to write while somebody waits at the desk.
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="visits", db_index=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="visits", db_index=False)
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, related_name="+", db_index=False)
    district = models.CharField(max_length=60, blank=True)
    area_code = models.CharField(max_length=12, blank=True)
    area_year = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=10, choices=VisitKind)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="visits")
    person_number = models.PositiveIntegerField(null=True)
    contacts = models.PositiveSmallIntegerField(_("aantal mensen"), default=1)
    language = models.CharField(_("taal van het gesprek"), max_length=8, blank=True)
    at = models.DateTimeField(default=timezone.now)
    date = models.DateField()
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    client_key = models.UUIDField(unique=True)
    registered_at = models.DateTimeField(default=timezone.now)
    registered_by_key = models.UUIDField(null=True)
    device_key = models.UUIDField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="correction")
    correction_reason = models.CharField(_("waarom"), max_length=200, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="known", person_number__isnull=False, contacts=1)
                | (~Q(kind="known") & Q(person_number__isnull=True, person__isnull=True, contacts__gte=1)),
                name="visit_known_has_a_number_and_others_have_none",
            ),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="visit_month"),
        ]
        indexes = [
            models.Index(fields=["house", "initiative", "date"], name="visit_of_day"),
            models.Index(fields=["house", "year", "initiative", "month"], name="visit_of_month"),
            models.Index(fields=["house", "person_number"], name="visit_of_number"),
            # Only what corrects: SQLite counts all blanks of the whole index as one value (tests/test_counted_once.py).
            models.Index(fields=["corrects"], condition=Q(corrects__isnull=False), name="visit_corrects"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.kind}"

    @property
    def is_replaced(self) -> bool:
        """A later row says something else: a correction, or that it did not happen."""
        return self.is_withdrawn or hasattr(self, "correction")


class Course(models.TextChoices):
    """Where a help request stands."""

    OPEN = "open", _("open")
    WAITING = "waiting", _("wacht op iets")
    HELPED = "helped", _("geholpen")
    PASSED_ON = "passed_on", _("doorverwezen")
    STOPPED = "stopped", _("gestopt")


class HelpRequest(InHouse):
    """One question of a visit. Own words are sealed; `course` is the last step of its history, open without one.

    When a visit is corrected, a question that stays `continues` the one of the old row and keeps its history.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="requests", db_index=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", db_index=False)
    own_words = SealedTextField(_("eigen woorden"), blank=True)
    course = models.CharField(_("verloop"), max_length=10, choices=Course, default=Course.OPEN)
    position = models.PositiveSmallIntegerField(default=0)
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["visit", "position"], name="request_position_once")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.course}"


class RequestStep(InHouse):
    """One line in the history of a help request: who did what, when, and where it stands since."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="steps")
    course = models.CharField(max_length=10, choices=Course)
    note = SealedTextField(_("notitie"), blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_key = models.UUIDField(null=True)
    by_name = models.CharField(max_length=140, blank=True)
    client_key = models.UUIDField(unique=True, null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.course}"


class ReferredRequest(InHouse):
    """This question went on as that referral. A question may go on again, after a no."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="referred")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="from_request")

    def __str__(self) -> str:
        return f"{self.request_id} {self.referral_id}"

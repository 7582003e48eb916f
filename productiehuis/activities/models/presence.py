"""Who signed up, who was there, and counts that were told instead of registered."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.models.programme import Programme, Session
from productiehuis.house.models import InHouse, Storey
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person


class SignUpState(models.TextChoices):
    PLACED = "placed", _("je hebt een plek")
    WAITING = "waiting", _("je staat op de wachtlijst")
    WITHDRAWN = "withdrawn", _("afgemeld")


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def standing(self) -> "SignUpQuerySet":
        """Placed or waiting."""
        return self.exclude(state=SignUpState.WITHDRAWN)


class SignUp(InHouse):
    """For one session, or for the whole programme (a course) when `session` is empty."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sign_ups")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_ups")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ups")
    state = models.CharField(max_length=10, choices=SignUpState, default=SignUpState.PLACED)
    at = models.DateTimeField(default=timezone.now)
    client_key = models.UUIDField(unique=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "person"],
                condition=Q(session__isnull=True) & ~Q(state="withdrawn"),
                name="signed_up_once_for_programme",
            ),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(session__isnull=False) & ~Q(state="withdrawn"),
                name="signed_up_once_for_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def valid(self) -> "AttendanceQuerySet":
        """The last word on each presence: not corrected by a later row, and present."""
        return self.filter(correction__isnull=True, is_present=True)

    def valid_of_many(self) -> "AttendanceQuerySet":
        """As `valid`, for a question over most rows: in these words PostgreSQL knows that few are corrected."""
        return self.filter(~Exists(Attendance.objects.filter(corrects=OuterRef("pk"))), is_present=True)


class Attendance(InHouse):
    """Somebody was there (known), or so many unnamed people were. Append-only: taking it back is a new row."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendance")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="attendance")
    person_number = models.PositiveIntegerField(null=True)
    contacts = models.PositiveSmallIntegerField(default=1)
    is_present = models.BooleanField(default=True)
    # As they were: a room that moves changes no number of before.
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    district = models.CharField(max_length=60, blank=True)
    date = models.DateField()
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    client_key = models.UUIDField(unique=True)
    registered_at = models.DateTimeField(default=timezone.now)
    registered_by_key = models.UUIDField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="correction")

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["registered_at", "id"]
        constraints = [
            # Two taps at the same time are one presence; whatever follows corrects the row before it.
            models.UniqueConstraint(
                fields=["session", "person_number"],
                condition=Q(corrects__isnull=True, person_number__isnull=False),
                name="attendance_starts_once",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(person_number__isnull=False, contacts=1),
                name="attendance_known_has_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "year", "initiative", "month"], name="attendance_of_month"),
            models.Index(fields=["house", "person_number"], name="attendance_of_number"),
            # Only what corrects: SQLite counts all blanks of the whole index as one value (tests/test_counted_once.py).
            models.Index(fields=["corrects"], condition=Q(corrects__isnull=False), name="attendance_corrects"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_number or self.contacts}"


class TallyField(models.TextChoices):
    """What a told number is about; the names are those of the open data."""

    HELP_UNIQUE = "help_unique", _("unieke bezoekers")
    HELP_CONTACTS = "help_contacts", _("contacten bij hulp")
    HELP_REQUESTS = "help_requests", _("hulpvragen")
    ACTIVATION_UNIQUE = "activation_unique", _("deelnemers")
    ACTIVATION_CONTACTS = "activation_contacts", _("keren meegedaan")


class TallyQuerySet(models.QuerySet["Tally"]):
    def valid(self) -> "TallyQuerySet":
        """The last word on each told number: not corrected by a later row and not taken back."""
        return self.filter(correction__isnull=True, is_withdrawn=False)


class Tally(InHouse):
    """A told number ("wij telden er 25"): for one session, or for a month or year of an initiative."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="tallies")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="tallies")
    field = models.CharField(_("wat is er geteld"), max_length=20, choices=TallyField)
    count = models.PositiveIntegerField(_("aantal"))
    year = models.PositiveSmallIntegerField(_("jaar"))
    month = models.PositiveSmallIntegerField(_("maand"), null=True, blank=True)
    note = models.CharField(_("hoe is er geteld"), max_length=200, blank=True)
    client_key = models.UUIDField(unique=True)
    registered_at = models.DateTimeField(default=timezone.now)
    registered_by_key = models.UUIDField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="correction")
    is_withdrawn = models.BooleanField(default=False)

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["year", "month", "id"]
        indexes = [
            models.Index(fields=["house", "year", "initiative"], name="tally_of_year"),
            models.Index(fields=["corrects"], condition=Q(corrects__isnull=False), name="tally_corrects"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.field} {self.count}"

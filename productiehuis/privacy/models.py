"""What a house chose about keeping, the nightly runs that keep to it, and what people asked about their data."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Consent, Person


class Retention(InHouse):
    """How many months this house keeps one kind of data. Without a row it is what the term says."""

    kind = models.CharField(max_length=40)
    months = models.PositiveSmallIntegerField(_("maanden"))
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by_key = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["house", "kind"], name="retention_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.months}"


class RetentionRun(InHouse):
    """One run: of each kind how many went. Numbers only, so that it may stay."""

    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    by_hand = models.BooleanField(default=False)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["house"], condition=Q(finished_at__isnull=True), name="one_run_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d}"


class RequestKind(models.TextChoices):
    TAKE_ALONG = "take_along", _("alles meenemen")
    ERASE = "erase", _("wissen")


class RequestState(models.TextChoices):
    ASKED = "asked", _("gevraagd")
    DONE = "done", _("gedaan")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class DataRequest(InHouse):
    """Somebody asked for what is theirs: by themselves, or at a desk with a spoken yes. The law gives a month.

    The row stays after erasure, by number only: it shows that the house answered.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=12, choices=RequestKind)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.ASKED)
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by_key = models.UUIDField(null=True)
    answer_by = models.DateField()
    runs_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_key = models.UUIDField(null=True)
    client_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind="erase", state="asked"), name="asked_to_erase_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

"""Talks of a pair, what was written down, and who walks along."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.models.pairs import Pair
from productiehuis.coaching.rules.learning import Stage
from productiehuis.coaching.rules.states import CLOSING_WALKS, STANDING_WALKS, TalkState, WalkState
from productiehuis.house.models import MadeByForm
from productiehuis.people.models import Consent, Person
from productiehuis.vault.fields import SealedTextField


class TalkWord(models.TextChoices):
    PLANNED = TalkState.PLANNED, _("afgesproken")
    HELD = TalkState.HELD, _("geweest")
    CANCELLED = TalkState.CANCELLED, _("gaat niet door")


class WalkWord(models.TextChoices):
    ASKED = WalkState.ASKED, _("gevraagd")
    YES = WalkState.YES, _("ja")
    NO = WalkState.NO, _("nee")
    WITHDRAWN = WalkState.WITHDRAWN, _("teruggenomen")


class StageWord(models.TextChoices):
    WALK_ALONG = Stage.WALK_ALONG, _("meelopen")
    TOGETHER = Stage.TOGETHER, _("samen")
    ALONE = Stage.ALONE, _("alleen")


class Talk(MadeByForm):
    """One talk of a pair. That it was stays; what was said goes when the resident wants that."""

    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="talks")
    # Who holds it: the coach of the pair, or who stood in.
    coach = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="holds_talks")
    coach_number = models.PositiveIntegerField()
    starts_at = models.DateTimeField(_("wanneer"))
    where = SealedTextField(_("waar"), blank=True, max_length=120)
    state = models.CharField(max_length=10, choices=TalkWord, default=TalkState.PLANNED)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "pair", "starts_at"], condition=Q(state="planned"), name="one_talk_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["house", "year", "month"], name="talk_of_month"),
            models.Index(fields=["house", "coach_number", "starts_at"], name="talk_of_coach"),
            models.Index(fields=["pair", "starts_at"], name="talk_of_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.starts_at:%Y-%m-%d}"

    @property
    def is_planned(self) -> bool:
        return self.state == TalkState.PLANNED

    @property
    def begins(self) -> object:
        """In the time of the house."""
        return self.starts_at.astimezone(self.house.zone)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()


class TalkNote(MadeByForm):
    """What was agreed and written down. Append-only: who corrects writes a new row after the last one."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="notes")
    agreed = SealedTextField(_("wat we afspraken"), blank=True, max_length=2000)
    words = SealedTextField(_("aantekeningen"), blank=True, max_length=6000)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="talk_notes")
    by_resident = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="correction")
    emptied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["talk"], condition=Q(corrects__isnull=True), name="talk_is_written_once"),
        ]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.at:%Y-%m-%d}"


class WalkQuerySet(models.QuerySet["Walk"]):
    def standing(self) -> "WalkQuerySet":
        return self.filter(state__in=STANDING_WALKS)

    def closing(self) -> "WalkQuerySet":
        """Leaves no place for another question: one that stands, or a no."""
        return self.filter(state__in=CLOSING_WALKS)

    def with_yes(self) -> "WalkQuerySet":
        """The resident said yes to this talk, and did not take it back."""
        return self.filter(state=WalkState.YES, consent__isnull=False, consent__withdrawn_at__isnull=True)


class Walk(MadeByForm):
    """An aspirant who walks along in one talk. Without the resident's yes it does not exist for them."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="walks")
    aspirant = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="walks")
    aspirant_number = models.PositiveIntegerField()
    stage = models.CharField(max_length=12, choices=StageWord)
    state = models.CharField(max_length=10, choices=WalkWord, default=WalkState.ASKED)
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    objects = WalkQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "talk"],
                condition=Q(state__in=[state.value for state in CLOSING_WALKS]),
                name="one_walks_along",
            ),
        ]
        indexes = [models.Index(fields=["house", "aspirant_number", "state"], name="walk_of_aspirant")]

    def __str__(self) -> str:
        return f"{self.talk_id} {self.aspirant_number} {self.state}"

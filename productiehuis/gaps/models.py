"""Where the line is broken, and searches that found nothing. No person stands here: a gap is about the house."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import InHouse, Storey, Topic
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.pathway.models import RoomAnswers


class GapKind(models.TextChoices):
    """Each kind has a rule with a page: docs/rules/G-1.md and so on."""

    ASKED = "asked", _("vaak gevraagd, geen kamer")
    FULL = "full", _("vol, en er wachten mensen")
    REFUSED = "refused", _("doorverwijzen lukt niet")
    WISHED = "wished", _("vaak gewenst")
    SEARCHED = "searched", _("gezocht en niet gevonden")
    UNREACHABLE = "unreachable", _("een stap waar niemand kan komen")
    STUCK = "stuck", _("niemand komt hoger")


class GapState(models.TextChoices):
    """Which may follow which stands in `rules.states.MOVES`."""

    FOUND = "found", _("gevonden")
    TAKEN_UP = "taken_up", _("iemand pakt dit op")
    PROPOSED = "proposed", _("er is een voorstel")
    CLOSED = "closed", _("gedicht")


class GapQuerySet(models.QuerySet["Gap"]):
    def open(self) -> "GapQuerySet":
        return self.exclude(state=GapState.CLOSED)


class Gap(InHouse):
    """One gap from the day it was found until it closes. `subject` says what it is about, as the signal names it.

    The numbers are those of the day it was found; what they are now, the board asks. An initiative takes it up, or
    the house; never a person by name.
    """

    kind = models.CharField(max_length=12, choices=GapKind)
    subject = models.CharField(max_length=100)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=GapState, default=GapState.FOUND)
    found_on = models.DateField()
    count = models.PositiveIntegerField()
    taken_up_by = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    taken_up_on = models.DateField(null=True)
    proposal = TranslatedField(_("voorstel"), blank=True)
    proposal_storey = models.ForeignKey(
        Storey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("verdieping")
    )
    closed_on = models.DateField(null=True)
    answered_by = models.ForeignKey(RoomAnswers, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    closed_room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    note = models.CharField(_("hoe het ging"), max_length=400, blank=True)

    objects = GapQuerySet.as_manager()

    class Meta:
        ordering = ["-found_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "kind", "subject"], condition=~Q(state="closed"), name="gap_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="gap_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=models.F("found_on")),
                name="gap_closes_after_it_was_found",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.found_on}"


class GapStep(InHouse):
    """One line in the story of a gap: which state since when. Who pressed stands in the log only."""

    gap = models.ForeignKey(Gap, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=GapState)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    # Why a gap that was closed is open again.
    note = models.CharField(_("waarom"), max_length=200, blank=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.on} {self.state}"


class EmptySearch(InHouse):
    """How often in a month a word was searched in vain. Only words of a fixed list: nobody's name can be in it.

    What is not on the list is counted under the empty word.
    """

    word = models.CharField(max_length=30, blank=True)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["year", "month", "word"]
        constraints = [
            models.UniqueConstraint(fields=["house", "year", "month", "word"], name="empty_search_once_a_month"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="empty_search_month"),
        ]

    def __str__(self) -> str:
        return f"{self.word} {self.year}-{self.month}"

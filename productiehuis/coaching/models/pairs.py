"""Who coaches whom, what a coach shows of themselves, and who stands in."""

from datetime import date

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.rules.pairs import MOST_PAIRS
from productiehuis.coaching.rules.states import (
    CLOSING_STAND_INS,
    STANDING_PAIRS,
    STANDING_STAND_INS,
    PairState,
    StandInState,
)
from productiehuis.house.models import InHouse, MadeByForm
from productiehuis.initiatives.models import Membership
from productiehuis.people.models import Consent, Person


class PairWord(models.TextChoices):
    ASKED = PairState.ASKED, _("gevraagd")
    GOING = PairState.GOING, _("loopt")
    DECLINED = PairState.DECLINED, _("lukte niet")
    WITHDRAWN = PairState.WITHDRAWN, _("teruggenomen")
    ENDED = PairState.ENDED, _("gestopt")


class StandInWord(models.TextChoices):
    ASKED = StandInState.ASKED, _("gevraagd")
    YES = StandInState.YES, _("ja")
    NO = StandInState.NO, _("nee")
    ENDED = StandInState.ENDED, _("gestopt")


class CoachCard(InHouse):
    """What a coach shows to the residents of the house, by their own choice. Not shown when not open."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="coach_card")
    is_open = models.BooleanField(_("ik wil iemand coachen"), default=False)
    most = models.PositiveSmallIntegerField(
        _("hoeveel mensen tegelijk"), default=3, validators=[MaxValueValidator(MOST_PAIRS)]
    )
    languages = models.JSONField(_("talen"), default=list)
    words = models.CharField(_("over jezelf"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["house", "is_open"], name="coach_card_open")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.is_open}"


def _role_holds(day: date, path: str = "") -> Q:
    """Through a role of the coach that holds on this day."""
    role = f"{path}membership__"
    not_over = Q(**{f"{role}ends__isnull": True}) | Q(**{f"{role}ends__gte": day})
    return Q(not_over, **{f"{role}starts__lte": day})


def pair_holds(day: date, path: str = "") -> Q:
    """For rows with a pair at `path`: it goes on, and the coach still is one since they were chosen."""
    return Q(_role_holds(day, path), **{f"{path}state": PairState.GOING, f"{path}resident__isnull": False})


class PairQuerySet(models.QuerySet["Pair"]):
    def standing(self) -> "PairQuerySet":
        """Asked or going: it holds a place."""
        return self.filter(state__in=STANDING_PAIRS)

    def held(self, day: date) -> "PairQuerySet":
        """Standing, through the role in which the coach was chosen. A role that is given anew holds no old pair."""
        return self.standing().filter(_role_holds(day))


class Pair(MadeByForm):
    """A resident and the coach they chose. Either ends it, without a reason.

    `membership` is the role in which the coach was chosen. When it ends so does all sight, also when the coach gets a
    role again later: the resident chooses anew.
    """

    resident = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="coached_in")
    resident_number = models.PositiveIntegerField()
    coach = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="coaches_in")
    coach_number = models.PositiveIntegerField()
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=PairWord, default=PairState.ASKED)
    # The spoken yes of who chose at a desk; who pressed it needs none.
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(resident_number=F("coach_number")), name="pair_of_two"),
            models.UniqueConstraint(
                fields=["house", "resident_number"],
                condition=Q(state__in=[state.value for state in STANDING_PAIRS]),
                name="one_coach_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(began_on__isnull=False) | ~Q(state__in=["going", "ended"]), name="pair_began_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=False) | Q(state__in=["asked", "going"]), name="pair_ended_on_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["house", "coach_number", "state"], name="pair_of_coach"),
            models.Index(fields=["house", "began_on"], name="pair_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.resident_number} + {self.coach_number} {self.state}"

    @property
    def is_going(self) -> bool:
        return self.state == PairState.GOING

    @property
    def is_asked(self) -> bool:
        return self.state == PairState.ASKED


class StandInQuerySet(models.QuerySet["StandIn"]):
    def standing(self) -> "StandInQuerySet":
        return self.filter(state__in=STANDING_STAND_INS)

    def closing(self) -> "StandInQuerySet":
        """Leaves no place for another question on these days: one that stands, or a no."""
        return self.filter(state__in=CLOSING_STAND_INS)

    def held(self, day: date) -> "StandInQuerySet":
        """Standing, of a pair that goes on, through the role in which the other coach was asked."""
        return self.standing().filter(_role_holds(day), pair_holds(day, "pair__"))


class StandIn(MadeByForm):
    """Another coach for one pair, from a day up to and including a day, when the resident says yes."""

    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="stand_ins")
    coach = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="stands_in")
    coach_number = models.PositiveIntegerField()
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")
    first = models.DateField(_("vanaf"))
    last = models.DateField(_("tot en met"))
    state = models.CharField(max_length=10, choices=StandInWord, default=StandInState.ASKED)
    # The spoken yes; who pressed it needs none.
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["first", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="stand_in_ends_after_start"),
            models.UniqueConstraint(
                fields=["house", "pair", "first"],
                condition=Q(state__in=[state.value for state in CLOSING_STAND_INS]),
                name="one_stand_in_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["house", "coach_number", "state"], name="stand_in_of_coach")]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.first} {self.state}"

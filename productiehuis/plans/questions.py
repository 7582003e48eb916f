"""The three questions with which a plan begins, and how each kind of part looks and is asked for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.plans.models import Kind, Question

Words = str | Promise


@dataclass(frozen=True)
class Asked:
    """One question on a screen of its own."""

    number: int
    question: Question
    kind: Kind
    icon: str
    hint: Words

    @property
    def words(self) -> str:
        return str(self.question.label)


QUESTIONS = (
    Asked(1, Question.DREAM, Kind.DREAM, "star", _("Groot of klein, alles mag. Niemand leest mee.")),
    Asked(2, Question.STAND, Kind.STAND, "place", _("Wat gaat goed? Wat is moeilijk? Wat kun je al?")),
    Asked(3, Question.FIRST_STEP, Kind.STEP, "stairs", _("Iets dat je deze week kunt doen. Bijvoorbeeld: ik bel Bo.")),
)


@dataclass(frozen=True)
class KindCard:
    """How a kind of part is shown and asked for."""

    icon: str
    many: Words  # The heading above all of them.
    ask: Words  # The question on its own screen.
    hint: Words
    add: Words  # What the button says.


CARDS: dict[Kind, KindCard] = {
    Kind.DREAM: KindCard(
        "star",
        _("Mijn droom"),
        _("Wat zou je graag willen?"),
        _("Groot of klein, alles mag."),
        _("Een droom erbij"),
    ),
    Kind.STAND: KindCard(
        "place",
        _("Waar ik sta"),
        _("Waar sta je nu?"),
        _("Wat gaat goed? Wat is moeilijk? Wat kun je al?"),
        _("Waar sta ik nu"),
    ),
    Kind.GOAL: KindCard(
        "flag",
        _("Mijn doelen"),
        _("Wat wil je bereiken?"),
        _("Bijvoorbeeld: ik spreek Nederlands met de dokter."),
        _("Een doel erbij"),
    ),
    Kind.STEP: KindCard(
        "stairs",
        _("Mijn stappen"),
        _("Wat ga je doen?"),
        _("Een kleine stap is goed. Bijvoorbeeld: ik bel Bo."),
        _("Een stap erbij"),
    ),
    Kind.WENT_WELL: KindCard(
        "sun",
        _("Wat goed ging"),
        _("Wat ging goed?"),
        _("Schrijf op waar je blij mee bent. Klein mag ook."),
        _("Iets wat goed ging"),
    ),
    Kind.REFLECTION: KindCard(
        "history",
        _("Terugkijken"),
        _("Wat leerde je?"),
        _("Wat zou je zo weer doen? Wat niet?"),
        _("Terugkijken"),
    ),
    Kind.PROOF: KindCard(
        "certificate",
        _("Mijn bewijzen"),
        _("Wat kun je laten zien?"),
        _("Bijvoorbeeld: ik haalde het certificaat van digiBEET."),
        _("Een bewijs erbij"),
    ),
}


def get_asked(number: int) -> Asked | None:
    """The question of this number, when there is one."""
    return next((each for each in QUESTIONS if each.number == number), None)

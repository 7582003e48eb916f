"""The words of the flow: lines with their rule, and the parts of each line."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy, pgettext_lazy

from productiehuis.monitor.publishing.flow_lines import way
from productiehuis.monitor.rules.flow import WAYS, Stage
from productiehuis.monitor.rules.mended import CLOSED, FOUND, TAKEN_UP
from productiehuis.plans.models import FlownTo

Words = str | Promise

PLACES: Mapping[Stage, Words] = {
    Stage.HELP: gettext_lazy("Hulp krijgen"),
    Stage.JOINED: gettext_lazy("Meedoen"),
    Stage.COURSE: pgettext_lazy("plek in het huis", "Cursus"),
    Stage.TEAM: gettext_lazy("Vrijwilliger"),
    Stage.PLAN: gettext_lazy("Eigen plan"),
    Stage.FLOWN: gettext_lazy("Uitgevlogen"),
}
OUTCOMES: Mapping[str, Words] = {
    "helped": gettext_lazy("Geholpen"),
    "not_helped": gettext_lazy("Niet geholpen"),
    "arrived": gettext_lazy("Is er geweest, nog niet gevraagd of het hielp"),
    "running": gettext_lazy("Loopt nog"),
    "refused": gettext_lazy("Kon daar niet"),
    "passed_on": gettext_lazy("Ging naar een ander"),
    "stopped": gettext_lazy("Gestopt, of ja teruggenomen"),
}
BANDS: Mapping[str, Words] = {
    "same_day": gettext_lazy("Dezelfde dag"),
    "three_days": gettext_lazy("1 tot en met 3 dagen"),
    "week": gettext_lazy("4 tot en met 7 dagen"),
    "two_weeks": gettext_lazy("8 tot en met 14 dagen"),
    "longer": gettext_lazy("Langer dan 14 dagen"),
    "no_answer": gettext_lazy("Geen antwoord"),
}
GAPS: Mapping[str, Words] = {
    FOUND: pgettext_lazy("gat", "Gevonden"),
    TAKEN_UP: gettext_lazy("Opgepakt"),
    CLOSED: gettext_lazy("Gedicht"),
}
FLOWN: Mapping[str, Words] = {str(value): label for value, label in FlownTo.choices} | {"": gettext_lazy("niet gezegd")}


@dataclass(frozen=True)
class FlowLine:
    """A published line: its rule, and what its parts are called, in the order in which they are shown."""

    code: str
    parts: Mapping[str, Words]


# In the order in which they are shown. A way is called by its two places.
LINES: Mapping[str, FlowLine] = {
    "flow": FlowLine("M-20", {way(*ends): "" for ends in WAYS}),
    "new_at": FlowLine("M-21", {at.value: words for at, words in PLACES.items()}),
    "flown_to": FlowLine("M-25", FLOWN),
    "outcome": FlowLine("M-22", OUTCOMES),
    "days": FlowLine("M-23", BANDS),
    "middle": FlowLine("M-29", BANDS),
    "grown": FlowLine("M-24", {"grown": gettext_lazy("Alle mensen samen")}),
    "handed": FlowLine("M-26", {"role": gettext_lazy("Alle rollen samen")}),
    "gaps": FlowLine("M-28", GAPS),
}
_ENDS = {way(*ends): ends for ends in WAYS}


def ends_of(key: str) -> tuple[Stage, Stage] | None:
    """From where to where a way goes."""
    return _ENDS.get(key)


def name_of(by: str, key: str) -> str:
    """A part in the language of who reads."""
    if ends := ends_of(key):
        arrow = "←" if get_language_bidi() else "→"  # It turns round with the line it stands in.
        return f"{PLACES[ends[0]]} {arrow} {PLACES[ends[1]]}"
    return str(LINES[by].parts.get(key, key))

"""The flow as a page shows it: the house with its streams, and a table for each line. What is hidden says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from productiehuis.house.models import StoreyKind
from productiehuis.monitor.definitions import DEFINITIONS, Definition
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.publishing.flow_lines import way
from productiehuis.monitor.publishing.publication import FlowPublication
from productiehuis.monitor.rules.flow import STOREYS, WAYS, Stage
from productiehuis.monitor.rules.mended import CLOSED, FOUND, HAPPENED, TAKEN_UP, gaps_that
from productiehuis.monitor.rules.publish import Series, Shown
from productiehuis.plans.models import FlownTo
from productiehuis.ui.drawing.flow import FlowDrawing, FlowPlace, FlowStorey, Stream, flow_drawing

Words = str | Promise

PLACES: Mapping[Stage, Words] = {
    Stage.HELP: gettext_lazy("Hulp krijgen"),
    Stage.JOINED: gettext_lazy("Meedoen"),
    Stage.COURSE: pgettext_lazy("plek in het huis", "Cursus"),
    Stage.TEAM: gettext_lazy("Vrijwilliger"),
    Stage.PLAN: gettext_lazy("Eigen plan"),
    Stage.FLOWN: gettext_lazy("Uitgevlogen"),
}
TONES = ("sou", "beg", "v1", "zol")

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


@dataclass(frozen=True)
class FlowTable:
    """Names and numbers of one rule; `head` says what the names are."""

    title: Words
    definition: Definition
    head: tuple[Words, ...]
    rows: list[tuple[tuple[Words, ...], Shown]]
    total: int | None = None


def _parts(line: Series | None) -> dict[str, Shown]:
    return {part.key: part for part in line.parts} if line else {}


def flow_table(publication: FlowPublication) -> FlowTable | None:
    """Every way, from below."""
    parts = _parts(publication.line("flow"))
    rows: list[tuple[tuple[Words, ...], Shown]] = [
        ((PLACES[start], PLACES[end]), parts[way(start, end)])
        for start, end in sorted(WAYS, key=lambda ends: list(Stage).index(ends[0]))
        if way(start, end) in parts
    ]
    head = (gettext_lazy("Eerst"), gettext_lazy("Daarna"))
    return FlowTable(gettext_lazy("Van verdieping naar verdieping"), DEFINITIONS["M-20"], head, rows) if rows else None


def _table(
    publication: FlowPublication, by: str, title: Words, code: str, names: Mapping[Any, Words], head: Words
) -> FlowTable | None:
    line = publication.line(by)
    if line is None:
        return None
    rows: list[tuple[tuple[Words, ...], Shown]] = [
        ((names.get(part.key, part.key),), part) for part in _in_order(line.parts, list(names))
    ]
    return FlowTable(title, DEFINITIONS[code], (head,), rows, line.total)


def _in_order(parts: Iterable[Shown], keys: list[str]) -> list[Shown]:
    return sorted(parts, key=lambda part: keys.index(part.key) if part.key in keys else len(keys))


def tables(publication: FlowPublication) -> list[FlowTable]:
    """Those that there is something to tell of."""
    new = {at.value: words for at, words in PLACES.items()}
    places: dict[str, Words] = {str(value): label for value, label in FlownTo.choices}
    places[""] = gettext_lazy("niet gezegd")
    listed = [
        _table(publication, "new_at", _("Voor het eerst dit jaar"), "M-21", new, _("Waar")),
        _table(publication, "flown_to", _("Uitgevlogen, en waarheen"), "M-25", places, _("Waarheen")),
        _table(publication, "outcome", _("Hoe doorverwijzingen afliepen"), "M-22", OUTCOMES, _("Uitkomst")),
        _table(publication, "days", _("Hoe lang het antwoord duurde"), "M-23", BANDS, _("Tijd")),
    ]
    return [table for table in listed if table]


def gap_table(here: FlowYear) -> FlowTable | None:
    """What happened with gaps in the year. Nobody is behind these numbers, so they are shown as they are."""
    words = {
        FOUND: gettext_lazy("Gevonden"),
        TAKEN_UP: gettext_lazy("Opgepakt"),
        CLOSED: gettext_lazy("Gedicht"),
    }
    rows: list[tuple[tuple[Words, ...], Shown]] = [
        ((words[what],), Shown(what, gaps_that(here.gaps, what, here.year))) for what in HAPPENED
    ]
    if not any(shown.value for _names, shown in rows):
        return None
    return FlowTable(_("Wat er miste in het huis"), DEFINITIONS["M-28"], (_("Wat er gebeurde"),), rows)


@dataclass(frozen=True)
class Single:
    """One big number."""

    definition: Definition
    shown: Shown


def singles(publication: FlowPublication) -> list[Single]:
    """Numbers that stand alone, as far as they are shown."""
    lines = [(code, publication.line(by)) for by, code in (("grown", "M-24"), ("handed", "M-26"))]
    return [Single(DEFINITIONS[code], line.parts[0]) for code, line in lines if line and not line.has_hidden]


def drawing(publication: FlowPublication, *, rtl: bool) -> FlowDrawing | None:
    """The house with its streams; None when nothing of it is shown."""
    parts = _parts(publication.line("flow"))
    streams = [Stream(start, end, parts[key].value or 0) for start, end in WAYS if (key := way(start, end)) in parts]
    if not any(stream.value for stream in streams):
        return None
    kinds = dict(StoreyKind.choices)
    new, flown = _parts(publication.line("new_at")), publication.line("flown_to")
    storeys = [
        FlowStorey(
            str(kinds[kind]).capitalize(),
            tone,
            tuple(FlowPlace(at, str(PLACES[at]), _note(at, new, flown)) for at in stages),
        )
        for (kind, stages), tone in zip(STOREYS, TONES, strict=True)
    ]
    return flow_drawing(storeys, streams, rtl=rtl)


def _note(at: Stage, new: Mapping[str, Shown], flown: Series | None) -> str:
    """What stands below the name of a place."""
    if at is Stage.FLOWN:
        return _("%(n)s mensen") % {"n": flown.total} if flown and flown.total else ""
    shown = new.get(at)
    return _("%(n)s voor het eerst") % {"n": shown.value} if shown and shown.value else ""

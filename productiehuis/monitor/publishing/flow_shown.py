"""The flow as a page shows it: the house with its streams, and a table for each line. What is hidden says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from productiehuis.house.models import StoreyKind
from productiehuis.monitor.definitions import DEFINITIONS, Definition
from productiehuis.monitor.publishing.flow_lines import way
from productiehuis.monitor.publishing.flow_names import BANDS, LINES, PLACES, Words
from productiehuis.monitor.publishing.publication import FlowPublication
from productiehuis.monitor.rules.flow import STOREYS, WAYS, Stage
from productiehuis.monitor.rules.publish import Series, Shown
from productiehuis.ui.drawing.flow import FlowDrawing, FlowPlace, FlowStorey, Stream, flow_drawing
from productiehuis.ui.templatetags.ui import number as written
from productiehuis.ui.writing import capital

TONES = ("sou", "beg", "v1", "zol")


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
    if not rows:
        return None
    head = (gettext_lazy("Eerst"), gettext_lazy("Daarna"))
    return FlowTable(gettext_lazy("Van verdieping naar verdieping"), DEFINITIONS[LINES["flow"].code], head, rows)


def _table(publication: FlowPublication, by: str, title: Words, head: Words) -> FlowTable | None:
    line, names = publication.line(by), LINES[by].parts
    if line is None:
        return None
    rows: list[tuple[tuple[Words, ...], Shown]] = [
        ((names.get(part.key, part.key),), part) for part in _in_order(line.parts, list(names))
    ]
    return FlowTable(title, DEFINITIONS[LINES[by].code], (head,), rows, line.total)


def _in_order(parts: Iterable[Shown], keys: list[str]) -> list[Shown]:
    return sorted(parts, key=lambda part: keys.index(part.key) if part.key in keys else len(keys))


def tables(publication: FlowPublication) -> list[FlowTable]:
    """Those that there is something to tell of."""
    listed = [
        _table(publication, "new_at", _("Voor het eerst dit jaar"), _("Waar")),
        _table(publication, "flown_to", _("Uitgevlogen, en waarheen"), _("Waarheen")),
        _table(publication, "outcome", _("Hoe doorverwijzingen afliepen"), _("Uitkomst")),
        _table(publication, "days", _("Hoe lang het antwoord duurde"), _("Tijd")),
        _table(publication, "gaps", _("Wat er miste in het huis"), _("Wat er gebeurde")),
    ]
    return [table for table in listed if table]


def middle(publication: FlowPublication) -> Words:
    """How long the middle answer took, in words; nothing when that is not told."""
    line = publication.line("middle")
    return next((BANDS[part.key] for part in line.parts if part.value), "") if line else ""


@dataclass(frozen=True)
class Single:
    """One big number."""

    definition: Definition
    shown: Shown


def singles(publication: FlowPublication) -> list[Single]:
    """Numbers that stand alone, as far as they are shown."""
    lines = [(LINES[by].code, publication.line(by)) for by in ("grown", "handed")]
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
            capital(kinds[kind]),
            tone,
            tuple(FlowPlace(at, str(PLACES[at]), _note(at, new, flown)) for at in stages),
        )
        for (kind, stages), tone in zip(STOREYS, TONES, strict=True)
    ]
    return flow_drawing(storeys, streams, rtl=rtl)


def _note(at: Stage, new: Mapping[str, Shown], flown: Series | None) -> str:
    """What stands below the name of a place."""
    if at is Stage.FLOWN:
        people = flown.total if flown else None
        return ngettext("%(n)s mens", "%(n)s mensen", people) % {"n": written(people)} if people else ""
    shown = new.get(at)
    return _("%(n)s voor het eerst") % {"n": written(shown.value)} if shown and shown.value else ""

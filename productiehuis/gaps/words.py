"""A gap in a sentence that everybody understands. No number that is smaller than a rule asks for, and no person."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from productiehuis.gaps.models import Gap, GapKind
from productiehuis.ui.templatetags.ui import in_active_language

RULES = {kind: f"G-{number}" for number, kind in enumerate(GapKind, 1)}

# What everybody may see: about the house and what is not there yet, never about who waits or was refused.
PUBLIC = (GapKind.ASKED, GapKind.WISHED, GapKind.SEARCHED, GapKind.UNREACHABLE)

ICONS = {
    GapKind.ASKED: "help",
    GapKind.FULL: "wait",
    GapKind.REFUSED: "pass-on",
    GapKind.WISHED: "star",
    GapKind.SEARCHED: "search",
    GapKind.UNREACHABLE: "lock",
    GapKind.STUCK: "stairs",
}

SENTENCES: dict[str, str | Promise] = {
    GapKind.ASKED: gettext_lazy("Mensen vragen steeds om hulp met %(about)s. Er is nog geen kamer voor."),
    GapKind.FULL: gettext_lazy("%(about)s zit vol. Er wachten mensen op een plek."),
    GapKind.REFUSED: gettext_lazy("Doorverwijzen voor %(about)s lukt vaak niet."),
    GapKind.WISHED: gettext_lazy("Bewoners wensen iets met %(about)s."),
    GapKind.SEARCHED: gettext_lazy("Mensen zoeken naar %(about)s en vinden niets."),
    GapKind.UNREACHABLE: gettext_lazy("Bij de stap %(about)s kan nu niemand komen."),
    GapKind.STUCK: gettext_lazy("Van de verdieping %(about)s komt nog niemand hoger."),
}


@dataclass(frozen=True)
class Told:
    """How a gap reads."""

    about: str
    sentence: str
    icon: str
    rule: str


def quoted(text: str) -> str:
    return f"‘{text}’"


def tell(kind: str, about: Any) -> Told:
    """The sentence of a gap; `about` is the name of a topic, an activity, a step or a storey, or the word searched."""
    words = in_active_language(about)[0] if about else _("iets")
    what = GapKind(kind)
    return Told(words, str(SENTENCES[what]) % {"about": quoted(words)}, ICONS[what], RULES[what])


def numbers(kind: str, count: int) -> str:
    """The number behind it, for who works on it."""
    counted = {
        GapKind.ASKED: ngettext("%(n)s vraag in drie maanden", "%(n)s vragen in drie maanden", count),
        GapKind.FULL: ngettext("%(n)s mens wachtte in drie maanden", "%(n)s mensen wachtten in drie maanden", count),
        GapKind.REFUSED: ngettext("%(n)s mens in drie maanden", "%(n)s mensen in drie maanden", count),
        GapKind.WISHED: ngettext("%(n)s wens in een jaar", "%(n)s wensen in een jaar", count),
        GapKind.SEARCHED: ngettext("%(n)s keer in drie maanden", "%(n)s keer in drie maanden", count),
        GapKind.UNREACHABLE: ngettext("%(n)s stap leidt hierheen", "%(n)s stappen leiden hierheen", count),
        GapKind.STUCK: ngettext("%(n)s mens in een jaar", "%(n)s mensen in een jaar", count),
    }
    return counted[GapKind(kind)] % {"n": count}


def story(gap: Gap, about: Any) -> str:
    """How a gap closed: what was asked, since when there is a room, and who took it up."""
    told = tell(gap.kind, about)
    if gap.closed_on is None:
        return told.sentence
    found = {"day": date_format(gap.found_on, "j F Y"), "about": quoted(told.about)}
    closed = date_format(gap.closed_on, "j F Y")
    if gap.closed_room:
        room = in_active_language(gap.closed_room.name)[0]
        first = _("Op %(day)s zagen we dat er iets miste: %(about)s.") % found
        return f"{first} " + _("Sinds %(day)s helpt %(room)s daarbij.") % {"day": closed, "room": quoted(room)}
    return (
        _("Op %(day)s zagen we dat er iets miste: %(about)s.") % found
        + " "
        + _("Op %(day)s was dat voorbij.") % {"day": closed}
    )

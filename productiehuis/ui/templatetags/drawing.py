"""The drawing of the house as template tags: ``{% house_drawing plan %}`` and its plainer sisters."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from typing import Any, cast
from unicodedata import bidirectional

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext

from productiehuis.ui.drawing.mini import Mini, mini
from productiehuis.ui.drawing.objects import OBJECTS
from productiehuis.ui.drawing.plan import HousePlan
from productiehuis.ui.drawing.poster import Poster, poster
from productiehuis.ui.drawing.shapes import Drawing, Text, Words
from productiehuis.ui.drawing.stack import stack
from productiehuis.ui.drawing.way import WayStop, way
from productiehuis.ui.drawing.wide import wide

register = template.Library()

# After each line stands a space nobody sees, so that the words of a label are the words of its name.
_GAP = mark_safe('<tspan font-size="0"> </tspan>')


@lru_cache(maxsize=128)
def _drawings(plan: HousePlan, words: Words) -> tuple[Drawing, ...]:
    return (wide(plan, words), stack(plan, words)) if plan.storeys else ()


def _number(context: Context) -> int:
    """A number no other drawing on this page has: includes share the lowest layer of the render context."""
    page = cast("dict[str, Iterator[int]]", context.render_context.dicts[0])
    return next(page.setdefault("drawings", count(1)))


def _frame(plan: HousePlan, number: int, drawings: tuple[Drawing, ...]) -> dict[str, Any]:
    """What both the page and the poster tell the template: ids of their own, and which way the text runs."""
    rtl = get_language_bidi()
    return {
        "plan": plan,
        "id": f"h{number}",
        "rtl": rtl,
        "at": "matrix(-1 0 0 1 " if rtl else "translate(",
        "use": "matrix(-" if rtl else "matrix(",
        "drawings": drawings,
        "symbols": _symbols(drawings),
    }


@lru_cache(maxsize=256)
def _house(plan: HousePlan, language: str, number: int) -> SafeString:
    """The same house at the same moment is the same drawing: rendered once, until something opens or changes."""
    drawings = _drawings(plan, _words())
    return render_to_string("ui/drawing/house.html", {**_frame(plan, number, drawings), "mini": mini(plan)})


def _words() -> Words:
    return Words(free=gettext("hier kan een kamer komen"))


@register.simple_tag(takes_context=True)
def house_drawing(context: Context, plan: HousePlan) -> SafeString:
    """The house, wide and as a stack; CSS shows the one that fits."""
    render = _house.__wrapped__ if settings.DEBUG else _house
    return render(plan, get_language() or "", _number(context))


@register.inclusion_tag("ui/drawing/list.html")
def house_list(plan: HousePlan) -> dict[str, Any]:
    """The same content as a plain list, in the same order."""
    return {"plan": plan}


@register.inclusion_tag("ui/drawing/poster.html", takes_context=True)
def house_poster(context: Context, plan: HousePlan, qr: dict[str, str], address: str = "") -> dict[str, Any]:
    """The wide drawing (the stack on a phone) with a QR code for every room.

    ``qr``: the address of a room to the path data of its code; ``address``: where the house is on the web, for the
    foot of the sheet.
    """
    sheet: Poster = poster(plan, qr)
    drawings = _drawings(sheet.plan, _words())
    return {**_frame(plan, _number(context), drawings), "poster": sheet, "address": address}


@register.inclusion_tag("ui/drawing/mini.html")
def house_mini(plan: HousePlan) -> dict[str, Any]:
    """A small house to stand in a street; decoration, it has no name and no links."""
    small: Mini = mini(plan)
    return {"mini": small}


@register.inclusion_tag("ui/drawing/way.html")
def way_drawing(plan: HousePlan, stops: tuple[WayStop, ...], title: str = "") -> dict[str, Any]:
    """A way through the house, step by step; ``title`` says which, for who does not see it."""
    return {"way": way(plan, stops, get_language_bidi()), "title": title, "at": "translate("}


def _symbols(drawings: tuple[Drawing, ...]) -> list[tuple[str, SafeString]]:
    """The objects these drawings use, each once."""
    keys = sorted({key for drawing in drawings for key in drawing.objects})
    return [(key, mark_safe(OBJECTS[key])) for key in keys]


@register.simple_tag
def drawn_text(text: Text, css: str, at: str, lang: str = "") -> SafeString:
    """Lines of text at their place. ``at`` opens the transform, and turns text back in a mirrored drawing."""
    if not text.fit.lines:
        return mark_safe("")
    spans = format_html_join(
        "", '{}<tspan x="0" dy="{}">{}</tspan>', ((_GAP, text.fit.lead, line) for line in text.others)
    )
    return format_html(
        '<text class="{}" font-size="{}" transform="{}{} {})"{}{}>{}{}{}</text>',
        css, text.fit.size, at, text.x, text.y, format_html(' lang="{}"', lang) if lang else "",
        _direction(" ".join(text.fit.lines)), text.first, spans, _GAP,
    )  # fmt: skip


def _direction(words: str) -> SafeString:
    """How a text runs where the page runs the other way. A name in Arabic may begin with a Dutch word."""
    strong = [each for each in map(bidirectional, words) if each in ("L", "R", "AL")]
    if get_language_bidi():
        return mark_safe(' direction="ltr"' if strong and set(strong) == {"L"} else "")
    return mark_safe(' direction="rtl"' if strong and strong[0] != "L" else "")

"""The words templates are built from; a builtin, so no `{% load %}`. See docs/design-system.md."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui import charts, writing

register = template.Library()

# Icons that point somewhere; they turn around in a right-to-left page.
POINTING = {"arrow-start", "arrow-end", "undo", "login", "logout", "pass-on", "list", "stairs", "plane", "history"}
THEMES = ("light", "dark")
SIZES = ("groot", "extra")


@cache
def _icon(name: str, size: str) -> SafeString:
    classes = "ph-icon" + (f" ph-icon--{size}" if size else "") + (" ph-icon--flip" if name in POINTING else "")
    markup = '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
    return format_html(markup, classes, static("ui/icons.svg"), name)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """A pictogram beside a word; it says nothing by itself, so a word must stand next to it."""
    return _icon(str(name), size)


def in_active_language(text: Any) -> tuple[str, str]:
    """The text for who reads now, and the language it is really in."""
    active = (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return text.in_language(active) if isinstance(text, TranslatedText) else (str(text), active)


@register.simple_tag
def shown(text: Any) -> str:
    """A text with translations in the reader's language, or marked as Dutch when it has none."""
    if text is None:
        return ""
    if not isinstance(text, TranslatedText):
        return conditional_escape(text)
    words, language = in_active_language(text)
    if not words or language == (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]:
        return conditional_escape(words)
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction(language), words)


@register.simple_tag
def apart(text: Any) -> SafeString:
    """A name set apart from the words around it: one with translations runs as its language does, another as it says.

    Without this an Arabic name that begins with a Dutch word would run from left to right.
    """
    if isinstance(text, TranslatedText) and translation.get_language_bidi():
        return format_html('<bdi dir="rtl">{}</bdi>', shown(text))
    return format_html("<bdi>{}</bdi>", shown(text))


@register.filter
def short_day(day: date) -> str:
    """The day of the week in short, where a language does so: Arabic has no short days."""
    return date_format(day, "l j F" if translation.get_language_bidi() else "D j F")


register.filter("capital", writing.capital)
register.simple_tag(writing.comma, name="comma")


@register.filter(expects_localtime=True)
def moment(at: datetime | None, day: str) -> str:
    """A day and a time of day: `{{ talk.begins|moment:"l j F" }}`."""
    return writing.moment(at, day) if at else ""


@register.filter
def unbroken(words: str) -> str:
    """For where there is little room: `{{ room.note|unbroken }}`."""
    return writing.unbroken(words)


@register.filter
def left_to_right(code: str) -> SafeString:
    """A code of digits with signs between: right to left its pieces would change places."""
    return format_html('<bdi dir="ltr">{}</bdi>', code)


@register.filter
def text(value: Any) -> str:
    """The same as plain text, for attributes and titles: `title="{{ room.name|text }}"`."""
    return "" if value is None else in_active_language(value)[0]


@register.filter
def lang(value: Any) -> str:
    """The language `value|text` is in: `<h1 lang="{{ room.name|lang }}">`."""
    return in_active_language(value)[1]


@register.filter
def direction(language: str) -> str:
    """`rtl` or `ltr` for a language code."""
    return "rtl" if str(language).split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


@register.simple_tag(takes_context=True)
def html_attributes(context: Context) -> SafeString:
    """Language, direction, colours and letter size of the page, for `<html>`."""
    language = (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]
    cookies = getattr(context.get("request"), "COOKIES", {})
    theme, size = cookies.get("theme", ""), cookies.get("letters", "")
    return format_html(
        'lang="{}" dir="{}" data-theme="{}" data-size="{}"',
        language,
        direction(language),
        theme if theme in THEMES else "auto",
        size if size in SIZES else "normal",
    )


@register.simple_tag
def languages() -> list[tuple[str, str, str, bool]]:
    """Code, own name, short sign and whether it is the page's, for the language switch."""
    active = (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]
    signs = {"ar": "ع"}
    return [
        (
            code,
            translation.get_language_info(code)["name_local"].capitalize(),
            signs.get(code, code.upper()),
            code == active,
        )
        for code, _name in settings.LANGUAGES
    ]


HERE = "here-goes-the-address"


@cache
def _still(name: str, language: str) -> str:
    return render_to_string(name, {"here": HERE})


def _address_to_open(request: HttpRequest | None) -> str:
    """Where this page can be opened again: after a press, the page with the button."""
    if request is None:
        return "/"
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return request.get_full_path()
    return f"{before.path}?{before.query}" if before.query else before.path


@register.simple_tag(takes_context=True)
def still(context: Context, name: str) -> SafeString:
    """A part of the frame that is the same on every page but for `{{ here }}`: drawn once per language."""
    here = quote(_address_to_open(context.get("request")), safe="")
    return mark_safe(_still(name, translation.get_language() or settings.LANGUAGE_CODE).replace(HERE, here))


@register.simple_tag
def speak(target: str = "main") -> SafeString:
    """A button that reads a part of the page aloud; it appears where the browser can speak."""
    markup = (
        '<button type="button" class="ph-btn ph-btn--quiet" data-speak="{}" data-stop="{}" hidden>{}'
        '<span>{}</span></button><span class="ph-small" role="status" data-silent data-none="{}"></span>'
    )
    no_voice = _("Dit apparaat heeft geen stem voor deze taal. Vraag of iemand meeleest.")
    return format_html(markup, target, _("Stop met lezen"), _icon("speaker", ""), _("Lees voor"), no_voice)


@register.inclusion_tag("ui/forms/summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong in a form, at the top, each sentence a link to its field. For forms laid out by hand."""
    return {"form": form}


def _level(name: str) -> str:
    return {"success": "ok", "ok": "ok", "warning": "warn", "warn": "warn", "error": "err", "err": "err"}.get(
        name, "info"
    )


_ALERT_ICONS = {"ok": "ok", "warn": "warning", "err": "error", "info": "info"}


@register.inclusion_tag("ui/alert.html")
def message_alert(message: Any) -> dict[str, Any]:
    """One of Django's messages as an alert."""
    level = _level(message.level_tag)
    return {"level": level, "icon_name": _ALERT_ICONS[level], "content": message.message, "role": "status"}


@register.simple_block_tag
def alert(content: str, level: str = "info", title: str = "") -> SafeString:
    """`{% alert "warn" title=_("Morgen dicht") %}…{% endalert %}`: info, ok, warn or err."""
    level = _level(level)
    context = {"level": level, "icon_name": _ALERT_ICONS[level], "title": title, "content": content}
    return _render("ui/alert.html", context)


@register.simple_block_tag
def panel(content: str, title: str = "", icon: str = "", heading: int = 2, id: str = "") -> SafeString:
    """A warm plane around things that belong together."""
    context = {"title": title, "icon_name": icon, "heading": heading, "content": content, "id": id}
    return _render("ui/panel.html", context)


@register.simple_block_tag
def card(
    content: str, title: Any = "", url: str = "", icon: str = "", badge: str = "", kind: str = "", heading: int = 3
) -> SafeString:
    """One thing in a list: its whole face is the link. `kind` colours the badge: ok, warn, err, info."""
    context = {"title": title, "url": url, "icon_name": icon, "badge": badge, "kind": kind, "heading": heading}
    return _render("ui/card.html", {**context, "content": content})


@register.simple_block_tag
def empty(content: str, title: str, icon: str = "house", url: str = "", action: str = "") -> SafeString:
    """Nothing here yet: a pictogram, what that means, and what to do next."""
    context = {"title": title, "icon_name": icon, "url": url, "action": action, "content": content}
    return _render("ui/empty.html", context)


@register.simple_block_tag
def disclose(content: str, title: str, icon: str = "", kind: str = "", open: bool = False) -> SafeString:
    """More, or a question before something that matters, behind one press; works without script."""
    context = {"title": title, "icon_name": icon, "kind": kind, "open": open, "content": content}
    return _render("ui/disclose.html", context)


@register.simple_tag
def badge(words: Any, kind: str = "", icon: str = "") -> SafeString:
    """A short word with a colour: ok, warn, err, info or plain."""
    picture = _icon(icon, "") if icon else ""
    classes = f"ph-badge ph-badge--{kind}" if kind else "ph-badge"
    return format_html('<span class="{}">{}{}</span>', classes, picture, shown(words))


@register.simple_tag
def button(words: Any, url: str = "", icon: str = "", kind: str = "", name: str = "", value: str = "") -> SafeString:
    """A link that looks like a button, or without `url` the button that sends a form.

    `kind`: second, quiet, danger, wide, big; several with spaces.
    """
    classes = " ".join(["ph-btn", *(f"ph-btn--{one}" for one in kind.split())])
    inside = format_html("{}<span>{}</span>", _icon(icon, "") if icon else "", shown(words))
    if url:
        return format_html('<a class="{}" href="{}">{}</a>', classes, url, inside)
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html('<button class="{}"{}>{}</button>', classes, named, inside)


@register.simple_tag
def person(name: Any, note: Any = "", url: str = "") -> SafeString:
    """A person as a small plate; without a name it is someone who stayed anonymous."""
    picture = _icon("user" if name else "anonymous", "")
    words = format_html("<bdi>{}</bdi>", name) if name else format_html("<span>{}</span>", _("Zonder naam"))
    more = format_html('<span class="ph-person__note">{}</span>', shown(note)) if note else ""
    if url:
        return format_html('<a class="ph-person" href="{}">{}{}{}</a>', url, picture, words, more)
    return format_html('<span class="ph-person">{}{}{}</span>', picture, words, more)


@register.simple_tag
def steps(names: Sequence[Any], now: int) -> SafeString:
    """Where you are in a few steps; `now` counts from 1."""
    context = {"steps": [(number, name, number - int(now)) for number, name in enumerate(names, 1)]}
    return _render("ui/steps.html", context)


def _render(name: str, context: dict[str, Any]) -> SafeString:
    """Render a component with its own small context; texts in `content` are already escaped."""
    return mark_safe(render_to_string(name, context))


@register.filter
def number(value: Any) -> str:
    """A number as people write it here: 1.015; nothing counted is a dash."""
    return "–" if value is None else number_format(value, force_grouping=True)


@register.simple_tag
def figure(
    label: Any, value: Any = None, url: str = "", note: Any = "", low: Any = None, high: Any = None, blank: str = ""
) -> SafeString:
    """A big number; `url` is its definition. None is not counted, `low` and `high` is a number not truly known."""
    between = value is None and low is not None and high is not None
    context = {"label": label, "value": value, "url": url, "note": note, "low": low, "high": high, "between": between}
    return _render("ui/figure.html", {**context, "blank": blank})


@register.simple_tag
def chart(title: Any, rows: Any, kind: str = "bars", unit: Any = "", desc: Any = "", names: Any = "") -> SafeString:
    """A picture of (name, value) pairs with the same numbers in a table behind it.

    `kind`: bars (names that differ), columns or line (months, years). `unit` heads the numbers, `names` the names.
    """
    given = [tuple(row) for row in rows]
    listed = [(name, charts.inked(value), isinstance(value, charts.Hidden)) for name, value in given]
    shape = {"bars": charts.bars(given)} if kind == "bars" else {"plot": charts.plot(given)}
    context = {"title": title, "kind": kind, "unit": unit, "desc": desc, "names": names, "rows": listed}
    return _render("ui/chart.html", {**context, **shape})


@register.filter
def beside(row: Sequence[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each cell with its column."""
    return list(zip(row, columns, strict=True))

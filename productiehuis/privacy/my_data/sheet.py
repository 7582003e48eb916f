"""The same as a PDF (PDF/UA, readable aloud), in the reader's language. Texts go in as data, so none is mark-up."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.telling import Coded, Part
from productiehuis.privacy.my_data.document import Everything
from productiehuis.ui.paper import make_paper
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import comma, moment

SHEET = Path(__file__).with_name("my_data.typ")
# What has no more columns than this is a table; else each row is a small list.
TABLE = 4


@cache
def _sheet() -> bytes:
    return SHEET.read_bytes()


def my_data_pdf(houses: Sequence[Everything], *, desk: str = "") -> bytes:
    """As many A4 pages as it takes. With a desk: the sheet holds only what that desk knows, and says so."""
    now = timezone.localtime()
    data = {
        "language": (translation.get_language() or "nl").split("-")[0],
        "rtl": translation.get_language_bidi(),
        "title": _("Wat %(desk)s over mij bewaart") % {"desk": desk} if desk else _("Wat het huis over mij bewaart"),
        "rest": _(
            "Hier staat alleen wat deze balie van je weet. De rest staat op je eigen pagina. "
            "Log in met je pas en pincode, of met een code op papier. "
            "Of vraag de privacybewaker: die kan alles afdrukken."
        )
        if desk
        else "",
        "made": _("Gemaakt op %(day)s") % {"day": moment(now, "j F Y")},
        "kept_title": _("Wat we bewaren, waarom en hoe lang"),
        "kept_columns": [_("Wat"), _("Waarom"), _("Hoe lang")],
        "nothing": _("Hier staat niets."),
        "houses": [_house(each) for each in houses],
    }
    return make_paper(_sheet(), data, pdf_standards=["ua-1"])


def _house(each: Everything) -> dict[str, Any]:
    numbers = comma().join(map(str, each.numbers))
    return {
        "name": each.house.name,
        "who": _("Je nummer in dit huis: %(numbers)s") % {"numbers": numbers},
        "parts": [_part(part, each.house.zone) for part in each.parts],
        "kept": [[line.what, line.why, line.how_long] for line in each.kept],
    }


def _part(part: Part, zone: ZoneInfo) -> dict[str, Any]:
    """A column where nothing stands at all is left out."""
    rows = [{key: _text(row.get(key), zone, part.by_day) for key in part.columns} for row in part.rows]
    shown = [key for key in part.columns if any(row[key] for row in rows)]
    names = [str(part.columns[key]) for key in shown]
    lines = [[row[key] for key in shown] for row in rows]
    if part.by_day:
        names, lines = [*names, _("Hoe vaak")], _counted(lines)
    return {"title": str(part.title), "columns": names, "rows": lines, "as_table": len(names) <= TABLE}


def _counted(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """Lines that are alike as one, with how often."""
    return [[*line, str(times)] for line, times in Counter(map(tuple, lines)).items()]


def _text(value: Any, zone: ZoneInfo, days_only: bool = False) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, Coded):
        return str(value.word)
    if isinstance(value, TranslatedText):
        return in_active_language(value)[0]
    if isinstance(value, datetime):
        there = value.astimezone(zone).replace(tzinfo=None)
        return date_format(there, "j F Y") if days_only else moment(there, "j F Y")
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)

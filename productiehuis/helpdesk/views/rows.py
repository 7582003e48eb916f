"""Lists of visits as markup. Fifty lines stand on the measured page: a template would cost ten times as much."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from productiehuis.helpdesk.models import Course
from productiehuis.helpdesk.queries import Line
from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.templatetags.ui import icon, shown

_OPEN = (Course.OPEN, Course.WAITING)


def shown_rows(lines: Iterable[Line], base: str, *, with_day: bool = False) -> list[SafeString]:
    """Each line as an `<li>` with links that start with `base`, the address of the desk.

    Only who came was typed by somebody; it is escaped. Keys, times and labels are safe.
    """
    labels, corrected = _Labels(), format_html("<small>{}</small>", _("gewijzigd"))
    return [
        SafeString(
            f'<li><a class="desk-lines__who" href="{base}bezoek/{line.key}/">'
            f"<span>{line.day if with_day else line.time}</span>{icon(line.pictogram)}<bdi>{escape(line.who)}</bdi></a>"
            + "".join([f'<a href="{base}vraag/{each.key}/">{labels[each[1:]]}</a>' for each in line.questions])
            + (f"{corrected}</li>" if line.is_corrected else "</li>")
        )
        for line in lines
    ]


class _Labels(dict[tuple[TranslatedText, str, str], SafeString]):
    """By topic, pictogram and course: the same few stand on every line, and on every day."""

    def __missing__(self, key: tuple[TranslatedText, str, str]) -> SafeString:
        topic, pictogram, course = key
        label = self[key] = _label(get_language() or settings.LANGUAGE_CODE, topic, pictogram, course)
        return label


@lru_cache(maxsize=2000)
def _label(_language: str, topic: TranslatedText, pictogram: str, course: str) -> SafeString:
    """Remembered per language of the reader."""
    return format_html(
        '<span class="desk-question{}">{}{} <small>{}</small></span>',
        " desk-question--open" if course in _OPEN else "",
        icon(pictogram),
        shown(topic),
        Course(course).label,
    )

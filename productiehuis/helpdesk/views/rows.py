"""Lists of visits as markup. Fifty lines stand on the measured page: a template would cost ten times as much."""

from collections.abc import Iterable
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from productiehuis.helpdesk.models import Course
from productiehuis.helpdesk.queries import Line, Question
from productiehuis.ui.templatetags.ui import icon, shown

_OPEN = (Course.OPEN, Course.WAITING)


def shown_rows(lines: Iterable[Line], base: str, *, with_day: bool = False) -> list[SafeString]:
    """Each line as an `<li>` with links that start with `base`, the address of the desk.

    Only who came was typed by somebody; it is escaped. Keys, times and what `_label` made are safe.
    """
    labels, corrected = _Labels(), format_html("<small>{}</small>", _("gewijzigd"))
    return [
        SafeString(
            f'<li><a class="desk-lines__who" href="{base}bezoek/{line.key}/">'
            f"<span>{line.day if with_day else line.time}</span>{icon(line.pictogram)}<bdi>{escape(line.who)}</bdi></a>"
            + "".join([f'<a href="{base}vraag/{each.key}/">{labels.of(each)}</a>' for each in line.questions])
            + (f"{corrected}</li>" if line.is_corrected else "</li>")
        )
        for line in lines
    ]


class _Labels:
    """The same few stand on every line, so each is made once."""

    def __init__(self) -> None:
        self.made: dict[tuple[int, str, str], SafeString] = {}

    def of(self, question: Question) -> SafeString:
        key = (id(question.topic), question.pictogram, question.course)
        if key not in self.made:
            self.made[key] = _label(question)
        return self.made[key]


def _label(question: Question) -> SafeString:
    return format_html(
        '<span class="desk-question{}">{}{} <small>{}</small></span>',
        " desk-question--open" if question.course in _OPEN else "",
        icon(question.pictogram),
        shown(question.topic),
        Course(question.course).label,
    )

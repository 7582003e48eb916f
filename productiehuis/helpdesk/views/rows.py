"""Lists of visits, made ready for a light template: the same few labels are rendered once, addresses are joined."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from productiehuis.helpdesk.models import Course
from productiehuis.helpdesk.queries import Line, Question

# Address, when, pictogram, who, its questions (address and label), and whether it was corrected.
Row = tuple[str, str, SafeString, str, list[tuple[str, SafeString]], bool]
_OPEN = (Course.OPEN, Course.WAITING)


def shown_rows(lines: Iterable[Line], base: str, *, with_day: bool = False) -> list[Row]:
    labels: dict[tuple[str, str, str], SafeString] = {}
    pictures: dict[str, SafeString] = {}

    def label(question: Question) -> SafeString:
        key = (question.topic.source, question.pictogram, question.course)
        if key not in labels:
            words = {"topic": question.topic, "pictogram": question.pictogram, "is_open": question.course in _OPEN}
            words["course"] = Course(question.course).label
            labels[key] = SafeString(render_to_string("helpdesk/_label.html", words).strip())
        return labels[key]

    def picture(name: str) -> SafeString:
        if name not in pictures:
            pictures[name] = SafeString(render_to_string("helpdesk/_picture.html", {"name": name}).strip())
        return pictures[name]

    return [
        (
            f"{base}bezoek/{line.key}/",
            line.day if with_day else line.time,
            picture(line.pictogram),
            line.who,
            [(f"{base}vraag/{question.key}/", label(question)) for question in line.questions],
            line.is_corrected,
        )
        for line in lines
    ]

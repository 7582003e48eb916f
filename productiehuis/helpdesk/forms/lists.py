"""The paper list: ten lines on one page, more when asked, all or nothing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.helpdesk import queries
from productiehuis.helpdesk.actions import Line
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.queries import DeskTopic
from productiehuis.helpdesk.rules import HAS_BSN, row_key
from productiehuis.initiatives.look_up import known_people, sound_alikes
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.kernel.bsn import find_bsn
from productiehuis.people.fields import TOO_MANY_DIGITS
from productiehuis.people.models import Person
from productiehuis.people.rules.names import has_letter, is_no_name, name_key
from productiehuis.ui.forms import ClientKeyForm, DateInput
from productiehuis.ui.templatetags.ui import in_active_language

ROWS = 10
MOST_ROWS = 60
ANOTHER = "ander"


@dataclass
class Row:
    """One line as it was typed, with what is wrong in it."""

    number: int
    name: str = ""
    topic: str = ""
    count: str = ""
    is_new: bool = False
    # The answer to 'bedoel je': the number of who it is, or that it is nobody of these.
    answer: str = ""
    alike: list[Person] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.topic or self.count or self.is_new)


class PaperListForm(ClientKeyForm):
    """The day and the room; the lines stand in `rows`."""

    day = forms.DateField(
        label=gettext_lazy("Van welke dag is de lijst?"),
        widget=DateInput,
        error_messages={"required": gettext_lazy("Kies een dag."), "invalid": gettext_lazy("Kies een dag.")},
    )
    room = forms.ChoiceField(label=gettext_lazy("Kamer"), required=False)

    def __init__(
        self,
        initiative: Initiative,
        rooms: list[Room],
        topics: list[DeskTopic],
        data: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.initiative, self.rooms, self.topics = initiative, rooms, topics
        self.fields["room"].choices = [(str(room.pk), in_active_language(room.name)[0]) for room in rooms]  # type: ignore[attr-defined]
        if len(rooms) < 2:
            del self.fields["room"]
        self.rows = _rows(data) if data else [Row(number) for number in range(1, ROWS + 1)]
        self.lines: list[Line] = []

    def clean(self) -> dict[str, Any]:
        people = list(known_people(self.initiative)) if any(row.name for row in self.rows) else []
        topics = {str(topic.pk): topic for topic in self.topics}
        if self._is_stored():
            for row in self.rows:
                row.answer = row.answer or (ANOTHER if row.is_new else "")
        for row in self.rows:
            if not row.is_empty and (line := _line(row, people, topics, self.initiative)):
                self.lines.append(line)
        wrong = sum(bool(row.problems) for row in self.rows)
        if wrong:
            self.add_error(None, _("Er is nog niets opgeslagen. Kijk naar de regels met rood."))
        elif not self.lines:
            self.add_error(None, _("De lijst is nog leeg. Vul ten minste één regel in."))
        return self.cleaned_data

    def _is_stored(self) -> bool:
        """Sent before: then whoever looks like a newcomer of this list is that newcomer."""
        key = self.cleaned_data.get("client_key")
        return key is not None and Visit.objects.filter(client_key=row_key(key, 0)).exists()

    @property
    def room_object(self) -> Room:
        chosen = self.cleaned_data.get("room")
        return next((room for room in self.rooms if str(room.pk) == chosen), self.rooms[0])

    @property
    def chosen_day(self) -> date:
        day: date = self.cleaned_data["day"]
        return day


def _rows(data: QueryDict) -> list[Row]:
    names, topics, counts = data.getlist("name"), data.getlist("topic"), data.getlist("count")
    new = set(data.getlist("new"))
    rows = [
        Row(number, name.strip()[:60], topic, count.strip()[:6], str(number) in new, data.get(f"is-{number}", "")[:12])
        for number, (name, topic, count) in enumerate(zip(names, topics, counts, strict=False), 1)
    ][:MOST_ROWS]
    if data.get("do") == "more":
        rows += [Row(len(rows) + more) for more in range(1, ROWS + 1) if len(rows) + more <= MOST_ROWS]
    return rows or [Row(number) for number in range(1, ROWS + 1)]


def _line(row: Row, people: list[Person], topics: dict[str, DeskTopic], initiative: Initiative) -> Line | None:
    """The line this row tells, or None with its problems written at it."""
    count = int(row.count) if row.count.isdecimal() else 0
    if row.count and not 1 <= count <= 99:
        row.problems.append(_("Vul een aantal in van 1 tot 99."))
    topic = topics.get(row.topic)
    if topic is None:
        row.problems.append(_("Kies een onderwerp."))
    if find_bsn(row.name):
        row.problems.append(_(HAS_BSN))
    person = None
    if row.is_new and not has_letter(row.name):
        row.problems.append(_("Vul een voornaam in."))
    elif row.is_new and is_no_name(row.name):
        row.problems.append(str(TOO_MANY_DIGITS))
    elif row.name:
        person = _who(row, people, initiative)
    if row.problems or topic is None:
        return None
    return Line(topic.pk, count or 1, person, "" if person else row.name)


def _who(row: Row, people: list[Person], initiative: Initiative) -> Person | None:
    """Who is meant, or None with a question at the row, or None for somebody new who is like nobody known."""
    if row.answer or row.is_new:
        row.alike = sound_alikes(initiative, row.name)
    if chosen := next((person for person in row.alike if str(person.number) == row.answer), None):
        return chosen
    row.is_new = row.is_new or row.answer == ANOTHER
    if not row.is_new:
        return _find(row, people, initiative)
    if row.alike and row.answer != ANOTHER:
        row.problems.append(_("Hier komt al iemand met bijna die naam. Kies wie het is."))
    return None


def _find(row: Row, people: list[Person], initiative: Initiative) -> Person | None:
    """The one person known here by this number or this whole name."""
    if row.name.isdecimal():
        found = [person for person in people if person.number == int(row.name)]
    else:
        key = name_key(row.name)
        found = [p for p in people if key in (p.name_key, name_key(p.first_name))]
        if len(found) > 1:
            found = [p for p in found if p.name_key == key] or found
    same = {person.pk: person for person in (queries.counted_as(initiative, each) for each in found)}
    if len(same) > 1:
        numbers = ", ".join(str(person.number) for person in same.values())
        row.problems.append(_("Meer mensen heten zo. Vul een nummer in: %(numbers)s.") % {"numbers": numbers})
        return None
    if not same:
        row.alike = sound_alikes(initiative, row.name)
        if row.alike:
            row.problems.append(_("Deze naam kennen we hier niet. Kies wie je bedoelt."))
        else:
            row.problems.append(_("Deze naam kennen we hier niet. Kies 'nieuw', of maak de naam leeg voor anoniem."))
        return None
    return next(iter(same.values()))

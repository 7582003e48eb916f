"""The paper list of a day: all its lines at once, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions.rows import Registration
from productiehuis.helpdesk.actions.visits import register_many
from productiehuis.helpdesk.models import Visit, VisitKind
from productiehuis.helpdesk.rules import Asked, day_problems, local_day, noon, row_key
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from productiehuis.people.rules.names import split_name


@dataclass(frozen=True)
class Line:
    """One line of the paper: somebody known, somebody new by name, or so many unnamed people."""

    topic: UUID
    count: int = 1
    person: Person | None = None
    new_name: str = ""


def visits_of_list(
    lines: Sequence[Line], *, list_key: UUID, day: date, room: Room, initiative: Initiative
) -> list[Registration]:
    """Lines as visits: who stands on the list twice came once, with all the questions; who is unnamed came apart."""
    at = noon(day, initiative.house.zone)
    asked: dict[Person | None, list[Asked]] = {}
    for line in lines:
        asked.setdefault(line.person, []).extend([Asked(line.topic)] * line.count)
    unnamed = asked.pop(None, [])
    named = [(VisitKind.KNOWN, person, tuple(questions)) for person, questions in asked.items()]
    alone = [(VisitKind.ANONYMOUS, None, (question,)) for question in unnamed]
    return [
        Registration(row_key(list_key, number), room, kind, person, asked=questions, at=at)
        for number, (kind, person, questions) in enumerate([*named, *alone])
    ]


def register_paper_list(
    *, lines: Sequence[Line], list_key: UUID, day: date, room: Room, initiative: Initiative, by: Actor, today: date
) -> list[Visit]:
    """Store the whole list. The same list sent twice is stored once; another list under the same key is refused."""
    if found := day_problems(day, today):
        raise ValidationError([_(sentence) for sentence in found])
    if not lines:
        raise ValidationError(_("De lijst is nog leeg. Vul ten minste één regel in."))
    try:
        with transaction.atomic():
            known = [_with_person(line, number, list_key, initiative, by) for number, line in enumerate(lines)]
            told = visits_of_list(known, list_key=list_key, day=day, room=room, initiative=initiative)
            return register_many(registrations=told, initiative=initiative, by=by)
    except IntegrityError:
        return _stored_before(lines, list_key, day, initiative)


def _with_person(line: Line, number: int, list_key: UUID, initiative: Initiative, by: Actor) -> Line:
    if not line.new_name:
        return line
    key = row_key(list_key, -1 - number)
    first, last = split_name(line.new_name)
    person = add_person(house=initiative.house, by=by, client_key=key, first_name=first, last_name=last)
    return Line(line.topic, line.count, person)


def _stored_before(lines: Sequence[Line], list_key: UUID, day: date, initiative: Initiative) -> list[Visit]:
    """The visits this list made, if it is the same list."""
    most = sum(line.count for line in lines) + 200
    keys = [row_key(list_key, number) for number in range(most)]
    stored = list(Visit.objects.filter(initiative=initiative, client_key__in=keys).prefetch_related("requests"))
    questions = sorted(str(request.topic_id) for visit in stored for request in visit.requests.all())
    sent = sorted(str(line.topic) for line in lines for _each in range(line.count))
    named = {line.person.number for line in lines if line.person}
    numbers = {visit.person_number for visit in stored if visit.person_number}
    same_people = named <= numbers and len(numbers) == len(named) + sum(bool(line.new_name) for line in lines)
    zone = initiative.house.zone
    if not stored or questions != sent or not same_people or any(local_day(v.at, zone) != day for v in stored):
        raise ValidationError(
            _("Deze lijst staat er al, met andere regels. Wijzig het bezoek bij die dag, of begin een nieuwe lijst.")
        )
    return stored

"""What somebody who is logged in joins in, in every house where they are a person."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from productiehuis.activities.models import Programme, Session, SignUp, SignUpState
from productiehuis.activities.queries import sessions_of_person
from productiehuis.activities.rules.places import number_in_line
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.people.models import Merge, Person


@dataclass(frozen=True)
class OwnSignUp:
    """Your place at one date or course; when you wait, the how manieth you are."""

    sign_up: SignUp
    number: int | None = None

    @property
    def is_waiting(self) -> bool:
        return self.sign_up.state == SignUpState.WAITING


def persons_of(request: HttpRequest) -> list[Person]:
    """The persons of who is logged in, one per house."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return list(Person.objects.filter(user=request.user).select_related("house"))


def own_sign_ups(person: Person, programme: Programme) -> dict[UUID | None, OwnSignUp]:
    """Your sign-ups for a programme by date (None: the whole course)."""
    numbers = Merge.objects.numbers_of(person)
    to_come = Q(session__isnull=True) | Q(session__ends_at__gt=timezone.now())
    rows = SignUp.objects.standing().filter(to_come, programme=programme).order_by("at", "id").select_related("person")
    waiting: dict[UUID | None, list[int]] = {}
    found: dict[UUID | None, OwnSignUp] = {}
    for row in rows:
        is_mine = row.person.number in numbers
        line = waiting.setdefault(row.session_id, [])
        if row.state == SignUpState.WAITING:
            line.append(person.number if is_mine else row.person.number)
        if is_mine and (row.session_id not in found or row.state == SignUpState.PLACED):
            found[row.session_id] = OwnSignUp(row, number_in_line(line, person.number))
    return found


def own_agenda(persons: list[Person]) -> list[tuple[Session, SignUp]]:
    """The dates to come, cancelled ones too, of today and later."""
    if not persons:
        return []
    first = min(each.house.today for each in persons)
    return sessions_of_person(persons, first)

"""Makes invented persons and their roles in bulk."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Role
from productiehuis.people.actions import load_persons, take_numbers
from productiehuis.people.models import Person
from productiehuis.site.demo.people import People


def make_people(house: House, count: int, people: People, by: Actor) -> list[Person]:
    """So many new persons of the house."""
    rows = [Person(house=house, number=number, **people.draw()) for number in take_numbers(house, count)]
    load_persons(house=house, persons=rows, by=by)
    return rows


def crew_of(initiative: Initiative, persons: Sequence[Person], year: int, random: Random) -> None:
    """Give each of these persons a role at the initiative on at least one day of the year; the first is trekker.

    Beside them somebody who left before the year and somebody who came after it, who do not count, and
    one who went from aspirant to volunteer, who counts once.
    """
    *crew, before, after = persons
    rows = []
    for index, person in enumerate(crew):
        role = Role.TREKKER if index == 0 else random.choice([Role.VOLUNTEER, Role.VOLUNTEER, Role.ASPIRANT])
        starts = date(year - random.randint(0, 2), random.randint(1, 12), random.randint(1, 28))
        left = date(year, 12, 31) + timedelta(days=random.randint(-40, 1500))
        ends = max(starts, left) if index else date(year + 5, 6, 30)
        if index == 1:
            grown = starts + timedelta(days=30)
            rows.append(_role(initiative, person, Role.ASPIRANT, starts, grown))
            role, starts, ends = Role.VOLUNTEER, grown + timedelta(days=1), max(ends, grown + timedelta(days=60))
        rows.append(_role(initiative, person, role, starts, ends))
    rows.append(_role(initiative, before, Role.VOLUNTEER, date(year - 2, 1, 1), date(year - 1, 12, 31)))
    rows.append(_role(initiative, after, Role.VOLUNTEER, date(year + 1, 1, 1), date(year + 2, 1, 1)))
    Membership.objects.bulk_create(rows, batch_size=500)
    make_all_known(initiative, persons, KnownHere.How.ROLE)


def _role(initiative: Initiative, person: Person, role: Role, starts: date, ends: date | None) -> Membership:
    return Membership(
        house_id=initiative.house_id, initiative=initiative, person=person, role=role, starts=starts, ends=ends
    )


def make_all_known(initiative: Initiative, persons: Sequence[Person], how: KnownHere.How) -> None:
    KnownHere.objects.bulk_create(
        [KnownHere(house_id=initiative.house_id, initiative=initiative, person=person, how=how) for person in persons],
        batch_size=500,
        ignore_conflicts=True,
    )

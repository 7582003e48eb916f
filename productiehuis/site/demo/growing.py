"""People of 2018 who went up through the house, so that the flow of that year has a story to tell. All invented."""

from collections.abc import Sequence
from datetime import date

from productiehuis.initiatives.models import Initiative, Membership
from productiehuis.people.models import Person
from productiehuis.plans.models import Counted, MilestoneKind
from productiehuis.plans.models.milestones import FlownTo


def began_in_autumn(initiative: Initiative, persons: Sequence[Person], year: int) -> None:
    """These came for help or joined in first; their role here began later in the year."""
    roles = Membership.objects.filter(initiative=initiative, person__in=[person.pk for person in persons])
    roles.update(starts=date(year, 10, 1), ends=date(year + 2, 6, 30))


def tell_of_plans(persons: Sequence[Person], year: int) -> None:
    """They let it be counted that they have a plan."""
    Counted.objects.bulk_create(_counted(person, Counted.PLAN, date(year, 10, 15)) for person in persons)


def tell_of_leaving(persons: Sequence[Person], year: int) -> None:
    """They flew out, most to a job and some to something of their own, and let it be counted."""
    rows = [_counted(person, MilestoneKind.FLOWN_OUT, date(year, 12, 3)) for person in persons]
    for number, row in enumerate(rows):
        row.flown_to = FlownTo.OWN if number % 5 in (1, 3) else FlownTo.JOB
    Counted.objects.bulk_create(rows)


def _counted(person: Person, kind: str, on: date) -> Counted:
    return Counted(
        house_id=person.house_id,
        person=person,
        person_number=person.number,
        kind=kind,
        date=on,
        month=on.month,
        year=on.year,
        language="nl",
    )

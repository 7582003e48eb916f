"""When a name is erased, no number of the flow changes: who went up through the house went up."""

from datetime import date

import pytest

from productiehuis.activities.models import ProgrammeKind
from productiehuis.initiatives.models import Membership, Role
from productiehuis.monitor.flows import gather_flow
from productiehuis.monitor.publishing.flow_lines import flow_lines, inside_lines
from productiehuis.monitor.tests.crowd import YEAR, fly, refer_many
from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import PossibleDouble
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, make_person


@pytest.fixture
def risen(cast):
    """Six people who did everything there is to do, one of them under two names and one perhaps somebody else too."""
    people = [make_person(cast.west, f"Mens {n}", login=False) for n in range(7)]
    lesson = session(cast.sewing_room, cast.sewing, date(YEAR, 4, 3))
    lesson.programme.kind = ProgrammeKind.COURSE
    lesson.programme.save()
    for person in people:
        visit(cast.room, cast.desk, person, topics=cast.topics[:1], at=noon(date(YEAR, 1, 9)))
        ends = date(YEAR, 12, 31)
        Membership.objects.create(
            house=cast.west,
            person=person,
            role=Role.VOLUNTEER,
            initiative=cast.desk,
            starts=date(YEAR, 6, 1),
            ends=ends,
        )
        fly(person, "job")
    attend(lesson, *people)
    refer_many(cast, people, ["helped"] * 7)
    merge_persons(kept=people[0], absorbed=people[6], by=TESTER, reason="Zei het zelf.")
    PossibleDouble.objects.create(house=cast.west, one=people[1], other=cast.bo, likeness=0.9)
    return people[:6]


def numbers(cast):
    here = gather_flow(cast.west, YEAR)
    lines = {**flow_lines(here, 1), **inside_lines(here, 1)}
    return {
        (by, part.key, name): figure
        for by, listed in lines.items()
        for line in listed
        for part in line.parts
        for name, figure in part.figures.items()
    }


def test_no_number_of_the_flow_changes_when_names_are_erased(cast, risen):
    before = numbers(cast)
    assert before["flow", "help-team", "flow"] == 5, "one of six may be somebody else too"
    assert before["outcome", "helped", "referrals"] == 7
    for person in risen:
        erase_person(person=person, by=TESTER)
    assert numbers(cast) == before

"""Nobody works out what is hidden of the flow from all that is public together, of one year or of two after another.

And the attacker does find what can be found: without that, finding nothing would prove nothing.
"""

import pytest

from productiehuis.monitor.publishing.flow_lines import flow_lines, way
from productiehuis.monitor.rules.flow import WAYS, Stage, arrived, flow
from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.tests import flow_attacker
from productiehuis.monitor.tests.attacker import Solver, read
from productiehuis.monitor.tests.flow_attacker import found_in, found_in_year, found_over_years
from productiehuis.monitor.tests.flow_houses import house, public
from productiehuis.monitor.tests.flow_types import kinds
from productiehuis.monitor.tests.random_houses import document
from productiehuis.monitor.tests.test_flow_hiding import house as other_house

HELP, JOINED, TEAM, FLOWN = Stage.HELP, Stage.JOINED, Stage.TEAM, Stage.FLOWN
# A few of them; `make bench PART=hiding` asks many more.
HOUSES = (2, 5, 18, 21, 23, 1009, 1027)
CONTROL = (1, 3)


@pytest.mark.parametrize("seed", HOUSES)
def test_from_one_year_nothing_is_found(seed):
    known = public(house(seed))
    assert [found_in_year(known.of_year(at)) for at in (0, 1)] == [set(), set()]


@pytest.mark.parametrize("seed", HOUSES)
def test_from_two_years_nothing_is_found(seed):
    assert found_over_years(public(house(seed))) == set()


def test_the_same_attacker_finds_much_where_only_small_numbers_are_hidden():
    """The control: without looking at the numbers around a number, the same houses do give small groups away."""
    found = [group for seed in CONTROL for group in found_in_year(public(house(seed), alone=True).of_year(0))]
    assert len(found) > 10


def test_what_it_knows_is_true():
    """Every house is so many people of each kind; else it would find things that are not so."""
    for seed in range(6):
        for here in house(seed):
            real = {(0, "flow", way(*ends)): len(flow(here.been[ends[0]], here.been[ends[1]])) for ends in WAYS}
            real |= {(0, "first", at): len(arrived(here.been[at])) for at in Stage}
            real |= {(0, "year", at): len(here.been[at].in_year) for at in (HELP, JOINED, TEAM, FLOWN)}
            assert flow_attacker.Solver(kinds(), real).seen, "no such house can be"


def one_year(**numbers):
    """What is public of a house that just opened; the rest is hidden."""
    names = {cell: None for cell in kinds(has_earlier=False).sets if cell[1] in ("flow", "new_at")}
    given = {(0, *name.split("_in_")[::-1]): value for name, value in numbers.items()}
    return names | {(0, "new_at" if cell[1] == "new" else cell[1], cell[2].replace("_", "-")): value
                    for cell, value in given.items()}  # fmt: skip


def found(numbers):
    return found_in(kinds(has_earlier=False), numbers)


def test_it_takes_a_difference():
    """Twenty joined in, eighteen of them after help: two people came straight to the begane grond."""
    numbers = one_year(help_in_year=40, joined_in_year=20, help_joined_in_flow=18)
    assert ((0, "year", JOINED), (0, "flow", "help-joined")) in found(numbers)


def test_it_takes_more_than_two_numbers():
    """Everybody who joined took a course, and thirty got a role after a course: so thirty did after joining in."""
    numbers = one_year(help_in_year=40, joined_in_year=30, course_in_new=30, team_in_new=30, course_team_in_flow=30)
    assert ((0, "flow", "joined-team"), None) in found(numbers)


def test_nobody_is_no_secret():
    assert found(one_year(help_in_year=0, joined_in_year=20)) == set()


def test_a_small_year_is_public_under_any_name():
    """Four joined in and nobody came for help: four joined in without help. With one visitor that is another thing."""
    assert found(one_year(help_in_year=0, joined_in_year=4)) == set()
    assert found(one_year(help_in_year=1, joined_in_year=4, help_joined_in_flow=1)) != set()


def with_growth(series):
    """Outcomes of referrals beside who went up by one (M-24): each of those was a referral of somebody who arrived."""
    known = {each.by: each for each in series}
    listed = document([each for each in series if each.total is not None], [])
    system = read(listed)
    grew = known["grown"].value("grown")
    if grew is not None and "outcome" in known:
        terms, right = {}, -float(grew)
        for part in known["outcome"].parts:
            if part.key in ("helped", "not_helped", "arrived", "stopped"):
                if part.is_hidden:
                    terms["outcome", "", "referrals", part.key] = -1.0
                else:
                    right += part.value
        if terms:
            system.most.append((terms, right))
    return set(Solver(system, set(system.low)).found()) if system.low else set()


def test_outcomes_beside_who_went_up_give_nothing_away():
    hidden = 0
    for seed in range(40):
        series = publish([], flow_lines(other_house(seed), 5))
        hidden += sum(part.is_hidden for each in series if each.by == "outcome" for part in each.parts)
        assert with_growth(series) == set(), f"house {seed}"
    assert hidden > 30

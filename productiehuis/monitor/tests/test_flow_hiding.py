"""What is hidden of the flow, and that who knows the rules cannot work it out from all the rest.

The attacker knows every shown number, how numbers lie within each other, and the very rule of hiding; and tries each
whole number for what is hidden.
"""

import random
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.publishing.flow_lines import NEW_AT, behind, flow_lines, way
from productiehuis.monitor.rules.flow import WAYS, Been, Flown, Stage, arrived, flow, flown_out
from productiehuis.monitor.rules.hiding import Line, Part, hide
from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.rules.referred import OUTCOMES, Sent
from productiehuis.monitor.tests.attacker import found_in, hidden_in
from productiehuis.monitor.tests.random_houses import document

LEAST = 5
SEEDS = range(60)


def house(seed: int) -> FlowYear:
    """A house in which people go up or not; half of the houses are in their first year."""
    draw = random.Random(seed)
    crowd, first_year = draw.choice((8, 30, 120, 400)), draw.random() < 0.5

    def been(chance: float) -> Been:
        came = [(n, draw.randint(1, 12)) for n in range(1, crowd + 1) if draw.random() < chance]
        earlier = [] if first_year else [(n, 0) for n in range(1, crowd + 1) if draw.random() < chance / 3]
        return Been.by_month(came + earlier)

    chances = dict(zip(Stage, (0.8, 0.4, 0.2, 0.15, 0.1, 0.08), strict=True))
    places = {at: been(draw.random() * 2 * chance) for at, chance in chances.items()}
    joined, course = places[Stage.JOINED], places[Stage.COURSE]
    months = tuple(one | other for one, other in zip(joined.months, course.months, strict=True))
    places[Stage.JOINED] = Been(joined.before | course.before, months)
    flown = tuple(
        Flown(number, draw.choice(("job", "job", "own", "education"))) for number in places[Stage.FLOWN].in_year
    )
    sent = tuple(
        Sent(draw.randint(1, crowd), draw.choice([state for states in OUTCOMES.values() for state in states]),
             draw.choice((None, 0, 4, 9)), draw.random() < 0.5)
        for _referral in range(draw.choice((0, 4, 20, 90)))
    )  # fmt: skip
    where = SimpleNamespace(slug="west")
    return FlowYear(where, 2018, date(2020, 1, 1), places, {}, flown=flown, sent=sent)


def truth(here: FlowYear) -> dict[str, int]:
    return {way(*ends): len(flow(here.been[ends[0]], here.been[ends[1]])) for ends in WAYS}


def shown(here: FlowYear) -> dict[str, dict[str, int | None]]:
    return {each.by: {part.key: part.value for part in each.parts} for each in publish([], flow_lines(here, LEAST))}


def around(here: FlowYear, start: Stage, end: Stage, known: dict[str, int | None]) -> Iterator[int]:
    """Published numbers that these people can lie within."""
    sizes = {at: len(here.been[at].in_year) for at in (Stage.HELP, Stage.JOINED)}
    for at in (start, end):
        if at in sizes:
            yield sizes[at]
        if at is Stage.COURSE:
            yield sizes[Stage.JOINED]
        if at in NEW_AT and (new := shown(here)["new_at"][at]) is not None:
            yield new
        if at is Stage.FLOWN and "flown_to" in shown(here):
            yield len(flown_out(here.flown))
    if start is Stage.COURSE and (whole := known[way(Stage.JOINED, end)]) is not None:
        yield whole


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_shown_numbers_tell_about_fewer_than_five(seed):
    here = house(seed)
    known = shown(here)["flow"]
    for start, end in WAYS:
        value = known[way(start, end)]
        if value is not None:
            assert value >= LEAST
            assert all(size <= value or size - value >= LEAST for size in around(here, start, end, known))


def could_be(here: FlowYear, start: Stage, end: Stage, known: dict[str, int | None]) -> set[int]:
    """The numbers that would have been hidden too, and fit in what is shown.

    Beside a hidden number anything may be hidden: it is only known that so many people are in neither. So it is in a
    house with earlier years: how many were ever at a place is not told.
    """
    sizes = list(around(here, start, end, known))
    whole = known[way(Stage.JOINED, end)] if start is Stage.COURSE else None
    has_earlier = any(been.before for been in here.been.values())
    beside_hidden = (
        has_earlier
        or (start is Stage.COURSE and whole is None)
        or any(at in NEW_AT and shown(here)["new_at"][at] is None for at in (start, end))
    )
    fits = {n for n in range(max(sizes, default=400) + 1) if beside_hidden or behind(n, sizes) < LEAST}
    if whole is not None:
        fits = {n for n in fits if n <= whole}
    part = known.get(way(Stage.COURSE, end)) if start is Stage.JOINED else None
    return {n for n in fits if part is None or n >= part}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_hidden_stream_can_be_more_than_one_number(seed):
    here = house(seed)
    known, real = shown(here)["flow"], truth(here)
    for start, end in WAYS:
        if known[way(start, end)] is None:
            possible = could_be(here, start, end, known)
            assert real[way(start, end)] in possible
            nobody_there = 0 in around(here, start, end, known)
            assert len(possible) > 1 or nobody_there, f"{start} to {end} is given away"


def test_only_hiding_small_streams_would_tell_about_few_people():
    """The control: without looking at numbers around a stream, the same houses do give small groups away."""
    told = 0
    for seed in SEEDS:
        here = house(seed)
        known = {key: count if count >= LEAST else None for key, count in truth(here).items()}
        for start, end in WAYS:
            value = known[way(start, end)]
            if value is not None:
                told += any(0 < size - value < LEAST for size in around(here, start, end, known))
    assert told > 10


def test_the_attacker_finds_no_hidden_outcome_or_place_to_which_people_flew():
    hidden = 0
    for seed in SEEDS:
        series = [each for each in publish([], flow_lines(house(seed), LEAST)) if each.total is not None]
        listed = document(series, [])
        hidden += len(hidden_in(listed))
        assert found_in(listed) == set(), f"house {seed}"
    assert hidden > 50


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6))
def test_what_is_part_of_no_total_is_hidden_by_itself_also_when_it_is_nobody(sizes):
    parts = tuple(Part(str(at), size, {"people": size}) for at, size in enumerate(sizes))
    hidden = hide(Line(parts, {"people": 0}, apart=True), LEAST)
    assert all(hidden.holds("people", part.key) == (part.people < LEAST) for part in parts)
    (line,) = publish([], {"new_at": [Line(parts, {"people": 0}, apart=True)]}, LEAST)
    assert line.total is None


def test_few_people_behind_all_referrals_show_none_of_them():
    few = FlowYear(
        SimpleNamespace(), 2018, date(2020, 1, 1), house(1).been, sent=(Sent(1, "helped", 1), Sent(2, "sent"))
    )
    assert flow_lines(few, LEAST)["outcome"] == []


def test_new_at_a_place_is_who_arrived_there():
    here = house(3)
    known = shown(here)["new_at"]
    for at in NEW_AT:
        assert known[at] in (None, len(arrived(here.been[at])))


def went(in_role=(), **came):
    """A year in which these numbers came to these places, each with a month; 0 is before the year."""
    places = {at: Been.by_month(came.get(at.value, ())) for at in Stage}
    return FlowYear(SimpleNamespace(slug="west"), 2018, date(2020, 1, 1), places, in_role=in_role)


def at_once(numbers, month=2):
    return [(number, month) for number in numbers]


def test_what_is_hidden_of_who_is_new_at_a_place_is_hidden_of_every_way_there():
    """Nineteen of twenty took a course. Were 14 after help shown, then 15 to 18 would not be: so it would be 19."""
    here = went(
        help=at_once([*range(1, 15), *range(50, 81)], 1), joined=at_once(range(1, 21)), course=at_once(range(1, 20))
    )
    assert truth(here)["help-course"] == 14
    assert shown(here)["new_at"]["course"] is None
    assert shown(here)["flow"]["help-course"] is None


def test_who_were_ever_there_are_around_a_way_too():
    """All years together ten came for help; seven of them joined in now. Three did not."""
    here = went(help=at_once(range(1, 11), 0), joined=at_once([*range(1, 8), *range(20, 43)]))
    assert truth(here)["help-joined"] == 7
    assert shown(here)["flow"]["help-joined"] is None


def test_who_has_a_role_in_the_year_is_around_who_got_one_first():
    """Eleven volunteers this year, nine of them new: two were there before."""
    here = went(in_role=(PeopleSet.of(range(1, 12)),), team=at_once(range(1, 10)))
    assert shown(here)["new_at"]["team"] is None
    assert shown(went(in_role=(PeopleSet.of(range(1, 16)),), team=at_once(range(1, 10))))["new_at"]["team"] == 9

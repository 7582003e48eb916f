"""How people go through the house, on plain values: who counts, what merging, undoing and erasing do to it."""

from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.rules.doubles import Doubles
from productiehuis.monitor.rules.flow import WAYS, Been, Flown, Stage, arrived, flow, flown_out, flown_to, unsure
from productiehuis.monitor.rules.mended import HAPPENED, GapDays, gaps_that
from productiehuis.monitor.rules.referred import BANDS, OUTCOMES, Sent, by_days, by_outcome
from productiehuis.referrals.rules.states import State

# Numbers with a month; month 0 is before the year.
CAME = st.lists(st.tuples(st.integers(1, 8), st.integers(0, 12)), max_size=14)
PAIRS = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] != pair[1]), max_size=4)


def by_hand(lower, higher, roots):
    """The rule again, person by person."""
    first = {}
    for name, rows in (("lower", lower), ("higher", higher)):
        for number, month in rows:
            key = (name, roots.get(number, number))
            first[key] = min(month, first.get(key, 99))
    return {
        number
        for (name, number), month in first.items()
        if name == "higher" and month > 0 and first.get(("lower", number), 99) <= month
    }


def test_ways_only_go_up():
    assert (Stage.HELP, Stage.JOINED) in WAYS
    assert (Stage.JOINED, Stage.COURSE) not in WAYS
    assert all((end, start) not in WAYS for start, end in WAYS)


def test_who_helped_first_and_needed_help_later_did_not_come_up():
    assert flow(Been.by_month([(1, 6)]), Been.by_month([(1, 5)])) == NO_ONE


def test_who_joined_in_before_the_year_is_not_new():
    assert flow(Been.by_month([(1, 0)]), Been.by_month([(1, 0), (1, 4)])) == NO_ONE


def test_a_possible_double_is_in_no_stream_until_somebody_decides():
    open_pairs = Doubles(((1, 2),))
    lower, higher = Been.by_month([(1, 1), (3, 1)]), Been.by_month([(1, 2), (3, 2)])
    assert flow(lower, higher, {}, unsure(open_pairs)) == PeopleSet.of([3])
    assert arrived(higher, {}, unsure(open_pairs)) == PeopleSet.of([3])


@given(CAME, CAME, PAIRS)
def test_the_sets_say_what_one_would_count_by_hand(lower, higher, pairs):
    roots = clusters(pairs)
    assert set(flow(Been.by_month(lower), Been.by_month(higher), roots)) == by_hand(lower, higher, roots)


@given(CAME, CAME, PAIRS)
def test_a_merge_that_is_undone_gives_every_count_back(lower, higher, pairs):
    start, end = Been.by_month(lower), Been.by_month(higher)
    before = flow(start, end), arrived(end)
    flow(start, end, clusters(pairs))
    assert (flow(start, end, clusters([])), arrived(end, clusters([]))) == before


@given(CAME, CAME, PAIRS)
def test_whatever_is_decided_about_doubles_there_are_at_least_so_many(lower, higher, pairs):
    start, end = Been.by_month(lower), Been.by_month(higher)
    least = len(flow(start, end, {}, unsure(Doubles.of(pairs, {}))))
    for decided in range(2 ** len(pairs)):
        same = clusters(pair for at, pair in enumerate(pairs) if decided >> at & 1)
        assert len(flow(start, end, same)) >= least


@given(CAME, CAME)
def test_nobody_flows_to_where_they_did_not_arrive(lower, higher):
    start, end = Been.by_month(lower), Been.by_month(higher)
    assert flow(start, end) <= arrived(end) <= end.in_year


def test_who_flew_out_twice_counts_once_where_they_said_last():
    said = [Flown(1, "own"), Flown(2, "job"), Flown(9, "job")]
    assert {to: set(people) for to, people in flown_to(said, {9: 1}).items()} == {"job": {1, 2}}
    assert flown_out(said, {9: 1}) == PeopleSet.of([1, 2])


def test_every_state_of_a_referral_with_a_yes_has_one_outcome():
    named = [state for states in OUTCOMES.values() for state in states]
    assert sorted(named) == sorted(state.value for state in State if state is not State.PROPOSED)


@given(
    st.lists(
        st.tuples(st.sampled_from([s.value for s in State if s is not State.PROPOSED]), st.none() | st.integers(0, 99))
    )
)
def test_outcomes_and_days_each_add_up_to_all_referrals(rows):
    sent = [Sent(number, state, days) for number, (state, days) in enumerate(rows)]
    assert sum(group.count for group in by_outcome(sent).values()) == len(sent)
    assert sum(group.count for group in by_days(sent).values()) == len(sent)
    assert list(by_days(sent)) == list(BANDS)


@given(st.lists(st.tuples(st.dates(), st.none() | st.dates(), st.none() | st.dates()), max_size=6))
def test_every_day_of_a_gap_counts_in_its_own_year_and_no_other(rows):
    gaps = [GapDays(*days) for days in rows]
    for at, what in enumerate(HAPPENED):
        years = [days[at].year for days in rows if days[at]]
        assert sum(gaps_that(gaps, what, year) for year in set(years)) == len(years)

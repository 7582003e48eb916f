"""The kernel's promises, most of them for any input."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel import bsn, clusters, keys
from productiehuis.kernel.periods import Period

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def test_keys_sort_by_the_time_they_were_made() -> None:
    made = [keys.new_key() for _ in range(200)]
    assert made == sorted(made)
    assert {key.version for key in made} == {7}


@given(days, days, days)
def test_periods_overlap_when_a_day_is_in_both(first: date, last: date, day: date) -> None:
    period = Period(min(first, last), max(first, last))
    assert (day in period) == period.overlaps(Period(day, day))


def test_a_month_ends_on_its_last_day() -> None:
    assert Period.month(2018, 12) == Period(date(2018, 12, 1), date(2018, 12, 31))
    assert Period.month(2020, 2).last == date(2020, 2, 29)


pairs = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=8)


@given(pairs)
def test_merged_numbers_count_as_one(merges: list[tuple[int, int]]) -> None:
    roots = clusters.clusters(merges)
    for kept, absorbed in merges:
        assert clusters.distinct([kept], roots) == clusters.distinct([absorbed], roots)


@given(pairs)
def test_every_number_of_somebody_is_each_that_counts_as_the_same(merges: list[tuple[int, int]]) -> None:
    roots = clusters.clusters(merges)
    for number in range(1, 10):
        same = {each for each in range(1, 10) if clusters.distinct([each], roots) == clusters.distinct([number], roots)}
        assert clusters.every_number([number], roots) == same


@given(pairs)
def test_every_merge_takes_at_most_one_person_away(merges: list[tuple[int, int]]) -> None:
    everyone = range(1, 10)
    assert len(clusters.distinct(everyone, clusters.clusters(merges))) >= 9 - len(merges)


@pytest.mark.parametrize(
    "text",
    [
        *("111222333", "111 222 333", "BSN: 1112.22.333!", "NL111222333B01", "a111222333b", "1-1-1-2-2-2-3-3-3"),
        *("١١١٢٢٢٣٣٣", "۱۱۱۲۲۲۳۳۳", "１１１２２２３３３", "111/222/333", "111_222_333", "111,222,333"),
        *("111\u200b222333", "111\u00a0222\u00a0333", "111–222–333"),
        *("111 222  333", "111 - 222 - 333", "111 – 222 – 333", "111·222·333"),
    ],
)
def test_a_bsn_is_found_however_it_is_written(text: str) -> None:
    assert bsn.find_bsn(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("06 - 12 34 56 78", "020 - 684 12 34", "111, 222, 333", "111   222   333"),
        *(
            "0612345678",
            "12-03-2018 en 14-03-2018",
            "123456789",
            "1112223334",
            "000000000",
            "01-01-2018 1",
            "11/12/2023 3",
        ),
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert bsn.find_bsn(text) is None

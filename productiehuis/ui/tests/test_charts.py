import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.ui.charts import bars, percent, plot, round_top


def test_the_longest_bar_is_full_width():
    shown = bars([("West", 390), ("Noord", 425), ("Zuid", None)])
    assert [bar.width for bar in shown] == ["91.8", "100", "0"]
    assert shown[2].value is None


def test_nothing_counted_gives_bars_without_ink():
    assert [bar.width for bar in bars([("West", None), ("Noord", 0)])] == ["0", "0"]


def test_a_month_without_a_count_breaks_the_line():
    lines = plot([("jan", 10), ("feb", 20), ("mrt", None), ("apr", 5), ("mei", 5)]).lines
    assert len(lines) == 2
    assert lines[0].split()[1] == "30,0"


def test_one_month_alone_is_still_visible():
    (line,) = plot([("jan", None), ("feb", 3), ("mrt", None)]).lines
    assert len(line.split()) == 2


def test_columns_stand_on_the_ground():
    for column in plot([("jan", 3), ("feb", 7)]).columns:
        assert float(column.top) + float(column.height) == pytest.approx(100, abs=0.11)


def test_a_chart_without_rows_is_empty():
    assert plot([]).columns == ()
    assert bars([]) == []


@given(st.integers(min_value=0, max_value=10**7))
def test_the_scale_holds_every_value_and_halves_to_a_whole_number(highest):
    top = round_top(highest)
    assert top >= highest
    assert top % 2 == 0
    assert highest == 0 or top <= max(2, highest * 2)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_a_plain_number_without_exponent(part, whole):
    assert "E" not in percent(part, whole)

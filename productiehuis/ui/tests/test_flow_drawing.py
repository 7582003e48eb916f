"""The flow through the house: streams fit in their places, and numbers do not lie on each other."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.ui.drawing.flow import SLOT, WIDTH, FlowPlace, FlowStorey, Stream, flow_drawing

STOREYS = [
    FlowStorey("Souterrain", "sou", (FlowPlace("help", "Hulp"),)),
    FlowStorey("Begane grond", "beg", (FlowPlace("join", "Meedoen"), FlowPlace("course", "Cursus"))),
    FlowStorey("Verdieping", "v1", (FlowPlace("team", "Vrijwilliger"), FlowPlace("plan", "Plan"))),
    FlowStorey("Zolder", "zol", (FlowPlace("flown", "Uitgevlogen", "7 mensen"),)),
]
ENDS = [
    ("help", "join"), ("help", "course"), ("help", "team"), ("help", "plan"), ("help", "flown"), ("join", "team"),
    ("join", "plan"), ("join", "flown"), ("course", "team"), ("course", "plan"), ("course", "flown"),
    ("team", "flown"), ("plan", "flown"),
]  # fmt: skip


def widths(drawing):
    """The width of each ribbon where it begins, by its number."""
    found = {}
    for ribbon in drawing.ribbons:
        numbers = [int(each) for each in re.findall(r"-?\d+", ribbon.path)]
        found[ribbon.number] = numbers[-2] - numbers[0]
    return found


def bend(a, b, c, d, t):
    """A point of a cubic curve."""
    return sum(
        part * at
        for part, at in zip(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3), (a, b, c, d), strict=True)
    )


def left_side(ribbon):
    """Points along the left side of a ribbon, close together."""
    numbers = [float(each) for each in re.findall(r"-?\d+", ribbon.path[: ribbon.path.index("L")])]
    xs, ys = numbers[::2], numbers[1::2]
    for at in range(0, len(xs) - 1, 3):
        for step in range(41):
            yield bend(*xs[at : at + 4], step / 40), bend(*ys[at : at + 4], step / 40)


def behind(drawing):
    """Numbers of streams that go behind a place they do not enter."""
    wide = widths(drawing)
    return {
        ribbon.number
        for ribbon in drawing.ribbons
        for box in drawing.boxes
        for x, y in left_side(ribbon)
        if box.y + 2 < y < box.y + 74 and x + wide[ribbon.number] > box.x and x < box.x + box.w
    }


def test_a_stream_is_as_wide_as_its_number():
    wide = widths(flow_drawing(STOREYS, [Stream("help", "join", 80), Stream("join", "team", 20)]))
    assert abs(wide[80] - 4 * wide[20]) <= 4


def test_a_stream_of_nothing_is_not_drawn():
    assert flow_drawing(STOREYS, [Stream("help", "join", 0)]).ribbons == ()


def test_right_to_left_is_the_mirror_image():
    streams = [Stream("help", "join", 8), Stream("join", "team", 5)]
    plain, mirrored = flow_drawing(STOREYS, streams), flow_drawing(STOREYS, streams, rtl=True)
    assert [box.middle for box in mirrored.boxes] == [WIDTH - box.middle for box in plain.boxes]


@given(st.lists(st.integers(1, 3000), min_size=len(ENDS), max_size=len(ENDS), unique=True), st.booleans())
def test_no_stream_goes_behind_a_place_it_does_not_enter(values, rtl):
    streams = [Stream(start, end, value) for (start, end), value in zip(ENDS, values, strict=True)]
    assert behind(flow_drawing(STOREYS, streams, rtl=rtl)) == set()


@pytest.mark.parametrize("middle", [("join",), ("join", "course", "eat")])
def test_there_is_a_lane_beside_one_place_and_among_three(middle):
    storeys = [STOREYS[0], FlowStorey("Begane grond", "beg", tuple(FlowPlace(key, key) for key in middle)), STOREYS[3]]
    streams = [Stream("help", "flown", 40), *(Stream(key, "flown", 7 + at) for at, key in enumerate(middle))]
    assert behind(flow_drawing(storeys, streams)) == set()


@given(st.lists(st.integers(0, 3000), min_size=len(ENDS), max_size=len(ENDS)))
def test_streams_stay_in_their_place_and_numbers_apart(values):
    streams = [Stream(start, end, value) for (start, end), value in zip(ENDS, values, strict=True)]
    drawing = flow_drawing(STOREYS, streams)
    for box in drawing.boxes:
        at = sorted(
            ribbon.x
            for ribbon in drawing.ribbons
            if abs(ribbon.y - box.y - 106) < 1 and box.x <= ribbon.x <= box.x + box.w
        )
        assert all(after - before >= SLOT - 1 for before, after in pairwise(at))
    for ribbon in drawing.ribbons:
        assert any(box.x <= ribbon.x <= box.x + box.w for box in drawing.boxes)

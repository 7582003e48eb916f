"""A way through the house: every step once, in order, on its own storey, and right to left as well."""

import re
from itertools import pairwise

import pytest
from django.template import Context, Template
from django.utils import translation

from productiehuis.ui.drawing.plan import HousePlan, StoreyPlan
from productiehuis.ui.drawing.way import RING, WIDTH, WayStop, way

STOREYS = (
    StoreyPlan("souterrain", "Souterrain", "", "souterrain", ()),
    StoreyPlan("begane_grond", "Begane grond", "", "begane-grond", ()),
    StoreyPlan("algemene_ruimte", "Algemene ruimte", "", "algemene-ruimte", ()),
    StoreyPlan("verdieping", "Eerste verdieping", "", "eerste", ()),
    StoreyPlan("zolder", "Zolder", "", "zolder", ()),
)
PLAN = HousePlan("West", "/west/", STOREYS)
STOPS = (
    WayStop("Hulp bij je brieven", "/a/", "letter", 0),
    WayStop("De computer leren", "/b/", "computer", 1),
    WayStop("Samen koken", "/c/", "pot", 1),
    WayStop("Je eigen bedrijf", "/d/", "wings", 4),
)


def drawn(language="nl", stops=STOPS):
    with translation.override(language):
        template = Template("{% load drawing %}{% way_drawing plan stops title %}")
        return template.render(Context({"plan": PLAN, "stops": stops, "title": "Weg 1"}))


def test_every_storey_is_there_and_each_step_is_a_link_in_order():
    html = drawn()
    assert re.findall(r'<a href="([^"]+)"', html) == ["/a/", "/b/", "/c/", "/d/"]
    assert all(storey.name in html for storey in STOREYS)


def test_the_way_climbs():
    heights = [shape.y for shape in way(PLAN, STOPS).stops]
    assert heights == sorted(heights, reverse=True)


def test_steps_of_one_storey_stand_between_its_floors():
    found = way(PLAN, STOPS)
    ground = next(floor for floor in found.floors if floor.tone == "beg")
    _left, top, _right, bottom, _back = map(int, re.findall(r"\d+", ground.path))
    assert all(top < shape.y < bottom for shape in found.stops if shape.tone == "beg")


def test_a_way_that_goes_down_again_is_drawn_going_down():
    down = (WayStop("Boven", "/x/", "plan", 3), WayStop("Beneden", "/y/", "pot", 1))
    first, second = way(PLAN, down).stops
    assert first.y < second.y


def test_right_to_left_it_is_mirrored_and_stays_inside():
    for rtl in (False, True):
        assert all(0 < shape.x < WIDTH for shape in way(PLAN, STOPS, rtl).stops)
    assert [WIDTH - shape.x for shape in way(PLAN, STOPS).stops] == [shape.x for shape in way(PLAN, STOPS, True).stops]


def test_a_hostile_name_is_text():
    assert "<script>" not in drawn(stops=(WayStop("<script>", "/a/", "letter", 0),))


def test_nothing_is_styled_inline():
    assert "style=" not in drawn("ar")


def test_no_line_runs_through_the_name_of_a_storey():
    html = drawn()
    for floor in way(PLAN, STOPS).floors:
        assert html.index('class="ribbon"') < html.index(f'd="{floor.plate}"') < html.index(f">{floor.name.first}<")
        left, top, right, bottom, _back = map(float, re.findall(r"-?[\d.]+", floor.plate))
        assert left < floor.name.x < right
        assert top < floor.name.y < bottom


# A way that goes up and down, as somebody's own way does.

OWN = (
    WayStop("Uit de uitkering", "/a/", "sun", 4),
    WayStop("Spreekuur", "/b/", "letter", 0),
    WayStop("Computerles", "/c/", "computer", 1),
    WayStop("Een mail sturen", "/d/", "stairs", 3),
    WayStop("Samen koken", "/e/", "pot", 1),
)


def pieces(found):
    """Each straight piece of the line, as its two ends."""
    numbers = list(map(float, re.findall(r"-?[\d.]+", re.sub(r"([HVQ])", r" ", found.line))))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return list(pairwise(points))


@pytest.mark.parametrize("rtl", [False, True])
def test_up_and_down_the_line_passes_other_steps_by(rtl):
    found = way(PLAN, OWN, rtl)
    for (x, y), (to_x, to_y) in pieces(found):
        assert x == to_x or y == to_y
        for shape in found.stops:
            between = min(y, to_y) < shape.y < max(y, to_y)
            assert not (between and abs(shape.x - x) < RING + 7), (shape.stop.name, x)


@pytest.mark.parametrize("rtl", [False, True])
def test_up_and_down_no_line_runs_through_words(rtl):
    found = way(PLAN, OWN, rtl)
    for (x, y), (to_x, to_y) in pieces(found):
        for floor in found.floors:
            left, top, right, bottom, _back = map(float, re.findall(r"-?[\d.]+", floor.plate))
            if x == to_x and left < x < right:
                assert not (min(y, to_y) < bottom and max(y, to_y) > top), floor.name.first


def test_the_line_comes_to_each_step_in_order():
    found = way(PLAN, OWN)
    ends = [(float(shape.x), float(shape.y)) for shape in found.stops]
    at = [point for _before, point in pieces(found)]
    assert [point for point in at if point in ends] == ends


def test_a_way_that_only_climbs_goes_from_side_to_side_as_it_did():
    assert len({shape.x for shape in way(PLAN, STOPS).stops}) == 2
    assert len({shape.x for shape in way(PLAN, OWN).stops}) == 1


def test_dutch_words_of_a_plan_run_from_left_to_right_on_an_arabic_page():
    mine = (WayStop("Met digiBEET een mail leren sturen.", "/a/", "computer", 1), WayStop("أطبخ.", "/b/", "pot", 1))
    course = WayStop("digiBEET: البداية", "/c/", "computer", 1)
    labels = re.findall(r'<text class="lb"[^>]*>', drawn("ar", (*mine, course)))
    assert ['direction="ltr"' in label for label in labels] == [True, False, False]
    labels = re.findall(r'<text class="lb"[^>]*>', drawn("nl", mine))
    assert ['direction="rtl"' in label for label in labels] == [False, True]

"""The layout of the drawing, over any house somebody can think of."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productiehuis.ui.drawing import measure
from productiehuis.ui.drawing.objects import DEFAULT, OBJECTS, known
from productiehuis.ui.drawing.paths import Box
from productiehuis.ui.drawing.plan import KINDS, HousePlan, RoomPlan, StoreyPlan
from productiehuis.ui.drawing.shapes import Drawing, Text, Words
from productiehuis.ui.drawing.stack import SHOWN, stack
from productiehuis.ui.drawing.wide import wide
from productiehuis.ui.drawing.windows import STYLES

WORDS = (
    "Koken Sociaal spreekuur Arbeidsongeschiktheidsverzekeringsadvies digiBEET en Kinderopvangtoeslag Mektuplar "
    "danışmanlığı girişimciliği رسائل والديون الشخصي مساعدة 学习荷兰语 Łódź É W"
).split()
names = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.text(min_size=1, max_size=50),
)
rooms = st.builds(
    RoomPlan,
    name=names,
    url=st.uuids().map(lambda key: f"/kamer/{key}/"),
    topic=st.sampled_from([*OBJECTS, "nobody-drew-this"]),
    is_open=st.booleans(),
    is_planned=st.booleans(),
)
storeys = st.builds(
    StoreyPlan,
    kind=st.sampled_from(KINDS),
    name=names,
    motto=st.one_of(st.just(""), names),
    url=st.uuids().map(lambda key: f"/verdieping/{key}/"),
    rooms=st.lists(rooms, max_size=9).map(tuple),
)
houses = st.builds(
    HousePlan,
    name=names,
    url=st.just("/west/"),
    storeys=st.lists(storeys, min_size=1, max_size=6).map(tuple),
    on_hold=st.booleans(),
    new_room_url=st.sampled_from(["", "/nieuw/"]),
)
anyhow = settings(max_examples=25, deadline=None)
both = pytest.mark.parametrize("draw", [wide, stack])


def room(name: str, topic: str = "pot", **more: object) -> RoomPlan:
    return RoomPlan(name, f"/{name}/", topic, True, **more)


def house(*storeys: tuple[str, int], **more: object) -> HousePlan:
    return HousePlan(
        "West",
        "/west/",
        tuple(
            StoreyPlan(kind, kind.title(), "", f"/{kind}{n}/", tuple(room(f"Kamer {n}.{i}") for i in range(count)))
            for n, (kind, count) in enumerate(storeys)
        ),
        **more,
    )


def boxes(drawing: Drawing) -> list[Box]:
    """Everything that can be pressed."""
    out = []
    for storey in drawing.storeys:
        out += [room.box for room in storey.rooms] + [storey.sign.box]
        out += [storey.free.box] if storey.free else []
        out += [storey.more.box] if storey.more else []
    return out


def overlap(one: Box, other: Box) -> bool:
    slack = 1
    return (
        one.x + slack < other.right
        and other.x + slack < one.right
        and one.y + slack < other.bottom
        and other.y + slack < one.bottom
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - 1
        and inner.right <= outer.right + 1
        and inner.y >= outer.y - 1
        and inner.bottom <= outer.bottom + 1
    )


def text_fits(text: Text, box: Box) -> bool:
    widest = max((measure.width(line, text.fit.size) for line in text.fit.lines), default=0)
    bottom = text.y + text.fit.lead * (len(text.fit.lines) - 1)
    return text.x - widest / 2 >= box.x - 1 and text.x + widest / 2 <= box.right + 1 and bottom <= box.bottom + 1


@both
@given(plan=houses)
@anyhow
def test_nothing_that_can_be_pressed_overlaps(draw, plan):
    for one, other in combinations(boxes(draw(plan, Words())), 2):
        assert not overlap(one, other)


@both
@given(plan=houses)
@anyhow
def test_every_room_stands_inside_its_storey_and_the_drawing(draw, plan):
    drawing = draw(plan, Words())
    for storey in drawing.storeys:
        for shape in storey.rooms:
            assert inside(shape.box, storey.box)
    for box in boxes(drawing):
        assert inside(box, Box(0, 0, drawing.width, drawing.height))


@both
@given(plan=houses)
@anyhow
def test_every_label_fits_its_place(draw, plan):
    for storey in draw(plan, Words()).storeys:
        assert text_fits(storey.sign.name, storey.sign.box)
        assert text_fits(storey.sign.motto, storey.sign.box)
        for shape in storey.rooms:
            assert text_fits(shape.label, shape.box)
            assert len(shape.label.fit.lines) <= 3
            assert shape.dot[0] - 6 >= shape.box.x
        if storey.free:
            assert text_fits(storey.free.label, storey.free.box)


@both
@given(plan=houses)
@anyhow
def test_the_stairs_cross_no_room(draw, plan):
    drawing = draw(plan, Words())
    for flight in drawing.flights:
        for storey in drawing.storeys:
            assert not any(overlap(flight.box, shape.box) for shape in storey.rooms)


@given(plan=houses)
@anyhow
def test_the_wide_drawing_holds_every_storey_and_room_once(plan):
    drawing = wide(plan, Words())
    assert sorted(s.storey.url for s in drawing.storeys) == sorted(s.url for s in plan.storeys)
    drawn = sorted(shape.room.url for storey in drawing.storeys for shape in storey.rooms)
    assert drawn == sorted(room.url for storey in plan.storeys for room in storey.rooms)


@given(plan=houses)
@anyhow
def test_the_stack_counts_the_rooms_it_does_not_draw(plan):
    for shape in stack(plan, Words()).storeys:
        urls = [room.room.url for room in shape.rooms]
        assert urls == [room.url for room in shape.storey.rooms][: len(urls)]
        assert len(urls) + (shape.more.count if shape.more else 0) == len(shape.storey.rooms)
        assert len(urls) <= SHOWN + 1


@given(plan=houses)
@anyhow
def test_both_drawings_and_the_list_are_read_in_the_same_order(plan):
    order = [storey.url for storey in plan.from_above]
    assert [shape.storey.url for shape in wide(plan, Words()).storeys] == order
    assert [shape.storey.url for shape in stack(plan, Words()).storeys] == order


def test_the_same_house_is_drawn_the_same_way_twice():
    plan = house(("souterrain", 3), ("begane_grond", 4), ("zolder", 1))
    assert wide(plan, Words()) == wide(plan, Words())


def test_the_common_room_is_read_after_its_ground_floor():
    plan = house(("souterrain", 1), ("begane_grond", 1), ("algemene_ruimte", 2), ("verdieping", 1), ("zolder", 1))
    assert [s.kind for s in plan.from_above] == [
        "zolder", "verdieping", "begane_grond", "algemene_ruimte", "souterrain",
    ]  # fmt: skip


def test_each_storey_above_the_ground_has_a_colour_of_its_own():
    plan = house(("begane_grond", 1), ("verdieping", 1), ("verdieping", 1), ("verdieping", 1))
    assert len({shape.tone for shape in wide(plan, Words()).storeys}) == 4


def test_the_common_room_lies_beside_the_stairs_on_the_ground_floor():
    plan = house(("souterrain", 1), ("begane_grond", 4), ("algemene_ruimte", 1), ("zolder", 1))
    common = next(s for s in wide(plan, Words()).storeys if s.tone == "alg")
    assert common.bay is not None
    assert common.rooms[0].box.y >= common.bay.box.y
    assert common.rooms[0].box.x >= common.bay.box.right


def test_four_rooms_stand_beside_the_common_room_in_one_row():
    names = ("Samen koken", "digiBEET", "Naaiatelier", "Fietsles")
    ground = StoreyPlan("begane_grond", "Begane grond", "", "/b/", tuple(room(name) for name in names))
    common = StoreyPlan("algemene_ruimte", "Algemene ruimte", "", "/a/", ())
    drawing = wide(HousePlan("West", "/west/", (ground, common)), Words())
    assert len({shape.box.y for shape in drawing.storeys[0].rooms}) == 1


def test_rooms_of_a_storey_differ_in_width_and_window():
    topics = ("pot", "bike", "sewing", "book")
    ground = StoreyPlan("begane_grond", "Begane grond", "", "/b/", tuple(room("Kamer", topic) for topic in topics))
    shapes = wide(HousePlan("West", "/west/", (ground,)), Words()).storeys[0].rooms
    assert len({round(shape.box.w) for shape in shapes}) > 2
    assert len({shape.window.count("A") + shape.window.count("v") for shape in shapes}) > 2


def test_a_house_on_hold_has_no_light_on():
    plan = house(("begane_grond", 4), ("zolder", 1), on_hold=True)
    assert not any(shape.is_open for storey in wide(plan, Words()).storeys for shape in storey.rooms)


def test_a_planned_room_is_never_open():
    ground = StoreyPlan("begane_grond", "Begane grond", "", "/b/", (room("Later", is_planned=True),))
    assert wide(HousePlan("West", "/west/", (ground,)), Words()).storeys[0].rooms[0].state == "plan"


def test_without_an_address_there_is_no_free_place():
    plan = house(("begane_grond", 1))
    assert wide(plan, Words()).storeys[0].free is None
    assert wide(house(("begane_grond", 1), new_room_url="/n/"), Words()).storeys[0].free is not None


def test_every_topic_has_its_object_and_its_window():
    assert set(STYLES) == set(OBJECTS) - {DEFAULT}
    assert known("nobody-drew-this") == DEFAULT


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Samen koken", ("Samen koken",)),
        ("Sociaal spreekuur de Tagerijn", ("Sociaal spreekuur", "de Tagerijn")),
    ],
)
def test_a_label_breaks_between_words_into_lines_of_like_length(text, lines):
    assert measure.fit(text, 180, (18,), lines=3).lines == lines


@both
@given(plan=houses)
@anyhow
def test_a_label_breaks_only_between_words(draw, plan):
    for storey in draw(plan, Words()).storeys:
        for text, name in [(storey.sign.name, storey.storey.name), *((r.label, r.room.name) for r in storey.rooms)]:
            shown = " ".join(text.fit.lines)
            assert shown == " ".join(name.split()) or shown.endswith("…")


@pytest.mark.parametrize("name", ["Bewonerscoaches", "Opvoedingsondersteuning", "Schuldhulpverlening", "المستشفيات"])
@both
def test_a_long_word_gets_the_room_it_needs(draw, name):
    ground = StoreyPlan("begane_grond", "Begane grond", "", "/b/", tuple(room(name) for _ in range(5)))
    for shape in draw(HousePlan("West", "/west/", (ground,)), Words()).storeys[0].rooms:
        assert shape.label.fit.lines == (name,)
        assert shape.label.fit.size >= 15


def test_what_cannot_fit_ends_in_an_ellipsis():
    assert measure.fit("een naam die maar door en door gaat zonder eind", 60, (18,), lines=2).lines[-1].endswith("…")
    assert measure.fit("Arbeidsongeschiktheidsverzekering", 60, (18,), lines=2).lines[0].endswith("…")


def test_a_storey_without_rooms_is_not_bare_on_a_phone():
    empty = stack(house(("begane_grond", 0), ("verdieping", 0), ("zolder", 1)), Words()).storeys
    assert [len(storey.decor) for storey in empty] == [0, 1, 1]
    kinds = [kind for storey in empty for _x, _y, kind in storey.decor]
    assert kinds.count(0) == 1, "one cat"
    for storey in empty:
        assert all(storey.box.x < x < storey.box.right for x, _y, _kind in storey.decor)

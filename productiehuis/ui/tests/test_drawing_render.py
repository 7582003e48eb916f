"""The drawing as it reaches the page: links, names, languages, weight."""

import re
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import brotli
import pytest
from django.template import Context, Template
from django.utils import translation

from productiehuis.ui.drawing.plan import HousePlan, RoomPlan, StoreyPlan
from productiehuis.ui.drawing.poster import extent

SVG = "{http://www.w3.org/2000/svg}"


def room(name: str, topic: str, is_open: bool = True, **more: object) -> RoomPlan:
    return RoomPlan(name, f"/west/{name.lower().replace(' ', '-')}/", topic, is_open, **more)


def storey(kind: str, name: str, motto: str, *rooms: RoomPlan) -> StoreyPlan:
    return StoreyPlan(kind, name, motto, f"/west/{kind}/", rooms)


@pytest.fixture
def west() -> HousePlan:
    return HousePlan(
        "Huis West",
        "/west/",
        (
            storey(
                "souterrain",
                "Souterrain",
                "hulp krijgen",
                room("Brieven", "letter"),
                room("Geld", "coins", False, note="di 13 uur"),
                room("Recht", "legal"),
            ),
            storey(
                "begane_grond",
                "Begane grond",
                "meedoen",
                room("Samen koken", "pot"),
                room("Computerles", "computer"),
                room("Naaien", "sewing", False),
                room("Fietsles", "bike"),
            ),
            storey("algemene_ruimte", "Algemene ruimte", "ontmoeten"),
            storey(
                "verdieping",
                "Eerste verdieping",
                "je eigen plan",
                room("Plan maken", "plan"),
                room("Coaching", "coach", False),
                room("Nederlands", "language", is_planned=True),
                room("Laat je horen", "megaphone"),
            ),
            storey("zolder", "Zolder", "uitvliegen", room("Eigen vleugels", "wings")),
        ),
        new_room_url="/west/nieuw/",
    )


def render(source: str, **values: object) -> str:
    return Template("{% load drawing %}" + source).render(Context(values))


def drawn(plan: HousePlan) -> list[ElementTree.Element]:
    """The wide drawing and the stack, parsed; what does not parse fails here."""
    html = render("{% house_drawing plan %}", plan=plan)
    found = re.findall(r"<svg class=\"dh-(?:wide|stack).*?</svg>", html, re.S)
    return [
        ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)) for svg in found
    ]


def links(svg: ElementTree.Element) -> list[str]:
    return [link.get("href", "") for link in svg.iter(f"{SVG}a")]


def names(svg: ElementTree.Element) -> list[str]:
    return [link.get("aria-label", "") for link in svg.iter(f"{SVG}a")]


def test_each_drawing_links_every_storey_and_room_once(west):
    expected = [s.url for s in west.storeys] + [r.url for s in west.storeys for r in s.rooms]
    for svg in drawn(west):
        assert sorted(link for link in links(svg) if link != west.new_room_url) == sorted(expected)


def test_links_go_from_the_attic_down_to_the_souterrain(west):
    for svg in drawn(west):
        order = [link for link in links(svg) if link in {s.url for s in west.storeys}]
        assert order == [s.url for s in west.from_above]


def test_a_screen_reader_hears_name_and_state_and_note(west):
    for svg in drawn(west):
        heard = names(svg)
        assert "Brieven: nu open" in heard
        assert "Geld: nu dicht. di 13 uur" in heard
        assert "Nederlands: komt nog" in heard
        assert "Souterrain: hulp krijgen" in heard


def test_scenery_is_hidden_from_a_screen_reader(west):
    for svg in drawn(west):
        hidden = svg.find(f".//{SVG}g[@aria-hidden='true']")
        assert hidden is not None
        assert not list(hidden.iter(f"{SVG}a"))


def test_a_house_with_many_rooms_folds_in_the_stack_only(west):
    many = storey("begane_grond", "Begane grond", "meedoen", *(room(f"Kamer {n}", "pot") for n in range(13)))
    wide, stack = drawn(replace(west, storeys=(many,)))
    assert len(links(wide)) == 15
    assert "en nog 7 kamers" in "".join(stack.itertext())
    assert links(stack).count(many.url) == 2


def test_names_are_escaped(west):
    evil = storey("begane_grond", "<b>&", "'\"", room('"><script>', "pot"))
    html = render("{% house_drawing plan %}{% house_list plan %}", plan=replace(west, storeys=(evil,)))
    assert "<script" not in html
    assert "<b>" not in html


def test_nothing_is_styled_or_scripted_inline(west):
    html = render("{% house_drawing p %}{% house_list p %}{% house_mini p %}{% house_poster p qr %}", p=west, qr={})
    assert not re.search(r"\sstyle=|<style|<script|\son\w+=", html)


def test_no_id_stands_twice_on_a_page_with_several_houses(west):
    page = "{% for plan in plans %}{% house_drawing plan %}{% house_mini plan %}{% endfor %}{% house_poster west qr %}"
    html = render(page, plans=[west, west, replace(west, url="/noord/")], west=west, qr={})
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert ids
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="#|url\(#)(\w[\w-]*)', html)) <= set(ids)


def test_the_same_page_is_rendered_the_same_way_twice(west):
    assert render("{% house_drawing p %}", p=west) == render("{% house_drawing p %}", p=west)


def test_arabic_mirrors_the_house_but_not_its_text(west):
    with translation.override("ar"):
        wide, stack = drawn(west)
    for svg, width in ((wide, 1200), (stack, 360)):
        assert svg[0].get("transform") == f"matrix(-1 0 0 1 {width} 0)"
        assert all(text.get("transform", "").startswith("matrix(-1") for text in svg.iter(f"{SVG}text"))
        rooms = [use for link in svg.iter(f"{SVG}a") for use in link.iter(f"{SVG}use")]
        assert all(use.get("transform", "").startswith("matrix(-") for use in rooms)


def test_dutch_is_not_mirrored(west):
    for svg in drawn(west):
        assert not any("matrix(-" in (element.get("transform") or "") for element in svg.iter())


def test_a_name_in_another_language_says_so(west):
    foreign = storey("begane_grond", "Begane grond", "", room("Raad", "legal", lang="nl", dir="ltr"))
    html = render("{% house_drawing p %}{% house_list p %}", p=replace(west, storeys=(foreign,)))
    assert html.count('lang="nl"') == 3


def test_a_house_on_hold_is_dark_and_says_so(west):
    html = render("{% house_drawing p %}", p=replace(west, on_hold=True))
    assert 'class="on"' not in html
    assert "nu open" not in html
    assert "Dit huis is nu dicht" in html


def test_a_house_without_storeys_still_shows_something(west):
    assert "nog geen verdiepingen" in render("{% house_drawing p %}", p=replace(west, storeys=()))


def test_twelve_rooms_weigh_at_most_nine_kilobytes(west):
    assert len(brotli.compress(render("{% house_drawing p %}", p=west).encode())) <= 9 * 1024


def test_the_list_holds_the_same_links_in_the_same_order(west):
    html = render("{% house_list p %}", p=west)
    expected = []
    for s in west.from_above:
        expected += [s.url, *(r.url for r in s.rooms)]
    assert [unescape(url) for url in re.findall(r'href="([^"]+)"', html)] == [*expected, west.new_room_url]


def test_the_small_house_is_decoration(west):
    html = render("{% house_mini p %}", p=west)
    assert 'aria-hidden="true"' in html
    assert "<a" not in html
    assert "<text" not in html


def test_the_small_house_on_hold_has_shutters(west):
    assert "dh-shut" in render("{% house_mini p %}", p=replace(west, on_hold=True))
    assert "dh-shut" not in render("{% house_mini p %}", p=west)


def test_the_poster_has_a_code_for_every_room_that_is_there(west):
    qr = {r.url: "M4 4.5h7m2 0h1m-10 1h21" for s in west.storeys for r in s.rooms}
    html = render("{% house_poster p qr %}", p=west, qr=qr)
    assert html.count('class="dh-qr"') == 11
    assert "QR-code van Samen koken" in html
    assert "QR-code van Nederlands" not in html


def test_paper_shows_every_room_lit(west):
    html = render("{% house_poster p qr %}", p=west, qr={})
    assert 'class="off"' not in html


def test_the_size_of_a_code_is_read_from_its_path():
    assert extent("M4 4.5h7m2 0h1m2 0h3m-15 1h29") == (4, 33)
    assert extent("M0 0h1v1h-1zM28 0h1v1h-1z") == (0, 29)
    assert extent("") == (0, 0)


def test_a_code_keeps_four_white_modules_around_it(west):
    html = render("{% house_poster p qr %}", p=west, qr={"/west/brieven/": "M0 0h1v1h-1zM28 0h1v1h-1z"})
    assert 'viewBox="-4 -4 37 37"' in html
    assert 'class="dh-squares"' in html

"""The colours of the drawing can be told apart, by day and by night (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

from productiehuis.ui.drawing.levels import TONES

CSS = (Path(__file__).parents[1] / "static/ui/drawing.css").read_text()
TEXT, SHAPE = 4.5, 3.0


def palettes() -> dict[str, dict[str, str]]:
    """The custom properties of each block that sets the ground of the souterrain."""
    blocks = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", body))
        for body in re.findall(r"\{([^{}]*--g-sou[^{}]*)\}", CSS)
    ]
    light, by_system, by_choice = blocks[0], blocks[1], blocks[2]
    assert by_system == by_choice, "the two ways into the dark give the same colours"
    return {"light": light, "dark": light | by_system}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_on(palette: dict[str, str], tone: str) -> str:
    return palette.get(f"t-{tone}", palette["t-light"])


@pytest.fixture(params=["light", "dark"])
def palette(request):
    return palettes()[request.param]


@pytest.mark.parametrize("tone", TONES)
def test_room_labels_can_be_read_on_every_storey(palette, tone):
    assert contrast(text_on(palette, tone), palette[f"g-{tone}"]) >= TEXT


@pytest.mark.parametrize("tone", TONES)
def test_dots_and_dashes_can_be_seen_on_every_storey(palette, tone):
    assert contrast(text_on(palette, tone), palette[f"g-{tone}"]) >= SHAPE


def test_signs_can_be_read(palette):
    assert contrast(palette["signtext"], palette["sign"]) >= TEXT


@pytest.mark.parametrize("ground", ["bg", "far", "earth", "wall"])
def test_signs_stand_out_from_what_is_behind_them_or_have_a_strip_that_does(palette, ground):
    strips = [palette[f"g-{tone}"] for tone in TONES if tone not in ("beg", "alg")]
    sign = contrast(palette["sign"], palette[ground])
    assert max(sign, *(contrast(strip, palette["sign"]) for strip in strips)) >= SHAPE


def test_the_key_can_be_read_under_the_house(palette):
    assert contrast("#fffdf9", palette["earth"]) >= TEXT


@pytest.mark.parametrize("ground", ["bg", "earth", "wall", "sign", "lit", *(f"g-{tone}" for tone in TONES)])
def test_one_of_the_two_focus_rings_can_be_seen_on_every_ground(palette, ground):
    assert max(contrast("#fff", palette[ground]), contrast("#000", palette[ground])) >= SHAPE
    assert contrast("#fff", "#000") >= SHAPE


@pytest.mark.parametrize("tone", [tone for tone in TONES if tone not in ("beg", "alg")])
def test_a_lit_window_stands_out_from_its_storey(palette, tone):
    assert contrast(palette["lit"], palette[f"g-{tone}"]) >= SHAPE


def test_the_stairs_stand_out_from_dark_storeys(palette):
    for tone in ("sou", "v1", "v2", "v3", "v4", "zol"):
        assert contrast(palette["stair"], palette[f"g-{tone}"]) >= SHAPE


def test_a_poster_can_be_read():
    light = palettes()["light"]
    assert contrast(light["ink"], light["bg"]) >= TEXT
    assert contrast("#fffdf9", light["earth"]) >= TEXT

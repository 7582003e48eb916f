"""Pictures that hide something, or are made to break who opens them: drawn anew, or refused with a code."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from productiehuis.plans.rules.files import NotAllowed, cleaned
from productiehuis.plans.rules.pictures import LONGEST_SIDE
from productiehuis.plans.tests.pictures import RED, chunk, jpeg, piece, png

HIDDEN = b"PK\x03\x04 hidden <script>alert(1)</script>"
BEELDEN = Path(__file__).resolve().parents[3] / "docs" / "handleiding" / "beelden"


def refused(data):
    with pytest.raises(NotAllowed) as why:
        cleaned(data)
    return why.value.code


def opened(data):
    return Image.open(BytesIO(data)).convert("RGBA")


def saved(picture, form, **how):
    out = BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def pieces_of_png(data):
    at, found = 8, []
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        found.append(data[at + 4 : at + 8])
        at += 12 + length
    return found


# Two files in one.


@pytest.mark.parametrize(
    "data",
    [
        png(tail=HIDDEN),
        png(more=chunk(b"prVt", HIDDEN)),
        png(more=chunk(b"eXIf", HIDDEN) + chunk(b"tEXt", b"a\x00" + HIDDEN)),
        png(packed=zlib.compress(RED) + HIDDEN),
        png(packed=zlib.compress(RED + HIDDEN, 0)),
    ],
)
def test_of_a_png_only_the_pixels_stay(data):
    assert HIDDEN in data
    clean = cleaned(data)[1]
    assert clean == cleaned(png())[1]
    assert set(pieces_of_png(clean)) == {b"IHDR", b"IDAT", b"IEND"}
    assert opened(clean).tobytes() == opened(png()).tobytes()


@pytest.mark.parametrize(
    "more",
    [
        piece(0xE0, b"JFXX\x00\x10" + HIDDEN),
        piece(0xE2, b"FPXR\x00" + HIDDEN),
        piece(0xE2, b"ICC_PROFILE\x00\x01\x01" + HIDDEN),
        piece(0xEE, b"Ducky" + HIDDEN),
        piece(0xE3, HIDDEN),
        piece(0xEC, HIDDEN),
        piece(0xFE, HIDDEN),
    ],
)
def test_of_a_jpeg_only_the_picture_stays(more):
    assert cleaned(jpeg(more=more))[1] == cleaned(jpeg())[1]


def test_a_second_picture_behind_the_first_goes():
    assert cleaned(jpeg(tail=jpeg(secret=HIDDEN)))[1] == cleaned(jpeg())[1]


def test_what_lies_in_the_last_bits_of_the_dots_of_a_photo_does_not_come_through():
    told = Image.effect_noise((64, 64), 60).convert("RGB")
    hidden = saved(told, "JPEG", quality=100, subsampling=0)
    assert opened(cleaned(hidden)[1]).tobytes() != opened(hidden).tobytes()


# Made to break who opens it.


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(wide=30_000, high=1_000), "dots"),
        (png(wide=10_000, high=10_000), "dots"),
        (png(wide=2**31 - 1, high=2**31 - 1), "dots"),
        (png(wide=0), "broken"),
        (png(rest=(3, 2, 0, 0, 0)), "broken"),
        (png(rest=(8, 5, 0, 0, 0)), "broken"),
        (png(packed=b""), "broken"),
        (png(packed=b"not packed at all"), "broken"),
        (png(packed=zlib.compress(RED[:-1])), "broken"),
        (png()[:8] + chunk(b"IDAT", zlib.compress(RED)) + chunk(b"IEND", b""), "broken"),
        (png()[:8] + chunk(b"IHDR", b"") + chunk(b"IEND", b""), "broken"),
        (png()[:8] + struct.pack(">I", 2**32 - 1) + b"IHDR", "broken"),
        (png(more=chunk(b"zTXt", b"a\x00\x00" + zlib.compress(bytes(100_000_000)))), "broken"),
        (b"\xff\xd8" + piece(0xDB, bytes(65)) + b"\xff\xd9", "broken"),
        (b"\xff\xd8" + piece(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00") + b"\xff\xd9", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", "broken"),
        (b"\xff\xd8" + b"\xff" * 5000, "broken"),
    ],
)
def test_it_is_refused_with_a_code(data, code):
    assert refused(data) == code


@pytest.mark.parametrize("data", [png(high=3), jpeg(high=64)])
def test_what_says_it_is_larger_than_it_is_gets_no_dots_of_anybody_else(data):
    last = opened(cleaned(data)[1]).getpixel((0, opened(cleaned(data)[1]).height - 1))[:3]
    assert last in ((0, 0, 0), (128, 128, 128))


@pytest.mark.parametrize("whole", [png(), jpeg()])
def test_cut_off_anywhere_it_is_refused_or_drawn_whole(whole):
    for length in range(1, len(whole)):
        try:
            found = cleaned(whole[:length])
        except NotAllowed as why:
            found = why.code
        assert found in ("broken", "kind", cleaned(whole))


@given(st.sampled_from([png(), jpeg()]), st.integers(0, 800), st.binary(max_size=12), st.integers(0, 12))
@settings(max_examples=300, deadline=None)
def test_whatever_is_changed_it_is_a_picture_with_nothing_beside_it_or_refused(whole, at, put, away):
    try:
        kind, clean = cleaned(whole[:at] + put + whole[at + away :])
    except NotAllowed:
        return
    if kind != "pdf":
        assert not {"exif", "comment", "photoshop", "icc_profile", "Comment"} & set(Image.open(BytesIO(clean)).info)
        assert opened(clean).size == opened(cleaned(clean)[1]).size


# And what people really send.


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize(("wide", "high"), [(4_000, 3_000), (1_080, 9_000)])
def test_a_large_picture_gets_as_small_as_a_sheet_can_show(form, wide, high):
    clean = opened(cleaned(saved(Image.new("RGB", (wide, high), (0, 90, 40)), form))[1])
    assert max(clean.size) == LONGEST_SIDE
    assert abs(clean.width / clean.height - wide / high) < 0.01
    assert clean.getpixel((3, 3))[1] in range(85, 96)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_the_right_way_up(orientation):
    clean = opened(cleaned(jpeg(orientation=orientation))[1])
    on_its_side = orientation > 4
    assert clean.size == ((16, 32) if on_its_side else (32, 16))
    red_first = orientation in (1, 4, 5, 6)
    first = clean.getpixel((2, 2))
    assert (first[0] > 200, first[2] > 200) == (red_first, not red_first)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_of_dots_is_taken(mode):
    drawing = Image.linear_gradient("L").resize((40, 40))
    data = saved(
        drawing.convert("I").point(lambda dot: dot * 256).convert("I;16") if mode == "I;16" else drawing.convert(mode),
        "PNG",
    )
    clean = opened(cleaned(data)[1]).convert("L")
    assert clean.getpixel((20, 2)) < 60 < 190 < clean.getpixel((20, 37))


def test_what_was_see_through_stays_so_also_with_a_palette():
    drawing = Image.new("P", (8, 8), 1)
    drawing.putpalette([0, 0, 0, 255, 0, 0])
    clean = opened(cleaned(saved(drawing, "PNG", transparency=1))[1])
    assert clean.getpixel((4, 4))[3] == 0


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_photo_in_grey_or_for_the_printer_is_taken(mode):
    assert cleaned(saved(Image.new(mode, (40, 40)), "JPEG"))[0] == "jpeg"


@pytest.mark.parametrize("name", sorted(each.name for each in BEELDEN.glob("*.png"))[:3])
def test_a_picture_of_a_screen_keeps_each_dot(name):
    data = (BEELDEN / name).read_bytes()
    assert not ImageChops.difference(opened(cleaned(data)[1]), opened(data)).getbbox()

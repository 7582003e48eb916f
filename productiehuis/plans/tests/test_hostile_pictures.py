"""Pictures that hide something, or are made to break who opens them: cut to what is drawn, or refused with a code."""

import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productiehuis.plans.rules.files import LARGEST, NotAllowed, cleaned
from productiehuis.plans.tests.pictures import RED, chunk, jpeg, piece, png

HIDDEN = b"PK\x03\x04 hidden <script>alert(1)</script>"
BEELDEN = Path(__file__).resolve().parents[3] / "docs" / "handleiding" / "beelden"


def refused(data):
    with pytest.raises(NotAllowed) as why:
        cleaned(data)
    return why.value.code


def drawn(data):
    """The pixels of a PNG as they lie in it, unpacked."""
    at, packed = 8, b""
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    return zlib.decompress(packed)


# Two files in one.


@pytest.mark.parametrize(
    "data",
    [
        png(tail=HIDDEN),
        png(more=chunk(b"prVt", HIDDEN)),
        png(more=chunk(b"eXIf", HIDDEN) + chunk(b"zTXt", HIDDEN) + chunk(b"iTXt", HIDDEN)),
        png(more=chunk(b"acTL", HIDDEN) + chunk(b"fdAT", HIDDEN)),
        png(packed=zlib.compress(RED) + HIDDEN),
        png(packed=zlib.compress(RED + HIDDEN, 0)),
    ],
)
def test_of_a_png_only_the_pixels_stay(data):
    assert HIDDEN in data
    assert cleaned(data)[1] == png()


@pytest.mark.parametrize("late", [b"tRNS", b"PLTE", b"iCCP", b"tEXt", b"IHDR"])
def test_what_stands_behind_the_pixels_draws_nothing_and_goes(late):
    data = png()[:-12] + chunk(late, HIDDEN) + chunk(b"IEND", b"")
    if late == b"IHDR":
        assert refused(data) == "broken"
    else:
        assert cleaned(data)[1] == png()


@pytest.mark.parametrize(
    "more",
    [
        piece(0xE0, b"JFXX\x00\x10" + HIDDEN),
        piece(0xE2, b"MPF\x00" + HIDDEN),
        piece(0xE2, b"FPXR\x00" + HIDDEN),
        piece(0xEE, b"Ducky" + HIDDEN),
        piece(0xE3, HIDDEN),
        piece(0xEC, HIDDEN),
        piece(0xF0, HIDDEN),
        piece(0xFD, HIDDEN),
        piece(0x05, HIDDEN),
        piece(0xFE, HIDDEN),
    ],
)
def test_of_a_jpeg_only_what_draws_it_stays(more):
    assert cleaned(jpeg(more=more))[1] == cleaned(jpeg())[1]


def test_the_thumbnail_beside_the_measure_of_the_dots_goes_and_the_measure_stays():
    measure = b"JFIF\x00\x01\x02\x01\x00\x48\x00\x48"
    clean = cleaned(jpeg(more=piece(0xE0, measure + b"\x04\x04" + HIDDEN)))[1]
    assert HIDDEN not in clean
    assert piece(0xE0, measure + b"\x00\x00") in clean


def test_how_the_colours_are_meant_stays():
    profile, adobe = piece(0xE2, b"ICC_PROFILE\x00\x01\x01colours"), piece(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01")
    clean = cleaned(jpeg(more=profile + adobe))[1]
    assert profile in clean
    assert adobe in clean
    assert HIDDEN not in cleaned(jpeg(more=adobe[:2] + struct.pack(">H", 14 + len(HIDDEN)) + adobe[4:] + HIDDEN))[1]


def test_a_second_picture_behind_the_first_goes():
    assert cleaned(jpeg(tail=jpeg(secret=HIDDEN)))[1] == cleaned(jpeg())[1]


# Made to break who opens it.


def test_a_small_file_that_unpacks_to_very_much_is_cut_at_what_is_drawn_and_takes_little_room():
    data = png(packed=zlib.compress(RED + bytes(200_000_000), 9))
    assert len(data) < LARGEST
    tracemalloc.start()
    clean = cleaned(data)[1]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert clean == png()
    assert most < 4_000_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(wide=20_001, high=1), "dots"),
        (png(wide=2**31 - 1, high=2**31 - 1), "dots"),
        (png(wide=0), "broken"),
        (png(high=3), "broken"),
        (png(rest=(3, 2, 0, 0, 0)), "broken"),
        (png(rest=(8, 5, 0, 0, 0)), "broken"),
        (png(rest=(8, 2, 0, 0, 2)), "broken"),
        (png(rest=(8, 2, 1, 0, 0)), "broken"),
        (png(packed=b""), "broken"),
        (png(packed=b"not packed at all"), "broken"),
        (png(packed=zlib.compress(RED[:-1])), "broken"),
        (png()[:8] + chunk(b"IDAT", zlib.compress(RED)) + chunk(b"IEND", b""), "broken"),
        (png()[:8] + chunk(b"IHDR", b"") + chunk(b"IEND", b""), "broken"),
        (png()[:8] + struct.pack(">I", 2**32 - 1) + b"IHDR", "broken"),
        (b"\xff\xd8" + piece(0xDB, bytes(65)) + b"\xff\xd9", "broken"),
        (b"\xff\xd8" + piece(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00") + b"\xff\xd9", "broken"),
        (b"\xff\xd8\xff\xe0\x00\x00\xff\xd9", "broken"),
        (b"\xff\xd8" + b"\xff" * 5000, "broken"),
        (jpeg(high=65_535), "dots"),
    ],
)
def test_it_is_refused_with_a_code(data, code):
    assert refused(data) == code


@pytest.mark.parametrize("whole", [png(), jpeg()])
def test_cut_off_anywhere_it_is_refused(whole):
    for length in range(1, len(whole)):
        assert refused(whole[:length]) in ("broken", "kind")


@given(st.sampled_from([png(), jpeg()]), st.integers(0, 400), st.binary(max_size=12), st.integers(0, 12))
@settings(max_examples=300, deadline=None)
def test_whatever_is_changed_it_is_clean_or_refused_and_clean_stays_so(whole, at, put, away):
    data = whole[:at] + put + whole[at + away :]
    try:
        kind, clean = cleaned(data)
    except NotAllowed:
        return
    if kind != "pdf":
        assert cleaned(clean) == (kind, clean)


# And what people really send.


def test_a_picture_in_seven_rounds_is_kept_whole():
    dots = zlib.compress(b"".join(b"\x00" + b"\xff\x00\x00" * n for n in (1, 1, 2)))
    data = png(packed=dots, rest=(8, 2, 0, 0, 1))
    assert cleaned(data)[1] == data


@pytest.mark.parametrize("name", sorted(each.name for each in BEELDEN.glob("*.png"))[:3])
def test_a_real_picture_keeps_each_dot(name):
    data = (BEELDEN / name).read_bytes()
    clean = cleaned(data)[1]
    assert drawn(clean) == drawn(data)
    assert clean[16:29] == data[16:29]

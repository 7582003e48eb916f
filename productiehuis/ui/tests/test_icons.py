"""The icons of a home screen: each is there, as big as the manifest says, and small enough."""

import json
import struct
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "ui"
ICONS = json.loads((STATIC / "site.webmanifest").read_text())["icons"]
DRAWN = [icon for icon in ICONS if icon["type"] == "image/png"]


def size_of(name: str) -> tuple[int, int]:
    head = (STATIC / name).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


@pytest.mark.parametrize("icon", DRAWN, ids=lambda icon: icon["src"])
def test_an_icon_is_as_big_as_the_manifest_says(icon):
    assert "x".join(map(str, size_of(icon["src"]))) == icon["sizes"]
    assert (STATIC / icon["src"]).stat().st_size < 20_000


def test_a_phone_finds_what_it_asks_for():
    assert {icon["sizes"] for icon in DRAWN if "purpose" not in icon} == {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in DRAWN)
    assert size_of("apple-touch-icon.png") == (180, 180)


def test_every_page_names_them(client, db):
    page = client.get("/weergave/").content.decode()
    assert 'rel="apple-touch-icon"' in page
    assert 'rel="manifest"' in page

"""What must stay true of the style sheet, the templates and the files of others."""

import hashlib
import json
import re
from pathlib import Path

import brotli
import pytest

UI = Path(__file__).resolve().parents[1]
PACKAGE = UI.parent
ROOT = PACKAGE.parent
CSS = (UI / "static" / "ui" / "ph.css").read_text()
SHEETS = sorted(PACKAGE.glob("*/static/**/*.css"))
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))

TEXT_ON = [
    *[
        (text, ground)
        for text in ("ink", "soft", "action", "action-deep")
        for ground in ("page", "card", "sand", "glow")
    ],
    *[(kind, ground) for kind in ("ok", "info", "warn", "err") for ground in (f"{kind}-soft", "card", "page")],
    *[("ink", f"{kind}-soft") for kind in ("ok", "info", "warn", "err")],
    ("err", "sand"),
    ("on-action", "action"),
    ("on-action", "action-deep"),
    ("on-sun", "sun"),
]
EDGE_ON = [("edge", ground) for ground in ("page", "card", "sand")] + [("action", g) for g in ("page", "card", "sand")]


def tokens(opening):
    block = CSS[CSS.index(opening) :]
    block = block[: block.index("color-scheme")]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,8});", block))


LIGHT, DARK, AUTO = tokens(":root {"), tokens(':root[data-theme="dark"]'), tokens(':root[data-theme="auto"]')


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_ruler_is_right():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON)
def test_the_edge_of_a_field_can_be_seen(colours, edge, ground):
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_can_be_seen_everywhere(colours):
    for ground in ("page", "card", "sand", "glow", "sun", "action"):
        best = max(contrast(colours[name], colours[ground]) for name in ("focus", "focus-ring"))
        assert best >= 3, ground


def test_dark_by_choice_and_dark_by_device_are_the_same():
    assert DARK == AUTO
    assert set(DARK) == set(LIGHT)


PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:"
    r"|(?:text-align|float|clear):\s*(?:left|right)"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_knows_no_left_and_right(sheet):
    css = re.sub(r"/\*.*?\*/|url\([^)]*\)|@media[^{]*\{|@page[^}]*\}", "", sheet.read_text(), flags=re.DOTALL)
    css = re.sub(r"\([^()]*(?:width|height):[^()]*\)", "", css)
    assert PHYSICAL.findall(css) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_keeps_to_the_content_security_policy(template):
    html = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", template.read_text(), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", html)
    assert not re.search(r"<style\b|javascript:|hx-on", html)
    for script in re.findall(r"<script\b[^>]*>", html):
        assert "src=" in script or 'type="application/json"' in script


def test_the_style_sheet_stays_small():
    assert len(brotli.compress(CSS.encode())) <= 9 * 1024


def test_the_web_fonts_stay_small_and_have_the_turkish_letters():
    fonts = list((UI / "static" / "vendor").glob("*.woff2"))
    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= 35 * 1024


def test_what_others_made_is_what_the_manifest_says():
    manifest = json.loads((UI / "static" / "vendor" / "manifest.json").read_text())
    listed = {path: digest for package in manifest for path, digest in package["files"].items()}
    for path, digest in listed.items():
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == digest, path
    kept = [*(UI / "static" / "vendor").iterdir(), *(UI / "fonts").iterdir(), *(ROOT / "tests" / "vendor").iterdir()]
    assert {str(path.relative_to(ROOT)) for path in kept} - {"productiehuis/ui/static/vendor/manifest.json"} <= set(
        listed
    )


def test_everything_of_others_has_a_version_and_a_licence():
    for package in json.loads((UI / "static" / "vendor" / "manifest.json").read_text()):
        assert package["name"]
        assert package["licence"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"])

"""The drawing as a browser lays it out: real letters, one drawing at a time, nothing cropped."""

from base64 import b64encode
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from productiehuis.ui.drawing.plan import HousePlan, RoomPlan, StoreyPlan

STATIC = Path(__file__).parents[1] / "static"
WIDTHS = (320, 390, 768, 1000, 1280, 1920)

NAMES = {
    "nl": ("Sociaal spreekuur om de hoek", "Opvoedingsondersteuning", "Naaiatelier", "Nederlands oefenen", "digiBEET"),
    "tr": ("Mektuplar ve resmî evraklar danışmanlığı", "Birlikte yemek pişirme", "Dikiş atölyesi", "Para ve borçlar"),
    "ar": ("رسائل وأوراق رسمية", "المال والديون", "التدريب الشخصي", "مبادرتك الخاصة", "Raad is Daad"),
}
STOREYS = {
    "nl": ("Souterrain", "Begane grond", "Algemene ruimte", "Eerste verdieping", "Zolder"),
    "tr": ("Bodrum katı", "Zemin kat", "Ortak alan", "Gelişim ve sorumluluk katı", "Çatı katı"),
    "ar": ("الطابق السفلي", "الطابق الأرضي", "القاعة العامة", "الطابق الأول", "العلية"),
}
KINDS = ("souterrain", "begane_grond", "algemene_ruimte", "verdieping", "zolder")

SHOWN = "[...document.querySelectorAll('.dh-wide a, .dh-stack a')].filter(a => a.checkVisibility())"
OUTSIDE = f"""() => {SHOWN}.flatMap(a => {{
  const box = a.querySelector('.r').getBoundingClientRect()
  return [...a.querySelectorAll('text')].filter(text => {{
    const t = text.getBoundingClientRect()
    return t.left < box.left - 1 || t.right > box.right + 1 || t.bottom > box.bottom + 3
  }}).map(text => text.textContent)
}})"""
TOO_SMALL = f"""() => {SHOWN}.filter(a => {{
  const box = a.querySelector('.r').getBoundingClientRect()
  return box.width < 44 || box.height < 44
}}).map(a => a.textContent)"""


def house(lang: str) -> HousePlan:
    storeys = tuple(
        StoreyPlan(
            kind,
            name,
            NAMES[lang][n % 3],
            f"/{kind}/",
            tuple(RoomPlan(room, f"/{kind}/{i}/", "pot", i % 2 == 0) for i, room in enumerate(NAMES[lang][: 5 - n])),
        )
        for n, (kind, name) in enumerate(zip(KINDS, STOREYS[lang], strict=True))
    )
    return HousePlan("Huis", "/huis/", storeys, new_room_url="/nieuw/")


def document(lang: str) -> str:
    with translation.override(lang):
        drawing = Template("{% load drawing %}<main><h1>Huis</h1>{% house_drawing plan %}</main>").render(
            Context({"plan": house(lang)})
        )
    faces = "".join(
        f"@font-face {{ font-family: Atkinson; font-weight: {weight}; src: url(data:font/woff2;base64,"
        f"{b64encode((STATIC / f'vendor/atkinson-{name}.woff2').read_bytes()).decode()}) }}"
        for weight, name in ((400, "regular"), (700, "bold"))
    )
    body = 'body { margin: 0; font-family: Atkinson, "Noto Sans Arabic", sans-serif }'
    css = (STATIC / "ui/drawing.css").read_text()
    direction = "rtl" if lang == "ar" else "ltr"
    return (
        f'<!doctype html><html lang="{lang}" dir="{direction}"><title>Huis</title><meta name="viewport" '
        f'content="width=device-width"><style>{faces}{body}{css}</style><body>{drawing}</body></html>'
    )


@pytest.mark.parametrize("lang", ["nl", "tr", "ar"])
def test_real_letters_stay_inside_what_can_be_pressed(page, lang):
    page.set_content(document(lang))
    page.evaluate("document.fonts.ready")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OUTSIDE) == [], f"{width} pixels"
        assert page.evaluate(TOO_SMALL) == [], f"{width} pixels"


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_nothing_scrolls_sideways_and_nothing_is_cropped(page, lang):
    page.set_content(document(lang))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        edges = page.evaluate(
            "() => [...document.querySelectorAll('.dh a .r')].filter(r => r.checkVisibility())"
            ".map(r => r.getBoundingClientRect()).flatMap(b => [b.left, b.right])"
        )
        assert min(edges) >= 0
        assert max(edges) <= width


@pytest.mark.parametrize(("width", "shown", "hidden"), [(390, "stack", "wide"), (1280, "wide", "stack")])
def test_the_keyboard_reaches_one_drawing_only(page, width, shown, hidden):
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(document("nl"))
    count = page.locator(f".dh-{shown} a").count()
    for _ in range(count):
        page.keyboard.press("Tab")
        assert page.evaluate("name => document.activeElement.closest('svg').classList.contains(name)", f"dh-{shown}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert not page.locator(f".dh-{hidden}").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, axe, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_content(document("ar"))
    axe(page)

"""House passes on paper and as a picture. A card names nobody: it says what it is for and what to do when found."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from productiehuis.people.models import HousePass
from productiehuis.people.rules.passes import readable_pass_code
from productiehuis.ui.paper import make_paper

SHEET = Path(__file__).parent / "card.typ"
PICTURE_DOTS = 360


@cache
def _sheet() -> bytes:
    return SHEET.read_bytes()


def site_of(request: HttpRequest) -> str:
    """How this house is reached, as it stands in a QR."""
    return request.build_absolute_uri("/").rstrip("/")


def qr_svg(address: str) -> str:
    """The QR on white, so that it is read on a dark page too; it still works when a corner is worn."""
    drawn = io.BytesIO()
    segno.make(address, micro=False, error="m").save(
        drawn, kind="svg", scale=4, border=2, light="white", xmldecl=False, omitsize=True
    )
    return drawn.getvalue().decode()


def _data(passes: Sequence[HousePass], site: str, shape: str) -> dict[str, Any]:
    """`site` is how the house is reached, such as https://huis.nl."""
    return {
        "shape": shape,
        "language": (translation.get_language() or "nl").split("-")[0],
        "rtl": translation.get_language_bidi(),
        "title": _("Huispassen van %(house)s") % {"house": passes[0].house.name},
        "how": _("Knip de kaarten los. Geef een kaart aan de balie, aan iemand die je daar kent."),
        "name": _("Huispas"),
        "house": passes[0].house.name,
        "use": _("Laat deze pas zien waar jij wilt. Dan herkennen ze je daar."),
        "found": _("Gevonden? Breng de pas naar een balie van dit huis."),
        "say": _("Of zeg deze code:"),
        "alt": _("QR-code van deze huispas"),
        "cards": [{"qr": qr_svg(f"{site}/pas/{one.token}/"), "code": readable_pass_code(one.code)} for one in passes],
    }


def cards_pdf(passes: Sequence[HousePass], *, site: str) -> bytes:
    """Credit-card size on A4, readable aloud (PDF/UA)."""
    return make_paper(_sheet(), _data(passes, site, "sheet"), leave=("qr",), pdf_standards=["ua-1"])


def card_picture(shown: HousePass, *, site: str) -> bytes:
    """One card as a PNG, to keep among one's photos: it needs no connection."""
    return make_paper(_sheet(), _data([shown], site, "picture"), leave=("qr",), format="png", ppi=PICTURE_DOTS)

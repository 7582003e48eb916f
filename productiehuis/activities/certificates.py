"""The certificate as a PDF (PDF/UA, readable aloud). Texts go in as data, so that no name can be markup."""

from functools import cache
from pathlib import Path

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.activities.models import Certificate
from productiehuis.ui.paper import make_paper
from productiehuis.ui.templatetags.ui import in_active_language

SHEET = Path(__file__).parent / "certificate.typ"


@cache
def _sheet() -> bytes:
    return SHEET.read_bytes()


def certificate_pdf(certificate: Certificate) -> bytes:
    """One landscape A4, in the language of who asks."""
    language = (translation.get_language() or "nl").split("-")[0]
    template = certificate.template
    local = certificate.given_at.astimezone(certificate.house.zone).replace(tzinfo=None)
    data = {
        "language": language,
        "rtl": translation.get_language_bidi(),
        "title": _("Certificaat"),
        "for": _("Dit certificaat is voor"),
        "name": certificate.name_on_it or certificate.person.full_name,
        "did": _("voor het volgen van"),
        "course": in_active_language(template.name)[0],
        "what": in_active_language(template.what)[0],
        "by": template.made_by.name,
        "house": certificate.house.name,
        "date": date_format(local, "j F Y"),
        "signed": _("Handtekening"),
    }
    return make_paper(_sheet(), data, pdf_standards=["ua-1"])

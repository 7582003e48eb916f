"""What a house refuses in what people fill in. Each sentence says what to do."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.house.rules import RESERVED_SLUGS
from productiehuis.kernel.bsn import find_bsn
from productiehuis.kernel.texts import TranslatedText


def refuse_bsn(value: object) -> None:
    """For every field with free text, also one with translations."""
    texts = value.versions.values() if isinstance(value, TranslatedText) else [str(value or "")]
    if any(find_bsn(text) for text in texts):
        raise ValidationError(
            _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg."), code="bsn"
        )


def refuse_reserved_slug(value: str) -> None:
    if value in RESERVED_SLUGS:
        raise ValidationError(_("Dit adres gebruikt de website zelf. Kies een ander adres."), code="reserved")


def check_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError(_("Deze tijdzone bestaat niet. Kies er een uit de lijst."), code="time_zone")

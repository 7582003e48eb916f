"""The rules of the board in plain Dutch, for the page everybody can read; docs/rules/G-*.md tells more."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.gaps.rules import signals


@dataclass(frozen=True)
class GapRule:
    """One rule: when something is a gap, and over which time. `function` is what decides it."""

    code: str
    name: str | Promise
    when: str | Promise
    period: str | Promise
    function: str
    least: int = 0


_MONTHS = _("De laatste drie hele maanden.")
_MONTHS_AND_NOW = _("De laatste drie hele maanden en deze maand.")

RULES: tuple[GapRule, ...] = (
    GapRule(
        "G-1",
        _("Vaak gevraagd, geen kamer"),
        _("Een onderwerp is elke maand gevraagd aan de balie, samen tien keer of meer. Geen kamer helpt erbij."),
        _MONTHS,
        "asked_without_room",
        signals.ASKED_LEAST,
    ),
    GapRule(
        "G-2",
        _("Vol, en er wachten mensen"),
        _("Bij een activiteit wachtten vijf mensen of meer, en zij kregen geen plek."),
        _MONTHS_AND_NOW,
        "full_and_waiting",
        signals.WAITING_LEAST,
    ),
    GapRule(
        "G-3",
        _("Doorverwijzen lukt niet"),
        _("Vijf mensen of meer vonden geen plek voor een onderwerp, of kregen na twee weken nog geen antwoord."),
        _MONTHS_AND_NOW,
        "not_received",
        signals.REFUSED_LEAST,
    ),
    GapRule(
        "G-4",
        _("Vaak gewenst"),
        _("Er zijn vijf wensen of meer voor een onderwerp op een verdieping. Daar is nog geen kamer voor."),
        _("De laatste twaalf maanden en deze maand."),
        "wished_for",
        signals.WISHED_LEAST,
    ),
    GapRule(
        "G-5",
        _("Gezocht en niet gevonden"),
        _("Een woord is tien keer of meer gezocht, en er was niets. We tellen alleen woorden van een vaste lijst."),
        _MONTHS_AND_NOW,
        "searched_in_vain",
        signals.SEARCHED_LEAST,
    ),
    GapRule(
        "G-6",
        _("Een stap waar niemand kan komen"),
        _("De kamer van een stap is niet open, of een stap die eerst moet, kan niet."),
        _("Vandaag, en de zestig dagen die komen."),
        "unreachable",
    ),
    GapRule(
        "G-7",
        _("Niemand komt hoger"),
        _("Twintig mensen of meer kwamen op een verdieping. Niemand van hen kwam later op een hogere."),
        _("De laatste twaalf maanden en deze maand."),
        "stuck_below",
        signals.STUCK_LEAST,
    ),
)

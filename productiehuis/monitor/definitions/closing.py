"""M-19: a period that is closed."""

from django.utils.translation import gettext_lazy as _

from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules import changes

CLOSING = (
    Definition(
        code="M-19",
        name=_("Een afgesloten periode"),
        unit=_("getallen die zijn gewijzigd"),
        formula=_("De cijfers van de dag van afsluiten blijven bewaard. Wat later wijzigt, staat ernaast."),
        points=(
            _("De trekker sluit een maand, een kwartaal of een jaar af. Dat kan pas als de periode voorbij is."),
            _("Wij laten zien: het oude getal, het nieuwe getal, wie iets wijzigde, wanneer en waarom."),
            _("Nooit staat erbij over welke bezoeker het gaat."),
            _("Een bewaard getal verandert nooit. Ook niet als een naam is gewist, of als er een nieuwe sleutel is."),
            _("Een trekker kan een periode weer openen, met een reden. De oude getallen blijven staan."),
        ),
        function=changes,
        examples=(
            Example(
                _("Afgesloten met 5 bezoekers en 9 hulpvragen. Later komt er één bezoeker bij. Gewijzigd is:"),
                ({"help_unique": 5, "help_requests": 9}, {"help_unique": 6, "help_requests": 9}),
                1,
                _("1 getal: van 5 naar 6"),
            ),
            Example(_("Er wijzigt niets:"), ({"help_unique": 5}, {"help_unique": 5}), 0, _("geen getal")),
        ),
    ),
)

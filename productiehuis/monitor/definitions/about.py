"""M-9 to M-11: totals, told numbers and blanks."""

from django.utils.translation import gettext_lazy as _

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules import Doubles, Row, Told, counted, house_total, told


def _people(*numbers: int) -> Row:
    return Row({"help_unique": len(numbers)}, {"help_unique": PeopleSet.of(numbers)})


_TOLD = Row(told={"help_unique": 25})

ABOUT = (
    Definition(
        code="M-9",
        name=_("Totaal van het huis of de stichting"),
        unit=_("mensen of keren"),
        formula=_("Eén getal als wij het echt weten. Anders: minstens en hoogstens."),
        points=(
            _("Eén mens kan bij twee initiatieven komen. Daarom tellen wij unieke mensen nooit zomaar op."),
            _("Binnen één huis weten wij wie dezelfde is. Dan is het totaal één getal."),
            _("Zijn er nog mogelijke dubbelen? Dan geven wij minstens en hoogstens (M-15)."),
            _("Over meer huizen weten wij het alleen van wie een huispas heeft (M-16)."),
            _("Bij elk getal dat wij niet precies weten, staat waarom."),
            _("Keren, contacten en hulpvragen mag je wel optellen."),
            _("Zit er een verteld getal bij? Dan is het totaal geen vast getal."),
        ),
        function=house_total,
        examples=(
            Example(
                _("Bij het ene initiatief kwamen drie mensen, bij het andere twee. Eén kwam bij allebei. Samen:"),
                ("help_unique", (_people(1, 2, 3), _people(3, 4))),
                4,
            ),
            Example(
                _("Nu lijken twee van deze mensen op elkaar, en nog niemand keek of zij dezelfde zijn. Samen:"),
                ("help_unique", (_people(1, 2, 3), _people(3, 4)), Doubles(((2, 4),))),
                None,
                _("minstens 3, hoogstens 4"),
            ),
            Example(
                _("Bij het ene initiatief kwamen drie mensen. Het andere vertelt dat er 25 kwamen. Samen:"),
                ("help_unique", (_people(1, 2, 3), _TOLD)),
                None,
                _("minstens 25, hoogstens 28"),
            ),
        ),
    ),
    Definition(
        code="M-10",
        name=_("Vertelde getallen"),
        unit=_("zoals het initiatief het vertelde"),
        formula=_("Het getal dat het initiatief zelf noemde, zonder lijst van bezoeken."),
        points=(
            _("Een verteld getal staat altijd apart. Het komt nooit in de plaats van een geteld getal."),
            _("Zijn ze er allebei? Dan laten wij het verschil zien."),
            _("Wordt een verteld getal verbeterd? Dan geldt het laatste. Het oude blijft bewaard."),
            _("Vertelde maanden tellen wij op voor het jaar. Maar nooit bij unieke mensen."),
        ),
        function=told,
        examples=(
            Example(
                _("Het initiatief vertelt over heel 2018: 25 deelnemers. Dan staat er:"),
                ((Told("activation_unique", 25),), "activation_unique"),
                25,
            ),
            Example(
                _("Het vertelt 8 keren in januari en 9 in februari. Over het jaar is dat:"),
                ((Told("activation_contacts", 8, 1), Told("activation_contacts", 9, 2)), "activation_contacts"),
                17,
            ),
            Example(
                _("Het vertelt 8 unieke mensen in januari en 9 in februari. Over het jaar is dat:"),
                ((Told("activation_unique", 8, 1), Told("activation_unique", 9, 2)), "activation_unique"),
                None,
                _("leeg, want het kunnen dezelfde mensen zijn"),
            ),
        ),
    ),
    Definition(
        code="M-11",
        name=_("Leeg is niet nul"),
        unit=_("een vak in de tabel"),
        formula=_("Een vak is leeg als een initiatief dit niet telt. Nul betekent: geteld, en er was niemand."),
        points=(
            _("Elk initiatief zegt zelf wat het telt: bezoek, hulpvragen of deelnemers."),
            _("Is er alleen een verteld getal? Dan is het vak leeg en staat het getal bij verteld."),
            _("Een leeg vak doet niet mee in een totaal."),
        ),
        function=counted,
        examples=(
            Example(_("Een initiatief telt geen hulpvragen. Het vak is:"), (False, 0, False), 0, _("leeg")),
            Example(_("Een initiatief telt bezoek, en er kwam niemand. Het vak is:"), (True, 0, False), 1, _("nul")),
            Example(
                _("Er is niets opgeschreven, maar er is wel een getal verteld. Het vak is:"),
                (True, 0, True),
                0,
                _("leeg"),
            ),
        ),
    ),
)

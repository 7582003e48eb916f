"""M-18: what is not shown."""

from django.utils.translation import gettext_lazy as _

from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules.hiding import Line, Part, hidden_parts


def _months(*people: int) -> Line:
    parts = tuple(Part(str(number), each, {"help_contacts": each}) for number, each in enumerate(people, 1))
    return Line(parts, {"help_contacts": sum(people)})


HIDING = (
    Definition(
        code="M-18",
        name=_("Wat wij niet laten zien"),
        unit=_("vakken in een tabel"),
        formula=_("Een getal over minder dan 5 mensen tonen wij niet. En ook niet waaruit je het kunt uitrekenen."),
        points=(
            _("In een buurt kent men elkaar. Een klein getal kan over één mens gaan."),
            _("Het huis kiest vanaf hoeveel mensen een getal te zien is. Gewoon is dat 5."),
            _("Weet je het totaal en de andere getallen? Dan reken je het kleine getal zo uit."),
            _("Daarom verbergen wij er nog een paar bij. Niet meer dan nodig is."),
            _("Bij elk verborgen getal passen minstens twee uitkomsten. Niemand weet welke klopt."),
            _("Lukt dat niet? Dan tonen wij alleen het hele jaar."),
            _("Het jaar van een initiatief tonen wij altijd, ook als het klein is."),
            _("Nul mag je zien: daar was niemand."),
            _("Wie elke dag kijkt, ziet wat erbij komt. Een huis kan daarom wachten tot het jaar voorbij is."),
        ),
        function=hidden_parts,
        examples=(
            Example(_("In vier maanden kwamen er 12, 7, 8 en 20 mensen. Verborgen zijn:"), (_months(12, 7, 8, 20),), 0),
            Example(
                _("In vier maanden kwamen er 12, 3, 8 en 20 mensen. Verborgen zijn:"),
                (_months(12, 3, 8, 20),),
                2,
                _("2 maanden: de maand met 3 mensen, en ook die met 8"),
            ),
            Example(
                _("In vier maanden kwamen er 12, 1, 1 en 20 mensen. Verborgen zijn:"),
                (_months(12, 1, 1, 20),),
                3,
                _("3 maanden: met twee zou je het raden"),
            ),
        ),
    ),
)

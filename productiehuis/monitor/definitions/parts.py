"""M-12 to M-17: new and returning people, parts of a number, possible doubles, more houses, quarters."""

from django.utils.translation import gettext_lazy as _

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules import (
    Counts,
    Facts,
    Presence,
    Row,
    Span,
    Total,
    fewest,
    foundation_total,
    house_totals,
    new_people,
    part_of,
    returning,
    row_of,
)

_NOW, _BEFORE = PeopleSet.of((1, 2, 3)), PeopleSet.of((3, 4))
_TWO_STOREYS = (
    Presence.of(1, 1, 2, "souterrain"),
    Presence.of(2, 1, 1, "begane grond"),
    Presence.of(2, 2, 1, "begane grond"),
    Presence.of(2, None, 6, "begane grond"),
)
_SPRING = Facts(
    Counts(visits=True), visits=(Presence.of(1, 1), Presence.of(2, 1), Presence.of(3, 2), Presence.of(4, 3))
)
_HERE = _("'Hier' is dit initiatief. Bij de cijfers van het huis is 'hier' het hele huis.")
_EITHER = _("Het maakt niet uit of iemand voor hulp kwam of meedeed.")
_PARTS_OF_PEOPLE = _("De mensen van twee onderdelen mag je niet optellen: één mens kan bij allebei horen.")


def _house(marks: dict[int, str], *numbers: int) -> dict[str, Total]:
    """A house in which these people came, some of whom carry a mark."""
    row = Row({"help_unique": len(numbers)}, {"help_unique": PeopleSet.of(numbers)})
    return house_totals([row], marks={number: frozenset({mark}) for number, mark in marks.items()})


PARTS = (
    Definition(
        code="M-12",
        name=_("Nieuwe mensen"),
        unit=_("mensen"),
        formula=_("Iedereen die hier in deze periode kwam en nooit eerder."),
        points=(
            _HERE,
            _EITHER,
            _("Nieuwe mensen en mensen die terugkomen zijn samen alle mensen van die periode."),
            _("Wij kennen alleen wat is opgeschreven. Wie voor het eerst een naam geeft, is voor ons nieuw."),
        ),
        function=new_people,
        examples=(
            Example(
                _("Dit jaar kwamen drie mensen. Eén van hen kwam vorig jaar ook al. Nieuw zijn:"), (_NOW, _BEFORE), 2
            ),
        ),
    ),
    Definition(
        code="M-13",
        name=_("Mensen die terugkomen"),
        unit=_("mensen"),
        formula=_("Iedereen die hier in deze periode kwam en ook al in een eerdere."),
        points=(
            _HERE,
            _EITHER,
            _("Wie twee keer in hetzelfde jaar komt, komt in dat jaar niet terug. Het gaat om jaren van daarvoor."),
        ),
        function=returning,
        examples=(
            Example(
                _("Dit jaar kwamen drie mensen. Eén van hen kwam vorig jaar ook al. Terug kwam:"), (_NOW, _BEFORE), 1
            ),
        ),
    ),
    Definition(
        code="M-14",
        name=_("Per verdieping, stadsdeel en taal"),
        unit=_("mensen en keren"),
        formula=_("Wie er kwam en hoe vaak, apart per verdieping, stadsdeel of taal van het gesprek."),
        points=(
            _PARTS_OF_PEOPLE,
            _("Keren mag je wel optellen."),
            _("Verdieping en stadsdeel zijn die van de kamer op die dag."),
            _("Verhuist de kamer later? Dan blijft het oude staan."),
            _("De taal kennen wij alleen van bezoek voor hulp, en alleen als iemand die opschreef."),
        ),
        function=part_of,
        examples=(
            Example(
                _("Eén mens komt in het souterrain en op de begane grond, een ander alleen op de begane grond. Daar:"),
                (_TWO_STOREYS, "storey", "begane grond", {}),
                2,
            ),
            Example(_("In het souterrain kwam alleen de eerste:"), (_TWO_STOREYS, "storey", "souterrain", {}), 1),
        ),
    ),
    Definition(
        code="M-15",
        name=_("Mogelijke dubbelen"),
        unit=_("mensen"),
        formula=_("Hoeveel mensen het minstens zijn, als elke mogelijke dubbele echt één mens is."),
        points=(
            _("Lijken twee namen op elkaar? Dan kan het één mens zijn. De privacybewaker kijkt ernaar."),
            _("Tot dat is beslist, geven wij minstens en hoogstens."),
            _("Hoogstens is het aantal zoals het er nu staat."),
            _("Een mogelijke dubbele die hier niet kwam, verandert dit getal niet."),
        ),
        function=fewest,
        examples=(
            Example(
                _("Er kwamen vier mensen. Twee van hen lijken op elkaar. Minstens zijn het:"),
                (PeopleSet.of((1, 2, 3, 4)), ((3, 4),)),
                3,
            ),
            Example(
                _("Eén van de vier lijkt op iemand die hier nooit kwam. Minstens zijn het:"),
                (PeopleSet.of((1, 2, 3, 4)), ((4, 9),)),
                4,
            ),
        ),
    ),
    Definition(
        code="M-16",
        name=_("Mensen van meer huizen samen"),
        unit=_("mensen"),
        formula=_("Wie in twee huizen dezelfde huispas laat zien, is één mens. Van anderen weten wij het niet."),
        points=(
            _("Een huis ziet nooit wie er in een ander huis komt. Wij vergelijken alleen een code zonder naam."),
            _("Wie geen huispas heeft, kan iemand uit een ander huis zijn. Daarom is het vaak minstens en hoogstens."),
            _("Hoogstens: niemand zonder pas komt in een ander huis."),
            _("Minstens: iedereen zonder pas is ook iemand uit een ander huis."),
            _("Het zijn nooit minder mensen dan in het grootste huis. In dat huis is niemand dubbel geteld."),
        ),
        function=foundation_total,
        examples=(
            Example(
                _("In het ene huis kwamen drie mensen, in het andere twee. Niemand heeft een pas. Samen:"),
                ("help_unique", (_house({}, 1, 2, 3), _house({}, 1, 2))),
                None,
                _("minstens 3, hoogstens 5"),
            ),
            Example(
                _("Nu heeft iedereen een pas. Eén pas is in beide huizen gezien. Samen:"),
                ("help_unique", (_house({1: "a", 2: "b", 3: "c"}, 1, 2, 3), _house({1: "c", 2: "d"}, 1, 2))),
                4,
            ),
            Example(
                _("In het ene huis heeft iedereen een pas, in het andere één van de twee. Die is in beide gezien:"),
                ("help_unique", (_house({1: "a", 2: "b", 3: "c"}, 1, 2, 3), _house({1: "c"}, 1, 2))),
                None,
                _("minstens 3, hoogstens 4"),
            ),
        ),
    ),
    Definition(
        code="M-17",
        name=_("Kwartalen"),
        unit=_("zoals het getal zelf"),
        formula=_("Een kwartaal is drie maanden. Wie in twee van die maanden komt, is één mens."),
        points=(
            _("Het eerste kwartaal is januari, februari en maart."),
            _("Mensen van maanden of kwartalen mag je niet optellen. Keren wel."),
            _("Vertelde maanden tellen wij op voor het kwartaal. Maar nooit bij unieke mensen."),
        ),
        function=row_of,
        examples=(
            Example(
                _("Eén mens komt in januari en februari, één in maart, één in april. Het eerste kwartaal:"),
                (_SPRING, Span(2018, quarter=1)),
                2,
            ),
        ),
    ),
)

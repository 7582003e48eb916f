"""The houses of the example: West, Noord, and Zuid that waits. From the 2018 report (pages 8 to 10)."""

from productiehuis.site.demo.shape import (
    FRIDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    HouseShape,
    InitiativeShape,
    LocationShape,
    RoomShape,
    at,
)
from productiehuis.site.demo.west import INITIATIVES

_VAN = InitiativeShape(
    slug="vrouwen-netwerk",
    name="Vrouwen Netwerk Amsterdam Noord",
    what="Vrouwen helpen elkaar en leren van elkaar.",
    location="Buurtkamer het Koekoeksnest",
    counts_participants=True,
    rooms=(
        RoomShape(
            slug="vrouwenochtend",
            name="Vrouwenochtend",
            storey="begane-grond",
            pictogram="group",
            what="Koffie, taal en praten over opvoeding.",
            for_whom="Voor vrouwen uit Noord.",
            languages=("nl", "ar", "ber", "tr"),
            times=(at(TUESDAY, 9, 12),),
        ),
        RoomShape(
            slug="naaiatelier",
            name="Naaiatelier",
            storey="begane-grond",
            pictogram="sewing",
            what="Leer naaien of kom aan je eigen stuk werken.",
            languages=("nl", "ar"),
            times=(at(THURSDAY, 10, 13),),
        ),
        RoomShape(
            slug="training",
            name="Training eigen kracht",
            storey="eerste-verdieping",
            pictogram="megaphone",
            what="Twintig weken werken aan wat jij wilt en kunt.",
            for_whom="Voor vrouwen die een stap willen zetten.",
            how_to_get_in="Meld je aan. Vol is vol.",
            times=(at(WEDNESDAY, 10, 13),),
        ),
        RoomShape(
            slug="catering",
            name="Cateringbedrijf",
            storey="zolder",
            pictogram="pot",
            what="Kook voor opdrachten en leer ondernemen.",
            how_to_get_in="Vraag het op de vrouwenochtend.",
            times=(at(FRIDAY, 10, 14),),
        ),
    ),
)
_PEK = InitiativeShape(
    slug="pek-o-bello",
    name="Pek-O-Bello",
    what="Een coöperatie van bewoners die wil aansluiten bij het huis.",
    location="Buurtkamer het Koekoeksnest",
    status="exploring",
)

HOUSES = (
    HouseShape(
        slug="west",
        name="Productiehuis West",
        district="West",
        intro="Een huis van en voor bewoners van West. Kom binnen voor hulp, doe mee of werk aan je eigen plan.",
        locations=(
            LocationShape(
                "De Tagerijn", "Voorbeeldplein 12", "1055 AA", "EK03", 2015, "Grote blauwe deur. De balie is rechts."
            ),
            LocationShape("Buurtkamer de Linde", "Lindevoorbeeld 4", "1055 AB", "EK03", 2015, "Bel aan bij nummer 4."),
            LocationShape(
                "Het Portaal",
                "Portaalvoorbeeld 20",
                "1056 AC",
                "",
                None,
                "Een trap op, geen lift.",
                wheelchair=False,
            ),
        ),
        initiatives=INITIATIVES,
        partners={
            "ABC Combiwel": "Welzijnswerk in West. Is werkgever van de BuurtBaan.",
            "Hogeschool van Amsterdam": "Onderzoekt met ons wat werkt tegen armoede.",
        },
    ),
    HouseShape(
        slug="noord",
        name="Productiehuis Noord",
        district="Noord",
        intro="Een huis van vrouwen en buren in Noord. Kom langs in het Koekoeksnest.",
        locations=(
            LocationShape(
                "Buurtkamer het Koekoeksnest", "Nestvoorbeeld 8", "1031 AA", "", None, "Loop door de tuin naar achter."
            ),
        ),
        initiatives=(_VAN, _PEK),
    ),
    HouseShape(
        slug="zuid",
        name="Productiehuis Zuid",
        district="Zuid",
        intro="In Zuid zoeken bewoners nog naar een eigen begin.",
        locations=(),
        status="on_hold",
        status_note="Dit huis staat in de wacht. Coaching gaat wel door: loop binnen bij Productiehuis West.",
    ),
)

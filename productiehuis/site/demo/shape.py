"""The houses of the example as data: places, initiatives and rooms. Initiatives and figures are those of the
2018 report (pages 8 to 14); every person around them is invented. Texts are Dutch here; `texts` translates them.
"""

from dataclasses import dataclass, field
from datetime import time

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)


@dataclass(frozen=True)
class Times:
    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class RoomShape:
    slug: str
    name: str
    storey: str
    pictogram: str
    what: str
    for_whom: str = "Voor iedereen uit de buurt."
    how_to_get_in: str = "Loop binnen. Een afspraak is niet nodig."
    costs: str = "Gratis."
    languages: tuple[str, ...] = ("nl",)
    wheelchair: bool = True
    times: tuple[Times, ...] = ()
    status: str = "open"
    organisation: str = ""


@dataclass(frozen=True)
class InitiativeShape:
    slug: str
    name: str
    what: str
    location: str
    rooms: tuple[RoomShape, ...] = ()
    status: str = "open"
    counts_visits: bool = False
    counts_requests: bool = False
    counts_participants: bool = False


@dataclass(frozen=True)
class LocationShape:
    name: str
    address: str
    postcode: str
    area_code: str = ""
    area_year: int | None = None
    how_to_get_in: str = ""
    wheelchair: bool = True


@dataclass(frozen=True)
class HouseShape:
    slug: str
    name: str
    district: str
    intro: str
    locations: tuple[LocationShape, ...]
    initiatives: tuple[InitiativeShape, ...] = ()
    partners: dict[str, str] = field(default_factory=dict)
    status: str = "open"
    status_note: str = ""


def at(weekday: int, opens: int, closes: int) -> Times:
    return Times(weekday, time(opens), time(closes))


_TAGERIJN = InitiativeShape(
    slug="spreekuur-tagerijn",
    name="Sociaal Spreekuur de Tagerijn",
    what="Bewoners helpen bewoners met brieven, geld, wonen en meer.",
    location="De Tagerijn",
    counts_visits=True,
    counts_requests=True,
    rooms=(
        RoomShape(
            slug="spreekuur",
            name="Sociaal spreekuur",
            storey="souterrain",
            pictogram="letter",
            what="Neem je brief of je vraag mee. We zoeken het samen uit.",
            languages=("nl", "ar", "ber", "tr", "en"),
            times=(at(TUESDAY, 10, 13), at(THURSDAY, 10, 13), at(FRIDAY, 13, 16)),
        ),
    ),
)
_AMINAH = InitiativeShape(
    slug="aminah",
    name="Stichting Aminah",
    what="Hulp, samen dingen doen en jezelf ontwikkelen. Voor en door vrouwen uit de buurt.",
    location="Buurtkamer de Linde",
    counts_visits=True,
    counts_participants=True,
    rooms=(
        RoomShape(
            slug="aminah-hulp",
            name="Hulp bij Aminah",
            storey="souterrain",
            pictogram="heart",
            what="Praat met iemand die weet hoe het is. We denken met je mee.",
            for_whom="Voor vrouwen en hun gezin.",
            languages=("nl", "ar", "ber", "fr"),
            times=(at(MONDAY, 9, 12), at(WEDNESDAY, 9, 12)),
        ),
        RoomShape(
            slug="aminah-samen",
            name="Samen sterk",
            storey="begane-grond",
            pictogram="group",
            what="Kom praten, leren en bewegen met andere vrouwen.",
            for_whom="Voor vrouwen.",
            languages=("nl", "ar", "ber"),
            times=(at(MONDAY, 13, 15), at(FRIDAY, 9, 12)),
        ),
        RoomShape(
            slug="aspirant-trekkers",
            name="Training voor aspiranten",
            storey="eerste-verdieping",
            pictogram="talk",
            what="Leer in twintig weken hoe je zelf een groep leidt.",
            for_whom="Voor wie wil meehelpen of trekker wil worden.",
            how_to_get_in="Meld je aan. We praten eerst even.",
            languages=("nl", "ar"),
            times=(at(THURSDAY, 13, 16),),
        ),
    ),
)
_RAAD = InitiativeShape(
    slug="raad-is-daad",
    name="Stichting Raad is Daad",
    what="Hulp bij geld en regels, zodat je het daarna zelf kunt.",
    location="Het Portaal",
    counts_visits=True,
    counts_requests=True,
    rooms=(
        RoomShape(
            slug="raad",
            name="Raad en daad",
            storey="souterrain",
            pictogram="coins",
            what="Krijg grip op je geld, je post en je toeslagen.",
            how_to_get_in="Loop binnen of bel voor een afspraak.",
            languages=("nl", "tr", "en"),
            wheelchair=False,
            times=(at(MONDAY, 13, 16), at(WEDNESDAY, 13, 16)),
        ),
    ),
)
_NADINA = InitiativeShape(
    slug="nadina",
    name="Stichting Nadina",
    what="Samen actief zijn en nieuwe dingen leren.",
    location="De Tagerijn",
    counts_participants=True,
    rooms=(
        RoomShape(
            slug="nadina",
            name="Bewegen met Nadina",
            storey="begane-grond",
            pictogram="sport",
            what="Sport, wandel en lach mee. Je hoeft niet sportief te zijn.",
            for_whom="Voor vrouwen van elke leeftijd.",
            languages=("nl", "ar", "ber"),
            times=(at(TUESDAY, 9, 11), at(SATURDAY, 10, 12)),
        ),
        RoomShape(
            slug="leerlijn",
            name="Jouw leerlijn",
            storey="eerste-verdieping",
            pictogram="plan",
            what="Kijk waar je staat en waar je naartoe wilt. Maak een plan.",
            how_to_get_in="Maak een afspraak aan de balie.",
            times=(at(WEDNESDAY, 10, 12),),
        ),
    ),
)
_DIGIBEET = InitiativeShape(
    slug="digibeet",
    name="digiBEET",
    what="Bewoners leren bewoners omgaan met de computer.",
    location="De Tagerijn",
    counts_participants=True,
    rooms=(
        RoomShape(
            slug="digibeet",
            name="digiBEET computerles",
            storey="begane-grond",
            pictogram="computer",
            what="Begin bij het begin: aanzetten, typen, mailen en zoeken.",
            for_whom="Voor wie nog nooit met een computer werkte.",
            how_to_get_in="Meld je aan voor de cursus.",
            costs="Gratis. Je krijgt een map mee naar huis.",
            times=(at(WEDNESDAY, 13, 15), at(FRIDAY, 10, 12)),
        ),
    ),
)
_COOKING = InitiativeShape(
    slug="koken-fietsen-sparen",
    name="Koken, fietsen en budget",
    what="Lessen in koken, fietsen en rondkomen.",
    location="Het Portaal",
    rooms=(
        RoomShape(
            slug="samen-koken",
            name="Samen koken",
            storey="begane-grond",
            pictogram="pot",
            what="Kook en eet samen. Neem je eigen recept mee.",
            costs="3 euro voor de boodschappen.",
            languages=("nl", "ar", "tr", "srn"),
            times=(at(TUESDAY, 16, 19),),
        ),
        RoomShape(
            slug="fietsles",
            name="Fietsles",
            storey="begane-grond",
            pictogram="bike",
            what="Leer fietsen op een rustig plein. Er is een fiets voor je.",
            for_whom="Voor volwassenen.",
            how_to_get_in="Meld je aan. Er zijn acht plekken.",
            wheelchair=False,
            times=(at(SATURDAY, 10, 12),),
        ),
        RoomShape(
            slug="budgetles",
            name="Budgetles",
            storey="begane-grond",
            pictogram="coins",
            what="Leer rondkomen met weinig geld. Met slimme tips van buren.",
            times=(at(THURSDAY, 19, 21),),
        ),
    ),
)
_TOGETHER = InitiativeShape(
    slug="platform",
    name="Platform van trekkers",
    what="Trekkers komen elke maand bij elkaar en besluiten samen.",
    location="De Tagerijn",
    rooms=(
        RoomShape(
            slug="koffietafel",
            name="Koffietafel",
            storey="algemene-ruimte",
            pictogram="group",
            what="Ontmoet elkaar, drink koffie en vraag wat je wilt.",
            languages=("nl", "ar", "tr", "en"),
            times=tuple(at(day, 9, 17) for day in range(5)),
        ),
        RoomShape(
            slug="bewonerscoach",
            name="Bewonerscoach",
            storey="eerste-verdieping",
            pictogram="coach",
            what="Praat met een coach die zelf ook bewoner is.",
            how_to_get_in="Vraag aan de balie om een afspraak.",
            languages=("nl", "ar", "tr"),
            times=(at(MONDAY, 10, 12), at(THURSDAY, 14, 16)),
        ),
        RoomShape(
            slug="eigen-bedrijf",
            name="Eigen bedrijf",
            storey="zolder",
            pictogram="wings",
            what="Hulp bij je eerste stappen als ondernemer.",
            how_to_get_in="Maak een afspraak.",
            times=(at(FRIDAY, 14, 16),),
        ),
        RoomShape(
            slug="betaald-werk",
            name="Naar betaald werk",
            storey="zolder",
            pictogram="work",
            what="Zoek werk dat past bij wat je hier leerde.",
            how_to_get_in="Maak een afspraak.",
            status="planned",
            organisation="ABC Combiwel",
        ),
    ),
)
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
        initiatives=(_TAGERIJN, _AMINAH, _RAAD, _NADINA, _DIGIBEET, _COOKING, _TOGETHER),
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
        status_note="Dit huis staat in de wacht. Coaching gaat wel door: bel met Productiehuis West.",
    ),
)

COURSE = {
    "slug": "digibeet",
    "name": "digiBEET: begin met de computer",
    "what": "Acht lessen voor wie nog nooit met een computer werkte.",
    "lessons": (
        "De computer aan en uit",
        "Muis en toetsenbord",
        "Zoeken op internet",
        "Een mailadres maken",
        "Mail lezen en sturen",
        "Veilig op internet",
        "Een formulier invullen",
        "Wat je nu zelf kunt",
    ),
}
TRAINING = {
    "slug": "eigen-kracht",
    "name": "Training eigen kracht",
    "what": "Twintig weken over jezelf, vrijwilligerswerk, betaald werk en ondernemen.",
    "weeks": 20,
}

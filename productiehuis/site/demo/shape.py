"""What a house of the example is made of, as plain values. Texts are Dutch here; `texts` translates them."""

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


@dataclass(frozen=True)
class CourseShape:
    name: str
    what: str
    lessons: tuple[str, ...]


def at(weekday: int, opens: int, closes: int) -> Times:
    return Times(weekday, time(opens), time(closes))

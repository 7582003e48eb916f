"""Builds the example's houses, initiatives and rooms from their shapes."""

from dataclasses import dataclass, field

from productiehuis.audit.actor import Actor
from productiehuis.house.actions import build_house
from productiehuis.house.models import Foundation, House, HouseStatus, Location, Storey
from productiehuis.house.shape import ROLE_SENTENCES
from productiehuis.initiatives.models import Initiative, OpeningTime, Organisation, RoleInHouse, Room
from productiehuis.site.demo.foundation import HOUSES
from productiehuis.site.demo.shape import HouseShape, InitiativeShape, RoomShape
from productiehuis.site.demo.texts import t


@dataclass
class Built:
    """A house of the example with its parts by slug."""

    house: House
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    partners: dict[str, Organisation] = field(default_factory=dict)


def build_houses(by: Actor) -> dict[str, Built]:
    """The foundation and its houses, by slug."""
    foundation = Foundation.objects.create(
        name="Wikistad",
        intro=t("Huizen van bewoners, voor bewoners."),
        contact="",
    )
    return {shape.slug: _build(foundation, shape, by) for shape in HOUSES}


def _build(foundation: Foundation, shape: HouseShape, by: Actor) -> Built:
    house = build_house(
        foundation=foundation,
        slug=shape.slug,
        name=shape.name,
        by=by,
        district=shape.district,
        intro=t(shape.intro),
        status=HouseStatus(shape.status),
        status_note=t(shape.status_note),
    )
    RoleInHouse.objects.bulk_create(
        RoleInHouse(house=house, role=role, sentence=sentence) for role, sentence in ROLE_SENTENCES.items()
    )
    built = Built(house)
    for name, what in shape.partners.items():
        built.partners[name] = Organisation.objects.create(house=house, name=name, what=t(what))
    for place in shape.locations:
        built.locations[place.name] = Location.objects.create(
            house=house,
            name=place.name,
            address=place.address,
            postcode=place.postcode,
            town="Amsterdam",
            district=shape.district,
            area_code=place.area_code,
            area_year=place.area_year,
            how_to_get_in=t(place.how_to_get_in),
            wheelchair=place.wheelchair,
        )
    storeys = {storey.slug: storey for storey in Storey.objects.filter(house=house)}
    for each in shape.initiatives:
        _build_initiative(built, each, storeys)
    return built


def _build_initiative(built: Built, shape: InitiativeShape, storeys: dict[str, Storey]) -> None:
    initiative = Initiative.objects.create(
        house=built.house,
        slug=shape.slug,
        name=shape.name,
        what=t(shape.what),
        status=shape.status,
        location=built.locations[shape.location],
        counts_visits=shape.counts_visits,
        counts_requests=shape.counts_requests,
        counts_participants=shape.counts_participants,
    )
    built.initiatives[shape.slug] = initiative
    for room in shape.rooms:
        _build_room(built, initiative, room, storeys[room.storey])


def _build_room(built: Built, initiative: Initiative, shape: RoomShape, storey: Storey) -> None:
    room = Room.objects.create(
        house=built.house,
        slug=shape.slug,
        storey=storey,
        initiative=initiative,
        organisation=built.partners.get(shape.organisation),
        location=initiative.location,
        name=t(shape.name),
        what=t(shape.what),
        for_whom=t(shape.for_whom),
        how_to_get_in=t(shape.how_to_get_in),
        costs=t(shape.costs),
        languages=list(shape.languages),
        wheelchair=shape.wheelchair,
        pictogram=shape.pictogram,
        status=shape.status,
        order=len(built.rooms),
    )
    built.rooms[shape.slug] = room
    OpeningTime.objects.bulk_create(
        OpeningTime(house=built.house, room=room, weekday=each.weekday, opens=each.opens, closes=each.closes)
        for each in shape.times
    )

"""The fixed cast of every test: two houses, and people who each have one part to play. All invented.

West has a help desk (`desk`) and a sewing room (`sewing`); Noord has a help desk of its own (`far_desk`).
Tamar leads the desk, Vera helps there, Bo is a visitor known at the desk, Rosa a resident who can log in.
Cor coordinates West, Pim keeps its privacy, Noor leads the sewing room. Fay leads the desk of Noord and
must see nothing of West.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.audit.inserts import insert
from productiehuis.house.models import Foundation, House, Location, Storey, StoreyKind, Topic
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Role, Room
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.actions import add_person
from productiehuis.people.actions.persons import take_numbers
from productiehuis.people.actions.traces import load_persons
from productiehuis.people.models import Person, User
from productiehuis.people.sessions import SessionStore

NL = TranslatedText.of
TESTER = Actor(key=None, name="test", role="system")


@dataclass
class Cast:
    west: House
    noord: House
    desk: Initiative
    sewing: Initiative
    far_desk: Initiative
    room: Room
    sewing_room: Room
    far_room: Room
    topics: list[Topic]
    tamar: Person
    vera: Person
    bo: Person
    rosa: Person
    cor: Person
    pim: Person
    noor: Person
    fay: Person


def _house(foundation: Foundation, slug: str, name: str, people: int = 0) -> House:
    district = name.split()[-1]
    return House(foundation=foundation, slug=slug, name=name, district=district, next_person_number=people + 1)


def _storeys(house: House) -> list[Storey]:
    levels = [
        (StoreyKind.SOUTERRAIN, -1, "souterrain", "Souterrain", "hulp krijgen"),
        (StoreyKind.BEGANE_GROND, 0, "begane-grond", "Begane grond", "meedoen"),
        (StoreyKind.ALGEMENE_RUIMTE, 1, "algemene-ruimte", "Algemene ruimte", "elkaar ontmoeten"),
        (StoreyKind.VERDIEPING, 2, "eerste-verdieping", "Eerste verdieping", "je eigen plan"),
        (StoreyKind.ZOLDER, 9, "zolder", "Zolder", "uitvliegen"),
    ]
    return [
        Storey(house=house, kind=kind, level=level, slug=slug, name=NL(name), motto=NL(motto))
        for kind, level, slug, name, motto in levels
    ]


def make_desk(house: House, slug: str, name: str, storey: str = "souterrain") -> tuple[Initiative, Room]:
    location, initiative, room = _desk(house_storey(house, storey), slug, name)
    with transaction.atomic():
        for each in (location, initiative, room):
            insert(each)
    return initiative, room


def _desk(storey: Storey, slug: str, name: str) -> tuple[Location, Initiative, Room]:
    house = storey.house
    location = Location(
        house=house, name=f"Buurthuis {name}", district=house.district, area_code="EK03", area_year=2015
    )
    initiative = Initiative(
        house=house,
        slug=slug,
        name=name,
        location=location,
        counts_visits=True,
        counts_requests=True,
        counts_participants=True,
    )
    room = Room(
        house=house,
        slug=slug,
        name=NL(name),
        storey=storey,
        initiative=initiative,
        location=location,
        pictogram="letter",
    )
    return location, initiative, room


def house_storey(house: House, slug: str) -> Storey:
    return Storey.objects.get(house=house, slug=slug)


def make_person(house: House, first_name: str, *, login: bool = True) -> Person:
    user = User.objects.create_user(f"{first_name.lower()}-{house.slug}", "geheim-woord-1") if login else None
    return add_person(house=house, by=TESTER, first_name=first_name, user=user)


def make_people(house: House, names: list[str], without_login: tuple[str, ...] = ()) -> dict[str, Person]:
    """As `make_person` makes each of them, at a fraction of the questions."""
    people = _people(house, names, take_numbers(house, len(names)), without_login)
    _store(people)
    return people


def _people(
    house: House, names: list[str], numbers: Iterable[int], without_login: tuple[str, ...] = ()
) -> dict[str, Person]:
    users = {name: User(username=f"{name}-{house.slug}") for name in names if name not in without_login}
    for user in users.values():
        user.set_password("geheim-woord-1")
    return {
        name: Person(house=house, number=number, first_name=name.title(), user=users.get(name))
        for name, number in zip(names, numbers, strict=True)
    }


def _store(*of_houses: dict[str, Person]) -> None:
    """The people of each house, after all who log in."""
    insert(*(each.user for people in of_houses for each in people.values() if each.user))
    for people in of_houses:
        persons = list(people.values())
        load_persons(house=persons[0].house, persons=persons, by=TESTER)


def give(person: Person, role: Role, initiative: Initiative | None = None) -> Membership:
    if initiative:
        make_known(initiative=initiative, person=person, how=KnownHere.How.ROLE)
    membership = _part(person, role, initiative)
    membership.save(force_insert=True)
    return membership


def _part(person: Person, role: Role, initiative: Initiative | None = None) -> Membership:
    return Membership(house=person.house, person=person, role=role, initiative=initiative, starts=date(2018, 1, 1))


def _known(person: Person, initiative: Initiative, how: KnownHere.How = KnownHere.How.ROLE) -> KnownHere:
    return KnownHere(house_id=initiative.house_id, initiative=initiative, person=person, how=how)


def _topics(house: House) -> list[Topic]:
    told = [("brieven", "Brieven", "letter"), ("schulden", "Schulden", "coins"), ("wonen", "Wonen", "house-key")]
    return [
        Topic(house=house, slug=slug, name=NL(name), pictogram=pictogram, order=order)
        for order, (slug, name, pictogram) in enumerate(told)
    ]


@transaction.atomic
def make_cast() -> Cast:
    """Nearly every test begins with these, so each table gets its rows in one statement."""
    foundation = Foundation(name="Stichting Voorbeeld")
    west = _house(foundation, "west", "Productiehuis West", people=7)
    noord = _house(foundation, "noord", "Productiehuis Noord", people=1)
    west_storeys, noord_storeys = _storeys(west), _storeys(noord)
    desks = [
        _desk(west_storeys[0], "spreekuur", "Spreekuur"),
        _desk(west_storeys[1], "naaien", "Naaiatelier"),
        _desk(noord_storeys[0], "spreekuur", "Spreekuur Noord"),
    ]
    locations, initiatives, rooms = zip(*desks, strict=True)
    (desk, sewing, far_desk), (room, sewing_room, far_room) = initiatives, rooms
    topics = _topics(west)
    far_topic = Topic(house=noord, slug="brieven", name=NL("Brieven"), pictogram="letter")
    for rows in ([foundation], [west, noord], west_storeys + noord_storeys, locations, initiatives, rooms):
        insert(*rows)
    insert(*topics, far_topic)
    here = _people(west, ["tamar", "vera", "rosa", "cor", "pim", "noor", "bo"], range(1, 8), without_login=("bo",))
    there = _people(noord, ["fay"], range(1, 2))
    _store(here, there)
    people = here | there
    insert(
        _known(people["bo"], desk, KnownHere.How.DESK),
        _known(people["tamar"], desk),
        _known(people["vera"], desk),
        _known(people["noor"], sewing),
        _known(people["fay"], far_desk),
    )
    insert(
        _part(people["tamar"], Role.TREKKER, desk),
        _part(people["vera"], Role.VOLUNTEER, desk),
        _part(people["noor"], Role.TREKKER, sewing),
        _part(people["cor"], Role.COORDINATOR),
        _part(people["pim"], Role.PRIVACY_KEEPER),
        _part(people["fay"], Role.TREKKER, far_desk),
    )
    return Cast(
        west=west,
        noord=noord,
        desk=desk,
        sewing=sewing,
        far_desk=far_desk,
        room=room,
        sewing_room=sewing_room,
        far_room=far_room,
        topics=topics,
        **people,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def sign_in(client: Client, person: Person) -> Client:
    """A browser in which this person is logged in and has shown a second factor.

    As `force_login` does it, but the session is stored once and not five times.
    """
    assert person.user is not None
    request, held = HttpRequest(), client.cookies.get(settings.SESSION_COOKIE_NAME)
    request.session = SessionStore(held.value if held else None)
    login(request, person.user, backend="productiehuis.people.backends.PasswordBackend")
    request.session["second_factor_at"] = timezone.now().isoformat()
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME]["path"] = "/"
    return client


@pytest.fixture
def as_person(db: None) -> Callable[[Person], Client]:
    return lambda person: sign_in(Client(), person)


def actor(person: Person, role: str = "") -> Actor:
    return Actor(key=person.pk, name=person.full_name, role=role)

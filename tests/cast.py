"""The fixed cast of every test: two houses, and people who each have one part to play. All invented.

West has a help desk (`desk`) and a sewing room (`sewing`); Noord has a help desk of its own (`far_desk`).
Tamar leads the desk, Vera helps there, Bo is a visitor known at the desk, Rosa a resident who can log in.
Cor coordinates West, Pim keeps its privacy, Noor leads the sewing room. Fay leads the desk of Noord and
must see nothing of West.
"""

from collections.abc import Callable
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


def make_house(foundation: Foundation, slug: str, name: str) -> House:
    house = House(foundation=foundation, slug=slug, name=name, district=name.split()[-1])
    levels = [
        (StoreyKind.SOUTERRAIN, -1, "souterrain", "Souterrain", "hulp krijgen"),
        (StoreyKind.BEGANE_GROND, 0, "begane-grond", "Begane grond", "meedoen"),
        (StoreyKind.ALGEMENE_RUIMTE, 1, "algemene-ruimte", "Algemene ruimte", "elkaar ontmoeten"),
        (StoreyKind.VERDIEPING, 2, "eerste-verdieping", "Eerste verdieping", "je eigen plan"),
        (StoreyKind.ZOLDER, 9, "zolder", "Zolder", "uitvliegen"),
    ]
    storeys = [
        Storey(house=house, kind=kind, level=level, slug=storey_slug, name=NL(storey_name), motto=NL(motto))
        for kind, level, storey_slug, storey_name, motto in levels
    ]
    with transaction.atomic():
        insert(house)
        insert(*storeys)
    return house


def make_desk(house: House, slug: str, name: str, storey: str = "souterrain") -> tuple[Initiative, Room]:
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
        storey=house_storey(house, storey),
        initiative=initiative,
        location=location,
        pictogram="letter",
    )
    with transaction.atomic():
        for each in (location, initiative, room):
            insert(each)
    return initiative, room


def house_storey(house: House, slug: str) -> Storey:
    return Storey.objects.get(house=house, slug=slug)


def make_person(house: House, first_name: str, *, login: bool = True) -> Person:
    user = User.objects.create_user(f"{first_name.lower()}-{house.slug}", "geheim-woord-1") if login else None
    return add_person(house=house, by=TESTER, first_name=first_name, user=user)


def make_people(house: House, names: list[str], without_login: tuple[str, ...] = ()) -> dict[str, Person]:
    """As `make_person` makes each of them, at a fraction of the questions: nearly every test begins with these."""
    users = {name: User(username=f"{name}-{house.slug}") for name in names if name not in without_login}
    for user in users.values():
        user.set_password("geheim-woord-1")
    insert(*users.values())
    people = {
        name: Person(house=house, number=number, first_name=name.title(), user=users.get(name))
        for name, number in zip(names, take_numbers(house, len(names)), strict=True)
    }
    load_persons(house=house, persons=list(people.values()), by=TESTER)
    return people


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


@transaction.atomic
def make_cast() -> Cast:
    foundation = Foundation.objects.create(name="Stichting Voorbeeld")
    west = make_house(foundation, "west", "Productiehuis West")
    noord = make_house(foundation, "noord", "Productiehuis Noord")
    desk, room = make_desk(west, "spreekuur", "Spreekuur")
    sewing, sewing_room = make_desk(west, "naaien", "Naaiatelier", "begane-grond")
    far_desk, far_room = make_desk(noord, "spreekuur", "Spreekuur Noord")
    topics = [
        Topic(house=west, slug=slug, name=NL(name), pictogram=pictogram, order=order)
        for order, (slug, name, pictogram) in enumerate(
            [("brieven", "Brieven", "letter"), ("schulden", "Schulden", "coins"), ("wonen", "Wonen", "house-key")]
        )
    ]
    insert(*topics, Topic(house=noord, slug="brieven", name=NL("Brieven"), pictogram="letter"))
    people = make_people(west, ["tamar", "vera", "rosa", "cor", "pim", "noor", "bo"], without_login=("bo",))
    people |= make_people(noord, ["fay"])
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

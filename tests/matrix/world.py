"""The world of the matrix: three places with the same things in each, and one guest for every role.

`own` is the desk of West, where most guests work. `other` is the sewing room, another initiative of the same
house. `far` is the desk of Noord, another house. A place is a dictionary from a word of the table ("visit",
"programme") to what stands in an address; things of the house are the same in `own` and `other`.
"""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from http.cookies import SimpleCookie
from typing import Any
from uuid import uuid4

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone

from productiehuis.activities.actions import (
    Plan,
    give_certificate,
    make_programme,
    make_template,
    say_lesson_done,
    set_present,
    sign_up,
)
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.audit.actions import record
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.models import House, Location, Storey, StoreyKind, Topic
from productiehuis.imports.actions import receive
from productiehuis.imports.models import Import
from productiehuis.imports.work import go_on
from productiehuis.initiatives.actions.opening import make_first_link
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import (
    Closure,
    DeskDevice,
    Initiative,
    KnownHere,
    Membership,
    OpeningTime,
    Organisation,
    Role,
    Room,
)
from productiehuis.monitor.access import share_mark
from productiehuis.monitor.actions import close_period, share
from productiehuis.monitor.rules import Span
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person, PossibleDouble, User
from productiehuis.privacy.models import DataRequest
from tests.cast import NL, TESTER, Cast, actor, give, house_storey, make_cast, make_person
from tests.matrix.passkeys import passkey_of
from tests.matrix.world_coaching import make_coaches, of_coaching
from tests.matrix.world_logins import give_pass, handed_out, make_persona
from tests.matrix.world_pathway import line_of
from tests.matrix.world_plans import plans_at, template_of
from tests.matrix.world_referrals import referrals_of
from tests.matrix.world_talents import talents_of

TODAY = date(2026, 3, 2)
MORNING = "2026-03-02 09:00:00+01:00"

PARTNER_CONTACT = Role.PARTNER_CONTACT

Place = dict[str, Any]


@dataclass
class Guest:
    """Somebody who knocks on every door, and which parts they play where."""

    name: str
    person: Person | None = None
    user: User | None = None
    parts: list[Membership] = field(default_factory=list)
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    @property
    def is_logged_in(self) -> bool:
        return self.user is not None


@dataclass
class World:
    cast: Cast
    places: dict[str, Place]
    guests: dict[str, Guest]


def make_world() -> World:
    cast = make_cast()
    guests = make_guests(cast)
    west, noord = of_house(cast.west, "west"), of_house(cast.noord, "noord")
    partner = Organisation.objects.get(pk=west["partner"])
    guests["partner_contact"] = _guest("partner_contact", cast.west, "Paula", PARTNER_CONTACT, organisation=partner)
    anywhere = {
        "year": TODAY.year,
        "day": TODAY.isoformat(),
        "role": "coach",
        "code": "M-1",
        "rest": "iets.json",
        "kind": "names",
    }
    anywhere |= {"token": make_first_link(by=TESTER), "persona": make_persona(), "pass_token": give_pass(cast.bo).token}
    places = {
        "own": anywhere | west | of_initiative(cast.desk, cast.room, cast.tamar, guests["resident"]),
        "other": anywhere | west | of_initiative(cast.sewing, cast.sewing_room, cast.noor, guests["other_trekker"]),
        "far": anywhere | noord | of_initiative(cast.far_desk, cast.far_room, cast.fay, guests["far_trekker"]),
    }
    _coach(places, cast, guests)
    # A course to take over is another's, and so of the house.
    for name, source in (("own", "other"), ("other", "other"), ("far", "far")):
        places[name]["takeable"] = places[source]["template"]
    for guest in guests.values():
        guest.cookies = log_in(guest)
    return World(cast, places, guests)


def _coach(places: dict[str, Place], cast: Cast, guests: dict[str, Guest]) -> None:
    """The coach of West coaches at both its initiatives; in Noord there is one who is no guest."""
    west, noord = make_coaches(cast.west, guests["coach"].person), make_coaches(cast.noord, None)
    for name, initiative, trekker, coaches in (
        ("own", cast.desk, cast.tamar, west),
        ("other", cast.sewing, cast.noor, west),
        ("far", cast.far_desk, cast.fay, noord),
    ):
        owner = guests[places[name]["owner"]].person
        assert owner is not None
        places[name] |= of_coaching(
            initiative,
            owner=owner,
            visitor=Person.objects.get(pk=places[name]["visitor"]),
            trekker=trekker,
            coaches=coaches,
            aspirant=guests["aspirant"].person if name == "own" else None,
        )


def log_in(guest: Guest, *, second_factor: bool = True, **session: str) -> SimpleCookie:
    """The cookies of a browser in which this guest came in a moment ago."""
    client = Client()
    if guest.user is None:
        return client.cookies
    client.force_login(guest.user)
    held, now = client.session, timezone.now()
    held[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": now.timestamp()}]
    held[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(guest.user.pk)
    if second_factor:
        held["second_factor_at"] = now.isoformat()
    held.update(session)
    held.save()
    return client.cookies


# Who knocks.


def _guest(name: str, house: House, first_name: str, role: Role, **where: Any) -> Guest:
    person = make_person(house, first_name)
    if where.get("initiative"):
        make_known(initiative=where["initiative"], person=person, how=KnownHere.How.ROLE)
    part = Membership.objects.create(house=house, person=person, role=role, starts=date(2018, 1, 1), **where)
    return Guest(name, person, person.user, [part])


def _known_guest(name: str, person: Person) -> Guest:
    return Guest(name, person, person.user, list(Membership.objects.filter(person=person)))


def make_guests(cast: Cast) -> dict[str, Guest]:
    """One for each role at West, named after the role; and who leads elsewhere, led before, or is nobody here."""
    give(cast.rosa, Role.RESIDENT)
    give(cast.fay, Role.COORDINATOR)
    known = {
        "resident": cast.rosa,
        "volunteer": cast.vera,
        "trekker": cast.tamar,
        "coordinator": cast.cor,
        "privacy_keeper": cast.pim,
        "other_trekker": cast.noor,
        "far_trekker": cast.fay,
    }
    guests = [_known_guest(name, person) for name, person in known.items()]
    guests += [
        _guest("aspirant", cast.west, "Asia", Role.ASPIRANT, initiative=cast.desk),
        _guest("teller", cast.west, "Tess", Role.TELLER, initiative=cast.desk),
        _guest("coach", cast.west, "Koos", Role.COACH),
        _guest("secretary", cast.west, "Sem", Role.SECRETARY),
        _guest("treasurer", cast.west, "Pien", Role.TREASURER),
    ]
    former = _guest("former_trekker", cast.west, "Frits", Role.TREKKER, initiative=cast.desk)
    Membership.objects.filter(person=former.person).update(ends=TODAY - timedelta(days=1))
    former.parts = []
    stranger = Guest("stranger", user=User.objects.create_user("stranger", "geheim-woord-1"))
    return {guest.name: guest for guest in [*guests, former, stranger, Guest("nobody")]}


# What stands in a house.


def of_house(house: House, name: str) -> Place:
    """Things of the house itself, with slugs of their own, so that none exists in another house."""
    storey = Storey.objects.create(
        house=house, kind=StoreyKind.VERDIEPING, level=5, slug=f"hoog-{name}", name=NL("Hoog"), motto=NL("hoog")
    )
    topic = Topic.objects.create(house=house, slug=f"werk-{name}", name=NL("Werk"), pictogram="letter", order=9)
    partner = Organisation.objects.create(house=house, name=f"Partner {name}")
    room = Room.objects.create(
        house=house,
        slug=f"partner-{name}",
        name=NL("Bij de partner"),
        storey=house_storey(house, "souterrain"),
        organisation=partner,
        pictogram="letter",
    )
    first, second, third = (make_person(house, first_name, login=False) for first_name in ("Ans", "Anske", "Anna"))
    coach = Membership.objects.create(house=house, person=first, role=Role.COACH, starts=TODAY)
    contact = Membership.objects.create(
        house=house, person=first, role=PARTNER_CONTACT, organisation=partner, starts=TODAY
    )
    return {
        "house": house.slug,
        "storey": storey.slug,
        "storey_key": storey.pk,
        "topic": topic.slug,
        "topic_key": topic.pk,
        "location": Location.objects.filter(house=house).latest("pk").pk,
        "partner": partner.pk,
        "partner_room": room.slug,
        "helper": first.pk,
        "house_membership": coach.pk,
        "partner_membership": contact.pk,
        "line": record(verb="house changed", obj=house, house_key=house.pk, by=TESTER).pk,
        "merge": merge_persons(kept=first, absorbed=second, by=TESTER).pk,
        **template_of(house, name),
        **line_of(room, topic, TODAY),
        "double": PossibleDouble.objects.create(house=house, one=first, other=third, likeness=0.7).pk,
    }


def of_initiative(initiative: Initiative, room: Room, trekker: Person, owner: Guest) -> Place:
    """Everything an initiative has. `owner` is a guest who signed up there and has every kind of second key."""
    house, by = initiative.house, actor(trekker, Role.TREKKER)
    name = f"{house.slug}-{initiative.slug}"
    visitor = make_person(house, f"Bezoeker {name}", login=False)
    make_known(initiative=initiative, person=visitor, how=KnownHere.How.DESK)
    volunteer = make_person(house, f"Helper {name}", login=False)
    device = DeskDevice.objects.create(
        house=house, initiative=initiative, name=name, token_hash=name, enrolled_by_key=trekker.pk
    )
    times = OpeningTime.objects.create(house=house, room=room, weekday=0, opens=time(9), closes=time(12))
    assert owner.person is not None
    assert owner.user is not None
    TOTP.activate(owner.user, generate_totp_secret())
    RecoveryCodes.activate(owner.user)
    for somebody in (visitor, owner.person):
        give_pass(somebody)
    return {
        "initiative": initiative.slug,
        "initiative_key": initiative.pk,
        "room": room.slug,
        "room_key": room.pk,
        "visitor": visitor.pk,
        "membership": give(volunteer, Role.VOLUNTEER, initiative).pk,
        "trekker_membership": Membership.objects.filter(person=trekker, role=Role.TREKKER).latest("pk").pk,
        "device": device.pk,
        "time": times.pk,
        "closure": Closure.objects.create(house=house, room=room, first=TODAY, last=TODAY).pk,
        "closed": close_period(initiative=initiative, span=Span(2026, 1), by=by, client_key=uuid4()).pk,
        "owner": owner.name,
        "asked": _asked_to_erase(visitor, initiative, trekker).pk,
        "own_asked": _asked_to_erase(owner.person, initiative, trekker).pk,
        "passkey": passkey_of(owner.user).pk,
        **_shared(initiative, by),
        "list": make_list(initiative, by).pk,
        "given_key": handed_out(owner.person).pk,
        **plans_at(owner.person, volunteer),
        **_at_the_desk(initiative, room, visitor, by),
        **_on_the_programme(initiative, room, visitor, owner.person, by),
        **talents_of(initiative, owner.person, TODAY),
        **referrals_of(initiative, room, visitor, owner.person, by),
    }


def _shared(initiative: Initiative, by: Any) -> Place:
    """Numbers that somebody outside may see, with the address that opens them."""
    link = share(
        house=initiative.house,
        initiative=initiative,
        to_whom="Een fonds",
        years=(TODAY.year, TODAY.year),
        parts=["year"],
        expires=TODAY + timedelta(days=90),
        client_key=uuid4(),
        by=by,
    )
    return {"link": link.pk, "mark": share_mark(link), "form": "xlsx"}


def _asked_to_erase(person: Person, initiative: Initiative, by: Person) -> DataRequest:
    """Somebody wants to be erased; it waits for its day. (Who signed up at two places asked once.)"""
    waits = timezone.now() + timedelta(days=1)
    row, _made = DataRequest.objects.get_or_create(
        house=initiative.house,
        person=person,
        kind="erase",
        state="asked",
        defaults={
            "initiative": initiative,
            "answer_by": TODAY + timedelta(days=31),
            "runs_at": waits,
            "asked_by_key": by.pk,
            "client_key": uuid4(),
        },
    )
    return row


def make_list(initiative: Initiative, by: Any) -> Import:
    """A list of which somebody is still to say who is who."""
    lines = "datum;naam;onderwerp\n3-9-2018;Fenna Voorbeeld;Brieven\n4-9-2018;Fena Voorbeeld;Brieven\n"
    text = f"{lines}5-9-2018;{initiative.slug} {initiative.house.slug};Brieven\n"
    import_ = receive(initiative=initiative, pieces=[text.encode()], file_name="lijst.csv", by=by)
    return go_on(import_.pk)


def _at_the_desk(initiative: Initiative, room: Room, visitor: Person, by: Any) -> Place:
    topic = Topic.objects.filter(house=initiative.house).latest("pk")
    told = Registration(
        client_key=uuid4(),
        room=room,
        kind="known",
        person=visitor,
        asked=(Asked(topic.pk, "een brief van de gemeente"),),
    )
    visit = register_visit(registration=told, initiative=initiative, by=by).visit
    return {"visit": visit.pk, "question": visit.requests.get().pk}


def _on_the_programme(initiative: Initiative, room: Room, visitor: Person, owner: Person, by: Any) -> Place:
    def make(name: str, **fields: Any) -> Any:
        plan = Plan(name=NL(name), room=room, starts=time(8), ends=time(20), **fields)
        return make_programme(initiative=initiative, plan=plan, by=by, client_key=uuid4())

    weekly = make("Elke week", first_date=TODAY, rhythm=Rhythm.WEEKLY, needs_sign_up=True)
    single = make("Een keer", first_date=TODAY, rhythm=Rhythm.ONCE)
    lessons = [NL("Les een"), NL("Les twee")]
    template = make_template(
        initiative=initiative,
        name=NL(f"Cursus {initiative}"),
        lessons=lessons,
        lessons_for_certificate=1,
        by=by,
        client_key=uuid4(),
    )
    course = make("De cursus", first_date=TODAY, rhythm=Rhythm.WEEKLY, template=template, needs_sign_up=True)
    session, lesson = weekly.sessions.earliest("date"), template.lessons.get(number=1)
    sign_up(programme=course, session=None, person=visitor, by=by, client_key=uuid4())
    say_lesson_done(person=visitor, lesson=lesson, by=by, client_key=uuid4())
    set_present(session=session, person=visitor, present=True, by=by, client_key=uuid4())
    signed = sign_up(programme=weekly, session=weekly.sessions.latest("date"), person=owner, by=by, client_key=uuid4())
    return {
        "programme": weekly.slug,
        "single": single.slug,
        "course": course.slug,
        "session": session.pk,
        "single_session": single.sessions.get().pk,
        "sign_up": signed.pk,
        "template": template.pk,
        "lesson": lesson.pk,
        "certificate": give_certificate(person=visitor, programme=course, by=by, client_key=uuid4()).pk,
    }

"""Somebody who is everywhere in a house, so that erasing and taking along have all there is to do. All invented."""

import json
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import connection, models
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
from productiehuis.audit.actions import looked
from productiehuis.coaching.tests.everywhere import with_a_coach
from productiehuis.helpdesk.actions import Registration, change_course, correct_visit, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.imports.actions import receive
from productiehuis.imports.work import go_on
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import (
    DeskDevice,
    DeskPin,
    DeskTrust,
    KnownHere,
    Membership,
    Organisation,
    Role,
    Room,
)
from productiehuis.people.actions import add_person, give_key, hear_yes, make_one_time_login, make_pass, merge_persons
from productiehuis.people.models import ConsentFor, GivenKind, OneTimeLogin, Person, PossibleDouble, ReachBy, User
from productiehuis.plans.actions import (
    add_part,
    begin_plan,
    change_part,
    make_share_code,
    propose_place,
    refer_part,
    share,
    write_comment,
)
from productiehuis.plans.actions.arrivals import receive_plan
from productiehuis.plans.actions.counting import count_milestone
from productiehuis.plans.actions.milestones import celebrate, leave_aside, note_milestone
from productiehuis.plans.actions.proofs import add_proof
from productiehuis.plans.actions.talents import add_talent, ask_talent, end_ask
from productiehuis.plans.models import AskState, Audience, Kind, MilestoneKind, Part
from productiehuis.plans.rules.plan_file import SCHEMA, VERSION
from productiehuis.plans.tests.pictures import png
from productiehuis.post.actions import send
from productiehuis.referrals.actions import Heard, Receiver, Wish, accept, make_link, refer, say_yes
from productiehuis.referrals.models import Referral, Walks
from productiehuis.vault.fields import SealedTextField
from tests.cast import NL, Cast, actor, give, house_storey

FIRST, LAST, PHONE, OTHER = "Xanthippa", "Quispelturf", "+31612340987", "Zwiebertina"
WORDS = "een brief over de pannenkoekenboot"
NOTE = "belt morgen over de luchtballon"
# Nothing of this may be left anywhere.
TRACES = (FIRST, LAST, PHONE, OTHER, WORDS, NOTE, "1055QX", "pannenkoekenboot", "na zessen bij de buurvrouw")


@dataclass
class Everywhere:
    """Who, and who turned out to be the same."""

    person: Person
    same: Person
    user: User


def _on_a_list(cast: Cast, by: Any) -> None:
    """A list that waits to be stored, of which the words are those of the person."""
    lines = f"datum;naam;geboortejaar;onderwerp;opmerking\n3-9-2018;{FIRST} {LAST};1970;Brieven;{WORDS}\n"
    import_ = receive(initiative=cast.desk, pieces=[lines.encode()], file_name="lijst.csv", by=by)
    go_on(import_.pk)


def _written_down(cast: Cast, by: Any, user: User) -> Person:
    """Everything a card can hold."""
    return add_person(
        house=cast.west,
        by=by,
        first_name=FIRST,
        last_name=LAST,
        phone=PHONE,
        user=user,
        birth_year=1970,
        birth_date=date(1970, 5, 4),
        postcode="1055QX",
        language="tr",
        reach_by=ReachBy.SMS,
        reach_when="na zessen bij de buurvrouw",
    )


def make_everywhere(cast: Cast, *, now: Any = None) -> Everywhere:
    by = actor(cast.vera, "volunteer")
    user = User.objects.create_user(f"{FIRST.lower()}", "geheim-woord-1", phone=PHONE, phone_verified=True)
    person = _written_down(cast, by, user)
    same = add_person(house=cast.west, by=by, first_name=OTHER, reach_by=ReachBy.PAPER)
    merge_persons(kept=person, absorbed=same, by=actor(cast.pim), reason=f"{OTHER} is {FIRST}")
    _at_the_desk(cast, person, same)
    _joining_in(cast, person, same)
    _on_a_list(cast, by)
    _with_a_role(cast, person, user)
    _sent_on(cast, person, same)
    _with_a_plan(cast, person)
    with_a_coach(cast, person, WORDS)
    _with_talents(cast, person)
    for subject in (person, same):
        looked(by=by, house_key=cast.west.pk, part="card", subject_key=subject.pk)
    looked(by=actor(person, "volunteer"), house_key=cast.west.pk, part="card", subject_key=cast.bo.pk)
    send(channel="sms", to=PHONE, body=f"Dag {FIRST}", house_key=cast.west.pk)
    send(channel="paper", to=OTHER, body="Tot morgen", house_key=cast.west.pk)
    make_pass(person=person, by=by, client_key=uuid4())
    PossibleDouble.objects.create(
        house=cast.west,
        one=person,
        other=cast.bo,
        likeness=0.9,
        reason=f"{FIRST} is Bo niet",
        decision="not_same",
        decided_at=timezone.now(),
    )
    for purpose in ConsentFor:
        hear_yes(
            person=person,
            purpose=purpose,
            sentence="Mag dit?",
            language="tr",
            by=by,
            client_key=uuid4(),
        )
    return Everywhere(person, same, user)


def _told(cast: Cast, person: Person, *words: str) -> Registration:
    asked = tuple(Asked(cast.topics[0].pk, each) for each in words)
    return Registration(uuid4(), cast.room, "known", person, asked=asked)


def _at_the_desk(cast: Cast, person: Person, same: Person) -> None:
    by = actor(cast.vera, "volunteer")
    for each in (person, same):
        make_known(initiative=cast.desk, person=each, how=KnownHere.How.DESK)
        visit = register_visit(registration=_told(cast, each, WORDS), initiative=cast.desk, by=by).visit
        change_course(request=visit.requests.get(), course="waiting", note=NOTE, by=by)
    # First written down under Bo by mistake.
    wrong = register_visit(registration=_told(cast, cast.bo, WORDS), initiative=cast.desk, by=by).visit
    correct_visit(visit=wrong, registration=_told(cast, person, WORDS), reason=f"Het was {FIRST}, niet Bo.", by=by)
    # And this one turned out to be Bo.
    hers = register_visit(registration=_told(cast, person, "Bo zijn vraag"), initiative=cast.desk, by=by).visit
    correct_visit(
        visit=hers, registration=_told(cast, cast.bo, "Bo zijn vraag"), reason=f"Niet {FIRST} maar Bo.", by=by
    )
    # She helps too.
    bos = register_visit(registration=_told(cast, cast.bo, "Bo zijn andere vraag"), initiative=cast.desk, by=by).visit
    change_course(request=bos.requests.get(), course="helped", note="klaar", by=actor(person, "volunteer"))


def _sent_on(cast: Cast, person: Person, same: Person) -> None:
    """Referred and answered, also under the other number; and walks along with Bo."""
    by, zolder = actor(cast.vera, "volunteer"), house_storey(cast.west, "zolder")
    there = Room.objects.create(
        house=cast.west, slug="leeskamer", name=NL("Leeskamer"), initiative=cast.sewing, storey=zolder
    )

    def sent(who: Person, words: str, **more: Any) -> Referral:
        wish = Wish(Receiver(there), cast.topics[0], why=words, bring=words, **more)
        return refer(person=who, wish=wish, by=by, client_key=uuid4(), from_initiative=cast.desk)

    for who in (person, same):
        made = sent(who, WORDS)
        make_link(referral=made, to="noor@example.org", by=by, client_key=uuid4())
        say_yes(referral=made, heard=Heard(f"{FIRST}, mag dit?", "tr", uuid4()), by=by)
        accept(referral=made, comes_at=timezone.now() + timedelta(days=2), note=NOTE, by=actor(cast.tamar))
    sent(cast.bo, "Bo wil mee", walks=Walks.OURS, companion=person)


def _joining_in(cast: Cast, person: Person, same: Person) -> None:
    by, today = actor(cast.tamar, "trekker"), timezone.localdate()
    plan = Plan(
        name=NL("Koffie"),
        room=cast.room,
        starts=time(0, 1),
        ends=time(23, 59),
        first_date=today,
        rhythm=Rhythm.WEEKLY,
        skips_holidays=False,
        needs_sign_up=True,
    )
    weekly = make_programme(initiative=cast.desk, plan=plan, by=by, client_key=uuid4())
    lessons = [NL("Les een")]
    template = make_template(
        initiative=cast.desk, name=NL("Cursus"), lessons=lessons, lessons_for_certificate=1, by=by, client_key=uuid4()
    )
    course_plan = Plan(
        name=NL("De cursus"),
        room=cast.room,
        starts=time(0, 2),
        ends=time(23, 58),
        first_date=today,
        rhythm=Rhythm.WEEKLY,
        skips_holidays=False,
        template=template,
        needs_sign_up=True,
    )
    course = make_programme(initiative=cast.desk, plan=course_plan, by=by, client_key=uuid4())
    first, last = weekly.sessions.earliest("date"), weekly.sessions.latest("date")
    set_present(session=first, person=person, present=True, by=by, client_key=uuid4())
    set_present(session=course.sessions.earliest("date"), person=same, present=True, by=by, client_key=uuid4())
    sign_up(programme=weekly, session=last, person=person, by=by, client_key=uuid4())
    sign_up(programme=course, session=None, person=person, by=by, client_key=uuid4())
    say_lesson_done(person=person, lesson=template.lessons.get(), by=by, client_key=uuid4())
    give_certificate(person=person, programme=course, by=by, client_key=uuid4())


def _with_a_plan(cast: Cast, person: Person) -> None:
    """A plan that Bo sees a goal of, and a goal of Bo that she sees; both say something about the other's."""
    for owner, reader in ((person, cast.bo), (cast.bo, person)):
        by = actor(owner)
        plan = begin_plan(person=owner, by=by, client_key=uuid4())
        words = WORDS if owner == person else "een rijbewijs halen"
        part = add_part(plan=plan, kind=Kind.GOAL, text=words, prompt=words, by=by, client_key=uuid4())
        change_part(part=part, version=1, text=f"{words}!", by=by, client_key=uuid4())
        until = timezone.localdate() + timedelta(days=3)
        share(plan=plan, part=part, reader=reader, until=until, by=by, client_key=uuid4())
        said = f"ik ken {FIRST}"
        write_comment(part=part, writer=reader, text=said, by=actor(reader), client_key=uuid4())
        place = {"to": f"kamer:{cast.room.pk}", "topic": cast.topics[0], "words": said}
        propose_place(part=part, writer=reader, by=actor(reader), client_key=uuid4(), **place)
        make_share_code(person=owner, by=by)
        if owner == person:
            wish, yes = Wish(Receiver(cast.room), cast.topics[0], why=WORDS), Heard("Ja.", "nl", uuid4())
            refer_part(part=part, person=owner, wish=wish, heard=yes, by=by, client_key=uuid4())


def _with_a_role(cast: Cast, person: Person, user: User) -> None:
    give(person, Role.VOLUNTEER, cast.desk)
    partner = Organisation.objects.create(house=cast.west, name="Partner", contact=f"Vraag naar {FIRST}, {PHONE}")
    Membership.objects.create(
        house=cast.west,
        person=person,
        role=Role.PARTNER_CONTACT,
        organisation=partner,
        starts=timezone.localdate() - timedelta(days=30),
    )
    device = DeskDevice.objects.create(
        house=cast.west, initiative=cast.desk, name="Laptop", token_hash="x", enrolled_by_key=person.pk
    )
    DeskPin.objects.create(house=cast.west, person=person, pin_hash="x")
    DeskTrust.objects.create(house=cast.west, device=device, person=person, second_factor_at=timezone.now())
    make_one_time_login(kind=OneTimeLogin.Kind.PAPER, code="1", valid=timedelta(days=1), by=actor(cast.vera), user=user)
    give_key(person=person, kind=GivenKind.PAPER, by=actor(cast.vera))
    UserSession.objects.create(user=user, ip="192.0.2.1", session_key="s1", user_agent=FIRST)


def _with_talents(cast: Cast, person: Person) -> None:
    """What she can do, was asked and asks; what she reached, kept, celebrates and lets count; a file with her plan."""
    by, bo = actor(person), actor(cast.bo)
    for owner, asker, who in ((person, cast.bo, by), (cast.bo, person, bo)):
        what = WORDS if owner == person else "fietsen maken"
        talent = add_talent(person=owner, what=what, topic=None, shows=True, by=who, client_key=uuid4())
        ask = ask_talent(talent=talent, asker=asker, words=NOTE, by=actor(asker), client_key=uuid4())
        end_ask(ask=ask, state=AskState.YES, answer=WORDS, by=who)
    for audience in (Audience.SELF, Audience.REPORT):
        reached = note_milestone(
            person=person, kind=MilestoneKind.COACH, on=date(2018, 5, 1), words=WORDS, by=by, client_key=uuid4()
        )
        celebrate(milestone=reached, audience=audience, by=by, client_key=uuid4())
        count_milestone(milestone=reached, by=by, client_key=uuid4())
    leave_aside(person=person, source_key=uuid4(), by=by)
    part = Part.objects.get(plan__person=person)
    add_proof(part=part, name=f"{FIRST}.png", data=png(), by=by, client_key=uuid4())
    data = json.dumps({"schema": SCHEMA, "version": VERSION, "house": FIRST}).encode()
    receive_plan(person=person, data=data, by=by, client_key=uuid4())


def every_text() -> list[tuple[str, str]]:
    """Every value of every column of every table, as text, with sealed columns opened: (where, text)."""
    found = []
    for model in apps.get_models():
        sealed = [field.name for field in model._meta.fields if isinstance(field, SealedTextField)]
        for row in model._default_manager.all():
            found += [(f"{model._meta.label}.{name}", getattr(row, name)) for name in sealed]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for values in cursor.fetchall():
                found += [(f"{table}.{name}", _text(value)) for name, value in zip(columns, values, strict=True)]
    return found


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def traces_of(words: Any = TRACES) -> list[tuple[str, str]]:
    """Where these words still stand."""
    wanted = [word.casefold() for word in words]
    return [(where, text[:80]) for where, text in every_text() if any(word in text.casefold() for word in wanted)]


def counts() -> dict[str, int]:
    """How many rows of each kind that a number could be made of."""
    names = (
        "helpdesk.Visit",
        "helpdesk.HelpRequest",
        "helpdesk.RequestStep",
        "activities.Attendance",
        "activities.Tally",
        "coaching.Pair",
        "coaching.Talk",
        "coaching.TalkNote",
        "coaching.Walk",
        "coaching.StandIn",
        "coaching.HandOver",
        "coaching.TaskStep",
        "coaching.PeerTalk",
        "initiatives.Membership",
        "people.Person",
        "people.Merge",
    )
    found: dict[str, int] = {}
    for name in names:
        model: type[models.Model] = apps.get_model(name)
        found[name] = model._default_manager.count()
    return found

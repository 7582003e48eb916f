"""Rosa's plan, with one goal that her coach sees, and questions that the coach offers. All invented.

Her coach thinks of two places: Rosa asked for the one from her goal, and did not decide on the other yet.
"""

from datetime import date, timedelta
from uuid import uuid4

from productiehuis.audit.actor import Actor
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Membership, Role, Room
from productiehuis.people.models import Person
from productiehuis.plans.actions import (
    add_part,
    begin_plan,
    change_part,
    make_template,
    refer_part,
    share,
    write_comment,
)
from productiehuis.plans.actions.proposing import propose_place
from productiehuis.plans.models import Kind, Part, Plan, Question
from productiehuis.referrals.actions import Heard, Receiver, Wish, draft
from productiehuis.referrals.travels import own_sentence_for

QUESTIONS = (
    "Waar word je blij van?",
    "Wat zeggen anderen dat jij goed kunt?",
    "Wat wil je over een jaar kunnen?",
)
STEPS = ("Kijk een ochtend mee in een kamer die je leuk lijkt",)


def _actor(person: Person, role: str = "") -> Actor:
    return Actor(key=person.pk, name=person.full_name, role=role)


def make_plans(rosa: Person, dewi: Person, today: date) -> None:
    """A plan that has begun, a share until next month, and what the coach said."""
    by, coach = _actor(rosa), _actor(dewi, Role.COACH.value)
    goal = _write(rosa, by, today)
    role = Membership.objects.get(person=dewi, role=Role.COACH)
    until = today + timedelta(days=30)
    share(plan=goal.plan, part=goal, reader=dewi, membership=role, until=until, by=by, client_key=uuid4())
    share(plan=goal.plan, kind=Kind.STEP, reader=dewi, membership=role, until=until, by=by, client_key=uuid4())
    words = "Mooi doel! Zullen we het er donderdag over hebben?"
    write_comment(part=goal, writer=dewi, text=words, by=coach, client_key=uuid4())
    _propose(goal, rosa, dewi)
    lines = [(Kind.REFLECTION, each, True) for each in QUESTIONS] + [(Kind.STEP, each, False) for each in STEPS]
    make_template(
        house=rosa.house,
        name="Wat past bij mij?",
        what_for="Voor wie nog niet weet waar te beginnen.",
        lines=lines,
        by=coach,
        client_key=uuid4(),
    )


def _write(rosa: Person, by: Actor, today: date) -> Part:
    plan = begin_plan(person=rosa, by=by, client_key=uuid4())
    _add(plan, by, Kind.DREAM, "Een eigen plek waar ik kook voor de buurt.", question=Question.DREAM)
    stand = "Ik kook elke donderdag mee. Brieven vind ik nog moeilijk."
    _add(plan, by, Kind.STAND, stand, question=Question.STAND)
    goal = _add(plan, by, Kind.GOAL, "Zelf een brief van de gemeente beantwoorden.")
    done = today - timedelta(days=9)
    _add(plan, by, Kind.STEP, "Met digiBEET een mail leren sturen.", goal=goal, done_on=done)
    bring = "Mijn eigen brief meenemen naar het spreekuur."
    _add(plan, by, Kind.STEP, bring, goal=goal, question=Question.FIRST_STEP)
    well = _add(plan, by, Kind.WENT_WELL, "Ik belde zelf met de woningbouw.")
    words = "Ik belde zelf met de woningbouw. Ze begrepen me meteen!"
    change_part(part=well, version=well.version, text=words, by=by, client_key=uuid4())
    return goal


def _propose(goal: Part, rosa: Person, dewi: Person) -> None:
    """Dewi says where Rosa could go; of the goal Rosa asks for it herself, and sends nothing of what she wrote."""
    by, coach = _actor(rosa), _actor(dewi, Role.COACH.value)
    rooms = {room.slug: room for room in Room.objects.filter(house=rosa.house, slug__in=("raad", "koffietafel"))}
    letters = Topic.objects.get(house=rosa.house, slug="brieven")
    step = Part.objects.get(plan=goal.plan, goal=goal, done_on__isnull=True)
    proposals = []
    for part, slug, words in (
        (goal, "raad", "Daar oefenen ze het met je, met je eigen brief."),
        (step, "koffietafel", "Drink daar eerst een kop koffie. Ze gaan graag met je mee."),
    ):
        to, key = f"kamer:{rooms[slug].pk}", uuid4()
        made = propose_place(part=part, writer=dewi, to=to, topic=letters, words=words, by=coach, client_key=key)
        proposals.append(made)
    wish = Wish(Receiver(rooms["raad"]), letters, why="Ik wil leren zelf te antwoorden.", bring="Mijn brief.")
    heard = Heard(own_sentence_for(draft(person=rosa, wish=wish, by=by), "nl"), "nl", uuid4())
    refer_part(part=goal, person=rosa, wish=wish, heard=heard, by=by, client_key=uuid4(), proposal=proposals[0])


def _add(plan: Plan, by: Actor, kind: Kind, text: str, **fields: object) -> Part:
    return add_part(plan=plan, kind=kind, text=text, by=by, client_key=uuid4(), **fields)  # type: ignore[arg-type]

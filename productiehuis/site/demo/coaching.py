"""Coaching in the example: Dewi coaches Rosa, Ayşe walks along, and Samira hands her role over task by task."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions import (
    Heard,
    Written,
    add_task,
    answer_pair,
    ask_walk,
    begin_hand_over,
    begin_learning,
    bring_question,
    choose_coach,
    plan_talk,
    say_yes_to_walk,
    show_card,
    write_note,
    write_outcome,
)
from productiehuis.coaching.models import HandOver, HandOverTask, Learning, Pair, TaskStep, Walk
from productiehuis.coaching.rules.handing import Agreed
from productiehuis.coaching.rules.states import TaskState, WalkState
from productiehuis.coaching.sentences import walk_sentence
from productiehuis.initiatives.models import Membership, Role
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from productiehuis.site.demo.houses import Built
from productiehuis.site.demo.people import People

# How many days ago, what was agreed, what to remember.
TALKS = (
    (28, "Rosa gaat kijken bij digiBEET. Dewi loopt de eerste keer mee.", "Rosa wil graag zelf kunnen mailen."),
    (19, "Rosa doet mee met koken. Ze maakt de boodschappenlijst.", "Koken voor veel mensen vindt ze leuk."),
    (7, "Rosa schrijft een doel op in haar plan. Volgende keer kijken we samen.", "Een plan mag klein beginnen."),
)
# Which task, where it is, since how many days, and in how many days it goes over.
TASKS = (
    ("Het rooster maken", TaskState.HANDED, 120, None),
    ("De sleutels en de kast", TaskState.HANDED, 30, None),
    ("Nieuwe vrijwilligers ontvangen", TaskState.TOGETHER, 14, 21),
    ("De cijfers nakijken", TaskState.WITH_GIVER, None, 60),
)
QUESTION = "Hoe help ik iemand die steeds afspraken vergeet, zonder dat ik het overneem?"
OUTCOME = "Laat de ander zelf de agenda pakken. Vraag aan het eind: wat schrijf jij op?"


def as_actor(person: Person, role: str = "") -> Actor:
    return Actor(key=person.pk, name=person.full_name, role=role)


@dataclass
class Coaching:
    """Fills the coaching of one example."""

    west: Built
    personas: dict[str, Person]
    people: People
    today: date
    by: Actor

    def load(self) -> None:
        dewi = self.personas["dewi"]
        other = self._other_coach()
        self._card(dewi, ["nl", "en"], "Ik weet hoe het is om schulden te hebben. Je mag alles vragen.")
        self._card(other, ["nl", "ar"], "Ik drink graag koffie en luister goed.")
        rosa = self._pair(self.personas["rosa"], dewi)
        self._pair(self.personas["bilal"], other)
        choose_coach(
            resident=self.personas["kees"], coach=dewi, by=as_actor(self.personas["kees"]), client_key=new_key()
        )
        learning = begin_learning(
            aspirant=self.personas["ayse"], own_coach=dewi, by=as_actor(dewi, Role.COACH), client_key=new_key()
        )
        self._talks(rosa, learning)
        self._hand_over()
        self._peers(dewi, other)

    def _other_coach(self) -> Person:
        drawn: dict[str, Any] = self.people.draw()
        person = add_person(house=self.west.house, by=self.by, **drawn)
        starts = date(self.today.year - 1, 3, 1)
        Membership.objects.create(house=self.west.house, person=person, role=Role.COACH, starts=starts)
        return person

    def _card(self, coach: Person, languages: list[str], words: str) -> None:
        by = as_actor(coach, Role.COACH)
        show_card(coach=coach, by=by, is_open=True, most=4, languages=languages, words=words)

    def _pair(self, resident: Person, coach: Person) -> Pair:
        pair = choose_coach(resident=resident, coach=coach, by=as_actor(resident), client_key=new_key())
        going = answer_pair(pair=pair, yes=True, by=as_actor(coach, Role.COACH))
        Pair.objects.filter(pk=going.pk).update(began_on=self.today - timedelta(days=30))
        return going

    def _at(self, days: int) -> datetime:
        return datetime.combine(self.today + timedelta(days=days), time(10, 30), tzinfo=self.west.house.zone)

    def _talks(self, pair: Pair, learning: Learning) -> None:
        """Three that were, with Ayşe beside them, and the next one with her yes."""
        coach = pair.coach
        assert coach is not None
        by = as_actor(coach, Role.COACH)
        fields: dict[str, Any] = {"pair": pair, "coach": coach, "by": by, "where": "De Tagerijn, achterin"}
        for ago, agreed, words in TALKS:
            talk = plan_talk(starts_at=self._at(-ago), client_key=new_key(), **fields)
            written = Written(agreed, words, None, new_key())
            write_note(talk=talk, written=written, author=coach, by_resident=False, by=by)
            if ago != TALKS[0][0]:
                self._walked(talk.pk, learning)
        ahead = plan_talk(starts_at=self._at(3), client_key=new_key(), **fields)
        walk = ask_walk(talk=ahead, learning=learning, by=by, client_key=new_key())
        assert pair.resident is not None
        heard = Heard(walk_sentence(walk, "nl"), "nl", new_key())
        say_yes_to_walk(walk=walk, heard=heard, by=as_actor(pair.resident))

    def _walked(self, talk: UUID, learning: Learning) -> None:
        """A talk of before in which the aspirant sat beside them."""
        Walk.objects.create(
            house=self.west.house,
            talk_id=talk,
            aspirant=learning.aspirant,
            aspirant_number=learning.aspirant_number,
            stage="walk_along",
            state=WalkState.YES,
        )

    def _hand_over(self) -> None:
        samira, bilal = self.personas["samira"], self.personas["bilal"]
        desk = self.west.initiatives["spreekuur-tagerijn"]
        role = Membership.objects.select_related("person__house", "initiative", "house").get(
            person=samira, initiative=desk, role=Role.TREKKER
        )
        by = as_actor(samira, Role.TREKKER)
        whole = begin_hand_over(membership=role, taker=bilal, by=by, client_key=new_key())
        HandOver.objects.filter(pk=whole.pk).update(began_on=self.today - timedelta(days=130))
        for name, state, ago, ahead in TASKS:
            due = self.today + timedelta(days=ahead) if ahead else None
            task = add_task(hand_over=whole, name=name, due=due, by=by, client_key=new_key())
            if ago is not None:
                self._step(task, state, self.today - timedelta(days=ago))

    def _step(self, task: HandOverTask, state: TaskState, on: date) -> None:
        TaskStep.objects.create(
            house=self.west.house,
            task=task,
            state=state,
            on=on,
            at=datetime.combine(on, time(12), tzinfo=self.west.house.zone),
            agreed=Agreed.PRESSED if state == TaskState.HANDED else "",
            client_key=new_key(),
        )
        HandOverTask.objects.filter(pk=task.pk).update(state=state)

    def _peers(self, dewi: Person, other: Person) -> None:
        asked = bring_question(
            person=dewi,
            others=[other, self.personas["ayse"]],
            question=QUESTION,
            is_nameless=False,
            by=as_actor(dewi, Role.COACH),
            client_key=new_key(),
        )
        write_outcome(
            peer_talk=asked, writer=other, outcome=OUTCOME, seen=0, is_nameless=False, by=as_actor(other, Role.COACH)
        )

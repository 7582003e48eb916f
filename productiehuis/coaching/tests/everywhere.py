"""Somebody who plays every part in coaching, for the tests of erasing and taking along."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from productiehuis.coaching.actions import (
    Heard,
    Written,
    add_task,
    answer_pair,
    ask_stand_in,
    ask_walk,
    begin_hand_over,
    begin_learning,
    bring_question,
    choose_coach,
    move_task,
    plan_talk,
    say_yes_to_walk,
    show_card,
    write_note,
)
from productiehuis.coaching.models import Pair, SignOff, Talk
from productiehuis.coaching.rules.states import TaskState
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Person
from tests.cast import Cast, actor, give, make_person


def _pair(resident: Person, coach: Person) -> Pair:
    by = actor(coach, "coach")
    show_card(coach=coach, by=by, is_open=True, most=3, languages=["nl"], words=f"{coach.first_name} luistert.")
    pair = choose_coach(resident=resident, coach=coach, by=actor(resident), client_key=uuid4())
    return answer_pair(pair=pair, yes=True, by=by)


def _talk(pair: Pair, days: int, where: str) -> Talk:
    coach, at = pair.coach, timezone.now() + timedelta(days=days)
    assert coach is not None
    return plan_talk(pair=pair, coach=coach, starts_at=at, where=where, by=actor(coach, "coach"), client_key=uuid4())


def _write(talk: Talk, author: Person, words: str) -> None:
    last = talk.notes.filter(correction__isnull=True).first()
    written = Written(words, words, last.pk if last else None, uuid4())
    by_resident = author.pk == talk.pair.resident_id
    write_note(talk=talk, written=written, author=author, by_resident=by_resident, by=actor(author))


def with_a_coach(cast: Cast, person: Person, words: str) -> None:
    """Coached by Koos with an aspirant there; coach of Bo; aspirant of Koos; hands over to Vera; brings a question."""
    koos, asia = make_person(cast.west, "Koos"), make_person(cast.west, "Asia")
    give(koos, Role.COACH)
    for each in (asia, person):
        give(each, Role.ASPIRANT, cast.desk)
    give(person, Role.COACH)
    by = actor(koos, "coach")
    own = _pair(person, koos)
    past, ahead = _talk(own, -1, words), _talk(own, 1, words)
    for author in (koos, person):
        _write(past, author, words)
    learning = begin_learning(aspirant=asia, own_coach=koos, by=by, client_key=uuid4())
    walk = ask_walk(talk=ahead, learning=learning, by=by, client_key=uuid4())
    say_yes_to_walk(walk=walk, heard=Heard(f"Mag {asia} bij {words}?", "nl", uuid4()), by=actor(person))
    _of_others(cast, person, koos)
    role = give(person, Role.TREKKER, cast.desk)
    whole = begin_hand_over(membership=role, taker=cast.vera, by=actor(person), client_key=uuid4())
    task = add_task(hand_over=whole, name="het rooster", due=None, by=actor(person), client_key=uuid4())
    move_task(task=task, to=TaskState.HANDED, by=actor(person), client_key=uuid4(), heard=True)
    question = {"question": f"wat met {words}?", "is_nameless": True, "client_key": uuid4()}
    bring_question(person=person, others=[koos], by=actor(person), **question)


def _of_others(cast: Cast, person: Person, koos: Person) -> None:
    """She coaches Bo, walks along with Koos, stands in for him, and signed for somebody."""
    bos = _talk(_pair(cast.bo, person), -1, "bij Bo")
    _write(bos, person, "Bo zijn gesprek")
    hers = begin_learning(aspirant=person, own_coach=koos, by=actor(koos), client_key=uuid4())
    veras = _pair(cast.vera, koos)
    walk = ask_walk(talk=_talk(veras, 2, "boven"), learning=hers, by=actor(koos), client_key=uuid4())
    say_yes_to_walk(walk=walk, heard=Heard("Mag dit?", "nl", uuid4()), by=actor(cast.vera))
    today = cast.west.today
    days = {"first": today, "last": today + timedelta(days=3)}
    ask_stand_in(pairs=[veras], stand_in=person, by=actor(koos), client_key=uuid4(), **days)
    fields = {"signer": person, "signer_number": person.number, "own_coach_number": koos.number}
    SignOff.objects.create(house=cast.west, learning=hers, stage="alone", client_key=uuid4(), **fields)
    assert Membership.objects.filter(person=person, role=Role.COACH).exists()

"""Which fields of coaching are personal, why they are kept, how long, how they are erased, and how they are told.

What was written in a talk, and a question for colleagues, is told only to who is logged in as exactly that person
(`own_parts`): who prints everything for somebody reads no word of it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.models import (
    CoachCard,
    HandOver,
    Learning,
    Pair,
    PeerMember,
    PeerTalk,
    SignOff,
    StandIn,
    Talk,
    TalkNote,
    Walk,
)
from productiehuis.coaching.rules.nameless import without
from productiehuis.coaching.rules.states import (
    STANDING_STAND_INS,
    HandOverState,
    PairState,
    StandInState,
    TalkState,
    WalkState,
)
from productiehuis.coaching.told import own_parts, parts
from productiehuis.house.models import House
from productiehuis.people.models import Consent, ConsentFor, Person
from productiehuis.people.privacy import Kept
from productiehuis.people.terms import HELPERS, Term

__all__ = ["KEPT", "TERMS", "erase", "last_here", "own_parts", "parts"]


# A shorter word of a last name ("van") is a word of every sentence.
_LONG_ENOUGH = 4
# A yes in which a coach, a stand-in or an aspirant is named, and what stands there when they are erased.
_NAMES_SOMEBODY = (ConsentFor.COACH, ConsentFor.WALK_ALONG)
_MARK = "(…)"


def _day(house: House, before: datetime) -> date:
    return before.astimezone(house.zone).date()


def _pairs_due(house: House, before: datetime) -> QuerySet[Any]:
    named = Q(resident__isnull=False) | Q(coach__isnull=False)
    return Pair.objects.filter(named, house=house, ended_on__lt=_day(house, before))


def _forget_pairs(rows: QuerySet[Any]) -> int:
    """The words go and both names; that there was a pair, and how many talks, stays."""
    keys = list(rows.values_list("pk", flat=True))
    _empty_talks(keys)
    StandIn.objects.filter(pair__in=keys).update(coach=None)
    Walk.objects.filter(talk__pair__in=keys).update(aspirant=None)
    Talk.objects.filter(pair__in=keys).update(coach=None)
    return Pair.objects.filter(pk__in=keys).update(resident=None, coach=None)


def _hand_overs_due(house: House, before: datetime) -> QuerySet[Any]:
    named = Q(giver__isnull=False) | Q(taker__isnull=False)
    return HandOver.objects.filter(named, house=house, ended_on__lt=_day(house, before))


def _forget_hand_overs(rows: QuerySet[Any]) -> int:
    return rows.update(giver=None, taker=None)


def _peer_talks_due(house: House, before: datetime) -> QuerySet[Any]:
    rows = PeerTalk.objects.filter(house=house, date__lt=_day(house, before))
    return rows.exclude(question=b"", outcome=b"", brought_by__isnull=True)


def _forget_peer_talks(rows: QuerySet[Any]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    PeerMember.objects.filter(peer_talk__in=keys).delete()
    return PeerTalk.objects.filter(pk__in=keys).update(question=b"", outcome=b"", brought_by=None)


TERMS = (
    Term(
        "coaching",
        _("Gesprekken met een coach"),
        _("Tot %(time)s nadat jij en je coach stopten, of tot je het laat wissen."),
        _("De aantekeningen en de namen gaan weg. Hoeveel gesprekken er waren, blijft geteld."),
        12,
        1,
        24,
        _("Een maand is nodig om na het stoppen terug te lezen. Twee jaar is het meeste (AVG: niet langer dan nodig)."),
        due=_pairs_due,
        forget=_forget_pairs,
    ),
    Term(
        "hand_overs",
        _("Wie een rol overdroeg"),
        _("Tot %(time)s na de overdracht, of tot je het laat wissen."),
        _("De namen gaan weg. De taken blijven, en tellen mee."),
        24,
        6,
        84,
        _("Een half jaar is nodig om te zien of de overdracht standhoudt. Zeven jaar is het meeste."),
        due=_hand_overs_due,
        forget=_forget_hand_overs,
    ),
    Term(
        "peer_talks",
        _("Intervisie"),
        _("Tot %(time)s na de dag van de vraag, of tot je het laat wissen."),
        _("De vraag, het antwoord en de namen gaan weg."),
        12,
        1,
        24,
        _("Een maand is nodig om ervan te leren. Twee jaar is het meeste (AVG: niet langer dan nodig)."),
        due=_peer_talks_due,
        forget=_forget_peer_talks,
    ),
)

KEPT = (
    Kept(
        CoachCard,
        ("is_open", "most", "languages", "words"),
        _("Om bewoners te laten kiezen. Jij beslist of het te zien is."),
        term=HELPERS,
        what=_("Wat je als coach over jezelf laat zien"),
    ),
    Kept(
        Pair,
        ("resident", "coach"),
        _("Om te weten met wie je praat."),
        term="coaching",
        what=_("Wie je coach is, en wie jij coacht"),
    ),
    Kept(
        Talk,
        ("starts_at", "where"),
        _("Om te weten wanneer jullie praten."),
        term="coaching",
        what=_("Je gesprekken met een coach"),
    ),
    Kept(
        TalkNote,
        ("agreed", "words", "author"),
        _("Om te onthouden wat jullie afspraken. Alleen jullie lezen het."),
        term="coaching",
        what=_("Wat jullie afspraken"),
    ),
    Kept(
        Walk,
        ("aspirant", "consent"),
        _("Om te weten wie mag meelopen in een gesprek."),
        term="coaching",
        what=_("Wie meeliep in een gesprek"),
    ),
    Kept(
        StandIn,
        ("coach", "first", "last"),
        _("Om te weten wie je coach vervangt."),
        term="coaching",
        what=_("Wie een coach vervangt"),
    ),
    Kept(
        Learning,
        ("aspirant", "own_coach"),
        _("Om te weten wie er leert coachen, en van wie."),
        term=HELPERS,
        what=_("Dat je leert coachen"),
    ),
    Kept(
        SignOff,
        ("signer", "stage"),
        _("Om te weten wie tekende dat een stap klaar is."),
        term=HELPERS,
        what=_("Voor welke stappen is getekend"),
    ),
    Kept(
        HandOver,
        ("giver", "taker", "role"),
        _("Om een rol over te dragen, taak voor taak."),
        term="hand_overs",
        what=_("Welke rol je overdroeg of overnam"),
    ),
    Kept(
        PeerTalk,
        ("brought_by", "question", "outcome"),
        _("Om met collega's te leren van een vraag zonder namen."),
        term="peer_talks",
        what=_("Je vragen in de intervisie"),
    ),
    Kept(
        PeerMember,
        ("person",),
        _("Om te weten wie in de groep zit."),
        term="peer_talks",
        what=_("In welke groep je zat"),
    ),
)


def _empty_talks(pairs: Sequence[UUID]) -> None:
    """Every word of the talks of these pairs."""
    notes = TalkNote.objects.filter(talk__pair__in=pairs, emptied_at__isnull=True)
    notes.update(agreed=b"", words=b"", emptied_at=timezone.now())
    TalkNote.objects.filter(talk__pair__in=pairs).update(author=None)
    Talk.objects.filter(pair__in=pairs).exclude(where=b"").update(where=b"")


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Words of a resident's talks go, the number of talks stays. What others wrote of their own stays theirs."""
    keys = [person.pk for person in persons]
    today = now.astimezone(persons[0].house.zone).date()
    _take_names_out_of_yeses(persons, keys)
    _erase_resident(keys, today)
    _erase_coach(keys, today)
    _erase_learner(keys, today)
    giving = HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys))
    giving.filter(state=HandOverState.GOING).update(state=HandOverState.STOPPED, ended_on=today)
    HandOver.objects.filter(giver__in=keys).update(giver=None)
    HandOver.objects.filter(taker__in=keys).update(taker=None)
    PeerTalk.objects.filter(brought_by__in=keys).update(question=b"", outcome=b"", brought_by=None)
    PeerMember.objects.filter(person__in=keys).delete()
    _take_names_out(persons)


def _take_names_out_of_yeses(persons: Sequence[Person], keys: list[UUID]) -> None:
    """What a resident said yes to stays, and whom it names goes; not of who has the same name and is still there."""
    names = sorted({person.full_name for person in persons if person.full_name}, key=len, reverse=True)
    if not names:
        return
    named = re.compile(rf"(?<![A-Za-zÀ-ɏ])(?:{'|'.join(map(re.escape, names))})(?!\w)")
    rows = Consent.objects.select_for_update().filter(house=persons[0].house_id, purpose__in=_NAMES_SOMEBODY)
    for yes in rows.exclude(_to_others(keys)).order_by("pk"):
        if (clean := named.sub(_MARK, yes.sentence)) != yes.sentence:
            yes.sentence = clean
            yes.save(update_fields=["sentence"])


def _to_others(keys: list[UUID]) -> Q:
    """What is said to a coach, stand-in or aspirant of whom the house knows that it is none of these."""
    coached = [rows.filter(coach__isnull=False).exclude(coach__in=keys) for rows in (Pair.objects, StandIn.objects)]
    walks = Walk.objects.filter(aspirant__isnull=False, talk__coach__isnull=False)
    walks = walks.exclude(Q(aspirant__in=keys) | Q(talk__coach__in=keys))
    said = [rows.filter(consent__isnull=False).values("consent") for rows in (*coached, walks)]
    return reduce(or_, (Q(pk__in=each) for each in said))


def names_of(persons: Sequence[Person]) -> set[str]:
    """The words by which these people stand in a text, for when they are erased."""
    names = {word for person in persons for word in person.first_name.split()}
    return names | {word for person in persons for word in person.last_name.split() if len(word) >= _LONG_ENOUGH}


def _take_names_out(persons: Sequence[Person]) -> None:
    """A question for colleagues has no names; where one of these slipped through it goes."""
    names = names_of(persons)
    rows = PeerTalk.objects.select_for_update().filter(house=persons[0].house_id)
    for row in rows.exclude(question=b"", outcome=b""):
        clean = {"question": without(row.question, names), "outcome": without(row.outcome, names)}
        if clean != {"question": row.question, "outcome": row.outcome}:
            row.question, row.outcome = clean["question"], clean["outcome"]
            row.save(update_fields=["question", "outcome"])


def _erase_resident(keys: list[UUID], today: date) -> None:
    mine = list(Pair.objects.filter(resident__in=keys).values_list("pk", flat=True))
    _empty_talks(mine)
    planned = Talk.objects.filter(pair__in=mine, state=TalkState.PLANNED)
    walks = Walk.objects.standing().filter(talk__in=planned.values("pk"))
    walks.update(state=WalkState.WITHDRAWN)
    planned.update(state=TalkState.CANCELLED)
    StandIn.objects.filter(pair__in=mine, state__in=STANDING_STAND_INS).update(state=StandInState.ENDED)
    rows = Pair.objects.filter(pk__in=mine)
    rows.filter(state=PairState.ASKED).update(state=PairState.WITHDRAWN, ended_on=today)
    rows.filter(state=PairState.GOING).update(state=PairState.ENDED, ended_on=today)
    rows.update(resident=None)


def _erase_coach(keys: list[UUID], today: date) -> None:
    """Who had this coach waits for a new choice, with all that was written for them."""
    asked = Pair.objects.filter(coach__in=keys, state=PairState.ASKED)
    asked.update(state=PairState.DECLINED, ended_on=today)
    theirs = Talk.objects.filter(coach__in=keys, state=TalkState.PLANNED)
    Walk.objects.standing().filter(talk__in=theirs.values("pk")).update(state=WalkState.WITHDRAWN)
    theirs.update(state=TalkState.CANCELLED)
    Talk.objects.filter(coach__in=keys).update(coach=None)
    TalkNote.objects.filter(author__in=keys).update(author=None)
    stands = StandIn.objects.filter(coach__in=keys)
    stands.filter(state__in=STANDING_STAND_INS).update(state=StandInState.ENDED)
    stands.update(coach=None)
    Pair.objects.filter(coach__in=keys).update(coach=None)
    CoachCard.objects.filter(person__in=keys).delete()


def _erase_learner(keys: list[UUID], today: date) -> None:
    walks = Walk.objects.filter(aspirant__in=keys)
    walks.filter(state=WalkState.ASKED).update(state=WalkState.WITHDRAWN)
    walks.filter(state=WalkState.YES, talk__state=TalkState.PLANNED).update(state=WalkState.WITHDRAWN)
    walks.update(aspirant=None)
    learns = Learning.objects.filter(Q(aspirant__in=keys) | Q(own_coach__in=keys), ended_on__isnull=True)
    learns.update(ended_on=today)
    Learning.objects.filter(aspirant__in=keys).update(aspirant=None)
    Learning.objects.filter(own_coach__in=keys).update(own_coach=None)
    SignOff.objects.filter(signer__in=keys).update(signer=None)


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """The last talk that was held, or is planned, of each resident; and when a coach was asked."""
    talks = Talk.objects.filter(house=house, pair__resident__isnull=False).exclude(state=TalkState.CANCELLED)
    yield from talks.order_by().values_list("pair__resident", "starts_at")
    asked = Pair.objects.filter(house=house, resident__isnull=False).order_by()
    yield from asked.values_list("resident", "asked_at")

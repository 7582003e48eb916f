"""What the house tells somebody of coaching: as resident everything, as coach or aspirant only their own part.

Who coaches takes no names and no words of residents along: those are the residents'.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
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
from productiehuis.coaching.models.handing import HandOverWord
from productiehuis.coaching.models.pairs import PairWord, StandInWord
from productiehuis.coaching.models.talks import StageWord, TalkWord, WalkWord
from productiehuis.initiatives.models import Role
from productiehuis.people.models import Person
from productiehuis.people.telling import Part, coded

_WHEN, _STATE, _FROM, _UNTIL = _("Wanneer"), _("Stand"), _("Vanaf"), _("Tot en met")


def _name(person: Person | None) -> str:
    return person.full_name if person else ""


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """For a sheet that somebody else may print: that it was, and where the words are."""
    keys = [person.pk for person in persons]
    return [*_facts(keys), _notes([]), _questions([]), _where()]


def own_parts(person: Person, same: Sequence[Person]) -> Iterable[Part]:
    """For who is logged in as exactly this person: also every word."""
    return [*_facts([each.pk for each in same]), _notes([person.pk]), _questions([person.pk])]


def _facts(keys: Sequence[UUID]) -> list[Part]:
    return [
        _cards(keys),
        _pairs(keys),
        _talks(keys),
        _walks(keys),
        _stand_ins(keys),
        *_learning(keys),
        _hand_overs(keys),
        _groups(keys),
    ]


def _where() -> Part:
    sentence = _("Wat jij en je coach opschreven, lees en bewaar je alleen zelf, op je eigen pagina.")
    return Part(
        "coaching_words", _("Wat jullie afspraken"), (TalkNote,), {"where": _("Waar")}, [{"where": str(sentence)}]
    )


def _cards(keys: Sequence[UUID]) -> Part:
    rows = CoachCard.objects.filter(person__in=keys)
    columns = {"is_open": _("Open voor bewoners"), "most": _("Hoeveel mensen"), "languages": _("Talen")}
    return Part(
        "coach_card",
        _("Wat je als coach over jezelf laat zien"),
        (CoachCard,),
        {**columns, "words": _("Over jezelf")},
        [
            {
                "is_open": each.is_open,
                "most": each.most,
                "languages": ", ".join(each.languages),
                "words": each.words,
            }
            for each in rows
        ],
    )


def _pairs(keys: Sequence[UUID]) -> Part:
    """The name of who coaches you; of whom you coach only that it was."""
    rows = Pair.objects.filter(Q(resident__in=keys) | Q(coach__in=keys)).select_related("coach")
    return Part(
        "coaching_pairs",
        _("Wie je coach is, en wie jij coacht"),
        (Pair,),
        {"you": _("Jij bent"), "coach": _("Coach"), "state": _STATE, "began_on": _FROM, "ended_on": _("Gestopt op")},
        [
            {
                "you": _("bewoner") if each.resident_id in keys else _("coach"),
                "coach": _name(each.coach),
                "state": coded(PairWord, each.state),
                "began_on": each.began_on,
                "ended_on": each.ended_on,
            }
            for each in rows
        ],
    )


def _talks(keys: Sequence[UUID]) -> Part:
    talks = Talk.objects.filter(Q(pair__resident__in=keys) | Q(coach__in=keys)).select_related("coach")
    return Part(
        "coaching_talks",
        _("Gesprekken met een coach"),
        (Talk,),
        {"starts_at": _WHEN, "coach": _("Coach"), "state": _STATE},
        [
            {"starts_at": each.starts_at, "coach": _name(each.coach), "state": coded(TalkWord, each.state)}
            for each in talks
        ],
    )


def _notes(keys: Sequence[UUID]) -> Part:
    """Every version of every word."""
    rows = TalkNote.objects.filter(talk__pair__resident__in=keys).select_related("talk", "author")
    return Part(
        "coaching_notes",
        _("Wat jullie afspraken"),
        (TalkNote,),
        {
            "talk": _("Gesprek van"),
            "where": _("Waar"),
            "at": _("Opgeschreven op"),
            "author": _("Door"),
            "agreed": _("Wat we afspraken"),
            "words": _("Aantekeningen"),
        },
        [
            {
                "talk": each.talk.starts_at,
                "where": each.talk.where,
                "at": each.at,
                "author": _name(each.author),
                "agreed": each.agreed,
                "words": each.words,
            }
            for each in rows
        ],
    )


def _walks(keys: Sequence[UUID]) -> Part:
    mine = Q(talk__pair__resident__in=keys) | Q(aspirant__in=keys)
    rows = Walk.objects.filter(mine).select_related("talk", "aspirant")
    return Part(
        "coaching_walks",
        _("Wie meeliep in een gesprek"),
        (Walk,),
        {"talk": _("Gesprek van"), "aspirant": _("Aspirant"), "stage": _("Stap"), "state": _STATE},
        [
            {
                "talk": each.talk.starts_at,
                "aspirant": _name(each.aspirant),
                "stage": coded(StageWord, each.stage),
                "state": coded(WalkWord, each.state),
            }
            for each in rows
        ],
    )


def _stand_ins(keys: Sequence[UUID]) -> Part:
    mine = Q(pair__resident__in=keys) | Q(coach__in=keys)
    rows = StandIn.objects.filter(mine).select_related("coach")
    return Part(
        "coaching_stand_ins",
        _("Wie een coach vervangt"),
        (StandIn,),
        {"coach": _("Coach"), "first": _FROM, "last": _UNTIL, "state": _STATE},
        [
            {
                "coach": _name(each.coach),
                "first": each.first,
                "last": each.last,
                "state": coded(StandInWord, each.state),
            }
            for each in rows
        ],
    )


def _learning(keys: Sequence[UUID]) -> list[Part]:
    learning = Learning.objects.filter(Q(aspirant__in=keys) | Q(own_coach__in=keys)).select_related("own_coach")
    signed = SignOff.objects.filter(Q(learning__aspirant__in=keys) | Q(signer__in=keys)).select_related("signer")
    return [
        Part(
            "coach_learning",
            _("Leren coachen"),
            (Learning,),
            {"own_coach": _("Coach"), "began_on": _FROM, "ended_on": _UNTIL},
            [
                {"own_coach": _name(each.own_coach), "began_on": each.began_on, "ended_on": each.ended_on}
                for each in learning
            ],
        ),
        Part(
            "coach_stages",
            _("Stappen waarvoor is getekend"),
            (SignOff,),
            {"stage": _("Stap"), "signer": _("Getekend door"), "at": _WHEN},
            [{"stage": coded(StageWord, each.stage), "signer": _name(each.signer), "at": each.at} for each in signed],
        ),
    ]


def _hand_overs(keys: Sequence[UUID]) -> Part:
    rows = HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys)).select_related("initiative")
    return Part(
        "hand_overs",
        _("Welke rol je overdroeg of overnam"),
        (HandOver,),
        {
            "role": _("Rol"),
            "initiative": _("Waar"),
            "you": _("Jij"),
            "state": _STATE,
            "began_on": _FROM,
            "ended_on": _("Klaar op"),
        },
        [
            {
                "role": coded(Role, each.role),
                "initiative": each.initiative.name,
                "you": _("draagt over") if each.giver_id in keys else _("neemt over"),
                "state": coded(HandOverWord, each.state),
                "began_on": each.began_on,
                "ended_on": each.ended_on,
            }
            for each in rows
        ],
    )


def _questions(keys: Sequence[UUID]) -> Part:
    brought = PeerTalk.objects.filter(brought_by__in=keys)
    return Part(
        "peer_questions",
        _("Je vragen in de intervisie"),
        (PeerTalk,),
        {"date": _WHEN, "question": _("Vraag"), "outcome": _("Wat eruit kwam")},
        [{"date": each.date, "question": each.question, "outcome": each.outcome} for each in brought],
    )


def _groups(keys: Sequence[UUID]) -> Part:
    """Of the questions of others only that you were there."""
    rows = PeerMember.objects.filter(person__in=keys).select_related("peer_talk")
    return Part(
        "peer_groups",
        _("Bij welke intervisie je was"),
        (PeerMember,),
        {"date": _WHEN},
        [{"date": each.peer_talk.date} for each in rows],
    )

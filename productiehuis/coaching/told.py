"""What the house tells somebody of coaching: as resident everything, as coach or aspirant only their own part.

Who coaches takes no names and no words of residents along: those are the residents'.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
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
from productiehuis.people.telling import Part, word_of

_WHEN, _STATE, _FROM, _UNTIL = _("Wanneer"), _("Hoe het staat"), _("Vanaf"), _("Tot en met")
_WORDS = _("Wat jullie afspraken")


def name_of(field: str) -> Callable[[Any], str]:
    """For a column with a person in it, whose name may be gone."""

    def find(row: Any) -> str:
        person: Person | None = getattr(row, field)
        return person.full_name if person else ""

    return find


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """For a sheet that somebody else may print: that it was, and where the words are."""
    keys = [person.pk for person in persons]
    return [*_talking(keys), *_learning(keys), _where()]


def own_parts(person: Person, same: Sequence[Person]) -> Iterable[Part]:
    """For who is logged in as exactly this person: also every word."""
    keys = [each.pk for each in same]
    return [*_talking(keys), *_learning(keys), _notes([person.pk]), _questions([person.pk])]


def _where() -> Part:
    sentence = _("Wat jij en je coach opschreven, lees en bewaar je alleen zelf, op je eigen pagina.")
    return Part("coaching_words", _WORDS, (TalkNote, PeerTalk), {"where": _("Waar")}, [{"where": str(sentence)}])


def _talking(keys: Sequence[UUID]) -> list[Part]:
    """Who coaches you; of whom you coach only that it was."""
    pairs = Pair.objects.filter(Q(resident__in=keys) | Q(coach__in=keys)).select_related("coach")
    talks = Talk.objects.filter(Q(pair__resident__in=keys) | Q(coach__in=keys)).select_related("coach")
    stand_ins = StandIn.objects.filter(Q(pair__resident__in=keys) | Q(coach__in=keys)).select_related("coach")
    coach = (_("Coach"), name_of("coach"))
    return [
        Part.of(
            "coaching_pairs",
            _("Wie je coach is, en wie jij coacht"),
            Pair,
            rows=pairs,
            tell={
                "you": (_("Jij bent"), lambda row: str(_("bewoner") if row.resident_id in keys else _("coach"))),
                "coach": coach,
                "state": (_STATE, word_of(PairWord, "state")),
                "began_on": _FROM,
                "ended_on": _("Gestopt op"),
            },
        ),
        Part.of(
            "coaching_talks",
            _("Gesprekken met een coach"),
            Talk,
            rows=talks,
            tell={"starts_at": _WHEN, "coach": coach, "state": (_STATE, word_of(TalkWord, "state"))},
        ),
        Part.of(
            "coaching_stand_ins",
            _("Wie een coach vervangt"),
            StandIn,
            rows=stand_ins,
            tell={"coach": coach, "first": _FROM, "last": _UNTIL, "state": (_STATE, word_of(StandInWord, "state"))},
        ),
    ]


def _notes(keys: Sequence[UUID]) -> Part:
    """Every version of every word."""
    return Part.of(
        "coaching_notes",
        _WORDS,
        TalkNote,
        rows=TalkNote.objects.filter(talk__pair__resident__in=keys).select_related("talk", "author"),
        tell={
            "talk": (_("Gesprek van"), "talk.starts_at"),
            "where": (_("Waar"), "talk.where"),
            "at": _("Opgeschreven op"),
            "author": (_("Door"), name_of("author")),
            "agreed": _("Wat we afspraken"),
            "words": _("Aantekeningen"),
        },
    )


def _learning(keys: Sequence[UUID]) -> list[Part]:
    """Walking along, being signed for, handing over, and the groups you were in."""
    mine = Q(talk__pair__resident__in=keys) | Q(aspirant__in=keys)
    learning = Learning.objects.filter(Q(aspirant__in=keys) | Q(own_coach__in=keys)).select_related("own_coach")
    signed = SignOff.objects.filter(Q(learning__aspirant__in=keys) | Q(signer__in=keys)).select_related("signer")
    stage = (_("Stap"), word_of(StageWord, "stage"))
    return [
        Part.of(
            "coach_card",
            _("Wat je als coach over jezelf laat zien"),
            CoachCard,
            rows=CoachCard.objects.filter(person__in=keys),
            tell={
                "is_open": _("Open voor bewoners"),
                "most": _("Hoeveel mensen"),
                "languages": (_("Talen"), lambda row: ", ".join(row.languages)),
                "words": _("Over jezelf"),
            },
        ),
        Part.of(
            "coaching_walks",
            _("Wie meeliep in een gesprek"),
            Walk,
            rows=Walk.objects.filter(mine).select_related("talk", "aspirant"),
            tell={
                "talk": (_("Gesprek van"), "talk.starts_at"),
                "aspirant": (_("Aspirant"), name_of("aspirant")),
                "stage": stage,
                "state": (_STATE, word_of(WalkWord, "state")),
            },
        ),
        Part.of(
            "coach_learning",
            _("Leren coachen"),
            Learning,
            rows=learning,
            tell={"own_coach": (_("Coach"), name_of("own_coach")), "began_on": _FROM, "ended_on": _UNTIL},
        ),
        Part.of(
            "coach_stages",
            _("Stappen waarvoor is getekend"),
            SignOff,
            rows=signed,
            tell={"stage": stage, "signer": (_("Getekend door"), name_of("signer")), "at": _WHEN},
        ),
        *_handing(keys),
    ]


def _handing(keys: Sequence[UUID]) -> list[Part]:
    roles = HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys)).select_related("initiative")
    groups = PeerMember.objects.filter(person__in=keys).select_related("peer_talk")
    return [
        Part.of(
            "hand_overs",
            _("Welke rol je overdroeg of overnam"),
            HandOver,
            rows=roles,
            tell={
                "role": (_("Rol"), word_of(Role, "role")),
                "initiative": (_("Waar"), "initiative.name"),
                "you": (_("Jij"), lambda row: str(_("draagt over") if row.giver_id in keys else _("neemt over"))),
                "state": (_STATE, word_of(HandOverWord, "state")),
                "began_on": _FROM,
                "ended_on": _("Klaar op"),
            },
        ),
        # Of the questions of others only that you were there.
        Part.of(
            "peer_groups",
            _("Bij welke intervisie je was"),
            PeerMember,
            rows=groups,
            tell={"date": (_WHEN, "peer_talk.date")},
        ),
    ]


def _questions(keys: Sequence[UUID]) -> Part:
    return Part.of(
        "peer_questions",
        _("Je vragen in de intervisie"),
        PeerTalk,
        rows=PeerTalk.objects.filter(brought_by__in=keys),
        tell={"date": _WHEN, "question": _("Vraag"), "outcome": _("Wat eruit kwam")},
    )

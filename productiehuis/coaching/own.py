"""What somebody sees of their own coaching, house by house."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from productiehuis.activities.queries import today_of
from productiehuis.coaching.models import Pair, StandIn, Talk, Walk
from productiehuis.coaching.queries import numbers_with, pairs_of_resident, waits_for_choice
from productiehuis.coaching.rules.states import STANDING_PAIRS, TalkState
from productiehuis.coaching.sentences import walk_sentence
from productiehuis.initiatives.models import Role
from productiehuis.people.models import Person


@dataclass(frozen=True)
class AskedWalk:
    """Somebody who asks to walk along, with the sentence to say yes or no to."""

    walk: Walk
    sentence: str


@dataclass
class OwnCoaching:
    """One house: the coach I have, what is to come, and what was."""

    person: Person
    pair: Pair | None = None
    waits: bool = False
    coming: list[Talk] = field(default_factory=list)
    past: list[Talk] = field(default_factory=list)
    walks: list[AskedWalk] = field(default_factory=list)
    stand_ins: list[StandIn] = field(default_factory=list)


def own_coaching(persons: Sequence[Person], language: str) -> list[OwnCoaching]:
    """For each house where somebody is a person."""
    pairs = pairs_of_resident(persons)
    return [
        _in_house(person, [pair for pair in pairs if pair.resident_id == person.pk], language) for person in persons
    ]


def _in_house(person: Person, pairs: list[Pair], language: str) -> OwnCoaching:
    found = OwnCoaching(person)
    coaches = numbers_with(person.house, Role.COACH, today_of(person.house)) if pairs else set()
    found.pair = next((pair for pair in pairs if pair.state in STANDING_PAIRS), None)
    found.waits = found.pair is not None and waits_for_choice(found.pair, coaches)
    talks = Talk.objects.filter(pair__in=pairs).exclude(state=TalkState.CANCELLED)
    for talk in talks.select_related("house", "coach", "pair").order_by("starts_at"):
        is_ahead = talk.is_planned and not talk.has_begun
        (found.coming if is_ahead else found.past).append(talk)
    found.past.reverse()
    walks = Walk.objects.standing().filter(talk__in=[talk.pk for talk in found.coming])
    for walk in walks.select_related("aspirant", "talk__coach", "talk__house"):
        found.walks.append(AskedWalk(walk, walk_sentence(walk, language)))
    if found.pair:
        stand_ins = StandIn.objects.standing().filter(pair=found.pair, last__gte=today_of(person.house))
        found.stand_ins = list(stand_ins.select_related("coach"))
    return found

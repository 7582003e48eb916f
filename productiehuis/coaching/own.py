"""What somebody sees of their own coaching, house by house."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from productiehuis.coaching.models import Pair, StandIn, Talk, Walk
from productiehuis.coaching.queries import are_one, has_left, is_off, pairs_of_resident, waits_for_choice
from productiehuis.coaching.rules.states import STANDING_PAIRS
from productiehuis.coaching.sentences import walk_sentence, who_heard
from productiehuis.people.models import Merge, Person


@dataclass(frozen=True)
class AskedWalk:
    """Somebody who asks to walk along, with the sentence to say yes or no to, and who wrote a yes down."""

    walk: Walk
    sentence: str
    heard: str = ""


@dataclass(frozen=True)
class AskedStandIn:
    """Another coach for a while, and who wrote a yes down."""

    stand_in: StandIn
    heard: str = ""


@dataclass
class OwnCoaching:
    """One house: the coach I have, what is to come, and what was."""

    person: Person
    pair: Pair | None = None
    heard: str = ""  # who wrote down at a desk that this coach was chosen
    waits: bool = False
    why_waits: str = ""  # left, or one: a merge says that the coach is oneself
    last_day: date | None = None  # of the coach's role, when it is known beforehand
    coming: list[Talk] = field(default_factory=list)
    off: list[Talk] = field(default_factory=list)
    past: list[Talk] = field(default_factory=list)
    walks: list[AskedWalk] = field(default_factory=list)
    stand_ins: list[AskedStandIn] = field(default_factory=list)


def own_coaching(persons: Sequence[Person], language: str) -> list[OwnCoaching]:
    """For each house where somebody is a person."""
    own = {person.pk: Merge.objects.owned_by(person) for person in persons}
    pairs = pairs_of_resident([each for numbers in own.values() for each in numbers])
    return [
        _in_house(person, [pair for pair in pairs if pair.resident in own[person.pk]], language) for person in persons
    ]


def _in_house(person: Person, pairs: list[Pair], language: str) -> OwnCoaching:
    found = OwnCoaching(person)
    found.pair = next((pair for pair in pairs if pair.state in STANDING_PAIRS), None)
    _waiting(found, pairs)
    talks = Talk.objects.filter(pair__in=pairs).select_related("house", "coach", "pair__membership")
    for talk in talks.order_by("starts_at"):
        if is_off(talk, waits=found.waits):
            found.off.extend([] if talk.has_begun else [talk])
        else:
            (found.coming if talk.is_planned and not talk.has_begun else found.past).append(talk)
    found.past.reverse()
    if found.pair and not found.waits:
        found.heard = who_heard(found.pair.consent, person)
        stand_ins = StandIn.objects.closing().filter(pair=found.pair, last__gte=person.house.today)
        for each in stand_ins.select_related("coach", "consent"):
            found.stand_ins.append(AskedStandIn(each, who_heard(each.consent, person)))
    found.walks = _walks(found, language)
    return found


def _waiting(found: OwnCoaching, pairs: list[Pair]) -> None:
    """Whether this resident waits for a new choice and why, or will soon."""
    if found.pair is None:
        found.waits = bool(pairs) and has_left(pairs[0])
        found.why_waits = "left" if found.waits else ""
        return
    found.waits = waits_for_choice(found.pair)
    if found.waits:
        found.why_waits = "one" if are_one(found.pair) else "left"
    elif found.pair.membership:
        found.last_day = found.pair.membership.ends


def _walks(found: OwnCoaching, language: str) -> list[AskedWalk]:
    """Who would walk along in a talk to come. What got a no stands there too, to say yes after all."""
    walks = Walk.objects.closing().filter(talk__in=[talk.pk for talk in found.coming])
    rows = walks.select_related("aspirant", "talk__coach", "talk__house", "consent")
    return [AskedWalk(walk, walk_sentence(walk, language), who_heard(walk.consent, found.person)) for walk in rows]

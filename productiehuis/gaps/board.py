"""What the board shows: the gaps that are open, with the numbers of today, and the stories of those that closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from productiehuis.activities.models import Programme
from productiehuis.gaps.actions.gaps import answers_of, first_answer, resting
from productiehuis.gaps.models import Gap, GapKind, GapState
from productiehuis.gaps.signals import Found, signals_on
from productiehuis.gaps.words import PUBLIC, Told, numbers, story, tell
from productiehuis.house.models import House, Storey, Topic
from productiehuis.pathway.models import RoomAnswers, Step

RECENT = 20


@dataclass(frozen=True)
class Card:
    """One gap on the board. `count` is what it is now, `gap` is missing when nobody wrote it down yet."""

    gap: Gap | None
    told: Told
    kind: str
    count: int | None
    number: str
    where: Storey | None
    story: str = ""

    @property
    def state(self) -> str:
        return self.gap.get_state_display() if self.gap else ""

    @property
    def colour(self) -> str:
        return (
            {GapState.TAKEN_UP: "info", GapState.PROPOSED: "ok"}.get(GapState(self.gap.state), "warn")
            if self.gap
            else "open"
        )


class _Names:
    """The names behind subjects, each kind in one question."""

    def __init__(self, house: House, subjects: Iterable[tuple[str, str, UUID | None]]) -> None:
        found = list(subjects)
        self.topics = {row.pk: row for row in Topic.objects.filter(house=house)}
        self.storeys = {row.pk: row for row in Storey.objects.filter(house=house)}
        self.programmes = self._of(Programme, found, GapKind.FULL)
        self.steps = self._of(Step, found, GapKind.UNREACHABLE)

    @staticmethod
    def _of(model: Any, found: list[tuple[str, str, UUID | None]], kind: GapKind) -> dict[UUID, Any]:
        keys = [UUID(subject) for each, subject, _topic in found if each == kind]
        return model.objects.in_bulk(keys) if keys else {}

    def about(self, kind: str, subject: str, topic: UUID | None) -> Any:
        if kind == GapKind.SEARCHED:
            return subject
        if kind in (GapKind.FULL, GapKind.UNREACHABLE):
            rows = self.programmes if kind == GapKind.FULL else self.steps
            row = rows.get(UUID(subject))
            return row.name if row else ""
        if kind == GapKind.STUCK:
            row = self.storeys.get(UUID(subject))
            return row.name if row else ""
        return self.topics[topic].name if topic in self.topics else ""


@dataclass(frozen=True)
class Board:
    open: list[Card]
    new: list[Card]
    closed: list[Card]


def _card(gap: Gap, names: _Names, count: int | None) -> Card:
    about = names.about(gap.kind, gap.subject, gap.topic_id)
    shown = gap.count if count is None else count
    where = names.storeys.get(gap.storey_id) if gap.storey_id else None
    return Card(gap, tell(gap.kind, about), gap.kind, count, numbers(gap.kind, shown), where, story(gap, about))


def _new(found: Found, names: _Names) -> Card:
    about = names.about(found.kind, found.subject, found.topic)
    where = names.storeys.get(found.storey) if found.storey else None
    return Card(None, tell(found.kind, about), found.kind, found.count, numbers(found.kind, found.count), where)


def _answered(gap: Gap, answers: list[RoomAnswers]) -> Gap:
    """A room that answers it closes it, also before the night has written that down."""
    if gap.closed_on is None and (answer := first_answer(gap, answers)):
        gap.state, gap.closed_room, gap.closed_on = GapState.CLOSED, answer.room, max(answer.since, gap.found_on)
    return gap


def _rows(house: House) -> list[Gap]:
    rows = Gap.objects.filter(house=house).select_related("taken_up_by", "closed_room", "proposal_storey", "house")
    answers = answers_of(house, house.today)
    return [_answered(gap, answers) for gap in [*rows.open(), *rows.filter(state=GapState.CLOSED)[:RECENT]]]


def board_of(house: House) -> Board:
    """For who works on the line."""
    gaps = _rows(house)
    seen = {(each.kind.value, each.subject): each for each in signals_on(house, house.today)}
    written = {(gap.kind, gap.subject) for gap in gaps if gap.closed_on is None} | resting(house, house.today)
    fresh = [each for key, each in seen.items() if key not in written]
    subjects = [(gap.kind, gap.subject, gap.topic_id) for gap in gaps]
    names = _Names(house, [*subjects, *((each.kind.value, each.subject, each.topic) for each in fresh)])
    cards = [
        _card(gap, names, seen[gap.kind, gap.subject].count if (gap.kind, gap.subject) in seen else None)
        for gap in gaps
    ]
    return Board(
        open=[card for card in cards if card.gap and card.gap.closed_on is None],
        new=[_new(each, names) for each in fresh],
        closed=[card for card in cards if card.gap and card.gap.closed_on is not None],
    )


def card_of(gap: Gap) -> Card:
    """One gap, with the numbers of the day it was found."""
    names = _Names(gap.house, [(gap.kind, gap.subject, gap.topic_id)])
    return _card(_answered(gap, answers_of(gap.house, gap.house.today)), names, None)


def public_board(house: House) -> Board:
    """For everybody: what was written down, of the kinds that say nothing of who; no numbers are shown with it.

    Closed ones only when a room mended them: that is the story.
    """
    gaps = [gap for gap in _rows(house) if gap.kind in PUBLIC]
    names = _Names(house, [(gap.kind, gap.subject, gap.topic_id) for gap in gaps])
    cards = [_card(gap, names, None) for gap in gaps]
    return Board(
        open=[card for card in cards if card.gap and card.gap.closed_on is None],
        new=[],
        closed=[card for card in cards if card.gap and card.gap.closed_on is not None and card.gap.closed_room],
    )

"""Plain facts about referrals for higher layers to count and show: no names, and never the words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative, Organisation, Room
from productiehuis.people.models import Merge, Person
from productiehuis.referrals.models import Referral
from productiehuis.referrals.rules.states import State
from productiehuis.referrals.rules.waiting import DAYS_ALLOWED, days_waited


@dataclass(frozen=True)
class Fact:
    """One referral as it can be counted. Days are those of the house; who was merged counts as one number."""

    key: UUID
    number: int
    made_on: date
    state: str
    why_not: str
    topic: UUID
    from_initiative: UUID | None
    to_room: UUID | None
    to_initiative: UUID | None
    to_organisation: UUID | None
    from_storey: UUID | None
    to_storey: UUID | None
    sent_on: date | None
    answered_on: date | None
    arrived_on: date | None
    closed_on: date | None
    follows: UUID | None

    @property
    def days_to_answer(self) -> int | None:
        """From the yes of the resident to the first answer of the receiver."""
        if self.sent_on is None or self.answered_on is None:
            return None
        return (self.answered_on - self.sent_on).days


_PLAIN = (
    "pk person_number date state why_not topic_id from_initiative_id to_room_id to_initiative_id to_organisation_id"
    " from_storey_id to_storey_id"
).split()
_MOMENTS = ("sent_at", "answered_at", "arrived_at", "closed_at")


def facts(house: House, *, year: int | None = None, until: date | None = None) -> Iterator[Fact]:
    """Every referral of a house, or those made in one year, or up to and including a day."""
    rows = Referral.objects.filter(house=house).order_by("made_at", "pk")
    if year is not None:
        rows = rows.filter(year=year)
    if until is not None:
        rows = rows.filter(date__lte=until)
    roots, zone = Merge.objects.roots(house), house.zone
    for row in rows.values_list(*_PLAIN, *_MOMENTS, "follows_id"):
        plain, moments, follows = row[: len(_PLAIN)], row[len(_PLAIN) : -1], row[-1]
        days = [moment and moment.astimezone(zone).date() for moment in moments]
        values: list[Any] = [*plain, *days, follows]
        fact = Fact(*values)
        yield replace(fact, number=roots.get(fact.number, fact.number))


@dataclass(frozen=True)
class Late:
    """A receiver that owes a word too long; nothing says about whom."""

    referral: Referral
    days: int


def late(house: House, now: datetime | None = None) -> list[Late]:
    """The late ones of a house, the longest first."""
    now = now or timezone.now()
    rows = Referral.objects.late(now - timedelta(days=DAYS_ALLOWED + 1)).filter(house=house, person__isnull=False)
    rows = rows.select_related("to_room", "to_initiative", "to_organisation").order_by("waits_since")
    return [Late(row, days_waited(row.waits_since, now)) for row in rows]


def unreached(house: House, now: datetime | None = None) -> list[Late]:
    """What no partner knows of yet, the longest waiting first; nothing says about whom."""
    now = now or timezone.now()
    rows = Referral.objects.filter(house=house).unreached(now, now.astimezone(house.zone).date())
    rows = rows.select_related("to_room", "to_organisation").order_by("sent_at", "id")
    return [Late(row, days_waited(row.sent_at, now)) for row in rows]


def unreached_of(rows: Sequence[Referral]) -> frozenset[UUID]:
    """Which of these their partner does not know of yet. No question is asked when none waits for a partner."""
    waiting, now = [row for row in rows if row.to_organisation_id and row.state == State.SENT], timezone.now()
    found: set[UUID] = set()
    for house in {row.house for row in waiting}:
        keys = [row.pk for row in waiting if row.house_id == house.pk]
        mine = Referral.objects.filter(pk__in=keys).unreached(now, now.astimezone(house.zone).date())
        found.update(mine.values_list("pk", flat=True))
    return frozenset(found)


def chain_of(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """These referrals and all that followed on them, each with the one it began with."""
    found = {key: key for key in keys}
    ask = list(found)
    while ask:
        rows = Referral.objects.filter(follows__in=ask).values_list("pk", "follows")
        new = {key: found[before] for key, before in rows if before}
        found |= new
        ask = list(new)
    return found


def goes_there(person: Person, room: Room | None, reads: Initiative | Organisation, sender: Initiative | None) -> bool:
    """Whether this sender has somebody on the way to this very place. What others sent is not said (T3)."""
    rows = Referral.objects.open().filter(same_person(person), from_initiative=sender, to_room=room, is_discreet=False)
    to = {"to_initiative": reads} if isinstance(reads, Initiative) else {"to_organisation": reads}
    return rows.filter(**to).exists()


def same_person(person: Person) -> Q:
    """The referrals of somebody and of whoever counts as the same one."""
    numbers = Merge.objects.numbers_of(person)
    return Q(house=person.house_id, person_number__in=numbers)

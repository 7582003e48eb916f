"""The numbers of one initiative in one year, quarter or month (M-1 to M-8), told numbers (M-10) and blanks (M-11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.rules.facts import Asked, Facts, Presence, RoleTime, Span, Told
from productiehuis.monitor.rules.fields import ACTIVATION, HELP, PEOPLE


def volunteers(roles: Iterable[RoleTime], span: Span, roots: Mapping[int, int]) -> PeopleSet | None:
    """Who had a role on at least one day, once each; None when nobody had one here before or during the period."""
    period = span.period
    roles = list(roles)
    if period is None or not any(period.last is None or each.period.first <= period.last for each in roles):
        return None
    return PeopleSet.of(each.number for each in roles if each.period.overlaps(period)).replaced(roots)


def unique(presences: Iterable[Presence], roots: Mapping[int, int]) -> PeopleSet:
    """The known people who came at least once. Merged people are one; unnamed people are not in it."""
    return PeopleSet.all_in(each.people for each in presences).replaced(roots)


def unnamed(presences: Iterable[Presence]) -> int:
    """How many times somebody without a name came: anonymous, in a group, or with a quick question."""
    return sum(each.unnamed for each in presences)


def contacts(presences: Iterable[Presence]) -> int:
    """How many times anybody came, known and unnamed together."""
    return sum(each.named + each.unnamed for each in presences)


def requests(asked: Iterable[Asked]) -> int:
    """All help requests, those of unnamed people included."""
    return sum(each.count for each in asked)


def by_topic(asked: Iterable[Asked]) -> dict[str, int]:
    """Help requests per topic. Topics add up: a help request has one topic."""
    numbers: dict[str, int] = {}
    for each in asked:
        numbers[each.topic] = numbers.get(each.topic, 0) + each.count
    return numbers


def _latest(numbers: Iterable[Told]) -> int | None:
    """The number told last; those without a time come first."""
    told_last = None
    for each in numbers:
        if told_last is None or (each.at is not None and (told_last.at is None or each.at >= told_last.at)):
            told_last = each
    return told_last.count if told_last else None


def _told_of_month(numbers: list[Told], month: int, is_people: bool) -> int | None:
    here = [each for each in numbers if each.month == month]
    whole = _latest(each for each in here if not each.of_session)
    if whole is not None or is_people:
        return whole
    parts = [each.count for each in here if each.of_session]
    return sum(parts) if parts else None


def _told_of_months(numbers: list[Told], months: Iterable[int]) -> int | None:
    parts = [each for each in (_told_of_month(numbers, month, False) for month in months) if each is not None]
    return sum(parts) if parts else None


def told(numbers: Iterable[Told], name: str, month: int | None = None, quarter: int | None = None) -> int | None:
    """The told number of a period: what was told about it last, else the sum of its told parts.

    Numbers of people are never summed over parts: the same person may be in two months.
    """
    numbers = [each for each in numbers if each.field == name]
    if month is not None:
        return _told_of_month(numbers, month, name in PEOPLE)
    whole = None if quarter else _latest(each for each in numbers if each.month is None and not each.of_session)
    if whole is not None or name in PEOPLE:
        return whole
    return _told_of_months(numbers, range(quarter * 3 - 2, quarter * 3 + 1) if quarter else range(1, 13))


def counted(counts_it: bool, registrations: int, told_of_period: bool) -> bool:
    """Whether a number stands here. Not counted is blank; so is a period that was only told."""
    return counts_it and (registrations > 0 or not told_of_period)


@dataclass(frozen=True)
class Row:
    """The numbers of one initiative. `people` holds the sets behind the numbers of people, for totals.

    A field that is not in `figures` is blank. `hidden` names what is not shown to protect people. `unsaid` names
    what happened and nobody counted: the initiative told another number of the same kind.
    """

    figures: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, PeopleSet] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()

    def difference(self, name: str) -> int | None:
        """Told minus registered; None unless both are there."""
        if name not in self.told or name not in self.figures:
            return None
        return self.told[name] - self.figures[name]

    @property
    def is_blank(self) -> bool:
        return not (self.figures or self.told or self.hidden)


def _told_numbers(facts: Facts, span: Span) -> dict[str, int]:
    found = {name: told(facts.told, name, span.month, span.quarter) for name in {each.field for each in facts.told}}
    return {name: count for name, count in found.items() if count is not None}


def _came(names: tuple[str, ...], presences: list[Presence], facts: Facts) -> tuple[dict[str, int], PeopleSet]:
    people = unique(presences, facts.roots)
    return dict(zip(names, (len(people), unnamed(presences), contacts(presences)), strict=True)), people


def row_of(facts: Facts, span: Span) -> Row:
    """Every number of one initiative in this year, quarter or month."""
    if span.period is None:
        return Row()
    figures: dict[str, int] = {}
    people: dict[str, PeopleSet] = {}
    unsaid: set[str] = set()
    numbers = _told_numbers(facts, span)
    spoken = (numbers.keys() | _told_numbers(facts, span.whole_year).keys()) if facts.told else frozenset()
    team = volunteers(facts.roles, span, facts.roots)
    if team is not None:
        figures["volunteers"], people["volunteers"] = len(team), team
    for names, counts_it, all_presences in (
        (HELP, facts.counts.visits, facts.visits),
        (ACTIVATION, facts.counts.participants, facts.presences),
    ):
        here = [each for each in all_presences if span.holds(each.month)]
        if counted(counts_it, len(here), bool(spoken & set(names))):
            found, people[names[0]] = _came(names, here, facts)
            figures |= found
        elif counts_it:
            unsaid |= set(names) - numbers.keys()
    asked = [each for each in facts.asked if span.holds(each.month)]
    if counted(facts.counts.requests, len(asked), "help_requests" in spoken):
        figures["help_requests"] = requests(asked)
    return Row(figures, people, numbers, unsaid=frozenset(unsaid))

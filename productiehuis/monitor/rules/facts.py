"""What one initiative registered in one year, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.kernel.periods import Period


@dataclass(frozen=True)
class Span:
    """The year, quarter or month a number is about. The running one goes up to and including today."""

    year: int
    month: int | None = None
    today: date | None = None
    quarter: int | None = None

    @property
    def period(self) -> Period | None:
        """Its days; None when it has not begun yet."""
        whole = self._whole
        if self.today is None or whole.last is None or whole.last <= self.today:
            return whole
        return Period(whole.first, self.today) if whole.first <= self.today else None

    @property
    def _whole(self) -> Period:
        if self.month:
            return Period.month(self.year, self.month)
        return Period.quarter(self.year, self.quarter) if self.quarter else Period.year(self.year)

    @property
    def months(self) -> range:
        """The months it is made of."""
        if self.month:
            return range(self.month, self.month + 1)
        return range(self.quarter * 3 - 2, self.quarter * 3 + 1) if self.quarter else range(1, 13)

    def holds(self, month: int) -> bool:
        return month in self.months

    @property
    def whole_year(self) -> "Span":
        return Span(self.year, None, self.today)


@dataclass(frozen=True)
class Counts:
    """What an initiative says it counts. What it does not count is blank, not zero."""

    visits: bool = False
    requests: bool = False
    participants: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """Who came in this month, on this storey, in this district, with a talk in this language.

    `named` is how often these people came together, `unnamed` how often somebody without a name came.
    """

    month: int
    people: PeopleSet = NO_ONE
    named: int = 0
    unnamed: int = 0
    storey: str = ""
    district: str = ""
    language: str = ""

    @classmethod
    def of(cls, month: int, number: int | None = None, contacts: int = 1, *where: str) -> "Presence":
        """One person came so often; without a number: so many people without a name came."""
        if number is None:
            return cls(month, NO_ONE, 0, contacts, *where)
        return cls(month, PeopleSet.of([number]), contacts, 0, *where)


@dataclass(frozen=True)
class Asked:
    """In this month so many help requests were about this topic, from known and unnamed people together.

    `people` are the known ones, `unnamed` in how many visits somebody without a name asked.
    """

    month: int
    topic: str
    count: int
    people: PeopleSet = NO_ONE
    unnamed: int = 0


@dataclass(frozen=True)
class RoleTime:
    """Somebody was trekker, volunteer or aspirant during this period."""

    number: int
    period: Period


@dataclass(frozen=True)
class Told:
    """A number that was told, not registered. `of_session`: about one date of a programme, not the whole month."""

    field: str
    count: int
    month: int | None = None
    of_session: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Facts:
    """Everything of one initiative in one year that numbers are made of. `roots`: see `kernel.clusters`."""

    counts: Counts = Counts()
    roles: tuple[RoleTime, ...] = ()
    visits: tuple[Presence, ...] = ()
    asked: tuple[Asked, ...] = ()
    presences: tuple[Presence, ...] = ()
    told: tuple[Told, ...] = ()
    roots: Mapping[int, int] = field(default_factory=dict)

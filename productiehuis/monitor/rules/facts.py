"""What one initiative registered in one year, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from productiehuis.kernel.periods import Period


@dataclass(frozen=True)
class Span:
    """The year or month a number is about. The running one goes up to and including today."""

    year: int
    month: int | None = None
    today: date | None = None

    @property
    def period(self) -> Period | None:
        """Its days; None when it has not begun yet."""
        whole = Period.month(self.year, self.month) if self.month else Period.year(self.year)
        if self.today is None or whole.last is None or whole.last <= self.today:
            return whole
        return Period(whole.first, self.today) if whole.first <= self.today else None

    def holds(self, month: int) -> bool:
        return self.month in (None, month)

    @property
    def whole_year(self) -> "Span":
        return Span(self.year, None, self.today)


@dataclass(frozen=True)
class Counts:
    """What an initiative says it counts. What it does not count is blank, not zero."""

    visits: bool = False
    requests: bool = False
    participants: bool = False


@dataclass(frozen=True)
class Presence:
    """In this month this person came so often; without a number: so many people without a name came."""

    month: int
    number: int | None
    contacts: int = 1


@dataclass(frozen=True)
class Asked:
    """In this month so many help requests were about this topic, from known and unnamed people together."""

    month: int
    topic: str
    count: int


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

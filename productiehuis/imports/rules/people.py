"""The people of a list, each once: rows that name the same person, as far as the list itself can tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from productiehuis.imports.rules.told import Who

# More than a whole borough has of one full name. Each of these is compared with all the others.
MOST_OF_ONE_NAME = 1000


class TooManyOfOneName(ValueError):
    """So many different people of one name on a list that nobody can say who is who."""

    def __init__(self, row: int, sheet: str) -> None:
        super().__init__(row, sheet)
        self.row, self.sheet = row, sheet


@dataclass(slots=True)
class Listed:
    """Somebody of the list, with all that its rows say of them."""

    position: int
    who: Who
    rows: int = 0
    first_row: int = 0
    sheet: str = ""


def may_be_one(one: Who, other: Who) -> bool:
    """The same name, and nothing that says they are two.

    >>> [may_be_one(Who("Bo", birth_year=1980), Who("Bo", birth_year=year)) for year in (None, 1981)]
    [True, False]
    """
    pairs = (
        (one.birth_year, other.birth_year),
        (one.birth_date, other.birth_date),
        (one.phone, other.phone),
        (one.postcode, other.postcode),
    )
    told = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    different = sum(mine != theirs for mine, theirs in told)
    # Somebody who moved or has another number is still the same when the day of birth is.
    born_alike = bool(one.birth_date) and one.birth_date == other.birth_date
    return different == 0 or (born_alike and one.birth_year == other.birth_year)


def together(one: Who, other: Who) -> Who:
    """What both say; the first word stands.

    >>> together(Who("Bo"), Who("bo", birth_year=1980)).birth_year
    1980
    """
    return Who(
        one.first_name,
        one.last_name,
        one.name_key,
        one.birth_year or other.birth_year,
        one.birth_date or other.birth_date,
        one.postcode or other.postcode,
        one.phone or other.phone,
    )


class People:
    """Gathers the people of a list. Grows with the people, not with the rows."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Listed]] = {}
        self._exact: dict[Who, Listed] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Listed]:
        return (each for named in self._by_name.values() for each in named)

    def add(self, who: Who, row: int, sheet: str = "") -> Listed:
        """Whom this row is about."""
        listed = self._exact.get(who)
        if listed is None:
            listed = self._exact[who] = self._find(who) or self._new(who, row, sheet)
            listed.who = together(listed.who, who)
        listed.rows += 1
        return listed

    def _find(self, who: Who) -> Listed | None:
        """The one of this name that it can be; when it can be two it is a third, for a person to say."""
        named = [each for each in self._by_name.get(who.name_key, ()) if may_be_one(each.who, who)]
        return named[0] if len(named) == 1 else None

    def _new(self, who: Who, row: int, sheet: str) -> Listed:
        listed = Listed(self._count, who, first_row=row, sheet=sheet)
        named = self._by_name.setdefault(who.name_key, [])
        if len(named) >= MOST_OF_ONE_NAME:
            raise TooManyOfOneName(row, sheet)
        named.append(listed)
        self._count += 1
        return listed

"""Questions that are put into SQL once and only filled in after that.

Django writes the SQL of a queryset anew each time, and that takes longer than the answer. The few questions of the
busiest pages (the door, a desk's day and form) are kept: written as any other queryset, compiled at the first use,
then filled in. The rows and objects are the same. Why: docs/adr/ on kept questions.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import get_related_populators

T = TypeVar("T")
Converters = Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]

_FIELDS: dict[type, models.Field[Any, Any]] = {
    str: models.CharField(),
    int: models.IntegerField(),
    UUID: models.UUIDField(),
    date: models.DateField(),
}


def _example(kind: type, number: int) -> Any:
    """A value that stands nowhere else in the SQL, by which its places are found."""
    if kind is UUID:
        return uuid4()
    return {str: f"<{uuid4()}>", int: 1_986_000_000 + number, date: date(1000, 1, 1) + timedelta(number)}[kind]


@dataclass(frozen=True)
class _Compiled:
    """`places`: per place in the SQL the name of what is filled in, or the value that always stands there."""

    sql: str
    places: Sequence[tuple[str, Any]]
    converters: Converters
    build: Callable[[Sequence[Any]], Any]


class Kept(Generic[T]):
    """`Kept[Visit](lambda house, day: Visit.objects.filter(house=house, date=day), house=UUID, day=date)`.

    What is filled in can only be compared with: `__in` and None need SQL of their own.
    """

    def __init__(self, make: Callable[..., Any], **kinds: type) -> None:
        self.make, self.kinds = make, kinds

    def __call__(self, **values: Any) -> list[T]:
        """The objects, or with `values_list` the tuples."""
        kept = self._compiled
        ready = {name: _FIELDS[kind].get_db_prep_value(values[name], connection) for name, kind in self.kinds.items()}
        with connection.cursor() as cursor:
            cursor.execute(kept.sql, [ready[name] if name else constant for name, constant in kept.places])
            rows = cursor.fetchall()
        return [kept.build(row) for row in _converted(rows, kept.converters)]

    def first(self, **values: Any) -> T | None:
        """The only one, when there is one: for what is unique."""
        return next(iter(self(**values)), None)

    @cached_property
    def _compiled(self) -> _Compiled:
        examples = {name: _example(kind, number) for number, (name, kind) in enumerate(self.kinds.items())}
        asked = self.make(**examples)
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        names = {_FIELDS[kind].get_db_prep_value(examples[name], connection): name for name, kind in self.kinds.items()}
        places = [(names.get(value, ""), value) for value in parameters]
        if missing := set(self.kinds) - {name for name, _value in places}:
            raise ValueError(f"Not in the question: {', '.join(sorted(missing))}.")
        columns = [column[0] for column in compiler.select]
        converters = [(at, found, column) for at, (found, column) in compiler.get_converters(columns).items()]
        return _Compiled(sql, places, converters, _builder(compiler) if asked._fields is None else tuple)


def _converted(rows: Iterable[Sequence[Any]], converters: Converters) -> Iterable[Sequence[Any]]:
    """Each column as its field reads it."""
    for row in rows:
        values = list(row)
        for at, found, column in converters:
            for convert in found:
                values[at] = convert(values[at], column, connection)
        yield values


def _builder(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """From a row to the object the queryset would give, with what `select_related` names."""
    info = compiler.klass_info
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:end]]
    related = get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]

    def build(row: Sequence[Any]) -> Any:
        made = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for each in related:
            each.populate(row, made)
        return made

    return build

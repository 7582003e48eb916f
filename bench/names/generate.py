"""Made-up records of people at a help desk in Amsterdam, with the truth of who is who. Read README.md first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random
from typing import Literal

from bench.names import details, people, spelling
from bench.names.people import Circle, Person

SEED = 20181126
RECORDS = 10_000
# How many times somebody was registered, of a hundred people.
TIMES = {1: 80, 2: 15, 3: 4, 4: 1}
Half = Literal["tuning", "kept_out"]


@dataclass(frozen=True)
class Record:
    """One registration. `person` is the truth, and not for the eyes of whoever is measured."""

    key: int
    first_name: str
    last_name: str
    birth_year: int | None
    birth_date: date | None
    phone: str
    postcode: str
    pass_code: str
    person: int


@dataclass(frozen=True)
class Written:
    """A record, and how it came to be: for tests and for reading, never for a matcher."""

    record: Record
    on_paper: Person
    kinds: frozenset[str]
    circle: int
    likeness: tuple[str, ...]


def generate(seed: int, records: int) -> list[Record]:
    return [written.record for written in write(seed, records)]


def load(half: Half) -> list[Record]:
    """The half to tune on, or the half kept out of it. No person is in both, nor two of one family."""
    return [written.record for written in load_written(half)]


def load_written(half: Half) -> list[Written]:
    written = write(SEED, RECORDS)
    circles = _circles_of(half, written)
    return [each for each in written if each.circle in circles]


@cache
def write(seed: int, records: int) -> tuple[Written, ...]:
    """All records, shuffled: neither key, order nor number says who belongs together."""
    random = Random(seed)
    written: list[Written] = []
    for number, circle in enumerate(_circles(random)):
        if len(written) >= records:
            break
        written.extend(_written(random, number, circle))
    written = written[:records]
    random.shuffle(written)
    numbers = list(range(1, len(written) + 1))
    random.shuffle(numbers)
    given: dict[tuple[int, int], int] = {}
    for each in written:
        given.setdefault((each.circle, each.record.person), numbers[len(given)])
    return tuple(
        replace(each, record=replace(each.record, key=key, person=given[each.circle, each.record.person]))
        for key, each in enumerate(written, start=1)
    )


def _circles(random: Random) -> Iterator[Circle]:
    while True:
        yield people.circle(random)


def _written(random: Random, number: int, circle: Circle) -> Iterator[Written]:
    for place, person in enumerate(circle.people):
        for _ in range(random.choices(list(TIMES), list(TIMES.values()))[0]):
            record, kinds = _record(random, person)
            yield Written(replace(record, person=place), person, frozenset(kinds), number, circle.likeness)


def _record(random: Random, person: Person) -> tuple[Record, set[str]]:
    name, kinds = spelling.write(random, person)
    year, day, of_birth = details.birth(random, person)
    phone, of_phone = details.phone(random, person)
    postcode, of_postcode = details.postcode(random, person)
    code, of_pass = details.pass_code(random, person)
    record = Record(
        key=0,
        first_name=name.first,
        last_name=name.last,
        birth_year=year,
        birth_date=day,
        phone=phone,
        postcode=postcode,
        pass_code=code,
        person=0,
    )
    return record, kinds | of_birth | of_phone | of_postcode | of_pass


def _circles_of(half: Half, written: tuple[Written, ...]) -> set[int]:
    """Circles by lot, each to the side with fewer people: families stay together, as hard as they are."""
    persons: dict[int, set[int]] = {}
    for each in written:
        persons.setdefault(each.circle, set()).add(each.record.person)
    circles = sorted(persons)
    Random(SEED + 1).shuffle(circles)
    sides: dict[str, set[int]] = {"tuning": set(), "kept_out": set()}
    size = {"tuning": 0, "kept_out": 0}
    for circle in circles:
        side = "tuning" if size["tuning"] <= size["kept_out"] else "kept_out"
        sides[side].add(circle)
        size[side] += len(persons[circle])
    return sides[half]

"""A hundred thousand invented people in one house, all known at one desk. No name comes from a register.

A few last names are frequent and most are rare, as in a city: three in ten come from a short list, the others are
made of syllables. First names are drawn by rank.
"""

from random import Random
from uuid import UUID

from django.db import connection

from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.people.actions import take_numbers
from productiehuis.people.look_alikes import trace_rows
from productiehuis.people.models import NameTrace, Person
from productiehuis.people.rules.names import name_key
from productiehuis.site.demo.people import FIRST_NAMES, LAST_NAMES

MANY = 100_000
_STARTS = (
    "ba be bo bra da de do fa ga gra ha he ho ja ka ke ko kra la le ma me mo na ne oua pa ra re ro sa se ta te va we za"
)
_MIDDLES = "ba bi da di fa ga gi ha ka ki la li ma mi na ni ra ri sa si ta ti va wi za"
_ENDS = "di ra man stra ker mans oui lan bi ni ci li ouche rat ham din sen ma ga net"


def last_name(random: Random) -> str:
    if random.random() < 0.3:
        return random.choice(LAST_NAMES)
    parts = [random.choice(_STARTS.split()), *random.sample(_MIDDLES.split(), random.choice((0, 1, 1)))]
    return "".join([*parts, random.choice(_ENDS.split())]).capitalize()


def first_name(random: Random) -> str:
    rank = min(int(random.paretovariate(0.6)) - 1, 10_000)
    known = FIRST_NAMES[rank] if rank < len(FIRST_NAMES) else random.choice(FIRST_NAMES)
    if random.random() < 0.6:
        return known
    parts = [random.choice(_STARTS.split()), random.choice(_MIDDLES.split())]
    return "".join([*parts, random.choice(("", "n", "m", "da", "l", "r"))]).capitalize()


def make_crowd(count: int = MANY) -> Initiative:
    """The house with everybody in it."""
    random = Random(2018)
    foundation = Foundation.objects.create(name="Meting")
    house = House.objects.create(foundation=foundation, slug="meting", name="Huis van de meting")
    here = Initiative.objects.create(house=house, slug="balie", name="Balie", counts_visits=True)
    for start in range(0, count, 5000):
        rows = [_person(house, number, random) for number in take_numbers(house, min(5000, count - start))]
        for row in rows:
            row.name_key = name_key(row.first_name, row.last_name)
        Person.objects.bulk_create(rows, batch_size=500)
        _trace(rows)
        KnownHere.objects.bulk_create(
            [KnownHere(house=house, initiative=here, person=row, how=KnownHere.How.DESK) for row in rows],
            batch_size=500,
        )
    return here


def _trace(people: list[Person]) -> None:
    """The traces that `load_persons` would make, more than a million of them, past the ORM."""
    table = NameTrace._meta.db_table
    rows = ((row.pk, row.house_id, row.person_id, row.key) for row in trace_rows(people))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} (id, house_id, person_id, key) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            texts = [tuple(value.hex if isinstance(value, UUID) else value for value in row) for row in rows]
            cursor.executemany(f"INSERT INTO {table} (id, house_id, person_id, key) VALUES (%s, %s, %s, %s)", texts)


def _person(house: House, number: int, random: Random) -> Person:
    return Person(
        house=house,
        number=number,
        first_name=first_name(random),
        last_name=last_name(random),
        birth_year=random.randint(1935, 2005) if random.random() < 0.6 else None,
        phone=f"+316{random.randrange(10**8):08}" if random.random() < 0.4 else "",
        postcode=f"{random.randint(1011, 1109)}{random.choice('ABCD')}{random.choice('ABCDEFGHKLPRS')}"
        if random.random() < 0.5
        else "",
    )


def slip(name: str, random: Random) -> str:
    """One slip of the finger: two letters turned, one left out, or one twice."""
    if len(name) < 4:
        return name
    at = random.randrange(1, len(name) - 1)
    turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return random.choice((turned, name[:at] + name[at + 1 :], name[: at + 1] + name[at:]))


def asked(house: UUID, count: int) -> list[Person]:
    """Whom the bench looks for: some of the crowd, with one slip in the first or the last name."""
    random = Random(7)
    numbers = random.sample(range(1, MANY + 1), count)
    people = list(Person.objects.filter(house=house, number__in=numbers).order_by("number"))
    for person in people:
        if random.random() < 0.5:
            person.first_name = slip(person.first_name, random)
        else:
            person.last_name = slip(person.last_name, random)
    return people

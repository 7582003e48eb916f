"""The same numbers by one hand-written statement over the registrations: the floor, and its naive sister.

The floor reads each table of facts once, by its index. It is written in several ways and the quickest counts. The naive
one asks as one would first write it, with every number a question of its own; it stands beside the floor so that a
slow floor is seen. A row is: kind, whose (an initiative, or a house in the year), month (0 is the year), and counts.
"""

from calendar import monthrange
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

Row = tuple[Any, ...]
Numbers = dict[tuple[str, str, int], tuple[int, ...]]
# How a corrected row is left out: three ways to say the same.
WAYS = ("join", "exists", "in")


def _gone(table: str, way: str) -> tuple[str, str]:
    """Join and condition that leave out what was corrected by a later row."""
    if way == "join":
        return f"LEFT JOIN {table} c ON c.corrects_id = f.id", "c.id IS NULL"
    if way == "exists":
        return "", f"NOT EXISTS (SELECT 1 FROM {table} c WHERE c.corrects_id = f.id)"
    return "", f"f.id NOT IN (SELECT c.corrects_id FROM {table} c WHERE c.corrects_id IS NOT NULL)"


def _facts(name: str, table: str, stands: str, way: str, where: str) -> str:
    join, kept = _gone(table, way)
    return f"""{name} AS MATERIALIZED (
        SELECT f.id, f.house_id AS house, f.initiative_id AS place, f."month" AS m, f.contacts AS times,
               COALESCE(r.stays, f.person_number) AS who
        FROM {table} f {join} LEFT JOIN roots r ON r.house = f.house_id AND r.gone = f.person_number
        WHERE {where} AND {stands} AND {kept})"""


def _roots(houses: str) -> str:
    return f"""roots AS (SELECT m.house_id AS house, a.number AS gone, k.number AS stays FROM people_merge m
        JOIN people_person a ON a.id = m.absorbed_id JOIN people_person k ON k.id = m.kept_id
        WHERE m.undone_at IS NULL AND m.house_id IN ({houses}))"""


def _span(year: int, month: int) -> str:
    first, last = (1, 12) if not month else (month, month)
    word = "" if connection.vendor == "sqlite" else "DATE "
    return f"SELECT {month} AS m, {word}'{year}-{first:02}-01' AS first, {word}'{year}-{last:02}-" + (
        f"{monthrange(year, last)[1]}' AS last"
    )


def _team(spans: str, houses: str) -> str:
    return f"""spans AS ({spans}), team AS MATERIALIZED (
        SELECT s.house_id AS house, s.initiative_id AS place, b.m, COALESCE(r.stays, p.number) AS who
        FROM initiatives_membership s JOIN spans b ON s.starts <= b.last AND (s.ends IS NULL OR s.ends >= b.first)
        JOIN people_person p ON p.id = s.person_id
        LEFT JOIN roots r ON r.house = s.house_id AND r.gone = p.number
        WHERE s.house_id IN ({houses}) AND s.initiative_id IS NOT NULL
        AND s.role IN ('trekker', 'volunteer', 'aspirant'))"""


_CAME = "COUNT(DISTINCT who), SUM(CASE WHEN who IS NULL THEN times ELSE 0 END), SUM(times)"


def _numbers(whose: str, month: str) -> list[str]:
    """The four questions of one grouping."""
    group = whose + ("" if month == "0" else ", m")
    return [
        f"SELECT 'help' AS kind, {whose}, {month}, {_CAME} FROM help GROUP BY {group}",
        f"SELECT 'activation', {whose}, {month}, {_CAME} FROM activation GROUP BY {group}",
        f"""SELECT 'asked', {whose}, {month}, COUNT(*), 0, 0 FROM help
            JOIN helpdesk_helprequest q ON q.visit_id = help.id GROUP BY {group}""",
        f"SELECT 'team', {whose}, {month}, COUNT(DISTINCT who), 0, 0 FROM team GROUP BY {group}",
    ]


def _parts(houses: Sequence[UUID], year: int, by_month: bool, way: str) -> tuple[str, list[str]]:
    """The WITH, and the questions after it."""
    keys = ", ".join(f"'{key.hex if connection.vendor == 'sqlite' else key}'" for key in houses)
    spans = " UNION ALL ".join(_span(year, month) for month in (range(1, 13) if by_month else (0,)))
    where = f'f.house_id IN ({keys}) AND f."year" = {year}'
    head = ", ".join(
        [
            _roots(keys),
            _facts("help", "helpdesk_visit", "NOT f.is_withdrawn", way, where),
            _facts("activation", "activities_attendance", "f.is_present", way, where),
            _team(spans, keys),
        ]
    )
    return f"WITH {head} ", _numbers("place", "m") if by_month else [*_numbers("place", "0"), *_numbers("house", "0")]


def statements(houses: Sequence[UUID], year: int, *, by_month: bool) -> dict[str, str]:
    """The floor, in each of its ways: one statement each."""
    found = {}
    for way in WAYS:
        head, questions = _parts(houses, year, by_month, way)
        found[way] = head + " UNION ALL ".join(questions)
    return found


def ask(statement: str) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def ask_naively(houses: Sequence[UUID], year: int, *, by_month: bool) -> list[Row]:
    """A statement per number, each from the registrations."""
    head, questions = _parts(houses, year, by_month, "exists")
    return [row for question in questions for row in ask(head + question)]


def numbers(rows: Sequence[Row]) -> Numbers:
    """What was answered, to compare: a group in which nobody came is as good as none."""
    found = {(kind, str(whose).replace("-", ""), int(m)): tuple(map(int, counts)) for kind, whose, m, *counts in rows}
    return {key: counts for key, counts in found.items() if any(counts)}

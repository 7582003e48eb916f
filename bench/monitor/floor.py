"""The same numbers by one hand-written statement over the registrations: the floor, and its naive sister.

The floor reads each table once, by its index, and looks up merges and corrections by theirs; of two ways to write it
the quicker one counts. The naive one asks the same question as one would first write it: a subquery per number. It
stands beside the floor so that a slow floor is seen.
"""

from typing import Any

from django.db import connection

_GONE = {
    "join": (
        "LEFT JOIN {table} c ON c.corrects_id = f.id",
        "c.id IS NULL",
    ),
    "exists": ("", "NOT EXISTS (SELECT 1 FROM {table} c WHERE c.corrects_id = f.id)"),
}

_ROOTS = """roots AS (
    SELECT m.house_id, a.number AS gone, k.number AS stays FROM people_merge m
    JOIN people_person a ON a.id = m.absorbed_id JOIN people_person k ON k.id = m.kept_id
    WHERE m.undone_at IS NULL AND m.house_id IN ({houses}))"""


def _facts(name: str, table: str, stands: str, way: str) -> str:
    join, gone = (part.format(table=table) for part in _GONE[way])
    return f"""{name} AS {{materialized}} (
        SELECT f.id, f.initiative_id AS at, f."month" AS m, f.contacts,
            COALESCE(r.stays, f.person_number) AS who, f.house_id AS house
        FROM {table} f {join} LEFT JOIN roots r ON r.house_id = f.house_id AND r.gone = f.person_number
        WHERE f.house_id IN ({{houses}}) AND f."year" = {{year}} AND {stands} AND {gone})"""


def _counts(kind: str, month: str, group: str) -> str:
    return f"""SELECT '{kind}', {group}, {month}, COUNT(DISTINCT who),
        SUM(CASE WHEN who IS NULL THEN contacts ELSE 0 END), SUM(contacts) FROM {kind} GROUP BY {group}"""


def _team(month: str) -> str:
    """Who had a role on at least one day of the year or month."""
    first, last = ("b.first", "b.last") if month == "b.m" else ("'{year}-01-01'", "'{year}-12-31'")
    bounds = "JOIN bounds b ON 1 = 1" if month == "b.m" else ""
    group = "s.initiative_id, b.m" if month == "b.m" else "s.initiative_id"
    return f"""SELECT 'team', s.initiative_id, {month}, COUNT(DISTINCT COALESCE(r.stays, p.number)), 0, 0
        FROM initiatives_membership s JOIN people_person p ON p.id = s.person_id {bounds}
        LEFT JOIN roots r ON r.house_id = s.house_id AND r.gone = p.number
        WHERE s.house_id IN ({{houses}}) AND s.initiative_id IS NOT NULL
        AND s.role IN ('trekker', 'volunteer', 'aspirant')
        AND s.starts <= {last} AND (s.ends IS NULL OR s.ends >= {first}) GROUP BY {group}"""


def _house_team() -> str:
    return (
        _team("0")
        .replace("s.initiative_id, 0,", "s.house_id, -1,")
        .replace("GROUP BY s.initiative_id", "GROUP BY s.house_id")
    )


def _statement(way: str, by_month: bool) -> str:
    month, group = ("m", "at, m") if by_month else ("0", "at")
    parts = [_counts("help", "", group).replace(f"{group}, ,", f"at, {month},")]
    parts.append(_counts("activation", "", group).replace(f"{group}, ,", f"at, {month},"))
    parts.append(
        f"""SELECT 'asked', h.at, {"h.m" if by_month else "0"}, COUNT(*), 0, 0 FROM help h
        JOIN helpdesk_helprequest q ON q.visit_id = h.id GROUP BY h.at{", h.m" if by_month else ""}"""
    )
    parts.append(_team("b.m" if by_month else "0"))
    if not by_month:
        for kind in ("help", "activation"):
            parts.append(_counts(kind, "", "house").replace("house, ,", "house, -1,"))
        parts.append(_house_team())
    ctes = [_ROOTS, _facts("help", "helpdesk_visit", "NOT f.is_withdrawn", way)]
    ctes.append(_facts("activation", "activities_attendance", "f.is_present", way))
    if by_month:
        ctes.append("bounds AS ({bounds})")
    return "WITH " + ", ".join(ctes) + " " + " UNION ALL ".join(parts)


def _bounds(year: int) -> str:
    from calendar import monthrange

    return " UNION ALL ".join(
        f"SELECT {m} AS m, '{year}-{m:02}-01' AS first, '{year}-{m:02}-{monthrange(year, m)[1]}' AS last"
        for m in range(1, 13)
    )


def _filled(statement: str, houses: list[Any], year: int) -> str:
    sqlite = connection.vendor == "sqlite"
    keys = ", ".join(f"'{key.hex if sqlite else key}'" for key in houses)
    return statement.format(houses=keys, year=year, bounds=_bounds(year), materialized="MATERIALIZED")


def _dates(statement: str) -> str:
    """PostgreSQL compares dates with dates."""
    if connection.vendor == "sqlite":
        return statement
    return statement.replace("b.last", "b.last::date").replace("b.first", "b.first::date")


def ways(houses: list[Any], year: int, *, by_month: bool) -> dict[str, str]:
    """The floor written in two ways."""
    return {way: _dates(_filled(_statement(way, by_month), houses, year)) for way in _GONE}


def ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def naive(houses: list[Any], year: int, *, by_month: bool) -> list[tuple[Any, ...]]:
    """The same from a table of all valid facts per number: each number reads the registrations again."""
    once = _filled(_statement("exists", by_month), houses, year)
    head, *parts = _split(_dates(once))
    return [row for part in parts for row in ask(f"{head} {part}")]


def _split(statement: str) -> list[str]:
    """The WITH, and each of the numbers."""
    at = statement.index(" SELECT 'help'")
    return [statement[:at], *statement[at:].split(" UNION ALL SELECT '")[:1]] + [
        f"SELECT '{part}" for part in statement[at:].split(" UNION ALL SELECT '")[1:]
    ]


Numbers = dict[tuple[str, str, int], tuple[int, ...]]


def numbers(rows: list[tuple[Any, ...]]) -> Numbers:
    """By kind, whose, and month (0 is the year, -1 the house)."""
    return {
        (kind, str(at).replace("-", ""), int(month)): tuple(int(count) for count in counts)
        for kind, at, month, *counts in rows
    }

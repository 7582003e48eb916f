"""The same signals by hand-written SQL: one statement per rule, threshold included. A row is kind, subject, count.

Steps nobody can reach (G-6) are not here: that rule looks at how the line is laid, and this house has no line.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

Row = tuple[str, str, int]

_ROOTS = """roots AS MATERIALIZED (SELECT a.number AS gone, k.number AS stays FROM people_merge m
    JOIN people_person a ON a.id = m.absorbed_id JOIN people_person k ON k.id = m.kept_id
    WHERE m.undone_at IS NULL AND m.house_id = %(house)s)"""
_ANSWERS = """answers AS (SELECT w.topic_id AS topic, k.storey_id AS storey FROM pathway_roomanswers w
    JOIN initiatives_room k ON k.id = w.room_id WHERE w.house_id = %(house)s AND w.since <= %(day)s
    AND (w.until IS NULL OR w.until >= %(day)s) AND k.status = 'open')"""

ASKED = f"""WITH {_ANSWERS}, counts AS (SELECT q.topic_id AS topic, v.year * 12 + v.month AS at, COUNT(*) AS n
    FROM helpdesk_helprequest q JOIN helpdesk_visit v ON v.id = q.visit_id
    LEFT JOIN helpdesk_visit c ON c.corrects_id = v.id
    WHERE v.house_id = %(house)s AND v.year IN (%(year)s, %(year)s - 1) AND NOT v.is_withdrawn AND c.id IS NULL
    AND v.year * 12 + v.month BETWEEN %(at)s - 3 AND %(at)s - 1
    GROUP BY q.topic_id, v.year, v.month)
    SELECT 'asked', topic, SUM(n) FROM counts WHERE topic NOT IN (SELECT topic FROM answers)
    GROUP BY topic HAVING COUNT(*) = 3 AND SUM(n) >= 10"""
FULL = f"""WITH {_ROOTS} SELECT 'full', s.programme_id, COUNT(DISTINCT COALESCE(r.stays, p.number))
    FROM activities_signup s JOIN people_person p ON p.id = s.person_id JOIN activities_session d ON d.id = s.session_id
    LEFT JOIN roots r ON r.gone = p.number
    WHERE s.house_id = %(house)s AND s.state = 'waiting' AND d.date BETWEEN %(first)s AND %(day)s
    GROUP BY s.programme_id HAVING COUNT(DISTINCT COALESCE(r.stays, p.number)) >= 5"""
REFUSED = f"""WITH {_ROOTS} SELECT 'refused', f.topic_id, COUNT(DISTINCT COALESCE(r.stays, f.person_number))
    FROM referrals_referral f LEFT JOIN roots r ON r.gone = f.person_number
    WHERE f.house_id = %(house)s AND ((f.state = 'refused' AND f.answered_at >= %(begin)s AND f.answered_at < %(end)s)
    OR (f.sent_at >= %(begin)s AND f.sent_at < %(silent)s AND (f.answered_at IS NULL OR f.answered_at >= %(end)s)))
    GROUP BY f.topic_id HAVING COUNT(DISTINCT COALESCE(r.stays, f.person_number)) >= 5"""
WISHED = f"""WITH {_ANSWERS} SELECT 'wished', w.topic_id, w.storey_id, COUNT(*) FROM pathway_wish w
    LEFT JOIN answers a ON a.topic = w.topic_id AND a.storey = w.storey_id
    WHERE w.house_id = %(house)s AND a.topic IS NULL AND w.year * 12 + w.month BETWEEN %(at)s - 12 AND %(at)s
    GROUP BY w.topic_id, w.storey_id HAVING COUNT(*) >= 5"""
SEARCHED = """SELECT 'searched', word, SUM(times) FROM gaps_emptysearch
    WHERE house_id = %(house)s AND word <> '' AND year * 12 + month BETWEEN %(at)s - 3 AND %(at)s
    GROUP BY word HAVING SUM(times) >= 10"""
_WERE = """SELECT f.person_number AS number, f.storey_id AS storey, MIN(f.date) AS first, MAX(f.date) AS last
    FROM {table} f LEFT JOIN {table} c ON c.corrects_id = f.id
    WHERE f.house_id = %(house)s AND f.person_number IS NOT NULL AND f.storey_id IS NOT NULL
    AND f.date BETWEEN %(year_first)s AND %(day)s AND c.id IS NULL AND {stands}
    GROUP BY f.person_number, f.storey_id"""
STUCK = f"""WITH {_ROOTS}, days AS (SELECT COALESCE(r.stays, e.number) AS who, s.level AS level, e.storey AS storey,
    MIN(e.first) AS first, MAX(e.last) AS last FROM (
    {_WERE.format(table="helpdesk_visit", stands="NOT f.is_withdrawn")} UNION ALL
    {_WERE.format(table="activities_attendance", stands="f.is_present")}) e
    JOIN house_storey s ON s.id = e.storey LEFT JOIN roots r ON r.gone = e.number
    GROUP BY COALESCE(r.stays, e.number), s.level, e.storey)
    , ways AS (SELECT level, storey, first, MAX(last) OVER (PARTITION BY who ORDER BY level DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS higher FROM days)
    SELECT 'stuck', storey, COUNT(*) FROM ways WHERE level < (SELECT MAX(level) FROM days)
    GROUP BY level, storey HAVING COUNT(*) >= 20 AND MAX(CASE WHEN higher > first THEN 1 ELSE 0 END) = 0"""


def _values(house: UUID, day: date) -> dict[str, Any]:
    """What the statements ask with; keys as this database stores them."""
    at = day.year * 12 + day.month
    first = date((at - 4) // 12, (at - 4) % 12 + 1, 1)
    return {
        "house": house.hex if connection.vendor == "sqlite" else house,
        "day": day,
        "year": day.year,
        "at": at,
        "first": first,
        "year_first": date(day.year - 1, day.month, 1),
        "begin": f"{first} 00:00:00",
        "end": f"{day + timedelta(days=1)} 00:00:00",
        "silent": f"{day - timedelta(days=13)} 00:00:00",
    }


def _key(value: Any) -> str:
    return str(UUID(value)) if isinstance(value, str) and len(value) == 32 else str(value)


def ask(house: UUID, day: date) -> list[Row]:
    """Every signal of this house on this day."""
    found: list[Row] = []
    with connection.cursor() as cursor:
        for statement in (ASKED, FULL, REFUSED, WISHED, SEARCHED, STUCK):
            cursor.execute(statement, _values(house, day))
            rows: Iterable[tuple[Any, ...]] = cursor.fetchall()
            found += [(row[0], ":".join(map(_key, row[1:-1])), int(row[-1])) for row in rows]
    return found

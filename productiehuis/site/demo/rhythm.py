"""How a year goes: how many come when, so that the year ends on the given figures. Plain values, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

import holidays


@dataclass(frozen=True)
class Guest:
    """One visit as it will be registered: who (an index, or None), how many people, how many questions."""

    day: date
    person: int | None
    kind: str
    contacts: int
    requests: int


# From when to when a desk works, by weekday. On a day without public hours it works by appointment.
Hours = Mapping[int, tuple[time, time]]
WORKDAYS = (0, 1, 2, 3, 4)
BY_APPOINTMENT = (time(10), time(13))
# A desk that opened just now has had nobody yet.
WARM = timedelta(minutes=30)


def hours_on(day: date, hours: Hours, now: datetime) -> tuple[datetime, datetime]:
    """From when to when the desk worked on this day; of today only what is past."""
    opens, closes = hours.get(day.weekday(), BY_APPOINTMENT)
    return datetime.combine(day, opens, now.tzinfo), min(datetime.combine(day, closes, now.tzinfo), now)


def last_worked(hours: Hours, now: datetime) -> date:
    """The last day on which the desk has been open for a while: perhaps today, never at night."""
    today = now.date()
    days = open_days(today - timedelta(days=31), today, WORKDAYS)
    return next(day for day in reversed(days) if hours_on(day, hours, now)[0] + WARM <= now)


def open_days(first: date, last: date, weekdays: Sequence[int]) -> list[date]:
    """The days of these weekdays, holidays and the quiet weeks of August left out."""
    free = holidays.country_holidays("NL", years=range(first.year, last.year + 1))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        day for day in days if day.weekday() in weekdays and day not in free and not (day.month == 8 and day.day < 15)
    ]


def spread(total: int, parts: int, most: int, random: Random) -> list[int]:
    """`total` over `parts`, each at least one and at most `most`; a few get many."""
    if not parts <= total <= parts * most:
        raise ValueError(f"{total} does not fit in {parts} parts of 1 to {most}")
    shares = [1] * parts
    weights = [random.paretovariate(1.6) for _ in range(parts)]
    left = total - parts
    while left:
        index = random.choices(range(parts), weights)[0]
        if shares[index] < most:
            shares[index] += 1
            left -= 1
    return shares


def help_year(
    days: Sequence[date], people: int, requests: int | None, random: Random, visits_each: float = 1.6
) -> list[Guest]:
    """A desk's year: `people` different known people and exactly `requests` questions, unnamed ones included.

    Without `requests` the desk does not write questions down.
    """
    unnamed = _unnamed(days, people, requests is not None, random)
    if requests is None:
        visits = int(people * visits_each)
        questions = [0] * visits
    else:
        rest = requests - sum(guest.requests for guest in unnamed)
        visits = max(people, int(rest / 1.3))
        questions = spread(rest, visits, 4, random)
    random.shuffle(questions)
    whose = [index for index, times in enumerate(spread(visits, people, 12, random)) for _ in range(times)]
    random.shuffle(whose)
    known = [
        Guest(random.choice(days), person, "known", 1, count) for person, count in zip(whose, questions, strict=True)
    ]
    return sorted(known + unnamed, key=lambda guest: guest.day)


def _unnamed(days: Sequence[date], people: int, with_questions: bool, random: Random) -> list[Guest]:
    guests = []
    for _ in range(max(3, people // 9)):
        guests.append(Guest(random.choice(days), None, "anonymous", 1, 1 if with_questions else 0))
    for _ in range(max(2, people // 14)):
        guests.append(Guest(random.choice(days), None, "quick", 1, 0))
    for _ in range(max(1, people // 90)):
        guests.append(Guest(random.choice(days), None, "group", random.randint(4, 11), 1 if with_questions else 0))
    return guests


def presence(days: Sequence[date], people: int, per_time: int, random: Random) -> dict[date, list[int]]:
    """Who (indexes) is there on which day: each of `people` at least once, the faithful often."""
    present: dict[date, set[int]] = {day: set() for day in days}
    weights = [random.paretovariate(1.2) for _ in range(people)]
    for day in days:
        wanted = max(2, round(random.gauss(per_time, per_time / 5)))
        present[day].update(random.choices(range(people), weights, k=wanted))
    for person in range(people):
        if not any(person in names for names in present.values()):
            present[random.choice(days)].add(person)
    return {day: sorted(names) for day, names in present.items()}

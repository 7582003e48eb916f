"""What is on, and how many places are left. Never more than three queries, however many dates."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from productiehuis.activities.models import Programme, Session, SignUp, SignUpState
from productiehuis.activities.rules.dates import HORIZON, dates, moments
from productiehuis.activities.rules.places import spare
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel import clock
from productiehuis.people.models import Merge, Person

_YEAR = timedelta(days=366)
# A sign-up is for one date, or for a whole course (then without a date).
Target = tuple[UUID, UUID | None]


def begins_after_jump(programme: Programme) -> datetime | None:
    """When it begins on the first day to come on which the clock jumps over its hour, looked for a year ahead."""
    zone = programme.house.zone
    for day in _days_ahead(programme):
        if not clock.shows(day, programme.starts, zone):
            return moments(day, programme.starts, programme.ends, zone)[0].astimezone(zone)
    return None


def _days_ahead(programme: Programme) -> list[date]:
    """The days of a year; of a course only those of its lessons."""
    today = programme.house.today
    if programme.is_course:
        return list(programme.sessions.filter(date__gte=today).order_by("date").values_list("date", flat=True))
    return dates(
        first=programme.first_date,
        rule=programme.rrule,
        skips_holidays=programme.skips_holidays,
        since=today,
        until=today + _YEAR,
    )


def target_of(session: Session) -> Target:
    return session.programme_id, None if session.programme.is_course else session.pk


def _sessions(house: House) -> QuerySet[Session]:
    return Session.objects.filter(house=house).select_related(
        "house", "initiative", "lesson", "programme", "programme__room__storey", "programme__room__location"
    )


def with_places(house: House, sessions: Iterable[Session]) -> list[Session]:
    """Fill in how many places are left at each date. Merged persons take one place."""
    found = list(sessions)
    limited = [each for each in found if each.programme.takes_sign_ups]
    if not limited:
        return found
    taken, waiting = standing(house, {target_of(each) for each in limited})
    for each in limited:
        target = target_of(each)
        each.spare_places = spare(each.programme.places, len(taken[target]))
        each.waiting = len(waiting[target])
    return found


def standing(house: House, targets: set[Target]) -> tuple[dict[Target, set[int]], dict[Target, set[int]]]:
    """Who has a place and who waits, as the numbers that persons count as."""
    courses = {programme for programme, session in targets if session is None}
    dates = {session for _, session in targets if session is not None}
    where = Q(session__in=dates) | Q(session__isnull=True, programme__in=courses)
    rows = SignUp.objects.standing().filter(where, house=house).order_by()
    roots = Merge.objects.roots(house)
    taken: dict[Target, set[int]] = defaultdict(set)
    waiting: dict[Target, set[int]] = defaultdict(set)
    for programme, session, state, number in rows.values_list("programme_id", "session_id", "state", "person__number"):
        kept = taken if state == SignUpState.PLACED else waiting
        kept[programme, session].add(roots.get(number, number))
    # Who has a place waits for nothing, also when a merge brought a place and a wait together.
    for target in waiting:
        waiting[target] -= taken[target]
    return taken, waiting


def sessions_between(house: House, first: date, last: date, *, storey: str = "") -> list[Session]:
    """The dates everybody may see, from the first up to and including the last day, cancelled ones too."""
    rows = _sessions(house).filter(date__range=(first, last), programme__has_page=True)
    if storey:
        rows = rows.filter(programme__room__storey__slug=storey)
    return with_places(house, rows.order_by("starts_at", "id"))


def today(house: House) -> list[Session]:
    """What is on today."""
    day = house.today
    return sessions_between(house, day, day)


def sessions_of_initiative(initiative: Initiative, first: date, last: date) -> list[Session]:
    """The dates of one initiative."""
    rows = _sessions(initiative.house).filter(initiative=initiative, date__range=(first, last))
    return with_places(initiative.house, rows.order_by("starts_at", "id"))


def sessions_of_programme(programme: Programme, day: date, limit: int = 24) -> tuple[list[Session], list[Session]]:
    """The dates of a programme from a day on, and those before it, the last first."""
    rows = _sessions(programme.house).filter(programme=programme)
    coming = rows.filter(date__gte=day).order_by("starts_at")[:limit]
    past = rows.filter(date__lt=day).order_by("-starts_at")[:limit]
    return with_places(programme.house, coming), list(past)


def next_dates(programme: Programme, limit: int = 12) -> list[Session]:
    """The dates of one programme that are not over."""
    rows = _sessions(programme.house).filter(programme=programme, ends_at__gt=timezone.now())
    return with_places(programme.house, rows.order_by("starts_at")[:limit])


def sessions_of_person(persons: Sequence[Person], since: date) -> list[tuple[Session, SignUp]]:
    """The dates somebody signed up for, in every house, from a day on; merged persons are one."""
    keys = Merge.objects.keys_of(persons)
    sign_ups = SignUp.objects.standing().filter(person__in=keys)
    until = since + HORIZON
    # A place goes before a wait, when a merge brought both together.
    ordered = sorted(sign_ups, key=lambda each: each.state == SignUpState.PLACED)
    by_target = {(each.programme_id, each.session_id): each for each in ordered}
    courses = [programme for programme, session in by_target if session is None]
    dates = [session for _, session in by_target if session is not None]
    rows = Session.objects.filter(Q(pk__in=dates) | Q(programme__in=courses), date__range=(since, until))
    rows = rows.select_related("house", "lesson", "programme__room__location", "programme__room__storey")
    return [(each, by_target[target_of(each)]) for each in rows.order_by("starts_at", "id")]

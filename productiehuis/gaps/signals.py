"""The signals of a house as the rules take them, each in one or two questions, and the rules asked.

As of any day: what came later is not seen. Only G-6 looks at how the line is laid now, so it speaks of today alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum
from django.utils import timezone

from productiehuis.activities.models import Attendance, Programme, Session, SessionStatus, SignUp, SignUpState
from productiehuis.gaps.models import EmptySearch, GapKind
from productiehuis.gaps.rules import signals as rules
from productiehuis.gaps.rules.signals import Month, months_before
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import House, Storey
from productiehuis.initiatives.models import RoomStatus
from productiehuis.initiatives.openings import next_opening, rooms_of
from productiehuis.pathway.models import LinkKind, RoomAnswers, Wish
from productiehuis.pathway.queries import line_of
from productiehuis.people.models import Merge
from productiehuis.referrals.models import Referral, ReferralState

# A receiver who says nothing for so long gave no answer.
NO_ANSWER = timedelta(days=14)
SOON = timedelta(days=60)


@dataclass(frozen=True)
class Found:
    """A gap as it is seen on a day. `subject` is its name among the gaps of its kind."""

    kind: GapKind
    subject: str
    count: int
    topic: UUID | None = None
    storey: UUID | None = None


def _in(months: Iterable[Month], prefix: str = "") -> Q:
    """Rows of these months, a year at a time."""
    years: dict[int, list[int]] = {}
    for year, month in months:
        years.setdefault(year, []).append(month)
    found = Q()
    for year, each in years.items():
        found |= Q(**{f"{prefix}year": year, f"{prefix}month__in": each})
    return found


def _since(day: date, months: int) -> date:
    year, month = months_before(day, months)[-1]
    return date(year, month, 1)


def answers_on(house: House, day: date) -> list[tuple[UUID, UUID]]:
    """Topic and storey of every room that answers something on this day; from today on only rooms that are open."""
    rows = RoomAnswers.objects.on(day).filter(house=house)
    if day >= house.today:
        rows = rows.filter(room__status=RoomStatus.OPEN)
    return list(rows.values_list("topic", "room__storey"))


def asked(house: House, day: date, answered: set[UUID]) -> list[Found]:
    # As `Visit.objects.valid_of_many()`, by way of its requests.
    valid = Q(~Exists(Visit.objects.filter(corrects=OuterRef("visit"))), visit__is_withdrawn=False)
    rows = HelpRequest.objects.filter(valid, _in(months_before(day, rules.MONTHS), "visit__"), visit__house=house)
    counts = {
        (topic, (year, month)): count
        for topic, year, month, count in rows.order_by()
        .values_list("topic", "visit__year", "visit__month")
        .annotate(count=Count("pk"))
    }
    found = rules.asked_without_room(counts, answered, day)
    return [Found(GapKind.ASKED, str(each.about), each.count, topic=each.about) for each in found]


def full(house: House, day: date, roots: dict[int, int]) -> list[Found]:
    first = _since(day, rules.MONTHS)
    when = Q(session__date__range=(first, day)) | Q(session__isnull=True, programme__first_date__range=(first, day))
    rows = SignUp.objects.filter(when, house=house, state=SignUpState.WAITING).order_by()
    people = {(each, roots.get(number, number)) for each, number in rows.values_list("programme", "person__number")}
    found = rules.full_and_waiting(Counter(programme for programme, _number in people))
    storeys = dict(Programme.objects.filter(pk__in=[each.about for each in found]).values_list("pk", "room__storey"))
    return [Found(GapKind.FULL, str(each.about), each.count, storey=storeys[each.about]) for each in found]


def refused(house: House, day: date, roots: dict[int, int]) -> list[Found]:
    first, end = (datetime.combine(each, time.min, house.zone) for each in (_since(day, rules.MONTHS), day))
    end += timedelta(days=1)
    said_no = Q(state=ReferralState.REFUSED, answered_at__gte=first, answered_at__lt=end)
    silent = Q(sent_at__gte=first, sent_at__lt=end - NO_ANSWER) & (
        Q(answered_at__isnull=True) | Q(answered_at__gte=end)
    )
    rows = Referral.objects.filter(said_no | silent, house=house).order_by().values_list("topic", "person_number")
    people = {(topic, roots.get(number, number)) for topic, number in rows}
    found = rules.not_received(Counter(topic for topic, _number in people))
    return [Found(GapKind.REFUSED, str(each.about), each.count, topic=each.about) for each in found]


def wished(house: House, day: date, answered: set[tuple[UUID, UUID]]) -> list[Found]:
    months = [(day.year, day.month), *months_before(day, rules.YEAR)]
    rows = Wish.objects.filter(_in(months), house=house).order_by().values_list("topic", "storey")
    counts = {(topic, storey): count for topic, storey, count in rows.annotate(count=Count("pk"))}
    return [
        Found(GapKind.WISHED, f"{each.about[0]}:{each.about[1]}", each.count, *each.about)
        for each in rules.wished_for(counts, answered)
    ]


def searched(house: House, day: date) -> list[Found]:
    months = [(day.year, day.month), *months_before(day, rules.MONTHS)]
    rows = EmptySearch.objects.filter(_in(months), house=house).order_by().values_list("word")
    times = dict(rows.annotate(times=Sum("times")))
    return [Found(GapKind.SEARCHED, each.about, each.count) for each in rules.searched_in_vain(times)]


def unreachable(house: House, day: date) -> list[Found]:
    """Of today only: how the line was laid before is not kept."""
    if day != house.today:
        return []
    line = line_of(house)
    if not line.steps:
        return []
    now = timezone.now()
    soon = Session.objects.filter(
        house=house, status=SessionStatus.PLANNED, ends_at__gt=now, starts_at__lt=now + SOON
    ).values_list("programme__room", "programme__template")
    given = set(soon.order_by().distinct())
    rooms, courses = {room for room, _course in given}, {course for _room, course in given}
    open_rooms = rooms | {each.pk for each in rooms_of(house) if each.status == RoomStatus.OPEN and next_opening(each)}
    steps = {step.pk: step for step in line.steps}
    open_steps = {
        key
        for key, step in steps.items()
        if (step.course_id in courses if step.course_id else step.room_id in open_rooms)
    }
    pairs = [(each.before_id, each.after_id, each.kind) for each in line.links]
    firsts = [(before, after) for before, after, kind in pairs if kind == LinkKind.COMES_FIRST]
    found = rules.unreachable(list(steps), open_steps, [pair[:2] for pair in pairs], firsts)
    return [
        Found(GapKind.UNREACHABLE, str(each.about), each.count, steps[each.about].topic_id, steps[each.about].storey_id)
        for each in found
        if each.about in steps
    ]


def _were(house: House, day: date) -> Iterator[tuple[int, int, date, date]]:
    """Who was on which level in the last year, on which day first and on which last."""
    period = Q(date__range=(_since(day, rules.YEAR), day), house=house, person_number__isnull=False)
    for rows in (Attendance.objects.valid_of_many(), Visit.objects.valid_of_many()):
        grouped = rows.filter(period, storey__isnull=False).order_by().values_list("person_number", "storey__level")
        yield from grouped.annotate(first=Min("date"), last=Max("date"))


def stuck(house: House, day: date, roots: dict[int, int]) -> list[Found]:
    were = list(_were(house, day))
    found = rules.stuck_below(were, roots, {level for _number, level, _first, _last in were})
    keys = dict(Storey.objects.filter(house=house).values_list("level", "pk"))
    return [Found(GapKind.STUCK, str(keys[each.about]), each.count, storey=keys[each.about]) for each in found]


def signals_on(house: House, day: date) -> list[Found]:
    """Every gap of a house as it is seen on this day."""
    answers, roots = answers_on(house, day), Merge.objects.roots(house)
    return [
        *asked(house, day, {topic for topic, _storey in answers}),
        *full(house, day, roots),
        *refused(house, day, roots),
        *wished(house, day, set(answers)),
        *searched(house, day),
        *unreachable(house, day),
        *stuck(house, day, roots),
    ]

"""Making, changing and stopping a programme; its dates follow."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.activities.actions.sessions import drop, lay_dates, lock_initiative, planned_days, target, touch
from productiehuis.activities.actions.sign_ups import lock, move_up, sign_ups_for
from productiehuis.activities.actions.word import tell_moved
from productiehuis.activities.models import CourseTemplate, Programme, ProgrammeKind, Session, SessionStatus
from productiehuis.activities.rules.dates import Rhythm, course_dates, last_of, moments, reach, rule_for
from productiehuis.audit.actions import changed, record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.kernel.texts import TranslatedText

_LOGGED = ("kind", "first_date", "starts", "ends", "rrule", "skips_holidays", "places", "needs_sign_up")


@dataclass(frozen=True)
class Plan:
    """What somebody wants to do, as the form asks it."""

    name: TranslatedText
    room: Room
    first_date: date
    starts: time
    ends: time
    rhythm: Rhythm = Rhythm.ONCE
    last_date: date | None = None
    what: TranslatedText = field(default_factory=TranslatedText)
    template: CourseTemplate | None = None
    skips_holidays: bool = True
    places: int | None = None
    needs_sign_up: bool = False

    @property
    def kind(self) -> ProgrammeKind:
        if self.template:
            return ProgrammeKind.COURSE
        return ProgrammeKind.SINGLE if self.rhythm == Rhythm.ONCE else ProgrammeKind.REPEATING

    def rule(self, kept: str = "") -> str:
        """The iCalendar rule; a rhythm that came from elsewhere keeps the rule it had."""
        return kept if self.rhythm == Rhythm.OTHER else rule_for(self.rhythm, self.first_date, self.last_date)

    def values(self, kept: str = "") -> dict[str, object]:
        return {
            "name": self.name,
            "what": self.what,
            "room": self.room,
            "kind": self.kind,
            "template": self.template,
            "first_date": self.first_date,
            "starts": self.starts,
            "ends": self.ends,
            "rrule": self.rule(kept),
            "skips_holidays": self.skips_holidays,
            "places": self.places,
            "needs_sign_up": self.needs_sign_up,
        }


def free_slug(house: House, name: str) -> str:
    """An address no other programme of the house has."""
    stem = slugify(name)[:50] or "activiteit"
    taken = set(Programme.objects.filter(house=house, slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 2, stem
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def _check_days(plan: Plan, today: date, kept: Collection[date | None]) -> None:
    """A slip of the finger in a year makes no dates; days that stood already may stay."""
    earliest, latest = reach(today)
    for name, day in (("first_date", plan.first_date), ("last_date", plan.last_date)):
        if day is None or day in kept:
            continue
        if day < earliest:
            words = _("Deze dag is te lang geleden. Kies een dag vanaf %(day)s.")
            raise ValidationError({name: words % {"day": date_format(earliest, "j F Y")}})
        if day > latest:
            words = _("Deze dag is te ver weg. Kies een dag tot en met %(day)s.")
            raise ValidationError({name: words % {"day": date_format(latest, "j F Y")}})


def _check(initiative: Initiative, plan: Plan, kept: Collection[date | None] = ()) -> None:
    """What must be right before anything is written."""
    _check_days(plan, initiative.house.today, kept)
    if plan.room.house_id != initiative.house_id or plan.room.initiative_id != initiative.pk:
        raise ValidationError({"room": _("Deze kamer is niet van jullie. Kies een andere kamer.")})
    if plan.ends <= plan.starts:
        raise ValidationError({"ends": _("Kies een tijd na het begin.")})
    if plan.last_date and plan.last_date < plan.first_date:
        raise ValidationError({"last_date": _("Kies een dag na de eerste keer.")})
    if plan.template:
        _check_course(plan, plan.template)


def _check_course(plan: Plan, template: CourseTemplate) -> None:
    if template.house_id != plan.room.house_id:
        raise ValidationError({"template": _("Deze cursus is niet van dit huis. Kies een andere cursus.")})
    lessons = template.lessons.count()
    rule = plan.rule()
    days = course_dates(
        lessons=lessons, first=plan.first_date, rule=rule, skips_holidays=plan.skips_holidays, since=plan.first_date
    )
    if not lessons:
        raise ValidationError({"template": _("Deze cursus heeft nog geen lessen. Schrijf eerst de lessen op.")})
    if len(days) < lessons and plan.rhythm != Rhythm.OTHER:
        words = ngettext(
            "De cursus heeft %(lessons)d lessen, maar er is maar %(days)d dag. Kies elke week of een later einde.",
            "De cursus heeft %(lessons)d lessen, maar er zijn maar %(days)d dagen. Kies elke week of een later einde.",
            len(days),
        )
        raise ValidationError({"rhythm": words % {"lessons": lessons, "days": len(days)}})


@transaction.atomic
def make_programme(*, initiative: Initiative, plan: Plan, by: Actor, client_key: UUID) -> Programme:
    """Put something on the agenda, with its dates. Sent twice is one."""
    lock_initiative(initiative)
    if known := Programme.objects.filter(client_key=client_key, house=initiative.house_id).first():
        return known
    _check(initiative, plan)
    programme = Programme(house=initiative.house, initiative=initiative, client_key=client_key)
    for name, value in plan.values().items():
        setattr(programme, name, value)
    programme.slug = free_slug(initiative.house, plan.name.source)
    programme.save(force_insert=True)
    lay_dates(programme, programme.first_date)
    after = {name: getattr(programme, name) for name in _LOGGED}
    record(verb="programme made", obj=programme, house_key=programme.house_id, by=by, changes=changed({}, after))
    return programme


@transaction.atomic
def edit_programme(*, programme: Programme, plan: Plan, by: Actor) -> Programme:
    """Change the plan. Dates that were stay; those to come follow, with word to who signed up."""
    programme = lock(programme.pk)
    _check(programme.initiative, plan, (programme.first_date, last_of(programme.rrule)))
    before = {name: getattr(programme, name) for name in _LOGGED}
    for name, value in plan.values(programme.rrule).items():
        setattr(programme, name, value)
    programme.save()
    _replan(programme, by)
    targets = [None] if programme.is_course else list(_to_come(programme))
    for each in targets:
        move_up(programme, each, by)
    after = {name: getattr(programme, name) for name in _LOGGED}
    record(verb="programme changed", obj=programme, house_key=programme.house_id, by=by, changes=changed(before, after))
    return programme


@transaction.atomic
def stop_programme(*, programme: Programme, by: Actor) -> Programme:
    """No new dates; those to come are taken off the agenda, with word to who signed up."""
    programme = lock(programme.pk)
    if not programme.is_active:
        return programme
    programme.is_active = False
    programme.save(update_fields=["is_active"])
    drop(_to_come(programme), by)
    record(verb="programme stopped", obj=programme, house_key=programme.house_id, by=by)
    return programme


@transaction.atomic
def extend_programme(*, programme: Programme, by: Actor) -> int:
    """Make the dates up to the horizon; the nightly job does this. Returns how many are new."""
    programme = lock(programme.pk)
    if not programme.is_active:
        return 0
    new = lay_dates(programme, max(programme.first_date, programme.house.today))
    if new:
        changes = {"dates": [None, len(new)]}
        record(verb="programme extended", obj=programme, house_key=programme.house_id, by=by, changes=changes)
    return len(new)


def _to_come(programme: Programme) -> list[Session]:
    rows = programme.sessions.filter(starts_at__gt=timezone.now(), status=SessionStatus.PLANNED)
    return list(rows.select_related("house", "programme", "initiative").order_by("starts_at"))


def _replan(programme: Programme, by: Actor) -> None:
    """Let the dates to come follow the plan."""
    since = max(programme.first_date, programme.house.today)
    coming = _to_come(programme)
    days = _wanted(programme, since, coming)
    drop([each for each in coming if each.date not in days], by)
    for each in coming:
        if each.date in days:
            _retime(each, programme)
    lay_dates(programme, since)


def _wanted(programme: Programme, since: date, coming: list[Session]) -> set[date]:
    """The days that the plan has from now on; for a course those of the lessons not yet given."""
    if not programme.is_course:
        return set(planned_days(programme, since))
    assert programme.template is not None
    keys = [each.pk for each in coming]
    given = programme.sessions.filter(status=SessionStatus.PLANNED).exclude(pk__in=keys).count()
    return set(
        course_dates(
            lessons=max(programme.template.lessons.count() - given, 0),
            first=programme.first_date,
            rule=programme.rrule,
            skips_holidays=programme.skips_holidays,
            since=since,
            not_on=programme.sessions.exclude(pk__in=keys).values_list("date", flat=True),
        )
    )


def _retime(session: Session, programme: Programme) -> None:
    starts_at, ends_at = moments(session.date, programme.starts, programme.ends, programme.house.zone)
    if (session.starts_at, session.ends_at) == (starts_at, ends_at):
        return
    moved = session.starts_at != starts_at
    session.starts_at, session.ends_at = starts_at, ends_at
    touch(session, "starts_at", "ends_at")
    if moved:
        tell_moved(sign_ups_for(programme, target(session)), session)

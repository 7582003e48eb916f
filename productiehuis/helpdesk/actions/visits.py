"""Storing, correcting and withdrawing visits. A stored visit is never changed: what comes later is a new row."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import changed, record, record_many, told_by
from productiehuis.audit.actor import Actor
from productiehuis.audit.inserts import insert
from productiehuis.audit.models import Event
from productiehuis.helpdesk.actions.rows import Registration, first_steps, request_rows, visit_row
from productiehuis.helpdesk.models import HelpRequest, Visit, VisitKind
from productiehuis.helpdesk.rules import NO_REASON, Asked, same_questions, text_problems, visit_problems
from productiehuis.house.bulk import insert_rows
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import add_person, hold
from productiehuis.people.models import Person
from productiehuis.people.rules.names import split_name

BATCH = 500


@dataclass(frozen=True)
class Stored:
    """What stands in the house now. `is_same` is False when this key was used for something else before."""

    visit: Visit
    is_new: bool
    is_same: bool = True


def _check(registration: Registration, initiative: Initiative) -> None:
    if found := visit_problems(registration.entry, counts_requests=initiative.counts_requests):
        raise ValidationError([_(sentence) for sentence in found])


def _judged(registration: Registration, initiative: Initiative, by: Actor) -> Visit:
    """The row of a visit that may be stored."""
    _check(registration, initiative)
    return visit_row(registration, initiative, by)


def _is_same(visit: Visit, sent: Visit, asked: Sequence[Asked]) -> bool:
    """Whether a visit sent again says the same as the stored one."""
    same_who = (visit.kind, visit.person_number, visit.contacts) == (sent.kind, sent.person_number, sent.contacts)
    stored = [Asked(each.topic_id, each.own_words) for each in visit.requests.all()]
    return same_who and visit.room_id == sent.room_id and same_questions(stored, asked)


def _insert(visit: Visit, asked: Sequence[Asked], by: Actor) -> list[HelpRequest]:
    requests = request_rows(visit, asked)
    insert(visit)
    insert(*requests)
    insert(*first_steps(requests, by, visit.registered_at))
    return requests


def _stored_before(initiative: Initiative, client_key: UUID) -> Visit:
    """The visit this key made. A key that was used elsewhere says nothing about elsewhere."""
    stored = Visit.objects.filter(initiative=initiative, client_key=client_key).first()
    if stored is None:
        raise ValidationError(_("Dit lukte niet. Laad de pagina opnieuw en probeer het nog een keer."))
    return stored


def register_visit(
    *, registration: Registration, initiative: Initiative, by: Actor, new_name: str = "", remember_language: bool = True
) -> Stored:
    """Store a visit once, however often it is sent. `new_name` is how somebody who is new here is called."""
    is_new_here = bool(new_name) and registration.person is None
    # What can be judged before the transaction is: others wait for its end.
    visit = None if is_new_here else _judged(registration, initiative, by)
    try:
        with transaction.atomic():
            hold(registration.person)
            if visit is None:
                registration = replace(registration, person=_newcomer(registration, initiative, new_name, by))
                visit = _judged(registration, initiative, by)
            _insert(visit, registration.asked, by)
            record(verb="visit registered", obj=visit, house_key=visit.house_id, by=by)
            if remember_language:
                _remember_language(registration)
            return Stored(visit, is_new=True)
    except IntegrityError:
        stored = _stored_before(initiative, registration.client_key)
        sent = visit_row(registration, initiative, by)
        if new_name and stored.person and stored.person.client_key == registration.client_key:
            same_name = (stored.person.first_name, stored.person.last_name) == split_name(new_name)
            return Stored(stored, False, same_name and _is_same(stored, _as(sent, stored.person), registration.asked))
        return Stored(stored, is_new=False, is_same=_is_same(stored, sent, registration.asked))


def _as(visit: Visit, person: Person) -> Visit:
    visit.person_number = person.number
    return visit


def _newcomer(registration: Registration, initiative: Initiative, name: str, by: Actor) -> Person:
    """Somebody new here, with the visit's own key: sent twice is one person too."""
    first_name, last_name = split_name(name)
    person = add_person(
        house=initiative.house,
        by=by,
        client_key=registration.client_key,
        first_name=first_name,
        last_name=last_name,
        language=registration.language or "nl",
    )
    make_known(initiative=initiative, person=person, how=KnownHere.How.DESK)
    return person


def _remember_language(registration: Registration) -> None:
    """The next talk starts in the language of this one."""
    person = registration.person
    if person and registration.language and person.language != registration.language:
        Person.objects.filter(pk=person.pk).update(language=registration.language)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError(_(NO_REASON))
    if found := text_problems(reason):
        raise ValidationError([_(sentence) for sentence in found])


def _replace(old: Visit, new: Visit, asked: Sequence[Asked]) -> None:
    """Store `new` as the last word on `old`. The database allows one correction per row."""
    new.corrects = old
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("Iemand anders heeft dit bezoek net gewijzigd. Kijk wat er nu staat.")) from None
    HelpRequest.objects.bulk_create(_continuing(old, new, asked))


def _continuing(old: Visit, new: Visit, asked: Sequence[Asked]) -> list[HelpRequest]:
    """The questions of the new row; one that stood there before goes on with its history and its course."""
    left = list(old.requests.all())
    rows = request_rows(new, asked)
    for same_words in (True, False):
        for row in rows:
            before = None if row.continues else _earlier(row, left, same_words)
            if before is not None:
                left.remove(before)
                row.continues, row.course = before, before.course
    return rows


def _earlier(row: HelpRequest, left: Sequence[HelpRequest], same_words: bool) -> HelpRequest | None:
    """The earlier question about this topic that is not spoken for."""
    here = (each for each in left if each.topic_id == row.topic_id)
    return next((each for each in here if not same_words or each.own_words == row.own_words), None)


def _facts(visit: Visit, topics: Iterable[UUID]) -> dict[str, object]:
    """What the log may keep of a visit: no names and no words."""
    return {
        "kind": visit.kind,
        "person": str(visit.person_id or ""),
        "contacts": visit.contacts,
        "room": str(visit.room_id),
        "language": visit.language,
        "topics": sorted(str(topic) for topic in topics),
    }


@transaction.atomic
def correct_visit(*, visit: Visit, registration: Registration, reason: str, by: Actor) -> Visit:
    """A new row that names the old one and says why. Sent twice it is one correction."""
    if done := Visit.objects.filter(client_key=registration.client_key, corrects=visit).first():
        return done
    _check_reason(reason)
    _check(registration, visit.initiative)
    hold(registration.person)
    new = visit_row(replace(registration, at=visit.at), visit.initiative, by)
    new.correction_reason = reason.strip()
    _replace(visit, new, registration.asked)
    before = _facts(visit, visit.requests.values_list("topic_id", flat=True))
    after = _facts(new, [each.topic for each in registration.asked])
    # The reason stands on the row, where erasure reaches it: it may name somebody.
    record(verb="visit corrected", obj=new, house_key=new.house_id, by=by, changes=changed(before, after))
    return new


def _withdrawal(visit: Visit, client_key: UUID, reason: str, by: Actor) -> Visit:
    """The row that says that this visit did not happen. Not saved."""
    new = copy(visit)
    new._state = copy(visit._state)
    new.pk, new._state.adding, new.client_key = new_key(), True, client_key
    new.is_withdrawn, new.correction_reason = True, reason.strip()
    new.registered_at, new.registered_by_key, new.device_key = timezone.now(), by.key, by.device_key
    return new


@transaction.atomic
def withdraw_visit(*, visit: Visit, client_key: UUID, reason: str, by: Actor) -> Visit:
    """It did not happen: a new row without questions that counts for nothing."""
    if done := Visit.objects.filter(client_key=client_key, corrects=visit).first():
        return done
    _check_reason(reason)
    new = _withdrawal(Visit.objects.get(pk=visit.pk), client_key, reason, by)
    _replace(visit, new, ())
    record(verb="visit withdrawn", obj=new, house_key=new.house_id, by=by)
    return new


@transaction.atomic
def withdraw_many(*, visits: Sequence[Visit], reason: str, by: Actor, under: Event) -> int:
    """Many visits that did not happen, under one line of the log. Each must be the last word of its own."""
    if not visits:
        return 0
    _check_reason(reason)
    told_by(under, house_key=visits[0].house_id, by=by)
    rows = []
    for visit in visits:
        row = _withdrawal(visit, uuid5(visit.client_key, "withdrawn"), reason, by)
        row.corrects = visit
        rows.append(row)
    insert_rows(rows)
    return len(rows)


@transaction.atomic
def register_many(
    *,
    registrations: Sequence[Registration],
    initiative: Initiative,
    by: Actor,
    how: KnownHere.How = KnownHere.How.DESK,
    under: Event | None = None,
) -> list[Visit]:
    """Many visits in few statements, under the same rules; nothing is stored when one does not hold.

    Each is a line of the log, unless the line `under` which all of them fall is there already.
    """
    for each in registrations:
        _check(each, initiative)
    hold(*(each.person for each in registrations))
    visits = [visit_row(each, initiative, by) for each in registrations]
    insert_rows(visits)
    requests = [
        row for visit, each in zip(visits, registrations, strict=True) for row in request_rows(visit, each.asked)
    ]
    insert_rows(requests)
    steps = [step for row in requests for step in first_steps([row], by, row.visit.registered_at)]
    insert_rows(steps)
    _make_known(visits, initiative, how)
    if under is not None:
        told_by(under, house_key=initiative.house_id, by=by)
    else:
        record_many(verb="visit registered", objs=visits, house_key=initiative.house_id, by=by)
    return visits


def _make_known(visits: Sequence[Visit], initiative: Initiative, how: KnownHere.How) -> None:
    since: dict[UUID, datetime] = {}
    for visit in visits:
        if visit.kind == VisitKind.KNOWN and visit.person_id:
            since[visit.person_id] = min(since.get(visit.person_id, visit.at), visit.at)
    here = KnownHere.objects.filter(initiative=initiative, person__in=list(since))
    if here.count() == len(since):
        return
    known = set(here.values_list("person", flat=True))
    rows = [
        KnownHere(house_id=initiative.house_id, initiative=initiative, person_id=key, since=at, how=how)
        for key, at in since.items()
        if key not in known
    ]
    KnownHere.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)

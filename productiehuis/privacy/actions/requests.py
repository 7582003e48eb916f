"""Asked at a desk, by somebody who stands there: take everything along, or be erased.

Erasing at a desk takes a day: somebody else types it in, so a mistake must be able to come back. Until then nothing
is touched, and any desk that knows this person, they themselves and the privacy keeper can withdraw it. After that
day it is done whole, in one transaction. Why: docs/adr on a day to think.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from productiehuis.audit.actions import looked, record
from productiehuis.audit.actor import Actor, ActorLike, system
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.models import Role
from productiehuis.initiatives.privacy import must_be_handed_over
from productiehuis.people.actions import hear_yes, hold, withdraw_yes
from productiehuis.people.models import Consent, ConsentFor, Person
from productiehuis.people.reach import language_of, send_safely
from productiehuis.privacy.access import prints_everything
from productiehuis.privacy.actions.erase import cluster_of, erase_person
from productiehuis.privacy.actions.own import answer_by, done_at_once
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState

log = logging.getLogger(__name__)
DAY_TO_THINK = timedelta(hours=24)


@dataclass(frozen=True)
class Heard:
    """The yes that was spoken: this sentence, read out in this language."""

    sentence: str
    language: str
    client_key: UUID


def _hear(place: Place, person: Person, purpose: ConsentFor, heard: Heard) -> Consent:
    hold(person)
    return hear_yes(
        person=person,
        purpose=purpose,
        sentence=heard.sentence,
        language=heard.language,
        by=place.by,
        client_key=heard.client_key,
    )


@transaction.atomic
def give_everything(*, place: Place, person: Person, heard: Heard) -> DataRequest:
    """Print what this desk knows of somebody, or all there is when the privacy keeper does it.

    Whoever prints it may see it, so it is a look.
    """
    by, part = place.by, "known here"
    if prints_everything(place):
        by, part = replace(by, role=Role.PRIVACY_KEEPER.value), "everything"
    consent = _hear(place, person, ConsentFor.TAKE_ALONG, heard)
    if sent := DataRequest.objects.filter(client_key=heard.client_key, person=person).first():
        return sent
    asked = done_at_once(person, RequestKind.TAKE_ALONG, by, heard.client_key)
    asked.consent, asked.initiative = consent, place.here
    asked.save(update_fields=["consent", "initiative"])
    looked(by=by, house_key=place.house.pk, part=part, subject_key=person.pk)
    record(verb=f"{part} printed", obj=person, house_key=person.house_id, by=by)
    return asked


@transaction.atomic
def ask_to_erase(*, place: Place, person: Person, heard: Heard) -> DataRequest:
    """Write down that somebody at the desk wants to be erased. It happens a day later."""
    if sent := DataRequest.objects.filter(client_key=heard.client_key, person=person).first():
        return sent
    people = cluster_of(person)
    if must_be_handed_over(people):
        raise ValidationError(_("Geef eerst iemand anders de rol coördinator. Een huis heeft er altijd een."))
    if place.person in people:
        raise ValidationError(_("Jezelf wissen doe je op je eigen pagina."))
    consent, now = _hear(place, person, ConsentFor.ERASE, heard), timezone.now()
    asked = DataRequest(
        house=place.house,
        person=person,
        kind=RequestKind.ERASE,
        initiative=place.here,
        consent=consent,
        asked_at=now,
        asked_by_key=place.by.key,
        answer_by=answer_by(now.astimezone(place.house.zone).date()),
        runs_at=now + DAY_TO_THINK,
        client_key=heard.client_key,
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("Dit is al gevraagd. Het gebeurt vanzelf.")) from None
    record(verb="erasure asked", obj=person, house_key=person.house_id, by=place.by)
    _tell_who_logs_in(people)
    return asked


def _tell_who_logs_in(people: Sequence[Person]) -> None:
    """Who would lose their login hears of it, the way that is safe: perhaps it was not they who stood there."""
    for person in people:
        if person.user:
            language = language_of(person)
            with translation.override(language):
                body = _("Vroeg jij om gewist te worden? Zo niet: log vandaag in en stop het.")
            send_safely(person, body, language)


@transaction.atomic
def withdraw_request(*, asked: DataRequest, by: ActorLike) -> bool:
    """Nothing happens after all. False when it was already done or withdrawn."""
    rows = DataRequest.objects.filter(pk=asked.pk, state=RequestState.ASKED)
    if not rows.update(state=RequestState.WITHDRAWN, ended_at=timezone.now(), ended_by_key=by.key):
        return False
    if asked.consent:
        withdraw_yes(consent=asked.consent, by=Actor(by.key, by.name, by.role, by.device_key))
    record(verb="erasure withdrawn", obj=asked.person, house_key=asked.house_id, by=by)
    return True


@transaction.atomic
def carry_out(*, asked: DataRequest) -> bool:
    """Erase who asked for it a day ago. False when that is withdrawn, not yet due, or cannot be now."""
    row = DataRequest.objects.select_for_update(of=("self",)).select_related("person__house").get(pk=asked.pk)
    if row.state != RequestState.ASKED or row.kind != RequestKind.ERASE:
        return False
    if row.runs_at is None or row.runs_at > timezone.now():
        return False
    try:
        erase_person(person=row.person, by=system("gevraagd aan de balie"), asked_at=row.asked_at)
    except ValidationError:
        return False  # They became the last coordinator meanwhile; the privacy keeper sees that it is late.
    DataRequest.objects.filter(pk=row.pk).update(state=RequestState.DONE, ended_at=timezone.now())
    return True


def carry_out_due() -> int:
    """All whose day to think is over. Who cannot be erased does not stop the others."""
    due = DataRequest.objects.filter(kind=RequestKind.ERASE, state=RequestState.ASKED, runs_at__lte=timezone.now())
    done = 0
    for each in due:
        try:
            done += carry_out(asked=each)
        except Exception:
            log.exception("Request %s could not be carried out", each.pk)
    return done

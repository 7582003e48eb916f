"""What somebody does with their own data: take everything along, or let it all go."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.initiatives.privacy import roles_that_hold
from productiehuis.people.models import Merge, Person, User
from productiehuis.privacy.actions.erase import erase_login, erase_own
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState


def answer_by(day: date) -> date:
    """The law (AVG article 12) gives a month."""
    return day + relativedelta(months=1)


def done_at_once(person: Person, kind: RequestKind, by: Actor, client_key: UUID) -> DataRequest:
    """A question that is answered in the same moment, written down all the same."""
    now = timezone.now()
    asked = DataRequest(
        house_id=person.house_id,
        person=person,
        kind=kind,
        state=RequestState.DONE,
        asked_at=now,
        asked_by_key=by.key,
        answer_by=answer_by(now.astimezone(person.house.zone).date()),
        ended_at=now,
        ended_by_key=by.key,
        client_key=client_key,
    )
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    return asked


@transaction.atomic
def take_along(*, persons: Sequence[Person], form: str) -> None:
    """Log that somebody took everything along; what they get is made by `my_data` and kept nowhere."""
    for person in persons:
        by = Actor(key=person.pk, name=person.full_name)
        record(verb="own data taken along", obj=person, house_key=person.house_id, by=by, changes={"as": [None, form]})


@transaction.atomic
def erase_myself(*, user: User, persons: Sequence[Person], ends_roles: bool, client_key: UUID) -> int:
    """Erase somebody who asks for it themselves, in these houses. The login goes when no house is left.

    Merged numbers go too, but nobody who logs in: that one erases themselves, and a wrong merge can be undone.
    Sent twice it is done once. Returns how many houses it was.
    """
    mine = [Merge.objects.owned_by(person) for person in persons]
    people = [each for own in mine for each in own]
    if roles_that_hold(people) and not ends_roles:
        raise ValidationError(_("Je hebt nog een rol. Draag hem eerst over, of kies dat je rollen nu stoppen."))
    for person, own in zip(persons, mine, strict=True):
        by = Actor(key=person.pk, name="")
        key = client_key if person is persons[0] else None
        _ask(person, by, key)
        erase_own(own, by=by)
    if not persons and not Person.objects.filter(user=user).exists():
        erase_login(user=user)
    return len(persons)


def _ask(person: Person, by: Actor, client_key: UUID | None) -> None:
    """What was still waiting for its day of reconsideration is done by this."""
    waiting = DataRequest.objects.filter(person=person, kind=RequestKind.ERASE, state=RequestState.ASKED)
    if not waiting.exists():
        done_at_once(person, RequestKind.ERASE, by, client_key or person.pk)

"""A code to say aloud, so that somebody can name you without a list of people anywhere (T3)."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.people.actions import hold
from productiehuis.people.models import Person
from productiehuis.plans.models import ShareCode
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

DIGITS = 6
WORKS = timedelta(minutes=15)
# What the hash is for.
_CODE = "plan share code"


def _hashed(house: House, code: str) -> list[str]:
    return keyed_hashes(_CODE, f"{house.pk} {code}")


@transaction.atomic
def make_share_code(*, person: Person, by: Actor) -> str:
    """A fresh code of this person; older ones stop. It is shown once and kept only as a hash."""
    hold(person)
    now = timezone.now()
    ShareCode.objects.filter(house=person.house_id, expires_at__lt=now - WORKS).delete()
    ShareCode.objects.filter(person=person).delete()
    code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    while ShareCode.objects.filter(code_hash__in=_hashed(person.house, code)).exists():
        code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    made = ShareCode.objects.create(
        house_id=person.house_id,
        person=person,
        code_hash=keyed_hash(_CODE, f"{person.house_id} {code}"),
        expires_at=now + WORKS,
    )
    record(verb="share code made", obj=made, house_key=None, by=by)
    return code


@transaction.atomic
def take_share_code(*, house: House, code: str) -> Person | None:
    """Who said this code in this house; it works once, for a quarter of an hour."""
    now = timezone.now()
    rows = ShareCode.objects.select_for_update(of=("self",)).select_related("person")
    found = rows.filter(house=house, code_hash__in=_hashed(house, code), expires_at__gt=now).first()
    if found is None or found.person.erased_at:
        return None
    found.delete()
    return found.person

"""Desk devices and PINs: enrol, revoke, choose a PIN, unlock, lock (T6)."""

import secrets
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.desk_access import DEVICE_PURPOSE
from productiehuis.initiatives.models import DeskDevice, DeskPin, DeskTrust, Initiative
from productiehuis.people.models import Person
from productiehuis.people.second_factor import mark
from productiehuis.people.sessions import end_sessions_of_device
from productiehuis.vault.hashes import keyed_hash

MAX_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
BACKEND = "productiehuis.people.backends.PasswordBackend"


@transaction.atomic
def enrol_device(*, initiative: Initiative, name: str, by: Actor, client_key: UUID) -> tuple[DeskDevice, str]:
    """A device for one initiative, and the secret for its cookie. Sent twice it is one device, with a fresh secret."""
    token = secrets.token_urlsafe(32)
    fresh: dict[str, Any] = {"name": name, "token_hash": keyed_hash(DEVICE_PURPOSE, token), "enrolled_by_key": by.key}
    made, is_new = DeskDevice.objects.get_or_create(
        client_key=client_key, house_id=initiative.house_id, initiative=initiative, defaults=fresh
    )
    if is_new:
        record(verb="desk device enrolled", obj=made, house_key=made.house_id, by=by)
    else:
        made.token_hash = keyed_hash(DEVICE_PURPOSE, token)
        made.save(update_fields=["token_hash"])
    return made, token


@transaction.atomic
def revoke_device(*, device: DeskDevice, by: Actor) -> None:
    """The device is of no use any more, and whoever works on it is out with the next press."""
    if DeskDevice.objects.filter(pk=device.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
        record(verb="desk device revoked", obj=device, house_key=device.house_id, by=by)
    DeskTrust.objects.filter(device=device).delete()
    end_sessions_of_device(device.pk)


def set_pin(*, person: Person, pin: str, by: Actor) -> DeskPin:
    """Choose a PIN, or another one; a lock by wrong tries goes."""
    values = {"pin_hash": make_password(pin), "tries": 0, "locked_until": None, "changed_at": timezone.now()}
    with transaction.atomic():  # Only now: hashing is slow by design, and on SQLite nobody else could write.
        made, _ = DeskPin.objects.update_or_create(person=person, defaults={**values, "house_id": person.house_id})
        record(verb="desk pin set", obj=made, house_key=person.house_id, by=by)
    return made


def _take_a_try(pin: DeskPin) -> bool:
    """Count the try before looking at the PIN, so that many at once do not get more than five."""
    now = timezone.now()
    DeskPin.objects.filter(pk=pin.pk, locked_until__lte=now).update(tries=0, locked_until=None)
    free = DeskPin.objects.filter(Q(locked_until__isnull=True), pk=pin.pk, tries__lt=MAX_TRIES)
    return bool(free.update(tries=F("tries") + 1))


@transaction.atomic
def _lock(pin: DeskPin, device: DeskDevice) -> None:
    locked = DeskPin.objects.filter(pk=pin.pk, tries__gte=MAX_TRIES, locked_until__isnull=True)
    if locked.update(locked_until=timezone.now() + LOCKED_FOR):
        by = Actor(key=pin.person_id, name="", device_key=device.pk)
        record(verb="desk pin locked", obj=pin, house_key=pin.house_id, by=by)


def check_pin(*, pin: DeskPin, typed: str, device: DeskDevice) -> bool:
    """Whether this is the PIN. Five wrong in a row lock it for a quarter of an hour, on every device."""
    if not _take_a_try(pin):
        return False
    if check_password(typed, pin.pin_hash):
        DeskPin.objects.filter(pk=pin.pk).update(tries=0)
        return True
    _lock(pin, device)
    return False


def is_locked(pin: DeskPin) -> bool:
    return DeskPin.objects.filter(pk=pin.pk, locked_until__gt=timezone.now()).exists()


def unlock(*, request: HttpRequest, device: DeskDevice, person: Person) -> None:
    """Open the desk for this person: a session that knows the device and holds for its initiative only."""
    assert person.user is not None
    login(request, person.user, backend=BACKEND)
    request.session["desk_device"] = str(device.pk)
    request.session["desk_initiative"] = str(device.initiative_id)
    request.session["desk_seen"] = int(time.time())
    since = timezone.now() - timedelta(days=settings.DESK_TRUST_DAYS)
    if DeskTrust.objects.filter(device=device, person=person, second_factor_at__gt=since).exists():
        mark(request, "trusted device")
    UserSession.objects.create_from_request(request)
    by = Actor(key=person.pk, name=person.full_name, device_key=device.pk)
    record(verb="desk unlocked", obj=device, house_key=device.house_id, by=by)


@transaction.atomic
def trust_device(*, device: DeskDevice, person: Person, by: Actor) -> DeskTrust:
    """Remember that this person showed a second factor here, so that the PIN is enough for thirty days."""
    values = {"second_factor_at": timezone.now(), "house_id": device.house_id}
    made, _ = DeskTrust.objects.update_or_create(device=device, person=person, defaults=values)
    record(verb="desk device trusted", obj=made, house_key=device.house_id, by=by)
    return made

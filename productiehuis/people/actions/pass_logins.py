"""The PIN of a house pass: with it the pass is also a log-in."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.actions.given import give_key, lengthen_waits
from productiehuis.people.actions.logins import login_of
from productiehuis.people.models import GivenKind, HousePass
from productiehuis.people.rules.passes import PassTyped, pin_lock
from productiehuis.people.sessions import end_sessions_of_pass


def set_pass_pin(*, own: HousePass, pin: str, by: Actor, but: str = "", since: datetime | None = None) -> HousePass:
    """Choose a PIN, or another one. Makes a login for who has none; what began with the old PIN ends.

    `since` is the age of what its owner showed; a PIN that is set by a colleague is one that they handed out.
    """
    return _set_hashed(own, make_password(pin), by, but, since)  # Slow by design: before the transaction.


@transaction.atomic
def _set_hashed(own: HousePass, pin_hash: str, by: Actor, but: str, since: datetime | None) -> HousePass:
    assert own.person is not None
    user = login_of(own.person)
    if by.key != own.person_id:
        if own.pin_hash:
            HousePass.objects.filter(pk=own.pk).update(pin_hash="")
            lengthen_waits(user)
        since = give_key(person=own.person, kind=GivenKind.PIN, by=by).at
    own.pin_hash, own.tries, own.locked_until = pin_hash, 0, None
    own.pin_since = since or timezone.now()
    own.save(update_fields=["pin_hash", "pin_since", "tries", "locked_until"])
    end_sessions_of_pass(own.pk, but=but)
    record(verb="pass pin set", obj=own, house_key=own.house_id, by=by)
    return own


@transaction.atomic
def take_pass_pin_away(*, own: HousePass, by: Actor, but: str = "") -> None:
    """The pass is only a pass again."""
    if HousePass.objects.filter(pk=own.pk).exclude(pin_hash="").update(pin_hash="", tries=0, locked_until=None):
        end_sessions_of_pass(own.pk, but=but)
        record(verb="pass pin removed", obj=own, house_key=own.house_id, by=by)


@transaction.atomic
def _take_a_try(shown: HousePass) -> bool:
    """Count the try before looking at the PIN, so that many at once get no more than one after the other."""
    now = timezone.now()
    row = HousePass.objects.select_for_update().get(pk=shown.pk)
    if row.locked_until and row.locked_until > now:
        return False
    row.tries += 1
    lock = pin_lock(row.tries)
    row.locked_until = now + lock if lock else None
    row.save(update_fields=["tries", "locked_until"])
    if lock:
        by = Actor(key=None, name="")
        record(verb="pass pin locked", obj=row, house_key=row.house_id, by=by)
    return True


def pin_fits(*, own: HousePass, pin: str) -> bool:
    """Whether this is the PIN of this pass; a wrong one costs a try, as at the log-in."""
    if not own.pin_hash or own.revoked_at or not _take_a_try(own) or not check_password(pin, own.pin_hash):
        return False
    HousePass.objects.filter(pk=own.pk).update(tries=0, locked_until=None)
    return True


def pass_with_pin(*, typed: PassTyped, pin: str) -> HousePass | None:
    """The pass with this code or QR, when the PIN fits and its login is open.

    Each fifth wrong PIN in a row closes the pass for a while. Who guesses cannot hear which of the two was wrong.
    """
    shown = HousePass.objects.shown(typed)
    user = shown.person.user if shown and shown.person else None
    if not shown or not shown.pin_hash or shown.revoked_at or not user or not user.is_active:
        make_password(pin)  # As slow as a real check.
        return None
    if not _take_a_try(shown):
        make_password(pin)  # A closed pass answers no sooner than one that is not there.
        return None
    if not check_password(pin, shown.pin_hash):
        return None
    HousePass.objects.filter(pk=shown.pk).update(tries=0, locked_until=None)
    return shown

"""What a colleague hands out waits before it opens a plan: handing out, the owner's yes or no, and beginning a plan."""

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.given_keys import age_of_key, has_own_way_in, pin_age
from productiehuis.people.models import GivenKey, GivenKind, HousePass, LoginSession, OneTimeLogin, Person, User
from productiehuis.people.reach import language_of, send_safely
from productiehuis.people.rules.handed_out import behind, is_waiting, wait_for
from productiehuis.people.second_factor import last_reset


def _hears_of_it(user: User) -> bool:
    """Whether the owner still has a way in of their own, and nobody took a second key away lately."""
    return has_own_way_in(user) and last_reset(user) is None


@transaction.atomic
def give_key(*, person: Person, kind: GivenKind, by: Actor) -> GivenKey:
    """Note that somebody else hands out a way into this login, and tell its owner where they can hear it.

    Who calls this takes away first what it replaces: a way in that is gone is no older one.
    """
    assert person.user is not None
    now = timezone.now()
    has_own = has_own_way_in(person.user)
    made = GivenKey.objects.create(
        house_id=person.house_id,
        person=person,
        user=person.user,
        kind=kind,
        at=now,
        opens_at=now + wait_for(has_own=_hears_of_it(person.user)),
        had_older=has_own,
        given_by_key=by.key,
    )
    record(verb="key given", obj=made, house_key=person.house_id, by=by)
    if has_own or person.user.last_login:
        _tell(person.user)
    return made


def _tell(user: User) -> None:
    """In each house the way that is safe there; no word of what it is about (T9)."""
    for person in Person.objects.filter(user=user, erased_at__isnull=True).select_related("user"):
        language = language_of(person)
        with translation.override(language):
            body = _("Er is een nieuwe manier gemaakt om bij jou in te loggen. Vroeg je dat niet? Log in en stop het.")
        send_safely(person, body, language)


def lengthen_waits(user: User | None) -> None:
    """A colleague took away something by which the owner came in: what waits, waits anew, for as long as it takes."""
    if user is None:
        return
    opens_at = timezone.now() + wait_for(has_own=_hears_of_it(user))
    waiting = GivenKey.objects.filter(user=user, settled_at__isnull=True, stopped_at__isnull=True)
    waiting.filter(opens_at__gt=timezone.now(), opens_at__lt=opens_at).update(opens_at=opens_at)


@transaction.atomic
def confirm_key(*, given: GivenKey, by: Actor) -> bool:
    """The owner says: this is mine. False when it was decided before."""
    rows = GivenKey.objects.filter(pk=given.pk, settled_at__isnull=True, stopped_at__isnull=True)
    if not rows.update(settled_at=timezone.now()):
        return False
    record(verb="key confirmed", obj=given, house_key=given.house_id, by=by)
    return True


@transaction.atomic
def stop_key(*, given: GivenKey, by: Actor, but: str = "") -> bool:
    """The owner says: this is not mine. It opens nothing any more, nor does anything that was made with it.

    Every other session of this login ends, `but` the one that asks. False when it was stopped before.
    """
    user = User.objects.select_for_update().get(pk=given.user_id)
    rows = GivenKey.objects.filter(pk=given.pk, stopped_at__isnull=True)
    if not rows.update(stopped_at=timezone.now(), settled_at=None):
        return False
    OneTimeLogin.objects.filter(user=user, made_at=given.at, used_at__isnull=True).update(expires_at=timezone.now())
    take_back_secrets(user, given)
    others = UserSession.objects.filter(user=user).exclude(session_key=but)
    LoginSession.objects.filter(session_key__in=list(others.values_list("session_key", flat=True))).delete()
    others.delete()
    record(verb="key stopped", obj=given, house_key=given.house_id, by=by)
    return True


def take_back_secrets(user: User, given: GivenKey) -> None:
    """Password, phone, keys and PIN of this login that were made by who came in with it. Again changes nothing."""
    facts = [each.facts for each in GivenKey.objects.filter(user=user)]

    def is_from_it(since: datetime | None) -> bool:
        found = behind(since, facts) if since else None
        return found is not None and found.key == given.pk

    if user.has_usable_password() and is_from_it(user.password_since):
        user.set_unusable_password()
    if user.phone and is_from_it(user.phone_since):
        user.phone, user.phone_verified = None, False
    user.save(update_fields=["password", "password_since", "phone", "phone_verified"])
    keys = Authenticator.objects.filter(user_id=user.pk)
    keys.filter(pk__in=[each.pk for each in keys if is_from_it(age_of_key(each))]).delete()
    for own in HousePass.objects.filter(person__user=user).exclude(pin_hash=""):
        if is_from_it(pin_age(own)):
            HousePass.objects.filter(pk=own.pk).update(pin_hash="", tries=0, locked_until=None)


@transaction.atomic
def begin_with(*, user: User | None, shown: Iterable[datetime]) -> None:
    """Who begins a plan goes on with what they showed; anything else that was handed out waits from now on."""
    given = [each for each in GivenKey.objects.filter(user=user) if not (each.settled_at or each.stopped_at)]
    facts, now = [each.facts for each in GivenKey.objects.filter(user=user)], timezone.now()
    own = {found.key for since in shown if (found := behind(since, facts))}
    for each in given if own or any(behind(since, facts) is None for since in shown) else ():
        if each.pk in own and (not each.had_older or not is_waiting(each.facts, now)):
            GivenKey.objects.filter(pk=each.pk).update(settled_at=now)
        else:
            GivenKey.objects.filter(pk=each.pk).update(had_older=True, opens_at=now + wait_for(has_own=True))

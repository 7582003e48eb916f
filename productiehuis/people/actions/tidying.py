"""What the night takes away: codes, sign-ups that were never finished, traces of sessions; and old seals."""

import base64
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.utils import timezone

from productiehuis.people.adapter import SecondFactorAdapter
from productiehuis.people.models import GivenKey, LoginSession, OneTimeLogin, User
from productiehuis.vault import keys
from productiehuis.vault.seals import key_id

KEEP_CODES = timedelta(days=30)
KEEP_UNPROVEN = timedelta(days=1)


def forget_stale() -> int:
    """Returns how many rows went. Can be run at any time."""
    now = timezone.now()
    unproven = User.objects.filter(
        phone_verified=False,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
        persons__isnull=True,
        is_persona=False,
        date_joined__lt=now - KEEP_UNPROVEN,
        last_login__isnull=True,
    )
    alive = LoginSession.objects.filter(expire_date__gt=now).values("session_key")
    gone = [
        OneTimeLogin.objects.filter(expires_at__lt=now - KEEP_CODES).delete(),
        _forget_given(now),
        unproven.delete(),
        UserSession.objects.exclude(session_key__in=alive).delete(),
    ]
    return sum(count for count, _per_table in gone)


def _forget_given(now: datetime) -> tuple[int, dict[str, int]]:
    """What was handed out and is long since open or stopped. While one that still waits is newer, nothing of a login
    goes: the age of a secret leads to the last one before it."""
    waiting = GivenKey.objects.filter(opens_at__gte=now - KEEP_CODES).values("user")
    return GivenKey.objects.exclude(user__in=waiting).delete()


def reseal_second_factors() -> int:
    """Seal with the newest key what an older one sealed: allauth's table has no sealed field that rotation sees."""
    return sum(_reseal(key) for key in Authenticator.objects.values_list("pk", flat=True))


@transaction.atomic
def _reseal(key: int) -> int:
    row = Authenticator.objects.select_for_update().get(pk=key)
    adapter, newest, done = SecondFactorAdapter(), keys.newest().id, 0
    for name in ("secret", "seed"):
        sealed = row.data.get(name)
        if sealed and key_id(base64.b64decode(sealed)) != newest:
            row.data[name] = adapter.encrypt(adapter.decrypt(sealed))
            done += 1
    if done:
        row.save(update_fields=["data"])
    return done

"""What who is logged in showed of their own, and what a colleague handed out (ADR 24).

Each record of a log-in (`allauth` keeps them in the session) has a secret, and each secret an age: since when its
owner knows it. A secret made while logged in is as old as the oldest one that was shown; so whatever is made with a
code from a colleague stays as young as that code, and the rule (`rules.opens_plan`) finds the code behind it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from productiehuis.house.kept import Kept
from productiehuis.people.models import GivenKey, HousePass, User
from productiehuis.people.rules.handed_out import Guarded, behind, is_waiting, opens_plan
from productiehuis.people.second_factor import KINDS, is_excepted

# In a record or with a secret: its age. In the session: when somebody came in of whom no secret is recorded.
SINCE, BEGAN = "since", "began"
ALWAYS = datetime.min.replace(tzinfo=UTC)

_GIVEN = Kept[GivenKey](lambda user: GivenKey.objects.filter(user=user), user=UUID)


class PlanStaysClosed(Exception):
    """Who is logged in showed only what a colleague handed out: what is only the owner's does not open yet."""


def given_to(user: User) -> list[GivenKey]:
    """What was handed out for this login, the newest first."""
    return _GIVEN(user=user.pk)


def pin_age(own: HousePass) -> datetime:
    return own.pin_since or own.made_at


def _known_since(record: dict[str, Any], user: User) -> datetime | None:
    """The age of the secret in this record, when it is kept with the secret."""
    method = record.get("method")
    if method == "password":
        return user.password_since or user.date_joined
    if method == "code":
        return user.phone_since or user.date_joined
    if method == "mfa":
        own = Authenticator.objects.filter(pk=record.get("id"), user_id=user.pk).first()
        return age_of_key(own) if own else None
    return None


def age_of_key(own: Authenticator) -> datetime:
    """Since when a passkey, an app or a list of emergency codes is known."""
    made: datetime = own.created_at
    return datetime.fromisoformat(own.data[SINCE]) if SINCE in own.data else made


def _age(record: dict[str, Any], user: User) -> datetime:
    if SINCE in record:
        return datetime.fromisoformat(record[SINCE])
    shown = datetime.fromtimestamp(record["at"], UTC)
    return min(shown, _known_since(record, user) or shown)


def shown_in(request: HttpRequest) -> list[datetime]:
    """The ages of what was shown in this session."""
    user = request.user
    if not isinstance(user, User):
        return []
    if is_excepted(user):
        return [ALWAYS]  # Nobody in the demo is real; a persona comes in by one press.
    if records := get_authentication_records(request, user):
        return [_age(record, user) for record in records]
    began = request.session.get(BEGAN)
    return [datetime.fromisoformat(began) if began else timezone.now()]


def age_here(request: HttpRequest) -> datetime:
    """How old a secret is that is made in this session."""
    return min(shown_in(request), default=timezone.now())


def stays_closed(request: HttpRequest, guarded: Callable[[User], Guarded]) -> bool:
    """Whether what is only the owner's stays closed in this session. What there is to guard is asked only then."""
    user = request.user
    if not isinstance(user, User) or not (given := given_to(user)):
        return False
    facts, shown, now = [each.facts for each in given], shown_in(request), timezone.now()
    return not opens_plan(shown, facts, guarded=guarded(user), now=now)


def resting_on(request: HttpRequest, given: list[GivenKey]) -> GivenKey | None:
    """What a colleague handed out and this session rests on; None when something of one's own was shown."""
    facts = [each.facts for each in given]
    found = [behind(since, facts) for since in shown_in(request)]
    if not found or any(each is None or each.is_settled for each in found):
        return None
    newest = max((each for each in found if each), key=lambda each: each.at)
    return next(each for each in given if each.pk == newest.key)


@dataclass(frozen=True)
class Handed:
    """Something a colleague handed out, and what this session may say of it."""

    key: GivenKey
    may_say_yes: bool
    may_stop: bool


def handed_out(request: HttpRequest) -> list[Handed]:
    """What was handed out beside what this session rests on. Who rests on what still waits says no yes to anything,
    and stops only what waits as well: else a code would take away what its owner has."""
    if not isinstance(request.user, User) or not (given := given_to(request.user)):
        return []
    own, now = resting_on(request, given), timezone.now()
    is_owner = own is None or not is_waiting(own.facts, now)
    waits = {each.pk: is_waiting(each.facts, now) for each in given}
    return [
        Handed(each, may_say_yes=is_owner and waits[each.pk], may_stop=is_owner or waits[each.pk])
        for each in given
        if each != own and each.stopped_at is None
    ]


def waiting_for(request: HttpRequest) -> list[Handed]:
    """Of that, what waits for a yes or a no."""
    now = timezone.now()
    return [each for each in handed_out(request) if is_waiting(each.key.facts, now)]


def may_not_take_away(request: HttpRequest, since: datetime = ALWAYS) -> bool:
    """Whether this session rests on what a colleague handed out beside an older way in: that one stays as it is.

    `since` is the age of what would be taken away; what came with the same key or later may go.
    """
    if not isinstance(request.user, User):
        return False
    own = resting_on(request, given_to(request.user))
    return own is not None and own.had_older and since < own.at and is_waiting(own.facts, timezone.now())


def has_own_way_in(user: User) -> bool:
    """Whether this login has a secret by which its owner comes in, whoever handed it out."""
    if user.has_usable_password() or (user.phone and user.phone_verified) or is_excepted(user):
        return True
    if Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists():
        return True
    return HousePass.objects.active().filter(person__user=user).exclude(pin_hash="").exists()


def listen() -> None:
    """Hear from Django and allauth when somebody comes in or makes a secret."""
    user_logged_in.connect(_came_in, dispatch_uid="given keys at log-in")
    for signal in (password_set, password_changed):
        signal.connect(_chose_password, dispatch_uid="age of a password")
    authenticator_added.connect(_made_key, dispatch_uid="age of a key")


def _came_in(sender: object, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    if request is not None:
        request.session[BEGAN] = timezone.now().isoformat()


def _chose_password(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    if request.user.is_authenticated and request.user.pk == user.pk:
        user.password_since = age_here(request)
        user.save(update_fields=["password_since"])


def _made_key(sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    authenticator.data[SINCE] = age_here(request).isoformat()
    authenticator.save(update_fields=["data"])

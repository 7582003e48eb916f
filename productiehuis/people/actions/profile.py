"""What somebody changes about themselves."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.actions.given import lengthen_waits
from productiehuis.people.actions.holding import hold
from productiehuis.people.actions.traces import changes_traces, trace_anew
from productiehuis.people.models import LoginSession, Person, User
from productiehuis.people.second_factor import RESET


@transaction.atomic
def change_display(*, user: User, language: str, letters: str, by: Actor) -> User:
    """In which language and how large somebody reads."""
    user.language, user.letters = language, letters
    user.save(update_fields=["language", "letters"])
    record(verb="display changed", obj=user, house_key=None, by=by)
    return user


@transaction.atomic
def change_safe_contact(*, person: Person, by: Actor, **fields: str) -> Person:
    """How and when one house may reach somebody. The log says that it changed, not to what."""
    hold(person)
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
    if changes_traces(fields):
        trace_anew([person])
    record(verb="safe contact changed", obj=person, house_key=person.house_id, by=by)
    return person


@transaction.atomic
def end_other_sessions(*, user: User, but: str | None, by: Actor) -> int:
    """Log out everywhere except here."""
    ended = _end_sessions(user, but)
    record(verb="other sessions ended", obj=user, house_key=None, by=by)
    return ended


def _end_sessions(user: User, but: str | None = None) -> int:
    others = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    ended, _ = LoginSession.objects.filter(session_key__in=list(others.values_list("session_key", flat=True))).delete()
    others.delete()
    return ended


@transaction.atomic
def reset_second_factor(*, person: Person, by: Actor) -> None:
    """Take away every second key of this person, emergency codes too, and log them out everywhere.

    Logged on the person, so that they see it; until they have a new key, each log-in tells them (second_factor).
    """
    assert person.user is not None
    Authenticator.objects.filter(user_id=person.user.pk).delete()
    _end_sessions(person.user)
    record(verb=RESET, obj=person, house_key=person.house_id, by=by)
    lengthen_waits(person.user)

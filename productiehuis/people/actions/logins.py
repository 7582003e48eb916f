"""Codes that open the door once, and the personas of the demo."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people import second_factor
from productiehuis.people.actions.given import give_key
from productiehuis.people.actions.holding import hold
from productiehuis.people.models import GivenKey, GivenKind, OneTimeLogin, Person, Persona, User
from productiehuis.people.rules.logins import new_code, new_username
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

PAPER_VALID = timedelta(days=7)
_PURPOSE = "one-time login"
BACKEND = "productiehuis.people.backends.PasswordBackend"


def make_one_time_login(
    *,
    kind: str,
    code: str,
    valid: timedelta,
    by: Actor,
    user: User | None = None,
    client_key: UUID | None = None,
    at: datetime | None = None,
) -> OneTimeLogin:
    """Store that this code opens the door once. Only its keyed hash is kept. `at` is the moment it was handed out."""
    now = timezone.now()
    return OneTimeLogin.objects.create(
        kind=kind,
        user=user,
        code_hash=keyed_hash(_PURPOSE, f"{kind} {code}"),
        client_key=client_key,
        made_by_key=by.key,
        made_at=at or now,
        expires_at=now + valid,
    )


@transaction.atomic
def take_one_time_login(*, kind: str, code: str) -> OneTimeLogin | None:
    """Use a code. None when it is wrong, too old or used before; two at once cannot both have it."""
    now = timezone.now()
    hashes = keyed_hashes(_PURPOSE, f"{kind} {code}")
    open_ones = OneTimeLogin.objects.filter(kind=kind, code_hash__in=hashes, used_at__isnull=True, expires_at__gt=now)
    if not open_ones.update(used_at=now):
        return None
    taken = OneTimeLogin.objects.select_related("user").get(kind=kind, code_hash__in=hashes)
    if taken.user and not taken.user.is_active:
        return None
    return taken


@transaction.atomic
def give_paper_code(*, person: Person, by: Actor, client_key: UUID | None = None) -> str | None:
    """A code for on paper, shown once; makes a login when the person has none. Older codes stop working.

    None when the same form was sent before: the code of then cannot be shown again.
    """
    if client_key and OneTimeLogin.objects.filter(client_key=client_key).exists():
        return None
    user = login_of(person)
    stop_paper_codes(person=person)
    given = give_key(person=person, kind=GivenKind.PAPER, by=by) if by.key != person.pk else None
    code = new_code()
    made = make_one_time_login(
        kind=OneTimeLogin.Kind.PAPER,
        code=code,
        valid=PAPER_VALID,
        by=by,
        user=user,
        client_key=client_key,
        at=given.at if given else None,
    )
    record(verb="login code given", obj=made, house_key=person.house_id, by=by, changes={"person": str(person.pk)})
    return code


@transaction.atomic
def stop_paper_codes(*, person: Person, but_of: UUID | None = None) -> None:
    """Codes on paper for this person that nobody used yet open nothing any more, but those that `but_of` made."""
    now = timezone.now()
    users = Person.objects.filter(pk=person.pk, user__isnull=False).values("user")
    paper = OneTimeLogin.objects.filter(user__in=users, kind=OneTimeLogin.Kind.PAPER, used_at__isnull=True)
    for unused in paper.filter(expires_at__gt=now):
        if but_of is None or unused.made_by_key != but_of:
            given = GivenKey.objects.filter(user=unused.user_id, at=unused.made_at, settled_at__isnull=True)
            given.update(stopped_at=now)
            OneTimeLogin.objects.filter(pk=unused.pk).update(expires_at=now)


def login_of(person: Person) -> User:
    """The login of this person; made when there is none. It opens nothing by itself."""
    hold(person)
    if person.user is None:
        person.user = User.objects.create_user(new_username(person.first_name), language=_spoken(person))
        person.save(update_fields=["user"])
    return person.user


def _spoken(person: Person) -> str:
    return person.language if person.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def log_in_persona(*, request: HttpRequest, persona: Persona) -> None:
    """One press in the demo, second factor included. Elsewhere this cannot happen."""
    if not second_factor.is_excepted(persona.user):
        raise PermissionDenied
    login(request, persona.user, backend=BACKEND)
    UserSession.objects.create_from_request(request)

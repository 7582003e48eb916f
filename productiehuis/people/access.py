"""One's own persons: somebody else's does not exist. What others may see is for `initiatives.access`."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.house.kept import Kept
from productiehuis.people.models import GivenKey, HousePass, LoginSession, OneTimeLogin, Person
from productiehuis.vault.hashes import keyed_hashes

# What the hash of the link for the first coordinator is for.
FIRST_LINK = "first link"


_OWN = Kept[Person](
    lambda user, house: Person.objects.select_related("house").filter(
        erased_at__isnull=True, user=user, house__slug=house
    ),
    user=UUID,
    house=str,
)


def own_person(request: HttpRequest, house_slug: str) -> Person:
    """Who the logged-in user is in this house."""
    person = _OWN.first(user=request.user.pk, house=house_slug) if request.user.pk else None
    if person is None:
        raise Http404
    return person


def own_persons(request: HttpRequest) -> list[Person]:
    """Who the logged-in user is, in every house where that is known."""
    return list(Person.objects.select_related("house").filter(user=request.user.pk, erased_at__isnull=True))


def oneself(person: Person | None) -> Actor:
    """Acting for oneself, in no role."""
    return Actor(key=person.pk if person else None, name=person.full_name if person else "")


def own_sessions(request: HttpRequest) -> list[UserSession]:
    """Where the logged-in user is logged in now, newest first."""
    alive = LoginSession.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=request.user.pk, session_key__in=alive).order_by("-created_at"))


def own_pass(person: Person) -> HousePass | None:
    """The pass of oneself that works now."""
    return HousePass.objects.active().select_related("house", "person__user").filter(person=person).first()


def own_pins(request: HttpRequest) -> list[HousePass]:
    """The passes of who is logged in that are also a log-in, in every house."""
    return list(HousePass.objects.active().filter(person__user=request.user.pk).exclude(pin_hash=""))


def get_given_key(request: HttpRequest, key: UUID) -> GivenKey:
    """What a colleague handed out for my login, and was not stopped."""
    rows = GivenKey.objects.select_related("person").filter(stopped_at__isnull=True)
    return get_object_or_404(rows, pk=key, user=request.user.pk)


def get_first_link(token: str) -> OneTimeLogin:
    """A link for the first coordinator that once was made; it may be spent."""
    links = OneTimeLogin.objects.filter(kind=OneTimeLogin.Kind.LINK, user__isnull=True)
    return get_object_or_404(links, code_hash__in=keyed_hashes(FIRST_LINK, token))

"""What people of the matrix come in with, beside a password."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from productiehuis.people.actions import make_pass
from productiehuis.people.models import GivenKey, GivenKind, HousePass, Person, Persona, User
from tests.cast import NL, TESTER


def give_pass(person: Person) -> HousePass:
    return make_pass(person=person, by=TESTER, client_key=uuid4())


def make_persona() -> Any:
    user = User.objects.create_user("persona", is_persona=True)
    return Persona.objects.create(user=user, title=NL("Een bewoner"), what=NL("Je plan")).pk


def handed_out(person: Person) -> GivenKey:
    """A way in that a colleague hands out after the owner came in with something of their own."""
    at = timezone.now() + timedelta(hours=1)
    return GivenKey.objects.create(
        house=person.house,
        person=person,
        user=person.user,
        kind=GivenKind.PAPER,
        at=at,
        opens_at=at + timedelta(days=7),
        had_older=True,
    )

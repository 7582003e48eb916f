"""Which fields of people are personal, why they are kept, how long, and how they are erased."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.people.models import (
    HousePass,
    NameTrace,
    OneTimeLogin,
    Person,
    PossibleDouble,
    ReachBy,
    ReachMark,
    User,
)
from productiehuis.people.sessions import end_sessions_of_pass


@dataclass(frozen=True)
class Kept:
    """One kind of personal data: where, why and how long, in words for the person it is about."""

    model: type
    fields: tuple[str, ...]
    why: str | Promise
    how_long: str | Promise


_UNTIL_ASKED = _("Tot je vraagt om het te wissen, of tot je twee jaar niet meer bent geweest.")

KEPT = (
    Kept(
        Person,
        ("first_name", "last_name", "name_key", "birth_year", "birth_date", "postcode"),
        _("Om je te herkennen."),
        _UNTIL_ASKED,
    ),
    Kept(NameTrace, ("key",), _("Om je te vinden als je naam anders is geschreven."), _UNTIL_ASKED),
    Kept(
        PossibleDouble,
        ("one", "other", "likeness", "reason"),
        _("Om te zien of iemand er twee keer in staat."),
        _UNTIL_ASKED,
    ),
    Kept(Person, ("language",), _("Om iemand te vinden die jouw taal spreekt."), _UNTIL_ASKED),
    Kept(Person, ("phone", "reach_by", "reach_when"), _("Om je te bereiken zoals jij dat wilt."), _UNTIL_ASKED),
    Kept(User, ("username", "phone", "password"), _("Om in te loggen."), _("Zolang je een login hebt.")),
    Kept(User, ("language", "letters"), _("Om te lezen zoals jij dat wilt."), _("Zolang je een login hebt.")),
    Kept(OneTimeLogin, ("code_hash",), _("Om de code op papier te herkennen."), _("Een maand.")),
    Kept(
        HousePass,
        ("person", "holder", "secret", "code_hash", "token_hash", "pin_hash", "given_at"),
        _("Om je te herkennen waar jij je pas laat zien. Met een pincode log je ook in."),
        _UNTIL_ASKED,
    ),
    Kept(
        ReachMark,
        ("mark",),
        _("Om je één keer te tellen als je in meer huizen komt."),
        _("Het teken blijft voor de cijfers. Zonder je pas hoort het bij niemand."),
    ),
)


@transaction.atomic
def erase(person: Person, *, now: object) -> None:
    """Take the name and everything that could lead back to it; number and counts stay. The log is for `privacy`."""
    user = person.user
    for own in HousePass.objects.filter(person=person):
        end_sessions_of_pass(own.pk)
        own.delete()  # With the holder: nothing leads from the mark to anybody any more.
    NameTrace.objects.filter(person=person).delete()
    PossibleDouble.objects.filter(Q(one=person) | Q(other=person)).update(reason="")
    Person.objects.filter(pk=person.pk).update(
        first_name="",
        last_name="",
        name_key="",
        birth_year=None,
        birth_date=None,
        postcode="",
        language="",
        phone="",
        reach_by=ReachBy.NOT,
        reach_when="",
        user=None,
        erased_at=now,
    )
    if user and not user.persons.exists():
        user.delete()

"""Which fields of people are personal, why they are kept, how long, and how they are erased.

Every app with people in it has such a module: `KEPT` (what is kept and why), `TERMS` (how long, where a house may
choose), `erase` (everything of these persons, inside the caller's transaction), `parts` (the same as somebody reads
it about themselves) and `last_here` (when these people were last somewhere). `privacy.rooms` lists them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.models import (
    Consent,
    ConsentFor,
    GivenKey,
    HousePass,
    KeptForm,
    LoginSession,
    Merge,
    NameTrace,
    OneTimeLogin,
    Person,
    PossibleDouble,
    ReachBy,
    ReachMark,
    User,
)
from productiehuis.people.sessions import end_sessions_of_pass
from productiehuis.people.terms import HELPERS, NAMES, Term
from productiehuis.people.told import parts
from productiehuis.post.actions import forget_addresses

__all__ = ["KEPT", "TERMS", "Kept", "end_login", "erase", "last_here", "parts"]


@dataclass(frozen=True)
class Kept:
    """One kind of personal data: where, why and how long, in words for the person it is about.

    `term` names what a house chose for it; `how_long` is for what no house chooses. `what` is how people call it.
    """

    model: type
    fields: tuple[str, ...]
    why: str | Promise
    how_long: str | Promise = ""
    term: str = ""
    what: str | Promise = ""


_WITH_LOGIN = _("Zolang je een login hebt.")

TERMS = (
    Term(
        NAMES,
        _("Namen van bezoekers en deelnemers"),
        _("Tot je %(time)s nergens in het huis was, of tot je het laat wissen."),
        _("De naam gaat weg, met alles wat over die persoon bewaard is. De aantallen blijven."),
        24,
        6,
        60,
        _(
            "Korter dan een half jaar: dan kent niemand je nog na een lange vakantie. "
            "De wet (AVG) zegt: niet langer dan nodig. Vijf jaar is het meeste."
        ),
    ),
    Term(
        HELPERS,
        _("Namen van wie een rol had"),
        _("Tot %(time)s na je laatste rol, en nooit korter dan de namen van bezoekers."),
        _("De naam gaat weg. De rol blijft meetellen, zonder naam."),
        24,
        12,
        84,
        _(
            "Een jaar is nodig voor vragen daarna, en voor een brief over je werk. "
            "Zeven jaar is het meeste: zo lang bewaart de Belastingdienst (AWR artikel 52)."
        ),
    ),
    Term(
        "codes",
        _("Codes op papier om in te loggen"),
        _("%(time)s nadat de code niet meer werkt."),
        _("De hele code gaat weg."),
        1,
        1,
        1,
        _("Zo lang kan iemand nog vragen waarom een code niet werkte. Dit staat vast."),
        by_job="productiehuis.people.tasks.tidy_logins",
    ),
)

KEPT = (
    Kept(
        Person,
        ("first_name", "last_name", "name_key", "birth_year", "birth_date", "postcode"),
        _("Om je te herkennen."),
        term=NAMES,
        what=_("Je naam. Soms ook je geboortejaar of postcode"),
    ),
    Kept(
        NameTrace,
        ("key",),
        _("Om je te vinden als je naam anders is geschreven."),
        term=NAMES,
        what=_("Hoe je naam klinkt"),
    ),
    Kept(
        PossibleDouble,
        ("one", "other", "likeness", "reason"),
        _("Om te zien of iemand er twee keer in staat."),
        term=NAMES,
        what=_("Namen die op de jouwe lijken"),
    ),
    Kept(
        HousePass,
        ("person", "holder", "secret", "code_hash", "token_hash", "pin_hash", "given_at"),
        _("Om je te herkennen waar jij je pas laat zien. Met een pincode log je ook in."),
        term=NAMES,
        what=_("Je huispas"),
    ),
    Kept(
        ReachMark,
        ("mark",),
        _("Om je één keer te tellen als je in meer huizen komt."),
        _("Het teken blijft voor de cijfers. Zonder je pas hoort het bij niemand."),
        what=_("Een teken om te tellen"),
    ),
    Kept(
        Person,
        ("language",),
        _("Om iemand te vinden die jouw taal spreekt."),
        term=NAMES,
        what=_("De taal van het gesprek"),
    ),
    Kept(
        Person,
        ("phone", "reach_by", "reach_when"),
        _("Om je te bereiken zoals jij dat wilt."),
        term=NAMES,
        what=_("Hoe je bereikt wilt worden"),
    ),
    Kept(
        User, ("username", "phone", "password"), _("Om in te loggen."), _WITH_LOGIN, what=_("Je naam om in te loggen")
    ),
    Kept(
        User, ("language", "letters"), _("Om te lezen zoals jij dat wilt."), _WITH_LOGIN, what=_("Je taal en letters")
    ),
    Kept(
        OneTimeLogin,
        ("code_hash",),
        _("Om de code op papier te herkennen."),
        term="codes",
        what=_("Je code op papier"),
    ),
    Kept(
        GivenKey,
        ("at", "given_by_key"),
        _("Om je plan dicht te houden voor wie een code voor je maakte."),
        term="codes",
        what=_("Wie je iets gaf om in te loggen"),
    ),
    Kept(
        Authenticator,
        ("data",),
        _("Om zeker te weten dat jij het bent."),
        _WITH_LOGIN,
        what=_("Je passkey of tweede sleutel"),
    ),
    Kept(
        UserSession,
        ("ip", "user_agent"),
        _("Om je te laten zien waar je bent ingelogd."),
        _("Tot je bent uitgelogd."),
        what=_("Op welk apparaat je bent ingelogd"),
    ),
    Kept(
        Merge,
        ("reason",),
        _("Om te weten waarom twee namen één persoon zijn."),
        term=NAMES,
        what=_("Namen die bij elkaar horen"),
    ),
    Kept(
        Consent,
        ("sentence", "language", "at"),
        _("Om te weten waar je ja op zei."),
        _("Tot je het laat wissen. Je ja op wissen blijft, zonder naam."),
        what=_("Waar je ja op zei"),
    ),
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Take the name and everything that could lead back to it; number and counts stay. A login without persons ends."""
    keys = [person.pk for person in persons]
    users = set(Person.objects.filter(pk__in=keys, user__isnull=False).values_list("user", flat=True))
    forget_addresses(_addresses(persons))
    for own in HousePass.objects.filter(person__in=keys):
        end_sessions_of_pass(own.pk)
        own.delete()  # With the holder: nothing leads from the mark to anybody any more.
    GivenKey.objects.filter(person__in=keys).delete()
    KeptForm.objects.filter(user__in=users).delete()
    NameTrace.objects.filter(person__in=keys).delete()
    PossibleDouble.objects.filter(Q(one__in=keys) | Q(other__in=keys)).exclude(reason="").update(reason="")
    Merge.objects.filter(Q(kept__in=keys) | Q(absorbed__in=keys)).exclude(reason="").update(reason="")
    Consent.objects.filter(person__in=keys).exclude(purpose=ConsentFor.ERASE).delete()
    Person.objects.filter(pk__in=keys).update(
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
    for user in User.objects.filter(pk__in=users, persons__isnull=True):
        end_login(user)


def _addresses(persons: Sequence[Person]) -> set[tuple[UUID | None, str]]:
    """To what messages for these people may have been addressed; paper goes to a name, within a house."""
    found: set[tuple[UUID | None, str]] = {(None, person.phone) for person in persons if person.phone}
    return found | {(each.house_id, each.full_name) for each in persons if each.reach_by == ReachBy.PAPER}


def end_login(user: User) -> None:
    """The login goes, with its keys, codes and sessions everywhere."""
    if user.phone:
        forget_addresses({(None, user.phone)})
    sessions = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
    LoginSession.objects.filter(session_key__in=list(sessions)).delete()
    user.delete()


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """Somebody who logs in is in the house. (When a name was written down counts only where nothing else does.)"""
    rows = Person.objects.filter(house=house, erased_at__isnull=True, user__last_login__isnull=False)
    for key, at in rows.values_list("pk", "user__last_login"):
        if at:
            yield key, at

"""What the house tells somebody about their own card, login, passes and merged numbers."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import (
    Consent,
    ConsentFor,
    Decision,
    HousePass,
    Merge,
    OneTimeLogin,
    Person,
    PossibleDouble,
    ReachBy,
    ReachMark,
    User,
    Why,
)
from productiehuis.people.telling import Coded, Part, coded


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """The card, the login and what was said yes to."""
    keys = [person.pk for person in persons]
    return [
        card_part(keys),
        *_login(User.objects.filter(persons__in=keys).distinct()),
        yes_part(Consent.objects.filter(person__in=keys)),
        _merges(keys),
        *_doubles(keys),
        *_passes(keys),
    ]


def _spoken(code: str) -> Coded:
    return Coded(code, dict(SPOKEN).get(code, code))


def card_part(keys: Sequence[UUID]) -> Part:
    rows = Person.objects.filter(pk__in=keys).order_by("number")
    return Part(
        "card",
        _("Je kaart"),
        (Person,),
        {
            "number": _("Nummer"),
            "first_name": _("Voornaam"),
            "last_name": _("Achternaam"),
            "birth_year": _("Geboortejaar"),
            "birth_date": _("Geboortedatum"),
            "postcode": _("Postcode"),
            "language": _("Taal van het gesprek"),
            "phone": _("Telefoon"),
            "reach_by": _("Hoe we je mogen bereiken"),
            "reach_when": _("Wanneer"),
            "created_at": _("Opgeschreven op"),
            "erased_at": _("Naam gewist op"),
        },
        [
            {
                "number": each.number,
                "first_name": each.first_name,
                "last_name": each.last_name,
                "birth_year": each.birth_year,
                "birth_date": each.birth_date,
                "postcode": each.postcode,
                "language": _spoken(each.language),
                "phone": each.phone,
                "reach_by": coded(ReachBy, each.reach_by),
                "reach_when": each.reach_when,
                "created_at": each.created_at,
                "erased_at": each.erased_at,
            }
            for each in rows
        ],
    )


def _login(users: Iterable[User]) -> list[Part]:
    """A password and secret keys are not told: who reads this over a shoulder could use them."""
    found = list(users)
    keys = [user.pk for user in found]
    login = Part(
        "login",
        _("Je login"),
        (User,),
        {
            "username": _("Naam"),
            "phone": _("Telefoon"),
            "language": _("Taal"),
            "letters": _("Letters"),
            "has_password": _("Met wachtwoord"),
            "date_joined": _("Gemaakt op"),
            "last_login": _("Laatst ingelogd"),
        },
        [
            {
                "username": each.username,
                "phone": each.phone or "",
                "language": _spoken(each.language),
                "letters": Coded(each.letters, each.get_letters_display()),
                "has_password": each.has_usable_password(),
                "date_joined": each.date_joined,
                "last_login": each.last_login,
            }
            for each in found
        ],
    )
    seconds = Authenticator.objects.filter(user__in=keys).values("type", "created_at", "last_used_at")
    sessions = UserSession.objects.filter(user__in=keys).values("created_at", "last_seen_at", "ip", "user_agent")
    codes = OneTimeLogin.objects.filter(user__in=keys).values("made_at", "expires_at", "used_at")
    made, until, used = _("Gemaakt op"), _("Werkt tot"), _("Gebruikt op")
    return [
        login,
        Part(
            "second_keys",
            _("Je passkeys en tweede sleutels"),
            (Authenticator,),
            {"type": _("Soort"), "created_at": made, "last_used_at": used},
            list(seconds),
        ),
        Part(
            "sessions",
            _("Waar je bent ingelogd"),
            (UserSession,),
            {
                "created_at": _("Sinds"),
                "last_seen_at": _("Laatst gezien"),
                "ip": _("Adres op internet"),
                "user_agent": _("Apparaat"),
            },
            list(sessions),
        ),
        Part(
            "paper_codes",
            _("Codes op papier"),
            (OneTimeLogin,),
            {"made_at": made, "expires_at": until, "used_at": used},
            list(codes),
        ),
    ]


def yes_part(rows: Iterable[Consent]) -> Part:
    return Part(
        "consents",
        _("Waar je ja op zei"),
        (Consent,),
        {
            "purpose": _("Waarvoor"),
            "sentence": _("De zin"),
            "language": _("Taal"),
            "at": _("Wanneer"),
            "withdrawn_at": _("Teruggenomen op"),
        },
        [
            {
                "purpose": coded(ConsentFor, each.purpose),
                "sentence": each.sentence,
                "language": _spoken(each.language),
                "at": each.at,
                "withdrawn_at": each.withdrawn_at,
            }
            for each in rows
        ],
    )


def _merges(keys: list[UUID]) -> Part:
    rows = Merge.objects.filter(Q(kept__in=keys) | Q(absorbed__in=keys)).select_related("kept", "absorbed")
    return Part(
        "merges",
        _("Nummers die bij elkaar horen"),
        (Merge,),
        {
            "kept": _("Nummer dat bleef"),
            "absorbed": _("Nummer dat erbij kwam"),
            "reason": _("Waarom"),
            "made_at": _("Samengevoegd op"),
            "undone_at": _("Uit elkaar gehaald op"),
        },
        [
            {
                "kept": each.kept.number,
                "absorbed": each.absorbed.number,
                "reason": each.reason,
                "made_at": each.made_at,
                "undone_at": each.undone_at,
            }
            for each in rows.order_by("made_at")
        ],
    )


def _doubles(keys: list[UUID]) -> list[Part]:
    """That somebody compared two names, and when; who the other is stays with that other."""
    rows = PossibleDouble.objects.filter(Q(one__in=keys) | Q(other__in=keys)).order_by("found_at")
    return [
        Part(
            "possible_doubles",
            _("Wanneer je naam op een andere leek"),
            (PossibleDouble,),
            {"found_at": _("Gezien op"), "decision": _("Wat er besloten is"), "decided_at": _("Besloten op")},
            [
                {
                    "found_at": each.found_at,
                    "decision": coded(Decision, each.decision),
                    "decided_at": each.decided_at,
                }
                for each in rows
            ],
        )
    ]


def _passes(keys: list[UUID]) -> list[Part]:
    """Dates only: what stands on a pass would open doors for whoever reads this along."""
    passes = HousePass.objects.filter(person__in=keys).order_by("given_at")
    marks = ReachMark.objects.filter(person__in=keys)
    return [
        Part(
            "passes",
            _("Je huispassen"),
            (HousePass,),
            {
                "given_at": _("Gekregen op"),
                "has_pin": _("Met pincode"),
                "revoked_at": _("Gestopt op"),
                "why": _("Waarom"),
            },
            [
                {
                    "given_at": each.given_at,
                    "has_pin": bool(each.pin_hash),
                    "revoked_at": each.revoked_at,
                    "why": coded(Why, each.why),
                }
                for each in passes
            ],
        ),
        Part(
            "reach_marks",
            _("Of je over meer huizen één keer telt"),
            (ReachMark,),
            {"counts_once": _("Telt één keer")},
            [{"counts_once": True} for _mark in marks],
        ),
    ]

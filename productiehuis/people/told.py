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
    GivenKey,
    GivenKind,
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
from productiehuis.people.telling import Coded, Part, word_of


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


def _spoken(row: Person | User | Consent) -> Coded:
    return Coded(row.language, dict(SPOKEN).get(row.language, row.language))


def card_part(keys: Sequence[UUID]) -> Part:
    return Part.of(
        "card",
        _("Je kaart"),
        Person,
        rows=Person.objects.filter(pk__in=keys).order_by("number"),
        tell={
            "number": _("Nummer"),
            "first_name": _("Voornaam"),
            "last_name": _("Achternaam"),
            "birth_year": _("Geboortejaar"),
            "birth_date": _("Geboortedatum"),
            "postcode": _("Postcode"),
            "language": (_("Taal van het gesprek"), _spoken),
            "phone": _("Telefoon"),
            "reach_by": (_("Hoe we je mogen bereiken"), word_of(ReachBy, "reach_by")),
            "reach_when": _("Wanneer"),
            "created_at": _("Opgeschreven op"),
            "erased_at": _("Naam gewist op"),
        },
    )


def _login(users: Iterable[User]) -> list[Part]:
    """A password and secret keys are not told: who reads this over a shoulder could use them."""
    found = list(users)
    login = Part.of(
        "login",
        _("Je login"),
        User,
        rows=found,
        tell={
            "username": _("Naam"),
            "phone": (_("Telefoon"), lambda user: user.phone or ""),
            "language": (_("Taal"), _spoken),
            "letters": (_("Letters"), lambda user: Coded(user.letters, user.get_letters_display())),
            "has_password": (_("Met wachtwoord"), lambda user: user.has_usable_password()),
            "date_joined": _("Gemaakt op"),
            "last_login": _("Laatst ingelogd"),
        },
    )
    return [login, *_keys_and_sessions([user.pk for user in found])]


def _keys_and_sessions(users: Sequence[UUID]) -> list[Part]:
    made, until, used = _("Gemaakt op"), _("Werkt tot"), _("Gebruikt op")
    return [
        Part.of(
            "second_keys",
            _("Je passkeys en tweede sleutels"),
            Authenticator,
            rows=Authenticator.objects.filter(user__in=users),
            tell={"type": _("Soort"), "created_at": made, "last_used_at": used},
        ),
        Part.of(
            "sessions",
            _("Waar je bent ingelogd"),
            UserSession,
            rows=UserSession.objects.filter(user__in=users),
            tell={
                "created_at": _("Sinds"),
                "last_seen_at": _("Laatst gezien"),
                "ip": _("Adres op internet"),
                "user_agent": _("Apparaat"),
            },
        ),
        Part.of(
            "paper_codes",
            _("Codes op papier"),
            OneTimeLogin,
            rows=OneTimeLogin.objects.filter(user__in=users),
            tell={"made_at": made, "expires_at": until, "used_at": used},
        ),
    ]


def yes_part(rows: Iterable[Consent]) -> Part:
    return Part.of(
        "consents",
        _("Waar je ja op zei"),
        Consent,
        rows=rows,
        tell={
            "purpose": (_("Waarvoor"), word_of(ConsentFor, "purpose")),
            "sentence": _("De zin"),
            "language": (_("Taal"), _spoken),
            "at": _("Wanneer"),
            "withdrawn_at": _("Teruggenomen op"),
        },
    )


def _merges(keys: list[UUID]) -> Part:
    rows = Merge.objects.filter(Q(kept__in=keys) | Q(absorbed__in=keys)).select_related("kept", "absorbed")
    return Part.of(
        "merges",
        _("Nummers die bij elkaar horen"),
        Merge,
        rows=rows.order_by("made_at"),
        tell={
            "kept": (_("Nummer dat bleef"), "kept.number"),
            "absorbed": (_("Nummer dat erbij kwam"), "absorbed.number"),
            "reason": _("Waarom"),
            "made_at": _("Samengevoegd op"),
            "undone_at": _("Uit elkaar gehaald op"),
        },
    )


def _doubles(keys: list[UUID]) -> list[Part]:
    """That somebody compared two names, and when; who the other is stays with that other."""
    return [
        Part.of(
            "possible_doubles",
            _("Wanneer je naam op een andere leek"),
            PossibleDouble,
            rows=PossibleDouble.objects.filter(Q(one__in=keys) | Q(other__in=keys)).order_by("found_at"),
            tell={
                "found_at": _("Gezien op"),
                "decision": (_("Wat er besloten is"), word_of(Decision, "decision")),
                "decided_at": _("Besloten op"),
            },
        )
    ]


def _passes(keys: list[UUID]) -> list[Part]:
    """Dates only: what stands on a pass would open doors for whoever reads this along."""
    return [
        Part.of(
            "passes",
            _("Je huispassen"),
            HousePass,
            rows=HousePass.objects.filter(person__in=keys).order_by("given_at"),
            tell={
                "given_at": _("Gekregen op"),
                "has_pin": (_("Met pincode"), lambda each: bool(each.pin_hash)),
                "revoked_at": _("Gestopt op"),
                "why": (_("Waarom"), word_of(Why, "why")),
            },
        ),
        Part.of(
            "given_keys",
            _("Wat een ander je gaf om in te loggen"),
            GivenKey,
            rows=GivenKey.objects.filter(person__in=keys).order_by("at"),
            tell={
                "kind": (_("Wat"), word_of(GivenKind, "kind")),
                "at": _("Gekregen op"),
                "opens_at": _("Opent je plan vanaf"),
                "settled_at": _("Jij zei ja op"),
                "stopped_at": _("Gestopt op"),
            },
        ),
        Part.of(
            "reach_marks",
            _("Of je over meer huizen één keer telt"),
            ReachMark,
            rows=ReachMark.objects.filter(person__in=keys),
            tell={"counts_once": (_("Telt één keer"), lambda _mark: True)},
        ),
    ]

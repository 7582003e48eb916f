"""Which fields of roles and initiatives are personal, why they are kept, how long, and how they are erased."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.initiatives.models import DeskPin, DeskTrust, Initiative, KnownHere, Membership, Organisation, Role
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part, word_of
from productiehuis.people.terms import HELPERS, NAMES

TERMS: tuple[()] = ()

# So many digits of a number are the same with and without the country before it.
_SAME_DIGITS = 9
_WITH_ROLE = _("Tot je geen rol meer hebt.")

KEPT = (
    Kept(
        KnownHere,
        ("person", "initiative", "since", "how"),
        _("Om je daar te vinden, en nergens anders."),
        term=NAMES,
        what=_("Waar je bekend bent"),
    ),
    Kept(
        Membership,
        ("person", "role", "starts", "ends"),
        _("Om te weten wie wat mag, en hoeveel mensen er helpen."),
        term=HELPERS,
        what=_("Je rollen"),
    ),
    Kept(DeskPin, ("pin_hash",), _("Om de balie open te doen."), _WITH_ROLE, what=_("Je pincode voor de balie")),
    Kept(
        DeskTrust,
        ("second_factor_at",),
        _("Om te weten dat je hier je tweede sleutel liet zien."),
        _WITH_ROLE,
        what=_("Op welk apparaat van de balie je was"),
    ),
    Kept(
        Organisation,
        ("contact",),
        _("Om de partner te bereiken."),
        _("Zolang de partner meedoet."),
        what=_("Hoe we een partner bereiken"),
    ),
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """No initiative knows these persons any more. Roles end today and go on counting, without a name."""
    keys = [person.pk for person in persons]
    today = now.astimezone(persons[0].house.zone).date()
    _empty_contacts(persons)
    KnownHere.objects.filter(person__in=keys).delete()
    DeskPin.objects.filter(person__in=keys).delete()
    DeskTrust.objects.filter(person__in=keys).delete()
    Membership.objects.filter(person__in=keys, starts__gt=today).delete()
    Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gt=today), person__in=keys).update(ends=today)


def _empty_contacts(persons: Sequence[Person]) -> None:
    """A partner is often reached through one person: who is erased does not stay there by name or number.

    Where they had no role only what is surely theirs counts, for another may have the same first name.
    """
    theirs = set(Organisation.objects.filter(memberships__person__in=persons).values_list("pk", flat=True))
    for partner in Organisation.objects.filter(house=persons[0].house_id).exclude(contact=""):
        if any(_reaches(partner.contact, each, has_role=partner.pk in theirs) for each in persons):
            Organisation.objects.filter(pk=partner.pk).update(contact="")


def _reaches(contact: str, person: Person, *, has_role: bool) -> bool:
    """Whether this is how this very person is reached; a number is the same with and without its country."""
    name = person.first_name if has_role else person.full_name if person.last_name else ""
    number = re.sub(r"\D", "", person.phone)[-_SAME_DIGITS:]
    return bool(name and name.casefold() in contact.casefold()) or bool(
        len(number) == _SAME_DIGITS and number in re.sub(r"\D", "", contact)
    )


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """Who has a role is here now; who had one was here on its last day. Being a resident asks for nothing."""
    now = timezone.now()
    rows = Membership.objects.filter(house=house).order_by()
    for key, role, starts, ends in rows.values_list("person", "role", "starts", "ends"):
        day = starts if role == Role.RESIDENT else ends
        yield key, min(now, datetime.combine(day, time(12), house.zone)) if day else now


def last_roles(house: House) -> dict[UUID, datetime]:
    """Who ever had a part in running things, until when. (A resident has a role too, but runs nothing.)"""
    found: dict[UUID, datetime] = {}
    rows = Membership.objects.filter(house=house).exclude(role=Role.RESIDENT).order_by()
    for key, ends in rows.values_list("person", "ends"):
        last = datetime.combine(ends, time(12), house.zone) if ends else timezone.now()
        found[key] = max(found.get(key, last), last)
    return found


def roles_that_hold(persons: Sequence[Person]) -> list[Membership]:
    """The roles these persons still have, or will have, and that somebody else may take over: not that of resident."""
    keys = [person.pk for person in persons]
    today = timezone.localdate()
    rows = Membership.objects.filter(Q(ends__isnull=True) | Q(ends__gt=today), person__in=keys)
    rows = rows.exclude(role=Role.RESIDENT)
    return list(rows.select_related("house", "initiative", "organisation").order_by("house", "starts"))


def must_be_handed_over(persons: Sequence[Person]) -> list[Membership]:
    """Roles that somebody has to take over first: a house always has a coordinator who can log in."""
    keys = [person.pk for person in persons]
    return [
        each
        for each in roles_that_hold(persons)
        if each.role == Role.COORDINATOR
        and not Membership.objects.on(each.house.today)
        .filter(house=each.house_id, role=Role.COORDINATOR, ends__isnull=True, person__user__isnull=False)
        .exclude(person__in=keys)
        .exists()
    ]


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """Roles, where one is known, and the keys of the desk."""
    keys = [person.pk for person in persons]
    return [
        *parts_at(keys),
        Part.of(
            "desk_pins",
            _("Je pincode voor de balie"),
            DeskPin,
            rows=DeskPin.objects.filter(person__in=keys),
            tell={"changed_at": _("Gekozen op"), "locked_until": _("Op slot tot")},
        ),
        Part.of(
            "desk_devices",
            _("Apparaten waar je je tweede sleutel liet zien"),
            DeskTrust,
            rows=DeskTrust.objects.filter(person__in=keys).select_related("device"),
            tell={"device": (_("Apparaat"), "device.name"), "second_factor_at": _("Wanneer")},
        ),
    ]


def parts_at(keys: Sequence[UUID], here: Initiative | None = None) -> list[Part]:
    """Roles and where one is known; only at one initiative when that is asked (T3)."""
    roles = Membership.objects.filter(person__in=keys).select_related("initiative", "organisation", "house")
    known = KnownHere.objects.filter(person__in=keys).select_related("initiative").order_by("since")
    if here:
        roles, known = roles.filter(initiative=here), known.filter(initiative=here)
    return [
        Part.of(
            "roles",
            _("Je rollen"),
            Membership,
            rows=roles,
            tell={
                "role": (_("Rol"), word_of(Role, "role")),
                "where": (_("Waar"), lambda each: (each.initiative or each.organisation or each.house).name),
                "starts": _("Vanaf"),
                "ends": _("Tot en met"),
            },
        ),
        Part.of(
            "known_at",
            _("Waar je bekend bent"),
            KnownHere,
            rows=known,
            tell={
                "initiative": (_("Waar"), "initiative.name"),
                "since": _("Sinds"),
                "how": (_("Hoe"), word_of(KnownHere.How, "how")),
            },
        ),
    ]

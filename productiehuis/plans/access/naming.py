"""Whom a plan can be shared with. There is no list of people to look through (T3).

Somebody is named by what they show or say: their house pass, or a code of a quarter of an hour. Besides, the trekkers
of the initiatives that know me and the coaches of the house can be chosen: they play that part in sight of all.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from productiehuis.audit.actions import looked
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.people.access import oneself
from productiehuis.people.limits import allow, is_used_up
from productiehuis.people.models import HousePass, Merge, Person
from productiehuis.people.rules.numbers import plain_digits
from productiehuis.people.rules.passes import read_pass
from productiehuis.plans.actions.codes import DIGITS, take_share_code

# Wrong codes from one person within this time: more than slips of the finger is guessing.
WRONG = {"amount": 10, "minutes": 60}
_SCOPE = "plan_reader"


class Answer(StrEnum):
    """What a code that somebody shows or says turns out to be."""

    FOUND = "found"
    UNKNOWN = "unknown"
    SLIPPED = "slipped"
    ONESELF = "oneself"
    TOO_OFTEN = "too often"


@dataclass(frozen=True)
class Named:
    """The answer, with who it is when somebody was found."""

    answer: Answer
    reader: Person | None = None


def with_login(person: Person) -> Person:
    """Who this person logs in as: another number of the same, when this one has no login."""
    if person.user_id:
        return person
    same = Person.objects.filter(pk__in=Merge.objects.keys_of([person]), user__isnull=False, erased_at__isnull=True)
    return same.order_by("number").first() or person


def find_reader(person: Person, typed: str) -> Named:
    """Who showed this pass or said this code, in the house of this person. A wrong one costs a try."""
    asked = read_pass(typed)
    if asked.has_typing_error:
        return Named(Answer.SLIPPED)
    if is_used_up(_SCOPE, str(person.pk), amount=WRONG["amount"]):
        return Named(Answer.TOO_OFTEN)
    found: Person | None = None
    if asked.is_pass:
        shown = HousePass.objects.shown(asked)
        if shown and not shown.revoked_at and shown.house_id == person.house_id:
            found = shown.person
    elif len(code := plain_digits(typed)) == DIGITS:
        found = take_share_code(house=person.house, code=code)
    if found is None or found.erased_at:
        allow(_SCOPE, str(person.pk), **WRONG)
        return Named(Answer.UNKNOWN)
    if found.pk in Merge.objects.keys_of([person]):
        return Named(Answer.ONESELF)
    return Named(Answer.FOUND, with_login(found))


def people_to_share_with(person: Person) -> list[Membership]:
    """Trekkers of the initiatives that know me, and the coaches of my house. Showing their names is a look (T2)."""
    mine, by = Merge.objects.keys_of([person]), oneself(person)
    known = list(KnownHere.objects.filter(person__in=mine).values_list("initiative", flat=True))
    today = person.house.today
    rows = Membership.objects.on(today).filter(house=person.house_id, person__erased_at__isnull=True)
    asked = Q(role=Role.COACH) | Q(role=Role.TREKKER, initiative__in=known)
    found = list(
        rows.filter(asked).exclude(person__in=mine).select_related("person", "initiative").order_by("role", "id")
    )
    _log(found, by, person)
    return found


def _log(found: list[Membership], by: Actor, person: Person) -> None:
    for where in dict.fromkeys(each.initiative_id or each.house_id for each in found):
        looked(by=by, house_key=person.house_id, part="roles", scope=f"roles:{where}")

"""The reversible rows that say two persons are one, and the pairs that may be.

A merge keeps the two as they were named and changes nothing else. So merges of a chain are undone in any order, and
every count, list and sign-up follows by itself. The row of the house is held while one is made: two at once cannot
say the same thing twice.
"""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.people.models import Decision, Merge, Person, PossibleDouble


def _pair(one: Person, other: Person) -> Q:
    return Q(one=one, other=other) | Q(one=other, other=one)


@transaction.atomic
def merge_persons(*, kept: Person, absorbed: Person, by: Actor, reason: str = "") -> Merge:
    """Say that two persons are one. No row is rewritten; `undo_merge` takes it back at any time."""
    if kept.house_id != absorbed.house_id:
        raise ValidationError(_("Deze twee mensen horen bij verschillende huizen."))
    house = House.objects.select_for_update().get(pk=kept.house_id)
    roots = Merge.objects.roots(house)
    if roots.get(kept.number, kept.number) == roots.get(absorbed.number, absorbed.number):
        raise ValidationError(_("Deze twee zijn al samengevoegd."))
    _refuse_oneself((kept, absorbed), roots, by)
    merge = Merge.objects.create(house=house, kept=kept, absorbed=absorbed, reason=reason, made_by_key=by.key)
    PossibleDouble.objects.filter(_pair(kept, absorbed)).update(
        decision=Decision.SAME, decided_at=timezone.now(), decided_by_key=by.key, reason=reason
    )
    changes = {"absorbed": [None, str(absorbed.pk)], "kept": [None, str(kept.pk)]}
    record(verb="persons merged", obj=merge, house_key=house.pk, by=by, changes=changes)
    return merge


def _refuse_oneself(two: Sequence[Person], roots: Mapping[int, int], by: Actor) -> None:
    """Who merges themselves with somebody would read what is kept of that one (T3)."""
    if by.key is None:
        return
    number = Person.objects.filter(house=two[0].house_id, pk=by.key).values_list("number", flat=True).first()
    if number is not None and roots.get(number, number) in {roots.get(each.number, each.number) for each in two}:
        raise ValidationError(_("Een van de twee ben je zelf. Vraag een ander om dit te doen."))


@transaction.atomic
def undo_merge(*, merge: Merge, by: Actor) -> Merge:
    """They are two after all: every count, list and sign-up is as it was. Again changes nothing."""
    updated = Merge.objects.filter(pk=merge.pk, undone_at__isnull=True).update(
        undone_at=timezone.now(), undone_by_key=by.key
    )
    merge.refresh_from_db()
    if updated:
        said = PossibleDouble.objects.filter(_pair(merge.kept, merge.absorbed), decision=Decision.SAME)
        said.update(decision=Decision.OPEN, decided_at=None, decided_by_key=None, reason="")
        record(verb="merge undone", obj=merge, house_key=merge.house_id, by=by)
    return merge


def _hold_open(double: PossibleDouble) -> PossibleDouble:
    """The pair, held, when nothing is decided about it yet; what was decided stays so, and is said.

    The house first, as `merge_persons` does: a merge by number, or along a third person, decides it too.
    """
    house = House.objects.select_for_update().get(pk=double.house_id)
    rows = PossibleDouble.objects.select_for_update(of=("self",)).select_related("one", "other")
    held = rows.get(pk=double.pk)
    roots = Merge.objects.roots(house)
    one, other = held.one.number, held.other.number
    if roots.get(one, one) == roots.get(other, other):
        raise ValidationError(_("Dit paar is al beslist: samengevoegd."), code=Decision.SAME)
    if held.decision == Decision.NOT_SAME:
        raise ValidationError(_("Dit paar is al beslist: niet dezelfde."), code=Decision.NOT_SAME)
    return held


@transaction.atomic
def decide_same(*, double: PossibleDouble, by: Actor, reason: str = "") -> Merge:
    """The two are one person: who has been here longest goes on."""
    held = _hold_open(double)
    return merge_persons(kept=held.one, absorbed=held.other, by=by, reason=reason)


@transaction.atomic
def decide_not_same(*, double: PossibleDouble, by: Actor, reason: str = "") -> PossibleDouble:
    """The two are two people; nobody is asked again."""
    held = _hold_open(double)
    held.decision, held.decided_at, held.decided_by_key = Decision.NOT_SAME, timezone.now(), by.key
    held.reason = reason
    held.save(update_fields=["decision", "decided_at", "decided_by_key", "reason"])
    # Perhaps one of them is somebody else, whom this pair stood in front of.
    Person.objects.filter(pk__in=[held.one_id, held.other_id]).update(is_compared=False)
    record(verb="double refused", obj=held, house_key=held.house_id, by=by)
    return held

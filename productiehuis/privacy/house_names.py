"""What initiatives, partners, topics and places are called, and how a partner is reached: that a human reads again.

Half a title is nonsense, so a name in it stays. Whose it is nobody can ask any more when its person is erased: then the
log gets a line at what is called so, never who it was, and coordinator and privacy keeper are told. They are until it
is called otherwise, or a coordinator says that it is right as it is; after that it is not asked about again.
"""

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.audit.models import Event
from productiehuis.house.models import House
from productiehuis.people.models import Person
from productiehuis.privacy.house_texts import taking_out, words_in

NAMES: dict[str, tuple[str, ...]] = {
    "house.House": ("name",),
    "house.Location": ("name",),
    "house.Topic": ("name",),
    "initiatives.Organisation": ("name", "contact"),
    "initiatives.Initiative": ("name",),
    "plans.PlanTemplate": ("name",),
}
_FIELDS = frozenset(name for names in NAMES.values() for name in names)
# The lines of the log that say it.
FOUND, RIGHT = "name found", "name is right"


def tell_names(persons: Sequence[Person], *, by: ActorLike, only_in_full: bool = False) -> None:
    """Write down what is called like these persons, of one house, unless that is known or was said to be right."""
    if not persons:
        return
    house, clean = persons[0].house, taking_out(persons, only_in_full=only_in_full)
    waiting, right = _asked(house)
    for row, fields in _rows(house):
        known = _key(row) in waiting | right
        if not known and any(clean(text) != text for text in words_in(row, fields)):
            record(verb=FOUND, obj=row, house_key=house.pk, by=by)


@transaction.atomic
def say_right(*, row: models.Model, house: House, by: ActorLike) -> None:
    """What it is called is about nobody who was erased. Said twice is said once."""
    if _key(row) in _asked(house)[0]:
        record(verb=RIGHT, obj=row, house_key=house.pk, by=by)


def names_to_read_again(house: House) -> list[models.Model]:
    """What is called like somebody who was erased, until it is called otherwise or right as it is."""
    waiting, _right = _asked(house)
    return [row for row, _fields in _rows(house) if _key(row) in waiting]


def named(house: House) -> list[models.Model]:
    """All of this house of which what it is called may have to be read again."""
    return [row for row, _fields in _rows(house)]


Key = tuple[str, str]


def _key(row: models.Model) -> Key:
    return row._meta.label_lower, str(row.pk)


def _asked(house: House) -> tuple[set[Key], set[Key]]:
    """What waits to be read again, and what is right: as the log tells it of each, from old to new."""
    waiting: set[Key] = set()
    right: set[Key] = set()
    for label, keys in _keys(house).items():
        lines = Event.objects.filter(object_type=label, object_key__in=keys).order_by("at", "id")
        for key, verb, changes in lines.values_list("object_key", "verb", "changes").iterator():
            if verb == FOUND:
                waiting.add((label, key))
            elif verb == RIGHT:
                waiting.discard((label, key))
                right.add((label, key))
            elif not _FIELDS.isdisjoint(changes):
                waiting.discard((label, key))
                right.discard((label, key))
    return waiting, right


def _keys(house: House) -> dict[str, list[str]]:
    """By these the log is asked: of a house that exists for long it has a million lines."""
    found: dict[str, list[str]] = {}
    for row, _fields in _rows(house):
        label, key = _key(row)
        found.setdefault(label, []).append(key)
    return found


def _rows(house: House) -> Iterator[tuple[models.Model, tuple[str, ...]]]:
    for label, fields in NAMES.items():
        ours = Q(pk=house.pk) if label == "house.House" else Q(house=house)
        for row in apps.get_model(label)._default_manager.filter(ours).order_by("pk"):
            yield row, fields

"""Which texts and names of the house have to be read again, for somebody was erased: in words and with their page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.http import Http404
from django.urls import reverse

from productiehuis.initiatives.access import Permission, Place
from productiehuis.privacy.house_names import named, names_to_read_again
from productiehuis.privacy.house_texts import to_read_again
from productiehuis.privacy.log_book import PAGES
from productiehuis.privacy.words import OBJECTS

# Where it is mended, and under which field of the row the address takes it.
_MENDED_AT = {
    "house.house": ("manage_house", ""),
    "house.storey": ("manage_storey", "slug"),
    "house.location": ("manage_location", "pk"),
    "house.topic": ("manage_topic", "slug"),
    "initiatives.organisation": ("manage_organisation", "pk"),
    "initiatives.initiative": ("manage_initiative", "slug"),
    "initiatives.room": ("manage_room", "slug"),
    "initiatives.roleinhouse": ("manage_role_sentence", "role"),
}
# What has no name of its own is told by what it belongs to.
_BELONGS_TO = ("programme", "template", "room", "initiative")


def told_again(place: Place) -> list[tuple[str, str]]:
    """Each in words, with the page where this reader can mend it, or else read it."""
    return [_told(row, place) for row in to_read_again(place.house)]


@dataclass(frozen=True)
class Name:
    """Something that is called like somebody who was erased."""

    key: UUID
    words: str
    address: str


def names_told_again(place: Place) -> list[Name]:
    """The same of what is called like somebody who was erased."""
    return [Name(row.pk, *_told(row, place)) for row in names_to_read_again(place.house)]


def get_named(place: Place, key: UUID) -> models.Model:
    """Something of this house that has a name of its own."""
    for row in named(place.house):
        if row.pk == key:
            return row
    raise Http404


def _told(row: models.Model, place: Place) -> tuple[str, str]:
    label, mends = row._meta.label_lower, place.may(Permission.EDIT_HOUSE)
    words = OBJECTS.get(label) or row._meta.verbose_name
    whole: Any = next((getattr(row, name) for name in _BELONGS_TO if getattr(row, name, None)), row)
    thing: Any = row if label in {*_MENDED_AT, *PAGES} else whole
    address = ""
    if mends and label in _MENDED_AT:
        page, by = _MENDED_AT[label]
        address = reverse(page, args=[place.house.slug, *([getattr(row, by)] if by else [])])
    elif seen_at := PAGES.get(thing._meta.label_lower):
        address = reverse(seen_at, args=[place.house.slug, thing.slug])
    return f"{words}: {thing}", address

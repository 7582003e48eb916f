"""Finds rows that point into another house. Use it on any data: the cast, the demo, an import."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import F, ForeignKey

from productiehuis.house.models import InHouse


def links_within_houses() -> Iterator[tuple[type[InHouse], str]]:
    """Every foreign key from a row of a house to a row of a house."""
    for model in apps.get_models():
        if issubclass(model, InHouse):
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey) and issubclass(field.related_model, InHouse):
                    yield model, field.name


def find_strays() -> list[str]:
    """Each row whose parent is in another house, in words; an empty list is what we want."""
    strays = []
    for model, name in links_within_houses():
        rows = model._default_manager.filter(**{f"{name}__isnull": False}).exclude(**{f"{name}__house": F("house")})
        strays += [f"{model._meta.label} {key} -> {name}" for key in rows.values_list("pk", flat=True)[:20]]
    return strays

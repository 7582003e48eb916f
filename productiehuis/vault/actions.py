"""Rotation: sealing and hashing everything anew with the newest key, in small steps, while the house stays open."""

from collections import Counter
from typing import Any

from django.apps import apps
from django.db import models, transaction

from productiehuis.vault import keys
from productiehuis.vault.fields import SealedTextField
from productiehuis.vault.seals import key_id, open_seal, seal


def sealed_fields() -> list[SealedTextField]:
    """Every sealed field of every table."""
    return [
        field
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedTextField)
    ]


def rotate(*, batch: int = 500) -> int:
    """Seal anew what an older key sealed. Returns how many texts. Can be stopped and run again at any time."""
    return sum(_rotate_field(field, batch) for field in sealed_fields())


def reseal_files() -> int:
    """Seal anew the files that an older key sealed: tables that keep files say so with `reseal_files` on their manager.

    Returns how many files. Their rows have a column `key_id`.
    """
    return sum(manager.reseal_files() for manager in _with_files())


def _with_files() -> list[Any]:
    managers = (model._default_manager for model in apps.get_models())
    return [manager for manager in managers if hasattr(manager, "reseal_files")]


def rehash() -> int:
    """Hash anew what can be: tables that know how say so with a `rehash` on their manager. Returns how many rows."""
    managers = (model._default_manager for model in apps.get_models())
    return sum(manager.rehash() for manager in managers if hasattr(manager, "rehash"))


def _rotate_field(field: SealedTextField, batch: int) -> int:
    done, after = 0, None
    while True:
        rows = field.model._base_manager.exclude(**{field.name: b""}).order_by("pk")
        if after is not None:
            rows = rows.filter(pk__gt=after)
        page = list(rows.values_list("pk", field.name)[:batch])
        if not page:
            return done
        with transaction.atomic():
            done += sum(_reseal(field, key, sealed) for key, sealed in page)
        after = page[-1][0]


def _reseal(field: SealedTextField, key: object, sealed: bytes) -> int:
    """One text; one that somebody changed in the meantime is left alone, it has the newest key already."""
    if key_id(sealed) == keys.newest().id:
        return 0
    place = field.place(key)
    unchanged: models.QuerySet[models.Model] = field.model._base_manager.filter(pk=key, **{field.name: sealed})
    return unchanged.update(**{field.name: seal(open_seal(sealed, place=place), place=place)})


def use_of_keys() -> Counter[str]:
    """How many texts and files each key of the ring seals now."""
    used = Counter({key.id: 0 for key in keys.ring()})
    for field in sealed_fields():
        values = field.model._base_manager.exclude(**{field.name: b""}).values_list(field.name, flat=True)
        used.update(key_id(sealed) for sealed in values.iterator(chunk_size=2000))
    for manager in _with_files():
        used.update(manager.values_list("key_id", flat=True))
    return used

"""The product's own look-alikes over a set of records: by its keys, at its limit, as a house finds its doubles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from productiehuis.kernel.names import Register, Traits, kept_keys, likeness, night_keys, together

Alike = Callable[[Traits, Traits], float]


def traits_of(record: Mapping[str, Any]) -> Traits:
    """What of a record the product has a place for."""
    day = record.get("birth_date")
    return Traits(
        first_name=record["first_name"],
        last_name=record["last_name"],
        birth_year=record.get("birth_year"),
        birth_date=date.fromisoformat(day) if day else None,
        postcode=record.get("postcode") or "",
        phone=record.get("phone") or "",
    )


def scored(records: Iterable[Mapping[str, Any]], alike: Alike = likeness) -> list[tuple[int, int, float]]:
    """Each two that share a key, with how alike they are."""
    traits = {int(record["key"]): traits_of(record) for record in records}
    kept: dict[str, list[int]] = defaultdict(list)
    for key, each in traits.items():
        for name in kept_keys(each):
            kept[name].append(key)
    pairs = {
        (min(key, other), max(key, other))
        for key, each in traits.items()
        for name in night_keys(each)
        for other in kept[name]
        if other != key
    }
    return [(one, other, alike(traits[one], traits[other])) for one, other in sorted(pairs)]


def register_of(records: Iterable[Mapping[str, Any]]) -> Register:
    """The names of all of them, as a house counts those of its people at night."""
    return Register((record["first_name"], record["last_name"]) for record in records)


def suggested(records: list[dict[str, Any]], alike: Alike | None = None) -> set[tuple[int, int]]:
    """The pairs that the privacy keeper gets to see."""
    traits = {int(record["key"]): traits_of(record) for record in records}
    alike = alike or register_of(records).likeness
    return {(min(pair), max(pair)) for pair in together(scored(records, alike), traits, alike)}

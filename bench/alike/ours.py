"""The product's own look-alikes over a set of records: by its keys, at its limit, as a house finds its doubles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from productiehuis.kernel.names import Traits, blocking_keys, likeness

Alike = Callable[[Traits, Traits], float]
_DAY = "birth_date"


def traits_of(record: Mapping[str, Any]) -> Traits:
    """What of a record the product has a place for."""
    day = record.get(_DAY)
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
    blocks: dict[str, list[int]] = defaultdict(list)
    for key, each in traits.items():
        for name in blocking_keys(each):
            blocks[name].append(key)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return [(one, other, alike(traits[one], traits[other])) for one, other in sorted(pairs)]

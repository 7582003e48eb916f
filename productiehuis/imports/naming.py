"""Whether names of people stand above the columns of a list: what of that is asked."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext_noop

from productiehuis.imports.models import Import

SHOWN = 6
MAY_BE_NAMES = gettext_noop("Staan hier namen boven de kolommen? Zet dan links boven de dagen: datum / naam.")


def may_turn(import_: Import) -> bool:
    """Whether the list has a sheet of which only a person can say it."""
    return any(sheet.get("may_turn") for sheet in import_.found["sheets"])


def asks_names(import_: Import) -> bool:
    """Whether nobody said it yet."""
    return "names_across" not in import_.chosen and may_turn(import_)


def heads_asked(import_: Import) -> list[str]:
    """The first of the words that may be names."""
    return list(islice(_heads(import_), SHOWN))


def _heads(import_: Import) -> Iterator[str]:
    told: dict[str, Any] = json.loads(import_.examples) if import_.examples else {}
    for sheet in import_.found["sheets"]:
        if sheet.get("may_turn"):
            yield from told.get(names_of(sheet["index"]), ())


def names_of(sheet: int) -> str:
    """Under which the words of a sheet are kept among the examples, sealed."""
    return f"names {sheet}"

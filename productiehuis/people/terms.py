"""How long something about people is kept: what a house may choose, between which bounds, and why those."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from productiehuis.house.models import House

Words = str | Promise
Due = Callable[[House, datetime], QuerySet[Any]]
Forget = Callable[[QuerySet[Any]], int]

# The terms of people themselves: their whole cluster goes at once, so `privacy` carries these out.
NAMES, HELPERS = "names", "helpers"


@dataclass(frozen=True)
class Term:
    """One kind of data. `due` finds the rows whose time has come and not those already done; `forget` empties them.

    Times are in months. Where lowest and highest are the same a house has nothing to choose. A term without `due`
    is carried out by the job that `by_job` names.
    """

    key: str
    what: Words
    sentence: Words  # How long, with %(time)s in it.
    goes: Words  # What goes and what stays.
    months: int
    lowest: int
    highest: int
    why: Words  # Why not shorter and not longer, and who says so.
    due: Due | None = None
    forget: Forget | None = None
    by_job: str = ""

    @property
    def is_fixed(self) -> bool:
        return self.lowest == self.highest

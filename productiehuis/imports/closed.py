"""Which closed periods a list reaches into: what is stored or taken out changes numbers that were ready.

The Monitor knows what is closed and stands above lists, so settings name what to ask.
"""

from collections.abc import Callable, Set
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from productiehuis.imports.models import Import, ImportRow
from productiehuis.initiatives.models import Initiative

Month = tuple[int, int]
# The names of the closed periods of an initiative with one of these months in them.
Ask = Callable[[Initiative, Set[Month]], list[str]]


@lru_cache(maxsize=4)
def _made(path: str) -> Ask:
    ask: Ask = import_string(path)
    return ask


def closed_periods(import_: Import) -> list[str]:
    """The names of the closed periods with days of this list, or of the list that it replaces."""
    months = months_of(*filter(None, (import_.pk, import_.replaces_id)))
    return _made(settings.CLOSED_PERIODS)(import_.initiative, months) if months else []


def months_of(*lists: UUID) -> set[Month]:
    days = ImportRow.objects.filter(source__in=lists, date__isnull=False).order_by().values_list("date", flat=True)
    return {(day.year, day.month) for day in days.distinct() if day}

"""Counting a search that found nothing, without a line in the log: there is nobody in it."""

from django.db import transaction
from django.db.models import F

from productiehuis.gaps.models import EmptySearch
from productiehuis.gaps.rules.searched import known_words
from productiehuis.house.models import House


@transaction.atomic
def count_empty_search(*, house: House, asked: str, by: None = None) -> None:
    """One more for each known word, or for the empty one. What was typed is thrown away here (docs/adr/0021)."""
    day = house.today
    for word in sorted(known_words(asked)):
        row, _made = EmptySearch.objects.get_or_create(house=house, word=word, year=day.year, month=day.month)
        EmptySearch.objects.filter(pk=row.pk).update(times=F("times") + 1)

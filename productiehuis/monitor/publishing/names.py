"""Names of the parts of published lines: months, topics, storeys, districts, languages."""

from datetime import date
from functools import cached_property
from typing import Any

from babel import Locale, UnknownLocaleError
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from productiehuis.house.models import Storey, Topic
from productiehuis.monitor.counts import HouseYear
from productiehuis.monitor.rules.publish import HOUSE, Series
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.ui.templatetags.ui import in_active_language


def language_name(code: str) -> str:
    """A language in the language of who reads; one that no list of languages has, in its own words."""
    if not code:
        return _("niet gezegd")
    try:
        name = Locale.parse(get_language() or "nl", sep="-").languages.get(code)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or dict(SPOKEN).get(code, code)


class Names:
    """The names of one house, asked once."""

    def __init__(self, here: HouseYear) -> None:
        self.here = here

    @cached_property
    def _topics(self) -> dict[str, Any]:
        return {str(topic.pk): topic.name for topic in Topic.objects.filter(house=self.here.house)}

    @cached_property
    def _storeys(self) -> dict[str, Any]:
        return {str(storey.pk): storey.name for storey in Storey.objects.filter(house=self.here.house)}

    @cached_property
    def _initiatives(self) -> dict[str, str]:
        return {year.initiative.slug: year.initiative.name for year in self.here.initiatives}

    def of_initiative(self, line: Series) -> str:
        return _("Het hele huis") if line.initiative == HOUSE else self._initiatives[line.initiative]

    def of_split(self, by: str) -> str:
        return {
            "topic": _("onderwerp"),
            "storey": _("verdieping"),
            "district": _("stadsdeel"),
            "language": _("taal"),
            "new": _("nieuw of bekend"),
        }[by]

    def of_part(self, by: str, key: str) -> str:
        return in_active_language(self.raw(by, key))[0]

    def raw(self, by: str, key: str) -> Any:
        """As `of_part`, but a text with translations stays one, so that a page can mark its language."""
        if by == "month":
            return date_format(date(self.here.year, int(key), 1), "F")
        if by == "language":
            return language_name(key)
        if by == "new":
            return _("voor het eerst") if key == "new" else _("eerder geweest")
        if by == "district":
            return key or _("niet gezegd")
        return (self._topics if by == "topic" else self._storeys).get(key) or _("niet gezegd")

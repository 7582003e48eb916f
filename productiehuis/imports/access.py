"""The doors of lists: only the imports of this initiative exist here, and nobody sees names unseen."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.imports.models import Import, ImportPerson, ImportState
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.people.models import Person


def enter(request: HttpRequest, house: str, initiative: str) -> Place:
    return enter_initiative(request, house, initiative, Permission.IMPORT)


def get_import(place: Place, key: UUID) -> Import:
    """A list of this initiative."""
    rows = Import.objects.select_related("initiative__house", "room", "replaces")
    return get_object_or_404(rows, house=place.house, initiative=place.here, pk=key)


def imports_of(place: Place) -> list[Import]:
    """The lists of this initiative, the latest first."""
    rows = Import.objects.filter(house=place.house, initiative=place.here).exclude(state=ImportState.DROPPED)
    return list(rows[:50])


def replaceable(place: Place) -> list[Import]:
    """The lists that a corrected one may take the place of."""
    rows = Import.objects.filter(house=place.house, initiative=place.here, state=ImportState.DONE)
    return list(rows.select_related("house")[:50])


def persons_offered(place: Place, rows: Sequence[ImportPerson]) -> dict[str, Person]:
    """Whom the people of a list look like. Showing their names is a look into who is known here (T2)."""
    keys = {each["person"] for row in rows for each in row.looks_like if "person" in each}
    found = {
        str(each.pk): each for each in Person.objects.filter(pk__in=keys, house=place.house, erased_at__isnull=True)
    }
    if found:
        look_at_names(place)
    return found


def look_at_names(place: Place) -> None:
    """Names of a list were shown; who is known here may stand on it."""
    day = place.house.today
    scope = f"names:{place.here.pk}:{day.isoformat()}"
    looked(by=place.by, house_key=place.house.pk, part="names", scope=scope)

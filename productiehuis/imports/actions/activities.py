"""Activities that a list names: which of the house they are, or that they are new."""

from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from productiehuis.activities.actions import find_programme
from productiehuis.activities.models import Programme, Session, SessionStatus
from productiehuis.imports.models import Import

NEW_ACTIVITY = "new"


def unknown_activities(import_: Import) -> dict[int, str]:
    """The names that no activity of this initiative has, by their number on the list."""
    names = enumerate(import_.found["activities"])
    return {number: name for number, name in names if find_programme(import_.initiative, name) is None}


def programmes_of(import_: Import) -> list[Programme]:
    return list(Programme.objects.filter(house=import_.house_id, initiative=import_.initiative_id))


def choose_activities(import_: Import, answers: Mapping[int, str], cancelled: str) -> None:
    """Note for each name the activity that it is, or that it is new. Not saved."""
    offered = {str(each.pk) for each in programmes_of(import_)}
    if set(answers.values()) - offered - {NEW_ACTIVITY}:
        raise ValidationError(_("Kies een van de activiteiten die er staan, of maak een nieuwe."))
    for number, programme in answers.items():
        if programme == NEW_ACTIVITY:
            continue
        days = import_.rows.filter(activity=number, date__isnull=False).values("date")
        if Session.objects.filter(programme=UUID(programme), status=SessionStatus.CANCELLED, date__in=days).exists():
            raise ValidationError(cancelled)
    import_.chosen = {**import_.chosen, "activities": {str(number): answer for number, answer in answers.items()}}


def chosen_programme(import_: Import, number: int) -> Programme | None:
    """The activity somebody said this name is."""
    answer = import_.chosen.get("activities", {}).get(str(number), NEW_ACTIVITY)
    if answer == NEW_ACTIVITY:
        return None
    return Programme.objects.get(pk=answer, house=import_.house_id, initiative=import_.initiative_id)

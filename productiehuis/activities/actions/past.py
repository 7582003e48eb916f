"""Dates that were, of which only a list is left: an activity by its name and the days it was held."""

from collections.abc import Collection
from datetime import date, time

from django.db import transaction

from productiehuis.activities.actions.programmes import free_slug
from productiehuis.activities.actions.sessions import lock_initiative, session_row
from productiehuis.activities.models import Programme, ProgrammeKind, Session
from productiehuis.audit.actions import told_by
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.rules.names import name_key

# A list says the day and not the hour.
STARTS, ENDS = time(12), time(13)


def find_programme(initiative: Initiative, name: str) -> Programme | None:
    """The programme of this initiative that goes by this name in any language; the latest when there are more."""
    key = name_key(name)
    rows = Programme.objects.filter(initiative=initiative).order_by("-is_active", "-first_date", "-id")
    return next((each for each in rows if key in map(name_key, each.name.versions.values())), None)


@transaction.atomic
def past_sessions(
    *,
    initiative: Initiative,
    name: str,
    days: Collection[date],
    room: Room,
    by: Actor,
    under: Event,
    programme: Programme | None = None,
) -> dict[date, Session]:
    """The date of each day, found or made, under one line of the log. A new programme has no dates to come."""
    told_by(under, house_key=initiative.house_id, by=by)
    lock_initiative(initiative)
    programme = programme or find_programme(initiative, name) or _past_programme(initiative, name, min(days), room)
    programme.house, programme.initiative = initiative.house, initiative
    found = {each.date: each for each in Session.objects.filter(programme=programme, date__in=days)}
    new = [session_row(programme, day) for day in sorted(set(days) - set(found))]
    Session.objects.bulk_create(new, batch_size=500)
    return found | {each.date: each for each in new}


def _past_programme(initiative: Initiative, name: str, first: date, room: Room) -> Programme:
    programme = Programme(
        house=initiative.house,
        initiative=initiative,
        room=room,
        slug=free_slug(initiative.house, name),
        name=TranslatedText.of(name),
        kind=ProgrammeKind.REPEATING,
        first_date=first,
        starts=STARTS,
        ends=ENDS,
        is_active=False,
        # The hour and the price are not on a list: nobody outside is told them.
        has_page=False,
    )
    programme.save(force_insert=True)
    return programme

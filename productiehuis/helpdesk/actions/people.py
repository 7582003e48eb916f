"""What a desk writes down about somebody it knows."""

from django.db import transaction

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.actions import changes_traces, hold, trace_anew
from productiehuis.people.models import Person


@transaction.atomic
def change_card(*, person: Person, by: Actor, **fields: str) -> Person:
    """First name, language and safe contact, as somebody told them at the desk. The log keeps which, not what."""
    before = {name: getattr(person, name) for name in fields}
    told = [name for name, value in fields.items() if before[name] != value]
    for name in told:
        setattr(person, name, fields[name])
    if told:
        hold(person)
        person.save(update_fields=[*told, "name_key"])
        if changes_traces(told):
            trace_anew([person])
        record(
            verb="card changed",
            obj=person,
            house_key=person.house_id,
            by=by,
            changes={"fields": [None, sorted(told)]},
        )
    return person

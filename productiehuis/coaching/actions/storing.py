"""Storing a row that came from a form: once, and with a line in the log that holds no words about people."""

from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.problems import refuse
from productiehuis.coaching.rules.states import may_move
from productiehuis.house.models import MadeByForm
from productiehuis.house.rows import sent_elsewhere

Made = TypeVar("Made", bound=MadeByForm)


def sent_before(model: type[Made], client_key: UUID, **of: object) -> Made | None:
    """What this form made when it was sent before; a key of somebody else's form is refused."""
    row = model._default_manager.filter(client_key=client_key).first()
    if row is None:
        return None
    if any(getattr(row, name) != value for name, value in of.items()):
        raise sent_elsewhere()
    return row


def store(row: Made, *, verb: str, by: Actor, taken: StrEnum | None = None, **changes: object) -> Made:
    """Save a new row and record it. `taken` says why when the database holds something like it already."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        sent = type(row)._default_manager.filter(client_key=row.client_key, house=row.house_id).first()
        if sent is not None:
            return sent
        if taken is None:
            raise
        refuse([taken])
    said = {name: [None, value] for name, value in changes.items()}
    record(verb=verb, obj=row, house_key=row.house_id, by=by, changes=said)
    return row


def move(row: Any, to: StrEnum, *, verb: str, by: Actor, otherwise: StrEnum, **fields: object) -> None:
    """Change the state of a locked row, if its table allows it, together with other fields."""
    before = type(to)(row.state)
    if not may_move(before, to):
        refuse([otherwise])
    row.state = to.value
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *fields])
    record(verb=verb, obj=row, house_key=row.house_id, by=by, changes={"state": [before.value, to.value]})


def words_of(problem: ValidationError) -> str:
    """What was refused, as one line on a page."""
    return " ".join(problem.messages)

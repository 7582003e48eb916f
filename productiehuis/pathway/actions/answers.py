"""Saying which room answers which topic, and since when."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import Topic
from productiehuis.house.rows import add_row, change_row, stays_in_house
from productiehuis.initiatives.models import Room
from productiehuis.pathway.models import RoomAnswers


@transaction.atomic
def say_answers(*, room: Room, topic: Topic, since: date, by: ActorLike, client_key: UUID | None = None) -> RoomAnswers:
    """In this room people are helped on with this topic, since a day that was or is. Said twice it is one row."""
    stays_in_house(room.house, {"topic": topic})
    if since > room.house.today:
        raise ValidationError({"since": _("Deze dag moet nog komen. Zeg het op de dag zelf.")})
    Room.objects.select_for_update().get(pk=room.pk)
    standing = RoomAnswers.objects.filter(house=room.house_id, room=room, topic=topic, until__isnull=True).first()
    if standing:
        return standing
    fields = {"room": room, "topic": topic, "since": since}
    return add_row(RoomAnswers, house=room.house, client_key=client_key, by=by, verb="room answers topic", **fields)


@transaction.atomic
def end_answer(*, answer: RoomAnswers, by: ActorLike, until: date | None = None) -> RoomAnswers:
    """From the day after, this room no longer answers this topic. What was, stays."""
    if answer.until is not None:
        return answer
    day = max(until or answer.house.today, answer.since)
    return change_row(answer, house=answer.house, by=by, verb="answer ended", until=day)

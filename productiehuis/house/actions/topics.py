"""Topics: the house's own list of what help can be about."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House, Topic
from productiehuis.house.rows import add_row, change_row, free_slug
from productiehuis.house.rules import neighbour
from productiehuis.kernel.texts import TranslatedText


@transaction.atomic
def add_topic(
    *, house: House, name: TranslatedText, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Topic:
    """A topic at the end of the list."""
    if client_key and (sent := Topic.objects.filter(client_key=client_key, house=house).first()):
        return sent
    slug = free_slug(Topic, house, name.source, "onderwerp")
    last = Topic.objects.filter(house=house).aggregate(last=Max("order"))["last"]
    fields = {"name": name, "slug": slug, "order": 0 if last is None else last + 1, **fields}
    return add_row(Topic, house=house, client_key=client_key, by=by, verb="topic added", **fields)


def change_topic(*, topic: Topic, by: ActorLike, **fields: Any) -> Topic:
    """Another name or pictogram, or on and off: a topic that is off stays on the visits that have it."""
    return change_row(topic, house=topic.house, by=by, verb="topic changed", **fields)


@transaction.atomic
def move_topic(*, topic: Topic, direction: str, by: ActorLike) -> None:
    """One place up or down. The whole list is numbered anew, for two topics may have the same number."""
    topics = list(Topic.objects.select_for_update().filter(house=topic.house_id))
    one = next(each for each in topics if each.pk == topic.pk)
    other = neighbour(topics, one, direction)
    if other is None:
        return
    mine, theirs = topics.index(one), topics.index(other)
    topics[mine], topics[theirs] = other, one
    for number, each in enumerate(topics):
        each.order = number
    Topic.objects.bulk_update(topics, ["order"])
    record(verb="topic moved", obj=topic, house_key=topic.house_id, by=by, changes={"order": [mine, theirs]})

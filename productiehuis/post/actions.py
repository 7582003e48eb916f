"""Putting a message in the outbox.

Rule (T9): an SMS or mail never names a topic, a room or a kind of help. Who picks up someone's phone may learn
that there is an appointment, not what about. "Je hebt morgen om 10.00 uur een afspraak" is good; the name of the
spreekuur is not. Whether and how a person may be reached (safe contact) is asked before calling this.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.post.models import Channel, Message
from productiehuis.post.tasks import deliver
from productiehuis.vault.keys import UnknownKey
from productiehuis.vault.seals import WrongSeal


@transaction.atomic
def send(
    *,
    channel: Channel | str,
    to: str,
    body: str,
    subject: str = "",
    house_key: UUID | None = None,
    language: str = "nl",
    expires: datetime | None = None,
) -> Message:
    """Queue a message. It goes out when the caller's transaction commits, and not at all when that rolls back.

    `expires`: after this it is not delivered any more (a log-in code of ten minutes ago is of no use).
    """
    if not to or not body:
        raise ValueError("A message needs an address and a text.")
    message = Message(
        channel=Channel(channel), to=to, body=body, subject=subject, house_key=house_key, language=language
    )
    if expires is not None:
        message.expires = expires
    message.save(force_insert=True)
    deliver.enqueue(str(message.pk))
    return message


def forget_addresses(addresses: Collection[tuple[UUID | None, str]]) -> int:
    """Erasure: what waits for these addresses is not sent, and nothing here still names them. Returns how many.

    An address goes with the house it holds in, or None for all. Addresses are sealed, so each that is still there is
    opened; there are few, for they go once delivered.
    """
    if not addresses:
        return 0
    gone = [message.pk for message in Message.objects.exclude(to=b"") if _is_to(message, addresses)]
    Message.objects.waiting().filter(pk__in=gone).update(failed_at=timezone.now(), error="erased")
    return Message.objects.filter(pk__in=gone).update(to=b"", body=b"", subject="")


def _is_to(message: Message, addresses: Collection[tuple[UUID | None, str]]) -> bool:
    try:
        return (None, message.to) in addresses or (message.house_key, message.to) in addresses
    except (WrongSeal, UnknownKey):
        return False  # Without its key nobody reads it, and it is not sent either.

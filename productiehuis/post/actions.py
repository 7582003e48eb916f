"""Putting a message in the outbox.

Rule (T9): an SMS or mail never names a topic, a room or a kind of help. Who picks up someone's phone may learn
that there is an appointment, not what about. "Je hebt morgen om 10.00 uur een afspraak" is good; the name of the
spreekuur is not. Whether and how a person may be reached (safe contact) is asked before calling this.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from productiehuis.post.models import Channel, Message
from productiehuis.post.tasks import deliver


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

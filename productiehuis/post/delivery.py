"""Delivering what is in the outbox, and emptying it afterwards. Called by the tasks, never by a page."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from productiehuis.post.backends import Envelope, backend_for
from productiehuis.post.models import Message

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 6
KEEP_ROWS = timedelta(days=31)


def deliver(message_id: str) -> int | None:
    """Hand one message to its carrier. Returns the number of attempts when it must be tried again, else None."""
    message = Message.objects.waiting().filter(pk=message_id).first()
    if message is None:
        return None
    if message.is_expired:
        _give_up(message, "expired")
        return None
    envelope = Envelope(message.channel, message.to, message.subject, message.body, message.language)
    try:
        backend_for(message.channel).send(envelope)
    except Exception as problem:
        return _note_failure(message, problem)
    _note_delivery(message)
    return None


def _note_delivery(message: Message) -> None:
    message.sent_at, message.error = timezone.now(), ""
    message.attempts += 1
    if not settings.DEMO:  # The demo shows its post on a page; elsewhere what is delivered is gone at once.
        message.to = message.body = ""
    message.save()


def _note_failure(message: Message, problem: Exception) -> int | None:
    """The kind of problem is kept, its text is not: carriers put addresses in it."""
    log.warning("Message %s was not delivered: %s", message.pk, type(problem).__name__)
    message.attempts += 1
    if message.attempts >= MAX_ATTEMPTS:
        _give_up(message, type(problem).__name__)
        return None
    message.error = type(problem).__name__
    message.save(update_fields=["attempts", "error"])
    return message.attempts


def _give_up(message: Message, error: str) -> None:
    message.failed_at, message.error = timezone.now(), error
    if not settings.DEMO:
        message.to = message.body = ""
    message.save()


@transaction.atomic
def empty_done() -> int:
    """Empty what is done (in the demo once it is past its time) and delete old rows. Returns rows emptied."""
    now = timezone.now()
    Message.objects.done().filter(created_at__lt=now - KEEP_ROWS).delete()
    done = Message.objects.filter(expires__lte=now) if settings.DEMO else Message.objects.done()
    return done.exclude(to=b"", body=b"").update(to=b"", body=b"")

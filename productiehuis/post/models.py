"""The outbox: what must be sent, what was sent, what failed. Address and text are sealed, and go after delivery."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.kernel.keys import new_key
from productiehuis.vault.fields import SealedTextField

# What was not delivered by then is not worth delivering.
STALE_AFTER = timedelta(days=3)


class Channel(models.TextChoices):
    SMS = "sms", _("sms")
    MAIL = "mail", _("e-mail")
    PAPER = "paper", _("papier")


class MessageQuerySet(models.QuerySet["Message"]):
    def waiting(self) -> "MessageQuerySet":
        return self.filter(sent_at=None, failed_at=None)

    def done(self) -> "MessageQuerySet":
        """Delivered, given up or too late: nothing will be done with the text any more."""
        return self.exclude(sent_at=None, failed_at=None, expires__gt=timezone.now())


def _stale() -> datetime:
    return timezone.now() + STALE_AFTER


class Message(models.Model):
    """One text to one address over one channel."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    house_key = models.UUIDField(null=True)
    channel = models.CharField(_("kanaal"), max_length=10, choices=Channel)
    to = SealedTextField(_("aan"))
    subject = models.CharField(_("onderwerp"), max_length=120, blank=True)
    body = SealedTextField(_("tekst"))
    language = models.CharField(_("taal"), max_length=10, default="nl")
    created_at = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField(default=_stale)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["expires"], name="post_message_expires")]

    def __str__(self) -> str:
        return f"{self.channel} {self.id}"

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.failed_at is None

    @property
    def is_expired(self) -> bool:
        return self.expires <= timezone.now()

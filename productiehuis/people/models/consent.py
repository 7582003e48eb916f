"""A spoken yes (T9): the sentence that was read out, in which language, who heard it and when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.people.models.person import Person


class ConsentFor(models.TextChoices):
    """What was said yes to."""

    TAKE_ALONG = "take_along", _("alles over mij afdrukken")
    ERASE = "erase", _("mijn gegevens wissen")
    COACH = "coach", _("een coach die ik koos")
    WALK_ALONG = "walk_along", _("een aspirant loopt mee in één gesprek")
    SHOW_TALENT = "show_talent", _("laten zien wat ik kan")
    CELEBRATE = "celebrate", _("een mijlpaal vieren")
    REFERRAL = "referral", _("mij doorverwijzen")


class Consent(InHouse):
    """Counts until it is withdrawn, which may be done at any desk that knows this person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=ConsentFor)
    sentence = models.TextField()
    language = models.CharField(max_length=8)
    heard_by_key = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by_key = models.UUIDField(null=True)
    client_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.at:%Y-%m-%d}"

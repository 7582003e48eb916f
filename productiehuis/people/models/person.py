"""A person of one house."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.people.models.login import User
from productiehuis.people.rules.names import name_key, plain_name


class ReachBy(models.TextChoices):
    """How someone may be reached safely; the default is not at all (T9)."""

    NOT = "not", _("liever niet")
    CALL = "call", _("bel mij")
    SMS = "sms", _("stuur een sms")
    PAPER = "paper", _("geef het op papier")
    VISIT = "visit", _("ik kom langs")


class Person(InHouse):
    """A human as one house knows them. Only the first name is asked; the number stays when the name is erased."""

    number = models.PositiveIntegerField(editable=False)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="persons")
    first_name = models.CharField(_("voornaam"), max_length=60, blank=True)
    last_name = models.CharField(_("achternaam"), max_length=80, blank=True)
    name_key = models.CharField(max_length=160, blank=True, editable=False)
    birth_year = models.PositiveSmallIntegerField(_("geboortejaar"), null=True, blank=True)
    # Only when an own list or the desk already had them: to see that two names are one person (T4).
    birth_date = models.DateField(_("geboortedatum"), null=True, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    language = models.CharField(_("taal van het gesprek"), max_length=8, default="nl")
    phone = models.CharField(_("telefoonnummer"), max_length=20, blank=True)
    reach_by = models.CharField(_("hoe mogen we je bereiken"), max_length=10, choices=ReachBy, default=ReachBy.NOT)
    reach_when = models.CharField(_("wanneer mogen we je bereiken"), max_length=120, blank=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)
    # Whether doubles of this person were looked for since the name last changed.
    is_compared = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by_key = models.UUIDField(null=True, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["house", "number"], name="person_number_once"),
            models.UniqueConstraint(fields=["house", "user"], name="person_of_user_once_per_house"),
        ]
        indexes = [
            models.Index(fields=["house", "name_key"], name="person_by_name"),
            models.Index(fields=["house", "number"], name="person_to_compare", condition=Q(is_compared=False)),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.first_name, self.last_name = plain_name(self.first_name), plain_name(self.last_name)
        self.name_key = name_key(self.first_name, self.last_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or f"({self.number})"

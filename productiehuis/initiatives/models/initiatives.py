"""Who offers something: initiatives of residents and partner organisations."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import Location, MadeByForm


class Organisation(MadeByForm):
    """A partner: an organisation that offers rooms or help beside the residents' own initiatives."""

    name = models.CharField(_("naam"), max_length=120)
    what = TranslatedField(_("wat zij doen"), blank=True)
    contact = models.CharField(_("hoe je hen bereikt"), max_length=200, blank=True)
    is_active = models.BooleanField(_("doet mee"), default=True)

    told_freely: ClassVar = ("contact",)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["house", "name"], name="organisation_name_once")]

    def __str__(self) -> str:
        return self.name


class InitiativeStatus(models.TextChoices):
    EXPLORING = "exploring", _("verkennend")
    OPEN = "open", _("open")
    ON_HOLD = "on_hold", _("in de wacht")
    CLOSED = "closed", _("gestopt")


class Initiative(MadeByForm):
    """Something residents set up and run. It says itself what it counts; the rest is blank, and blank is not zero."""

    slug = models.SlugField(_("adres"), max_length=60)
    name = models.CharField(_("naam"), max_length=120)
    what = TranslatedField(_("wat jullie doen"), blank=True)
    status = models.CharField(_("status"), max_length=10, choices=InitiativeStatus, default=InitiativeStatus.OPEN)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    location = models.ForeignKey(Location, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives")
    counts_visits = models.BooleanField(_("telt bezoekers"), default=False)
    counts_requests = models.BooleanField(_("telt hulpvragen"), default=False)
    counts_participants = models.BooleanField(_("telt deelnemers"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["house", "slug"], name="initiative_slug_once"),
            models.UniqueConstraint(fields=["house", "name"], name="initiative_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

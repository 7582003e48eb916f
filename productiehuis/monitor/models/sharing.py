"""How much a house shows of its numbers, and links with which it shows somebody more of the same."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, InHouse, MadeByForm
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor.rules.hiding import LEAST_PEOPLE


class ShowingRuleQuerySet(models.QuerySet["ShowingRule"]):
    def of(self, house: House) -> "ShowingRule":
        """What holds in a house; not saved when nothing was decided."""
        return self.filter(house=house).first() or ShowingRule(house=house)


class ShowingRule(InHouse):
    """What a house decided on showing numbers; without a row the default holds."""

    least_people = models.PositiveSmallIntegerField(_("toon een getal vanaf zoveel mensen"), default=LEAST_PEOPLE)
    # Who looks at a year every day and subtracts yesterday sees what today's visitors asked: some houses wait.
    waits_for_year = models.BooleanField(_("toon delen van een jaar pas als het voorbij is"), default=False)

    objects = ShowingRuleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["house"], name="showing_rule_once_per_house")]

    def __str__(self) -> str:
        return str(self.least_people)


class SharedPart(models.TextChoices):
    """What can be shared of a year."""

    YEAR = "year", _("de cijfers van het jaar")
    MONTHS = "months", _("per maand")
    TOPICS = "topics", _("waar de vragen over gaan")
    PLACES = "places", _("per verdieping en stadsdeel")
    LANGUAGES = "languages", _("per taal")
    NEW = "new", _("nieuwe en bekende mensen")


# What there is of one initiative; the other parts are of the whole house.
OF_INITIATIVE = (SharedPart.YEAR, SharedPart.MONTHS)


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def working(self, day: date) -> "ShareLinkQuerySet":
        return self.filter(withdrawn_at__isnull=True, expires__gte=day)


class ShareLink(MadeByForm):
    """A page of numbers for one reader, such as a fund: chosen years and parts, until a day, and it can be withdrawn.

    The address carries a keyed hash of this row's key, so it can be shown again and guessed by nobody.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, null=True, related_name="+")
    to_whom = models.CharField(_("voor wie"), max_length=80)
    first_year = models.PositiveSmallIntegerField(_("vanaf jaar"))
    last_year = models.PositiveSmallIntegerField(_("tot en met jaar"))
    parts = models.JSONField(_("wat je laat zien"), default=list)
    expires = models.DateField(_("tot en met"))
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by_key = models.UUIDField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by_key = models.UUIDField(null=True, editable=False)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="share_years_in_order"),
        ]
        indexes = [models.Index(fields=["house", "initiative"], name="share_of_initiative")]

    def __str__(self) -> str:
        return self.to_whom

    def works_on(self, day: date) -> bool:
        return self.withdrawn_at is None and day <= self.expires

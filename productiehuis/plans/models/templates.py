"""Questions and steps that a coach wrote down for whoever wants to begin with them. They are about nobody."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import MadeByForm
from productiehuis.plans.models.plan import Kind


class PlanTemplate(MadeByForm):
    """A set of questions and steps that residents of this house may take over; what they do with it is theirs."""

    name = models.CharField(_("naam"), max_length=80)
    what_for = models.CharField(_("waar het voor is"), max_length=200, blank=True)
    is_active = models.BooleanField(_("in gebruik"), default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by_key = models.UUIDField(null=True, editable=False)

    told_freely: ClassVar = ("what_for",)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["house", "name"], name="plan_template_name_once")]

    def __str__(self) -> str:
        return self.name


class TemplateLine(MadeByForm):
    """One question or step. A question becomes a part that waits for an answer."""

    template = models.ForeignKey(PlanTemplate, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    text = models.CharField(_("tekst"), max_length=300)
    is_question = models.BooleanField(_("is een vraag"), default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["house", "template", "order"], name="line_of_template")]

    def __str__(self) -> str:
        return self.text

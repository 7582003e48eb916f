"""Periods that a trekker closed: the numbers as they were that day."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor.rules import Span


class ClosedPeriodQuerySet(models.QuerySet["ClosedPeriod"]):
    def standing(self) -> "ClosedPeriodQuerySet":
        """Not opened again."""
        return self.filter(reopened_at__isnull=True)


class ClosedPeriod(InHouse):
    """A month, quarter or year of an initiative that is closed. `figures` and `told` never change any more.

    `quarter` and `month` are zero when the whole year is meant. Opened again it stays, with the reason.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="closed_periods")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(default=0)
    month = models.PositiveSmallIntegerField(default=0)
    figures = models.JSONField()
    told = models.JSONField()
    closed_at = models.DateTimeField(default=timezone.now)
    closed_by_key = models.UUIDField(null=True)
    client_key = models.UUIDField(unique=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_by_key = models.UUIDField(null=True)
    reopen_reason = models.CharField(_("waarom weer open"), max_length=200, blank=True)

    objects = ClosedPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-quarter", "-month", "-closed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "initiative", "year", "quarter", "month"],
                condition=Q(reopened_at__isnull=True),
                name="period_closed_once",
            ),
            models.CheckConstraint(
                condition=Q(quarter=0, month__lte=12) | Q(quarter__lte=4, month=0), name="closed_quarter_or_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.year}/{self.quarter}/{self.month}"

    @property
    def span(self) -> Span:
        return Span(self.year, self.month or None, None, self.quarter or None)

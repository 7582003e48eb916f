"""What the Monitor may count of a plan and of milestones: only what its owner said yes to, each with one press."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from productiehuis.house.models import InHouse
from productiehuis.people.models import Person
from productiehuis.plans.models.milestones import FlownTo, Milestone


class CountedQuerySet(models.QuerySet["Counted"]):
    def standing(self) -> "CountedQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class Counted(InHouse):
    """A yes to be counted without a name: that there is a plan, or that a milestone was reached.

    A fact apart from plan and milestone, because it outlives them: when the name is erased the count stays (T5).
    Until then it goes the moment the yes is taken back.
    """

    PLAN = "plan"

    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="counted")
    person_number = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    flown_to = models.CharField(max_length=20, choices=FlownTo, blank=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.SET_NULL, null=True, related_name="counted")
    date = models.DateField()
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    # The sentence that was read, with its language (T9); no row of `Consent`, for the log of the house tells those.
    sentence = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    objects = CountedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["house", "person_number"],
                condition=Q(kind="plan", withdrawn_at__isnull=True),
                name="plan_counted_once",
            ),
            models.UniqueConstraint(
                fields=["milestone"], condition=Q(withdrawn_at__isnull=True), name="milestone_counted_once"
            ),
        ]
        indexes = [models.Index(fields=["house", "year", "kind"], name="counted_by_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"

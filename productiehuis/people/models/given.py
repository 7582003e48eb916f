"""Ways into somebody's login that a colleague handed out."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.people.models.login import User
from productiehuis.people.models.person import Person
from productiehuis.people.rules.handed_out import GivenFacts


class GivenKind(models.TextChoices):
    PAPER = "paper", _("een code op papier")
    PIN = "pin", _("een pincode bij de huispas")


class GivenKey(InHouse):
    """A way into a login that somebody else handed out: it opens everything but the plan, for a while (ADR 24).

    `at` is also the age of every secret that is made by who came in with it; so it leads to this row again.
    `had_older` is whether this login had another way in at that moment.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="given_keys")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="given_keys")
    kind = models.CharField(max_length=10, choices=GivenKind)
    at = models.DateTimeField(default=timezone.now)
    opens_at = models.DateTimeField()
    had_older = models.BooleanField()
    given_by_key = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(opens_at__gt=F("at")), name="given_key_waits"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(stopped_at__isnull=True), name="given_key_yes_or_no"
            ),
            models.CheckConstraint(condition=~Q(given_by_key=F("person")), name="given_key_by_another"),
            models.UniqueConstraint(fields=["user", "at"], name="given_key_by_its_moment"),
        ]
        indexes = [models.Index(fields=["house", "person"], name="given_key_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"

    @property
    def given_by(self) -> str:
        """Who handed it out, for its owner to read."""
        key = self.given_by_key
        giver = Person.objects.filter(pk=key, erased_at__isnull=True).first() if key else None
        return giver.full_name if giver else gettext("Iemand van dit huis")

    @property
    def facts(self) -> GivenFacts:
        """What the rule looks at."""
        return GivenFacts(
            key=self.pk,
            at=self.at,
            opens_at=self.opens_at,
            had_older=self.had_older,
            is_settled=self.settled_at is not None,
            is_stopped=self.stopped_at is not None,
        )

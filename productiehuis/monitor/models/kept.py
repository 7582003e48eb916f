"""Counts that were made before, so that a page need not read every registration again (docs/adr on kept counts).

They hold person numbers as registered: merges are applied when they are read, so a merge and its undoing cost
nothing. What stands here is true except for the cells named in `Stale`; those are counted from the facts.
"""

from django.db import models

from productiehuis.house.models import InHouse, Storey, Topic
from productiehuis.initiatives.models import Initiative


class Kind(models.TextChoices):
    HELP = "help"
    ACTIVATION = "activation"


class KeptMonth(InHouse):
    """Who came to an initiative in one month, on one storey and district, with one language of the talk.

    `people` is a `PeopleSet`. `named` is how often they came, `unnamed` how often somebody without a name did.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    storey = models.ForeignKey(Storey, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    district = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, blank=True)
    people = models.BinaryField()
    named = models.PositiveIntegerField()
    unnamed = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["house", "year", "initiative", "month"], name="kept_month")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}-{self.month}"


class KeptTopic(InHouse):
    """How many help requests of one month were about one topic, from whom (`people`, a `PeopleSet`), and in how many
    visits of somebody without a name."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+", db_index=False)
    requests = models.PositiveIntegerField()
    people = models.BinaryField(default=bytes)
    unnamed = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["house", "year", "initiative", "month"], name="kept_topic")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.year}-{self.month}"


class Stale(models.Model):
    """The month of this initiative changed after it was counted. Written by triggers (`triggers.py`) and only added to.

    Each writer adds rows of its own and whoever settles deletes the rows it has seen: nobody waits, nothing is lost.
    """

    house_key = models.UUIDField()
    initiative_key = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["house_key", "year", "initiative_key", "month"], name="stale_cell")]

    def __str__(self) -> str:
        return f"{self.initiative_key} {self.year}-{self.month}"

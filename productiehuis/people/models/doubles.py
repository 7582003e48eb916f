"""By what a person is found when the name is spelled in another way, and pairs that may be one person."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, InHouse
from productiehuis.kernel.clusters import clusters, still_open
from productiehuis.people.models.merge import Merge
from productiehuis.people.models.person import Person


class NameTrace(InHouse):
    """One key under which this person is found, made from name, birth and phone; goes when the name goes."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="traces")
    key = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["house", "key", "person"], name="name_trace_once")]

    def __str__(self) -> str:
        return self.key


class Decision(models.TextChoices):
    OPEN = "open", _("nog niet bekeken")
    SAME = "same", _("dezelfde")
    NOT_SAME = "not_same", _("niet dezelfde")


class PossibleDoubleQuerySet(models.QuerySet["PossibleDouble"]):
    def open_pairs(
        self, houses: Iterable[House | UUID], *, with_erased: bool = False
    ) -> dict[UUID, list[tuple[int, int]]]:
        """By house the pairs that nobody has decided about, as person numbers, the lower first.

        A pair that is one cluster already does not count, nor one of which the same two, under other numbers, were
        said to be not the same. About a pair of which somebody was erased nobody can decide any more; for a count it
        stays one person or two (`with_erased`).
        """
        keys = {house.pk if isinstance(house, House) else house for house in houses}
        pairs: dict[UUID, dict[tuple[int, int], str]] = defaultdict(dict)
        rows = self.filter(house__in=keys)
        rows = rows if with_erased else rows.filter(one__erased_at__isnull=True, other__erased_at__isnull=True)
        columns = ("house_id", "one__number", "other__number", "decision")
        for house, one, other, decision in rows.exclude(decision=Decision.SAME).order_by("id").values_list(*columns):
            pairs[house][one, other] = decision
        merges = Merge.objects.active().filter(house__in=pairs).order_by("id")
        merged: dict[UUID, list[tuple[int, int]]] = defaultdict(list)
        for house, kept, absorbed in merges.values_list("house_id", "kept__number", "absorbed__number"):
            merged[house].append((kept, absorbed))
        found = {house: _open(pairs[house], clusters(merged[house])) for house in pairs}
        return {house: left for house, left in found.items() if left}


def _open(pairs: dict[tuple[int, int], str], roots: dict[int, int]) -> list[tuple[int, int]]:
    decided = [pair for pair, decision in pairs.items() if decision == Decision.NOT_SAME]
    return still_open([pair for pair, decision in pairs.items() if decision == Decision.OPEN], decided, roots)


class PossibleDouble(InHouse):
    """Two persons who may be one. What was decided is remembered, so that nobody is asked twice."""

    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()
    found_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by_key = models.UUIDField(null=True)
    reason = models.CharField(_("waarom"), max_length=200, blank=True)

    objects = PossibleDoubleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(one=F("other")), name="double_of_two"),
            models.UniqueConstraint(fields=["one", "other"], name="double_once"),
            models.CheckConstraint(
                condition=Q(decision="open", decided_at__isnull=True)
                | (~Q(decision="open") & Q(decided_at__isnull=False)),
                name="double_decided_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["house", "decision", "-likeness"], name="double_by_likeness")]

    def __str__(self) -> str:
        return f"{self.one_id} ? {self.other_id}"

"""The reversible rows that say two persons are one."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.kept import Kept
from productiehuis.house.models import House, InHouse
from productiehuis.kernel.clusters import clusters, every_number
from productiehuis.people.models.person import Person


class MergeQuerySet(models.QuerySet["Merge"]):
    def active(self) -> "MergeQuerySet":
        return self.filter(undone_at__isnull=True)

    def roots(self, house: House) -> dict[int, int]:
        """For each merged number of the house the number it counts as."""
        return clusters(_PAIRS(house=house.pk))

    def roots_until(self, house: House, moment: datetime) -> dict[int, int]:
        """The same by those that were made before this moment, as far as they still stand."""
        rows = self.active().filter(house=house, made_at__lte=moment).order_by("id")
        return clusters(rows.values_list("kept__number", "absorbed__number"))

    def numbers_of(self, person: Person) -> set[int]:
        """Every number that is this person."""
        return every_number([person.number], self.roots(person.house))

    def keys_of(self, persons: Iterable[Person]) -> set[UUID]:
        """The keys of these persons and of everybody merged with them."""
        keys: set[UUID] = set()
        for person in persons:
            rows = Person.objects.filter(house=person.house_id, number__in=self.numbers_of(person))
            keys |= set(rows.values_list("pk", flat=True))
        return keys

    def owned_by(self, person: Person) -> list[Person]:
        """What who logs in as this person may call their own: this one, and who counts as the same and has no login.

        A merge opens nothing of somebody else who logs in: else whoever merges could read, and erase, another.
        """
        numbers = self.numbers_of(person)
        paper = Person.objects.filter(house=person.house_id, number__in=numbers, user__isnull=True)
        return [person, *paper.exclude(pk=person.pk).select_related("house").order_by("pk")]

    def roots_by_key(self, house: House) -> dict[UUID, UUID]:
        """The same by the keys of the persons, for whom the numbers are not needed."""
        return clusters(_KEY_PAIRS(house=house.pk))


class Merge(InHouse):
    """These two persons are one. Rewrites no other row; undoing it gives every count back.

    A row keeps the two as they were named, also when one of them was merged before: so merges of a chain can be undone
    in any order. Who they all count as is `roots`.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    absorbed = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("waarom"), max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by_key = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by_key = models.UUIDField(null=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["kept", "absorbed"], condition=Q(undone_at__isnull=True), name="merged_pair_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} = {self.kept_id}"


# Asked at every list of people and while a name is typed, so these questions are kept (docs/adr/0007).
_PAIRS = Kept[tuple[int, int]](
    lambda house: (
        Merge.objects.active().filter(house=house).order_by("id").values_list("kept__number", "absorbed__number")
    ),
    house=UUID,
)
_KEY_PAIRS = Kept[tuple[UUID, UUID]](
    lambda house: Merge.objects.active().filter(house=house).order_by("id").values_list("kept", "absorbed"),
    house=UUID,
)

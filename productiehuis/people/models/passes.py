"""The house pass, and the mark by which one human is counted once over houses (T5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, InHouse
from productiehuis.people.models.person import Person
from productiehuis.people.rules.passes import PassTyped
from productiehuis.vault import keys
from productiehuis.vault.fields import SealedTextField
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

# What the hashes are for.
CODE, TOKEN, REACH = "house pass code", "house pass token", "reach"
BATCH = 500


def _in_pages(rows: "models.QuerySet[HousePass]") -> "Iterator[HousePass]":
    """Rows in the order of their key, which changing them does not disturb."""
    page = list(rows.order_by("pk")[:BATCH])
    while page:
        yield from page
        page = list(rows.filter(pk__gt=page[-1].pk).order_by("pk")[:BATCH])


class HousePassQuerySet(models.QuerySet["HousePass"]):
    def active(self) -> "HousePassQuerySet":
        return self.filter(revoked_at__isnull=True)

    def shown(self, typed: PassTyped) -> "HousePass | None":
        """The pass with this code or QR, of whichever house; what it may tell is for `access`."""
        rows = self.select_related("person__user", "house")
        if typed.token:
            return rows.filter(token_hash__in=keyed_hashes(TOKEN, typed.token)).first()
        return rows.filter(code_hash__in=keyed_hashes(CODE, typed.code)).first() if typed.code else None

    def rehash(self) -> int:
        """Hash anew, with the newest key, what an older one hashed. Returns how many passes."""
        newest, done = keys.newest().id, 0
        for row in _in_pages(self.exclude(key_id=newest)):
            hashed = {"code_hash": keyed_hash(CODE, row.code), "token_hash": keyed_hash(TOKEN, row.token)}
            done += self.filter(pk=row.pk, key_id=row.key_id).update(key_id=newest, **hashed)
        return done


class Why(models.TextChoices):
    """Why a pass stopped working."""

    LOST = "lost", _("kwijt")
    BROKEN = "broken", _("stuk")
    STOPPED = "stopped", _("niet meer nodig")


class HousePass(InHouse):
    """A card or a page on the phone by which somebody is recognised where they show it. Blank until it is given.

    What stands on it is kept sealed, for its owner's own page and for rotation; it is found by keyed hashes.
    `holder` is a random key that successive passes of one person share; it says nothing and goes with erasure.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="passes")
    holder = SealedTextField(max_length=36, blank=True, editable=False)
    secret = SealedTextField(max_length=40, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    key_id = models.CharField(max_length=255, editable=False)
    pin_hash = models.CharField(max_length=128, blank=True, editable=False)
    # Since when the PIN is known, as `User.password_since`.
    pin_since = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveIntegerField(default=0, editable=False)
    locked_until = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by_key = models.UUIDField(null=True, editable=False)
    given_at = models.DateTimeField(null=True, editable=False)
    given_by_key = models.UUIDField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by_key = models.UUIDField(null=True, editable=False)
    why = models.CharField(_("waarom"), max_length=10, choices=Why, blank=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    objects = HousePassQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "person"], condition=Q(revoked_at__isnull=True), name="one_active_pass_per_person"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, given_at__isnull=True)
                | Q(person__isnull=False, given_at__isnull=False),
                name="pass_given_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def code(self) -> str:
        return self.secret.split()[0]

    @property
    def token(self) -> str:
        return self.secret.split()[1]

    @property
    def is_blank(self) -> bool:
        return self.person_id is None


Marks = dict[UUID, dict[int, str]]


class ReachMarkQuerySet(models.QuerySet["ReachMark"]):
    def marks_of(self, houses: Iterable[House | UUID]) -> Marks:
        """Per house the mark of each person number that has one: equal marks are one human.

        Numbers are as they were written; who counts over merges first finds the number a person counts as.
        """
        found: Marks = defaultdict(dict)
        rows = self.filter(house__in=list(houses)).order_by()
        for house, number, mark in rows.values_list("house_id", "person__number", "mark"):
            found[house][number] = mark
        return dict(found)

    def of_holder(self, holder: str) -> tuple[str, str]:
        """The mark of this holder with the key that made it: as it stands already, else under the newest key."""
        standing = self.filter(mark__in=keyed_hashes(REACH, holder)).values_list("mark", "key_id").first()
        return standing or (keyed_hash(REACH, holder), keys.newest().id)

    def rehash(self) -> int:
        """Hash anew the marks of who still has a holder, in every house at once, so that no count changes.

        A mark whose holder was erased stays as it is, under the key it was made with.
        """
        newest, done = keys.newest().id, 0
        holding = HousePass.objects.exclude(holder=b"").filter(person__reach_mark__in=self.exclude(key_id=newest))
        for row in _in_pages(holding):
            new, *older = keyed_hashes(REACH, row.holder)
            with transaction.atomic():
                done += self.filter(mark__in=older).update(mark=new, key_id=newest)
        return done


class ReachMark(InHouse):
    """Who this person is among the houses of the foundation, for counting only: a keyed hash that names nobody."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reach_mark")
    mark = models.CharField(max_length=64, editable=False)
    key_id = models.CharField(max_length=255, editable=False)

    objects = ReachMarkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["mark"], name="reach_by_mark"),
            models.Index(fields=["house", "person"], name="reach_of_house"),
        ]

    def __str__(self) -> str:
        return self.mark[:8]

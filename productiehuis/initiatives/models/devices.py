"""The shared computer or phone of a desk, and the PIN with which a volunteer unlocks it (T6)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.initiatives.models.initiatives import Initiative
from productiehuis.people.models import Person


class DeskDevice(InHouse):
    """A device enrolled for one initiative. It holds a secret cookie; only a keyed hash is kept here."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="devices")
    name = models.CharField(_("naam van het apparaat"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    enrolled_at = models.DateTimeField(default=timezone.now, editable=False)
    enrolled_by_key = models.UUIDField(editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["-enrolled_at"]

    def __str__(self) -> str:
        return self.name


class DeskPin(InHouse):
    """The PIN of one person, for the devices of the initiatives where that person has a role."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="desk_pin")
    pin_hash = models.CharField(max_length=128, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    locked_until = models.DateTimeField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.person_id)


class DeskTrust(InHouse):
    """When somebody last showed a second factor on this device; good for 30 days there."""

    device = models.ForeignKey(DeskDevice, on_delete=models.CASCADE, related_name="trusts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second_factor_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "person"], name="desk_trust_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.second_factor_at:%Y-%m-%d}"

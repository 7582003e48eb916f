"""Which referral its owner asked for from which part of a plan."""

from django.db import models

from productiehuis.house.models import InHouse
from productiehuis.plans.models.plan import Kind, Part
from productiehuis.vault.fields import SealedTextField

# From what somebody does, or wants to reach, a way leads to a place; from a dream or looking back it does not.
ASKED_FROM = (Kind.STEP, Kind.GOAL)


class ReferredPart(InHouse):
    """From this part its owner asked to go somewhere. The referral knows nothing of it (a source points, never back).

    To where is sealed here, for it would say what the part is about: who reads the database finds no way from a plan
    to a referral, nor back. `mark` is a keyed hash of the referral, so that one press makes one row.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="referred")
    referral_key = SealedTextField(max_length=36)
    mark = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.part_id)

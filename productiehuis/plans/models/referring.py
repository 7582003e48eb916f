"""Which referral its owner asked for from which part of a plan, and where a reader thinks they could go."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse, MadeByForm
from productiehuis.people.models import Person
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


class PlaceProposal(MadeByForm):
    """Where somebody who sees a part thinks its owner could go. Nothing goes out: only the owner asks, or leaves it.

    What the owner does with it is told to nobody: its writer goes on seeing their own words, as with a comment.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="proposals")
    writer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # Where to and about what, as keys: sealed as well, for they say what the part is about.
    to = SealedTextField(max_length=60)
    topic_key = SealedTextField(max_length=36)
    words = SealedTextField(_("waarom"), blank=True, max_length=600)
    at = models.DateTimeField(default=timezone.now)
    # The owner asked for it, or does not want it.
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return str(self.part_id)

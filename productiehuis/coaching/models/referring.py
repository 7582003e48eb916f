"""What came of a talk: somebody goes on elsewhere."""

from django.db import models

from productiehuis.coaching.models.talks import Talk
from productiehuis.house.models import InHouse
from productiehuis.referrals.models import Referral


class TalkReferral(InHouse):
    """A referral that began in this talk. Whoever sees the talk follows it, as a desk does what it sent."""

    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, related_name="referrals")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="from_talk")

    def __str__(self) -> str:
        return f"{self.talk_id} {self.referral_id}"

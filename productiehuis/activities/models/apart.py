"""What somebody told at an activity, and wants to talk about apart."""

from django.db import models

from productiehuis.activities.models.programme import Session
from productiehuis.house.models import InHouse
from productiehuis.referrals.models import Referral


class ToldThere(InHouse):
    """A referral that began at this date. Lists of the activity never show it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="told")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="from_session")

    def __str__(self) -> str:
        return f"{self.session_id} {self.referral_id}"

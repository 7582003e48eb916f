"""Referrals of the cast, a step further each."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from productiehuis.referrals.actions import Heard, Receiver, Wish, accept, refer, say_arrived, say_yes
from productiehuis.referrals.models import Referral
from tests.cast import Cast, actor

WHY, BRING = "wil leren mailen", "een schrift"


def heard() -> Heard:
    return Heard("Vind je dat goed?", "nl", uuid4())


def propose(cast: Cast, person=None, **more) -> Referral:
    """Vera writes down at the desk that Bo wants to go to the sewing room."""
    receiver = more.pop("receiver", None) or Receiver(cast.sewing_room)
    wish = Wish(receiver, cast.topics[0], **({"why": WHY, "bring": BRING} | more))
    return refer(
        person=person or cast.bo,
        wish=wish,
        by=actor(cast.vera, "volunteer"),
        client_key=uuid4(),
        from_initiative=cast.desk,
        from_storey=cast.room.storey,
    )


def send(cast: Cast, person=None, **more) -> Referral:
    """And Bo says yes."""
    return say_yes(referral=propose(cast, person, **more), heard=heard(), by=actor(cast.vera, "volunteer"))


def accepted(cast: Cast, person=None, **more) -> Referral:
    """Noor of the sewing room says when."""
    row = send(cast, person, **more)
    return accept(referral=row, comes_at=timezone.now() + timedelta(days=2), by=actor(cast.noor, "trekker"))


def arrived(cast: Cast, person=None, **more) -> Referral:
    return say_arrived(referral=accepted(cast, person, **more), by=actor(cast.noor, "trekker"))

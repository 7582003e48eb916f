"""Referrals of the cast, a step further each."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from productiehuis.referrals.actions import Heard, Receiver, Wish, accept, make_link, refer, say_arrived, say_yes
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.models import Referral
from tests.cast import Cast, actor

DESK = "/west/balie/spreekuur/doorverwijzingen/"
SEWING = "/west/balie/naaien/doorverwijzingen/"
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
    row = accepted(cast, person, **more)
    return say_arrived(referral=row, by=actor(cast.noor, "trekker"), at=row.comes_at)


def key():
    return {"client_key": str(uuid4())}


def come(days=2):
    day = timezone.localdate() + timedelta(days=days)
    return key() | {"do": "come", "day": day.isoformat(), "time": "10:00", "note": "vraag naar Noor"}


def link_of(row, **more):
    return make_link(referral=row, by=actor(row.person), client_key=uuid4(), **more)


def opened(row, **more):
    return address_of(link_of(row, **more))

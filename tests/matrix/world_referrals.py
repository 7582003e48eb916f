"""What a place of the matrix has of referrals: one that went out, one that came in, one of who can log in, a link."""

from typing import Any
from uuid import uuid4

from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Initiative, Organisation, Room
from productiehuis.people.models import Person
from productiehuis.referrals.access import answer_mark
from productiehuis.referrals.actions import Heard, Receiver, Wish, make_link, refer, say_yes
from productiehuis.referrals.models import Referral


def _sent(
    person: Person, receiver: Receiver, by: Any, from_initiative: Initiative | None = None, *, apart: bool = False
) -> Referral:
    topic = Topic.objects.filter(house=person.house).latest("pk")
    wish = Wish(receiver, topic, why="wil leren mailen", is_discreet=apart)
    made = refer(person=person, wish=wish, by=by, client_key=uuid4(), from_initiative=from_initiative)
    return say_yes(referral=made, heard=Heard("Mag dit?", "nl", uuid4()), by=by)


def referrals_of(initiative: Initiative, room: Room, visitor: Person, owner: Person, by: Any) -> dict[str, Any]:
    """Out to the partner, in to this room, and the owner's own."""
    partner = Organisation.objects.filter(house=initiative.house).latest("pk")
    out = _sent(visitor, Receiver(organisation=partner), by, initiative)
    link = make_link(referral=out, by=by, client_key=uuid4())
    return {
        "referral": out.pk,
        "received": _sent(visitor, Receiver(room), by).pk,
        "partner_referral": _sent(visitor, Receiver(organisation=partner), by).pk,
        "apart_referral": _sent(visitor, Receiver(organisation=partner), by, initiative, apart=True).pk,
        "own_referral": _sent(owner, Receiver(room), by).pk,
        "answer_link": link.pk,
        "answer_mark": answer_mark(link),
    }

"""A plan of the owner of a place, shared with somebody; and one that somebody shares with the owner."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from productiehuis.house.models import House, Topic
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from productiehuis.plans.actions import add_part, begin_plan, make_template, propose_place, share, write_comment
from productiehuis.plans.models import Kind, Part, PlaceProposal, Share
from productiehuis.referrals.forms.choices import receivers_in
from tests.cast import TESTER, actor, make_person


def _shared(owner: Person, reader: Person) -> tuple[Part, Share, Any]:
    """A goal of this owner that this reader sees and said something about."""
    by = actor(owner)
    plan = begin_plan(person=owner, by=by, client_key=uuid4())
    part = add_part(plan=plan, kind=Kind.GOAL, text=f"Een doel van {owner}", by=by, client_key=uuid4())
    until = timezone.localdate() + timedelta(days=30)
    made = share(plan=plan, part=part, reader=reader, until=until, by=by, client_key=uuid4())
    said = write_comment(part=part, writer=reader, text="Goed zo", by=actor(reader), client_key=uuid4())
    return part, made, said


def _proposed(part: Part, writer: Person, topic: Topic) -> PlaceProposal:
    """A place that this reader thinks of for this part."""
    to = next(iter(receivers_in(part.house)))
    return propose_place(part=part, writer=writer, to=to, topic=topic, by=actor(writer), client_key=uuid4())


def plans_at(owner: Person, helper: Person) -> dict[str, Any]:
    """What stands in the addresses of plans, when the place is this owner's."""
    other_name = make_person(owner.house, f"Ook{owner.number}")
    merge_persons(kept=owner, absorbed=other_name, by=TESTER)
    part, made, said = _shared(owner, helper)
    theirs, with_me, by_me = _shared(helper, owner)
    topic = Topic.objects.filter(house=owner.house).latest("pk")
    for_me, mine = _proposed(part, helper, topic), _proposed(theirs, owner, topic)
    return {
        "first": 1,
        "part_kind": "goal",
        "part": part.pk,
        "plan_share": made.pk,
        "comment": said.pk,
        "plan_with_me": theirs.plan_id,
        "part_with_me": theirs.pk,
        "share_with_me": with_me.pk,
        "comment_by_me": by_me.pk,
        "proposal": for_me.pk,
        "proposal_by_me": mine.pk,
    }


def template_of(house: House, name: str) -> dict[str, Any]:
    """Questions that a coach of this house wrote."""
    lines = [(Kind.REFLECTION, "Waar word je blij van?", True)]
    made = make_template(house=house, name=name, what_for="", lines=lines, by=TESTER, client_key=uuid4())
    return {"plan_template": made.pk}

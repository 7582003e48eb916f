"""A plan of the owner of a place, shared with somebody; and one that somebody shares with the owner."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from productiehuis.house.models import House
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from productiehuis.plans.actions import add_part, begin_plan, make_template, share, write_comment
from productiehuis.plans.models import Kind, Part, Share
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


def plans_at(owner: Person, helper: Person) -> dict[str, Any]:
    """What stands in the addresses of plans, when the place is this owner's."""
    other_name = make_person(owner.house, f"Ook{owner.number}")
    merge_persons(kept=owner, absorbed=other_name, by=TESTER)
    part, made, said = _shared(owner, helper)
    theirs, with_me, by_me = _shared(helper, owner)
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
    }


def template_of(house: House, name: str) -> dict[str, Any]:
    """Questions that a coach of this house wrote."""
    lines = [(Kind.REFLECTION, "Waar word je blij van?", True)]
    made = make_template(house=house, name=name, what_for="", lines=lines, by=TESTER, client_key=uuid4())
    return {"plan_template": made.pk}

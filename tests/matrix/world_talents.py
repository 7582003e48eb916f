"""What the owner of a place can do, was asked and reached; and a certificate the house may suggest as a milestone."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from productiehuis.activities.models import Certificate, CourseTemplate
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person
from productiehuis.plans.actions import add_part, begin_plan, share
from productiehuis.plans.actions.arrivals import receive_plan
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.actions.proofs import add_proof
from productiehuis.plans.actions.talents import add_talent, ask_talent
from productiehuis.plans.models import Kind, MilestoneKind, Proof
from productiehuis.plans.rules.plan_file import SCHEMA, VERSION
from productiehuis.plans.tests.pictures import png
from tests.cast import actor, make_person


def talents_of(initiative: Initiative, owner: Person, today: Any) -> dict[str, Any]:
    by, house = actor(owner), initiative.house
    talent = add_talent(person=owner, what=f"Koken in {initiative}", topic=None, shows=True, by=by, client_key=uuid4())
    asker = make_person(house, f"Vrager {initiative.slug}", login=False)
    ask = ask_talent(talent=talent, asker=asker, words="Graag", by=actor(asker), client_key=uuid4())
    milestone = note_milestone(person=owner, kind=MilestoneKind.EDUCATION, on=today, by=by, client_key=uuid4())
    template = CourseTemplate.objects.filter(house=house, made_by=initiative).latest("pk")
    paper, _made = Certificate.objects.get_or_create(house=house, person=owner, template=template)
    return proof_of(owner) | {"talent": talent.pk, "ask": ask.pk, "milestone": milestone.pk, "source": paper.pk}


def _proved(person: Person) -> Proof:
    by = actor(person)
    plan = begin_plan(person=person, by=by, client_key=uuid4())
    part = add_part(plan=plan, kind=Kind.PROOF, text="Dit maakte ik", by=by, client_key=uuid4())
    return add_proof(part=part, name="foto.png", data=png(), by=by, client_key=uuid4())


def proof_of(owner: Person) -> dict[str, Any]:
    """A file of the owner, one that somebody shares with the owner, and a plan that the owner is bringing in."""
    mine, friend = _proved(owner), make_person(owner.house, "Deler", login=False)
    theirs = _proved(friend)
    until = timezone.localdate() + timedelta(days=30)
    plan, part, by = theirs.part.plan, theirs.part, actor(friend)
    share(plan=plan, part=part, reader=owner, until=until, by=by, client_key=uuid4())
    data = json.dumps({"schema": SCHEMA, "version": VERSION, "parts": [{"key": "a", "kind": "dream"}]}).encode()
    arrival = receive_plan(person=owner, data=data, by=actor(owner), client_key=uuid4())
    return {
        "proved": mine.part_id,
        "proof": mine.pk,
        "plan_of_proof": plan.pk,
        "part_of_proof": part.pk,
        "proof_with_me": theirs.pk,
        "arrival": arrival.pk,
    }

"""What the owner of a place can do, was asked and reached; and a certificate the house may suggest as a milestone."""

from typing import Any
from uuid import uuid4

from productiehuis.activities.models import Certificate, CourseTemplate
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.actions.talents import add_talent, ask_talent
from productiehuis.plans.models import MilestoneKind
from tests.cast import actor, make_person


def talents_of(initiative: Initiative, owner: Person, today: Any) -> dict[str, Any]:
    by, house = actor(owner), initiative.house
    talent = add_talent(person=owner, what=f"Koken in {initiative}", topic=None, shows=True, by=by, client_key=uuid4())
    asker = make_person(house, f"Vrager {initiative.slug}", login=False)
    ask = ask_talent(talent=talent, asker=asker, words="Graag", by=actor(asker), client_key=uuid4())
    milestone = note_milestone(person=owner, kind=MilestoneKind.EDUCATION, on=today, by=by, client_key=uuid4())
    template = CourseTemplate.objects.filter(house=house, made_by=initiative).latest("pk")
    paper, _made = Certificate.objects.get_or_create(house=house, person=owner, template=template)
    return {"talent": talent.pk, "ask": ask.pk, "milestone": milestone.pk, "source": paper.pk}

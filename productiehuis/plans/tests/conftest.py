"""Rosa has a plan; Bart is a fellow resident, Koos a coach. All invented."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Person
from productiehuis.plans.actions import add_part, begin_plan, share
from productiehuis.plans.models import Kind, Part, Plan, Share
from tests.cast import Cast, actor, give, make_person

DREAM = "Een eetkraam met soep op de markt"
GOAL = "Een diploma sociale hygiëne"
STEP = "Maandag bellen met de school"
STAND = "Ik kook al elke week voor de buurt"


@dataclass
class Planned:
    """A plan with four parts, and people to share it with."""

    cast: Cast
    rosa: Person
    bart: Person
    koos: Person
    coach: Membership
    plan: Plan
    dream: Part
    stand: Part
    goal: Part
    step: Part

    @property
    def by(self):
        return actor(self.rosa)

    def share(self, part: Part | None = None, *, reader: Person | None = None, days: int = 30, **fields) -> Share:
        return share(
            plan=self.plan,
            part=part,
            reader=reader or self.bart,
            until=in_days(days),
            by=self.by,
            client_key=uuid4(),
            **fields,
        )


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def planned(cast: Cast) -> Planned:
    rosa, by = cast.rosa, actor(cast.rosa)
    bart, koos = make_person(cast.west, "Bart"), make_person(cast.west, "Koos")
    coach = give(koos, Role.COACH)
    plan = begin_plan(person=rosa, by=by, client_key=uuid4())

    def add(kind: Kind, text: str, **fields) -> Part:
        return add_part(plan=plan, kind=kind, text=text, by=by, client_key=uuid4(), **fields)

    dream, stand, goal = add(Kind.DREAM, DREAM), add(Kind.STAND, STAND), add(Kind.GOAL, GOAL)
    return Planned(cast, rosa, bart, koos, coach, plan, dream, stand, goal, add(Kind.STEP, STEP, goal=goal))

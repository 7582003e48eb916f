"""Whatever happened in whatever order: who is erased is nowhere any more, the others are everywhere they were."""

from dataclasses import dataclass, field
from datetime import time
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productiehuis.activities.actions import Plan, make_programme, set_present, sign_up
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.audit.actions import looked
from productiehuis.helpdesk.actions import (
    Registration,
    change_card,
    change_course,
    correct_visit,
    register_visit,
    withdraw_visit,
)
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.look_up import make_known
from productiehuis.people.actions import add_person, hear_yes, make_pass, merge_persons, undo_merge
from productiehuis.people.models import ConsentFor, HousePass, Merge, Person
from productiehuis.privacy.actions import cluster_of, erase_person
from productiehuis.privacy.tests.world import counts, every_text
from tests.cast import NL, actor

# Letters that nothing else in the database has in a row, in more than one script.
NAMES = ("Qwxyzelda", "Zwqxofred", "قظغضشذ")


@dataclass
class Played:
    """Three people, what was said of each, and the things that can happen to them."""

    cast: object
    people: list = field(default_factory=list)
    said: list = field(default_factory=lambda: [set(), set(), set()])
    weekly: object = None

    def __post_init__(self):
        cast = self.cast
        for number, name in enumerate(NAMES):
            self.people.append(add_person(house=cast.west, by=actor(cast.vera), first_name=name))
            make_known(initiative=cast.desk, person=self.people[-1], how="desk")
            self.said[number].add(name)
        plan = Plan(
            name=NL("Koffie"),
            room=cast.room,
            starts=time(0, 1),
            ends=time(23, 59),
            first_date=timezone.localdate(),
            rhythm=Rhythm.WEEKLY,
            skips_holidays=False,
            needs_sign_up=True,
            places=1,
        )
        self.weekly = make_programme(initiative=cast.desk, plan=plan, by=actor(cast.tamar), client_key=uuid4())

    def token(self, who):
        word = f"{NAMES[who]}{len(self.said[who])}"
        self.said[who].add(word)
        return word

    def told(self, who):
        asked = (Asked(self.cast.topics[0].pk, f"brief {self.token(who)}"),)
        return Registration(uuid4(), self.cast.room, "known", self.people[who], asked=asked)

    def visit(self, who, _other):
        registration = self.told(who)
        visit = register_visit(registration=registration, initiative=self.cast.desk, by=self.by).visit
        change_course(request=visit.requests.get(), course="waiting", note=f"belt {self.token(who)}", by=self.by)

    def wrong(self, who, other):
        """Written down under another, who told nothing, and corrected with a reason that names both."""
        first = Registration(uuid4(), self.cast.room, "known", self.people[other], asked=(self.plain,))
        visit = register_visit(registration=first, initiative=self.cast.desk, by=self.by).visit
        reason = f"was {NAMES[who]}" if who == other else f"was {NAMES[who]} niet {NAMES[other]}"
        correct_visit(visit=visit, registration=self.told(who), reason=reason, by=self.by)

    def withdrawn(self, who, _other):
        visit = register_visit(registration=self.told(who), initiative=self.cast.desk, by=self.by).visit
        withdraw_visit(visit=visit, client_key=uuid4(), reason=f"niet {NAMES[who]}", by=self.by)

    def card(self, who, _other):
        change_card(person=self.people[who], by=self.by, reach_when=self.token(who))

    def joins(self, who, _other):
        last = self.weekly.sessions.latest("date")
        first = self.weekly.sessions.earliest("date")
        sign_up(programme=self.weekly, session=last, person=self.people[who], by=self.by, client_key=uuid4())
        set_present(session=first, person=self.people[who], present=True, by=self.by, client_key=uuid4())

    def helps(self, who, _other):
        """Writes about somebody else, under their own name."""
        registration = Registration(uuid4(), self.cast.room, "known", self.cast.bo, asked=(self.plain,))
        own = actor(self.people[who], "volunteer")
        visit = register_visit(registration=registration, initiative=self.cast.desk, by=own).visit
        change_course(request=visit.requests.get(), course="helped", note="klaar", by=own)
        looked(by=own, house_key=self.cast.west.pk, part="card", subject_key=self.cast.bo.pk)

    def pass_(self, who, _other):
        if not HousePass.objects.filter(person=self.people[who]).exists():
            make_pass(person=self.people[who], by=self.by, client_key=uuid4())

    def yes(self, who, _other):
        hear_yes(
            person=self.people[who],
            purpose=ConsentFor.TAKE_ALONG,
            sentence=f"Mag dit, {NAMES[who]}?",
            language="nl",
            by=self.by,
            client_key=uuid4(),
        )

    def merge(self, who, other):
        try:
            with transaction.atomic():
                merge_persons(
                    kept=self.people[who],
                    absorbed=self.people[other],
                    by=self.by,
                    reason=f"ook {NAMES[other]}",
                )
        except ValidationError:
            return

    def unmerge(self, _who, _other):
        if merge := Merge.objects.active().order_by("pk").first():
            undo_merge(merge=merge, by=self.by)

    @property
    def by(self):
        return actor(self.cast.vera, "volunteer")

    @property
    def plain(self):
        return Asked(self.cast.topics[0].pk, "")


HAPPENINGS = ("visit", "wrong", "withdrawn", "card", "joins", "helps", "pass_", "yes", "merge", "unmerge")
who = st.integers(0, 2)


def texts():
    return "\n".join(text for _where, text in every_text()).casefold()


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happened=st.lists(st.tuples(st.sampled_from(HAPPENINGS), who, who), max_size=12), leaves=who)
def test_who_is_erased_is_nowhere_and_the_others_are_where_they_were(cast, happened, leaves):
    with transaction.atomic():
        played = Played(cast)
        for name, one, other in happened:
            getattr(played, name)(one, other)
        gone = {each.pk for each in cluster_of(played.people[leaves])}
        rows, before = counts(), texts()
        erase_person(person=played.people[leaves], by=actor(cast.pim))
        after = texts()
        for number, person in enumerate(played.people):
            for word in played.said[number]:
                if person.pk in gone:
                    assert word.casefold() not in after, word
                elif word != NAMES[number]:
                    # Their own words stay, all of them that were there.
                    assert after.count(word.casefold()) == before.count(word.casefold()), word
            assert bool(Person.objects.get(pk=person.pk).first_name) == (person.pk not in gone)
        assert counts() == rows
        assert not Visit.objects.filter(person__in=gone).exists()
        transaction.set_rollback(True)

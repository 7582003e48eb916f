"""Whatever is merged and undone, in whatever order and with whatever happening between, every count follows.

A machine merges, undoes and registers at random. It keeps a small model of its own: what was said and what was
registered, and who is linked with whom. After every step each list and count must be what the model says; a merge and
its undoing must not change one row of what was registered.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from productiehuis.activities.actions import set_present, sign_up, withdraw
from productiehuis.activities.models import Attendance, SignUp, SignUpState
from productiehuis.activities.participants import known_at, participants_of
from productiehuis.activities.queries import sessions_of_person, standing, target_of, with_places
from productiehuis.activities.tests.conftest import make
from productiehuis.helpdesk import queries
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.monitor.actions import settle
from productiehuis.monitor.counts import gather
from productiehuis.monitor.tests.data import visit
from productiehuis.people.actions import add_person, merge_persons, undo_merge
from productiehuis.people.models import Merge, Person
from tests.cast import TESTER, Cast

PEOPLE = 5
WHO = st.integers(0, PEOPLE - 1)
NOW = "2026-03-02 09:00:00+01:00"


class Machine(RuleBasedStateMachine):
    """`cast` is set by the test."""

    cast: Cast

    @initialize()
    def open_the_house(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        cast = self.cast
        self.people = [add_person(house=cast.west, by=TESTER, first_name=f"Mens{n}") for n in range(PEOPLE)]
        for person in self.people:
            make_known(initiative=cast.desk, person=person, how=KnownHere.How.DESK)
        self.session = make(cast, first_date=date(2026, 3, 2), needs_sign_up=True).sessions.first()
        self.merges: list[tuple[Merge, int, int]] = []
        self.visits: list[int] = []
        self.present: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def cluster(self, who: int) -> set[int]:
        """Everybody linked with this one, found by walking the pairs that were said."""
        found, size = {who}, 0
        while size != len(found):
            size = len(found)
            for _merge, one, other in self.merges:
                if found & {one, other}:
                    found |= {one, other}
        return found

    def clusters(self, people: set[int]) -> int:
        return len({frozenset(self.cluster(who)) for who in people})

    def rows(self) -> list[object]:
        """All that was registered, to the letter."""
        tables = (Visit, Attendance, SignUp, KnownHere)
        return [list(table.objects.order_by("pk").values()) for table in tables]

    @rule(kept=WHO, absorbed=WHO)
    def merge(self, kept: int, absorbed: int) -> None:
        before = self.rows()
        if absorbed in self.cluster(kept):
            with pytest.raises(ValidationError):
                merge_persons(kept=self.people[kept], absorbed=self.people[absorbed], by=TESTER)
        else:
            made = merge_persons(kept=self.people[kept], absorbed=self.people[absorbed], by=TESTER)
            self.merges.append((made, kept, absorbed))
        assert self.rows() == before

    @precondition(lambda self: self.merges)
    @rule(data=st.data(), twice=st.booleans())
    def undo(self, data: st.DataObject, twice: bool) -> None:
        before = self.rows()
        said = data.draw(st.sampled_from(self.merges))
        for _time in range(1 + twice):
            undo_merge(merge=Merge.objects.get(pk=said[0].pk), by=TESTER)
        self.merges.remove(said)
        assert self.rows() == before

    @rule(who=WHO)
    def come(self, who: int) -> None:
        visit(self.cast.room, self.cast.desk, self.people[who], topics=self.cast.topics[:1])
        self.visits.append(who)

    @rule(who=WHO, there=st.booleans())
    def attend(self, who: int, there: bool) -> None:
        set_present(session=self.session, person=self.people[who], present=there, by=TESTER, client_key=uuid4())
        mine = self.cluster(who)
        if not there:
            self.present -= mine
        elif not self.present & mine:
            self.present.add(who)

    @rule(who=WHO)
    def join(self, who: int) -> None:
        programme = self.session.programme
        sign_up(programme=programme, session=self.session, person=self.people[who], by=TESTER, client_key=uuid4())

    @rule(who=WHO)
    def leave(self, who: int) -> None:
        for each in SignUp.objects.standing().filter(session=self.session, person=self.people[who]):
            withdraw(sign_up=each, by=TESTER)

    def signed(self, state: str) -> set[int]:
        keys = SignUp.objects.filter(session=self.session, state=state).values_list("person", flat=True)
        at = {person.pk: who for who, person in enumerate(self.people)}
        return {at[key] for key in keys}

    @invariant()
    def the_desk_shows_every_visit_of_a_person(self) -> None:
        for who, person in enumerate(getattr(self, "people", ())):
            mine = self.cluster(who)
            shown = queries.visits_of_person(self.cast.desk, person).values_list("pk", flat=True)
            assert len(set(shown)) == sum(each in mine for each in self.visits)

    @invariant()
    def the_list_of_a_date_shows_each_person_once(self) -> None:
        if not hasattr(self, "people"):
            return
        listed = participants_of(self.session)
        here = self.present | self.signed(SignUpState.PLACED) | self.signed(SignUpState.WAITING)
        assert sum(each.is_present for each in listed) == known_at(self.session) == self.clusters(self.present)
        assert sum(each.is_present or each.sign_up is not None for each in listed) == self.clusters(here)
        placed = self.clusters(self.signed(SignUpState.PLACED))
        assert sum(each.sign_up is not None and not each.is_waiting for each in listed) == placed

    @invariant()
    def places_are_taken_by_persons(self) -> None:
        if not hasattr(self, "people"):
            return
        target = target_of(self.session)
        taken, waiting = standing(self.cast.west, {target})
        placed = self.signed(SignUpState.PLACED)
        assert len(taken[target]) == self.clusters(placed)
        queue = {who for who in self.signed(SignUpState.WAITING) if not self.cluster(who) & placed}
        assert len(waiting[target]) == self.clusters(queue)
        (shown,) = with_places(self.cast.west, [self.session])
        assert shown.spare_places == max(2 - self.clusters(placed), 0)

    @invariant()
    def an_agenda_has_what_any_of_ones_numbers_signed_up_for(self) -> None:
        joined = (
            self.signed(SignUpState.PLACED) | self.signed(SignUpState.WAITING) if hasattr(self, "people") else set()
        )
        for who, person in enumerate(getattr(self, "people", ())):
            there = sessions_of_person([person], date(2026, 3, 2) - timedelta(days=1))
            assert bool(there) == bool(self.cluster(who) & joined)

    @invariant()
    def the_monitor_counts_persons(self) -> None:
        if not hasattr(self, "people"):
            return
        settle()
        for year, initiative, name, expected in (
            (2018, self.cast.desk, "help_unique", self.clusters(set(self.visits))),
            (2026, self.cast.sewing, "activation_unique", self.clusters(self.present)),
        ):
            found = next(
                each for each in gather([self.cast.west], year)[0].initiatives if each.initiative == initiative
            )
            assert len(found.row.people[name]) == expected


@pytest.mark.django_db
def test_merging_and_undoing_restores_every_count(cast: Cast) -> None:
    Machine.cast = cast
    with time_machine.travel(NOW, tick=False):
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
    assert Person.objects.filter(first_name__startswith="Mens").count() == 0

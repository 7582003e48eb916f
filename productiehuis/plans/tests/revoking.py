"""A machine that shares, looks, stops, gives back, merges, erases and lets days pass, at random.

It keeps a small model of its own: who said what, and nothing of how the product decides. At every step each page a
reader can ask for must answer as the model says: 200 with the words that are shared, or 404. A look that is allowed
must stand in the log of its owner. `cast` and `clock` are set by who runs it.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from productiehuis.audit.models import Look
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Merge, Person
from productiehuis.plans.actions import (
    add_part,
    begin_plan,
    bring_back,
    erase_plan,
    give_back,
    join_plan,
    remove_part,
    share,
    stop_share,
    write_comment,
)
from productiehuis.plans.models import Kind, Part, Plan, Share
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, Cast, actor, make_person, sign_in

PEOPLE, OWNERS, COACH = 4, 2, 3
WHO, OWNER = st.integers(0, PEOPLE - 1), st.integers(0, OWNERS - 1)
KINDS = (Kind.GOAL, Kind.STEP)
WHAT = st.integers(0, 2 * len(KINDS) - 1)  # A part, or all of its kind.


@dataclass
class Said:
    """A share as the model remembers it."""

    key: object
    owner: int
    reader: int
    part: int | None
    kind: Kind | None
    until: date
    role: int | None
    is_stopped: bool = False


@dataclass
class Model:
    """Who may see what, in the plainest words."""

    shares: list[Said] = field(default_factory=list)
    merges: list[tuple[object, int, int]] = field(default_factory=list)
    joins: set[tuple[int, int]] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)
    no_plan: set[int] = field(default_factory=set)
    taken_out: set[tuple[int, int]] = field(default_factory=set)
    role_ends: list[date | None] = field(default_factory=lambda: [None])

    def cluster(self, who: int) -> set[int]:
        found, size = {who}, 0
        while size != len(found):
            size = len(found)
            for _merge, one, other in self.merges:
                if found & {one, other}:
                    found |= {one, other}
        return found

    def holds(self, said: Said, today: date) -> bool:
        end = self.role_ends[said.role] if said.role is not None else None
        return not said.is_stopped and today <= said.until and (end is None or today <= end)

    def sees(self, reader: int, owner: int, part: int, today: date) -> bool:
        if {reader, owner} & self.erased or owner in self.no_plan or (owner, part) in self.taken_out:
            return False
        mine = [said for said in self.shares if (said.reader, said.owner) == (reader, owner)]
        return any(self.holds(said, today) and (said.part == part or said.kind == KINDS[part]) for said in mine)

    def owns(self, who: int, owner: int) -> bool:
        if who in self.erased or owner in self.erased or owner in self.no_plan:
            return False
        return who == owner or ((owner, who) in self.joins and who in self.cluster(owner))


class Revoking(RuleBasedStateMachine):
    cast: Cast
    clock: object

    @initialize()
    def open_the_house(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.began = timezone.now()
        house = self.cast.west
        self.people = [make_person(house, f"Mens{number}") for number in range(PEOPLE)]
        self.coaching: list[Membership] = []
        self.become_coach()
        self.plans: list[Plan] = []
        self.parts: list[list[Part]] = []
        for number in range(OWNERS):
            by = actor(self.people[number])
            plan = begin_plan(person=self.people[number], by=by, client_key=uuid4())
            add = [
                add_part(plan=plan, kind=kind, text=f"Woorden{number}{kind}", by=by, client_key=uuid4())
                for kind in KINDS
            ]
            self.plans.append(plan)
            self.parts.append(add)
        self.model = Model()

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            self.clock.move_to(self.began)  # type: ignore[attr-defined]
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @property
    def today(self) -> date:
        return timezone.localdate()

    def become_coach(self) -> None:
        made = Membership.objects.create(
            house=self.cast.west, person=self.people[COACH], role=Role.COACH, starts=date(2018, 1, 1)
        )
        self.coaching.append(made)

    def has_plan(self, owner: int) -> bool:
        return owner not in self.model.erased | self.model.no_plan

    # What people do.

    @rule(owner=OWNER, other=st.integers(1, PEOPLE - 1), what=WHAT, days=st.integers(0, 3), by_role=st.booleans())
    def share(self, owner: int, other: int, what: int, days: int, by_role: bool) -> None:
        reader = (owner + other) % PEOPLE
        if not self.has_plan(owner) or reader in self.model.erased:
            return
        part, kind = (what, None) if what < len(KINDS) else (None, KINDS[what - len(KINDS)])
        role = len(self.coaching) - 1 if by_role and reader == COACH else None
        until = self.today + timedelta(days=days)
        made = share(
            plan=self.plans[owner],
            reader=self.people[reader],
            part=None if part is None else self.parts[owner][part],
            kind=kind,
            membership=None if role is None else self.coaching[role],
            until=until,
            by=actor(self.people[owner]),
            client_key=uuid4(),
        )
        for said in self.model.shares:
            if (said.owner, said.reader, said.part, said.kind) == (owner, reader, part, kind):
                said.is_stopped = True
        self.model.shares.append(Said(made.pk, owner, reader, part, kind, until, role))

    @precondition(lambda self: self.model.shares)
    @rule(data=st.data(), by_reader=st.booleans())
    def stop(self, data: st.DataObject, by_reader: bool) -> None:
        said = data.draw(st.sampled_from(self.model.shares))
        if found := Share.objects.filter(pk=said.key).first():
            press = give_back if by_reader else stop_share
            press(share=found, by=actor(self.people[said.reader if by_reader else said.owner]))
        said.is_stopped = True

    @rule(owner=OWNER, part=st.integers(0, len(KINDS) - 1), back=st.booleans())
    def take_out(self, owner: int, part: int, back: bool) -> None:
        if not self.has_plan(owner):
            return
        press = bring_back if back else remove_part
        press(part=self.parts[owner][part], by=actor(self.people[owner]), client_key=uuid4())
        (self.model.taken_out.discard if back else self.model.taken_out.add)((owner, part))

    @rule(days=st.integers(1, 2))
    def wait(self, days: int) -> None:
        self.clock.shift(timedelta(days=days))  # type: ignore[attr-defined]

    @precondition(lambda self: COACH not in self.model.erased)
    @rule(again=st.booleans())
    def coach_leaves(self, again: bool) -> None:
        yesterday = self.today - timedelta(days=1)
        for number, role in enumerate(self.coaching):
            if self.model.role_ends[number] is None:
                Membership.objects.filter(pk=role.pk).update(ends=yesterday)
                self.model.role_ends[number] = yesterday
        if again:
            self.become_coach()
            self.model.role_ends.append(None)

    @rule(kept=WHO, absorbed=WHO)
    def merge(self, kept: int, absorbed: int) -> None:
        if kept == absorbed or absorbed in self.model.cluster(kept):
            return
        made = merge_persons(kept=self.people[kept], absorbed=self.people[absorbed], by=TESTER)
        self.model.merges.append((made.pk, kept, absorbed))

    @precondition(lambda self: self.model.merges)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        said = data.draw(st.sampled_from(self.model.merges))
        undo_merge(merge=Merge.objects.get(pk=said[0]), by=TESTER)
        self.model.merges.remove(said)

    @rule(owner=OWNER, reader=WHO)
    def join(self, owner: int, reader: int) -> None:
        if not self.has_plan(owner) or reader in self.model.erased or reader == owner:
            return
        said = {"plan": self.plans[owner], "reader": self.people[reader], "by": actor(self.people[owner])}
        if reader in self.model.cluster(owner):
            join_plan(**said, client_key=uuid4())
            self.model.joins.add((owner, reader))
        else:
            with pytest.raises(ValidationError):
                join_plan(**said, client_key=uuid4())

    @rule(who=WHO, everything=st.booleans())
    def erase(self, who: int, everything: bool) -> None:
        if who in self.model.erased or (not everything and who >= OWNERS):
            return
        if everything:
            erase_person(person=self.people[who], by=TESTER)
            self.model.erased |= self.model.cluster(who)
        elif self.has_plan(who):
            erase_plan(plan=self.plans[who], by=actor(self.people[who]))
            self.model.no_plan.add(who)

    # What they see.

    def browser(self, who: int) -> Client:
        person = Person.objects.select_related("user").get(pk=self.people[who].pk)
        return sign_in(Client(), person) if person.user else Client()

    @rule(reader=WHO, owner=OWNER)
    def look(self, reader: int, owner: int) -> None:
        """By the links that this reader once had, or was sent by somebody: they never change."""
        browser, plan = self.browser(reader), self.plans[owner]
        seen = [number for number in range(len(KINDS)) if self.model.sees(reader, owner, number, self.today)]
        answer = browser.get(reverse("plan_with_me", args=[plan.pk]))
        assert (answer.status_code == 200) == bool(seen)
        self.compare(answer.content.decode() if answer.status_code == 200 else "", owner, seen)
        for number, part in enumerate(self.parts[owner]):
            answer = browser.get(reverse("plan_with_me_part", args=[plan.pk, part.pk]))
            assert (answer.status_code == 200) == (number in seen), (reader, owner, number)
            if number in seen:
                looks = Look.objects.filter(viewer_key=self.people[reader].pk, part=f"plan {KINDS[number]}")
                assert looks.filter(subject_key=self.people[owner].pk, at__date=self.today).exists()

    @precondition(lambda self: self.model.shares)
    @rule(data=st.data())
    def look_again(self, data: st.DataObject) -> None:
        """Who was once shown something comes back to it; most holes are found so."""
        said = data.draw(st.sampled_from(self.model.shares))
        self.look(said.reader, said.owner)

    def compare(self, text: str, owner: int, seen: list[int]) -> None:
        for number in range(OWNERS):
            for each, kind in enumerate(KINDS):
                assert (f"Woorden{number}{kind}" in text) == (number == owner and each in seen)

    @rule(reader=WHO, owner=OWNER, part=st.integers(0, len(KINDS) - 1))
    def say(self, reader: int, owner: int, part: int) -> None:
        """A comment, sent by a page that was open all the while."""
        said = {"part": self.parts[owner][part], "writer": self.people[reader], "text": "Goed"}
        if self.model.sees(reader, owner, part, self.today):
            write_comment(**said, by=actor(self.people[reader]), client_key=uuid4())
        else:
            with pytest.raises(ValidationError):
                write_comment(**said, by=actor(self.people[reader]), client_key=uuid4())

    @rule(who=WHO)
    def look_at_own(self, who: int) -> None:
        """One's own page has the plans that are one's own, and no word of another."""
        answer = self.browser(who).get(reverse("my_plan", args=["west"]))
        assert (answer.status_code == 200) == (who not in self.model.erased)
        text = answer.content.decode() if answer.status_code == 200 else ""
        for owner in range(OWNERS):
            for number, kind in enumerate(KINDS):
                wanted = self.model.owns(who, owner) and (owner, number) not in self.model.taken_out
                assert (f"Woorden{owner}{kind}" in text) == wanted, (who, owner, kind)

"""After erasure no table of the database holds a name, a number or a word of this person; every count is as it was."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productiehuis.audit.models import Event, Look
from productiehuis.helpdesk.models import HelpRequest, RequestStep, Visit
from productiehuis.initiatives.models import Membership
from productiehuis.monitor.counts import gather
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Consent, Merge, Person, User
from productiehuis.privacy import journal
from productiehuis.privacy.actions import erase_person
from productiehuis.privacy.tests.world import FIRST, PHONE, counts, make_everywhere, traces_of
from tests.cast import actor, make_person


@pytest.fixture
def everywhere(cast):
    return make_everywhere(cast)


def numbers(cast):
    year = gather([cast.west], timezone.localdate().year)[0]
    rows = [(each.initiative.slug, each.row.figures, [m.figures for m in each.months]) for each in year.initiatives]
    return rows, year.totals, year.by_topic


def test_the_world_is_full_of_traces_to_begin_with(everywhere):
    places = {where.split(".")[0] for where, _text in traces_of()}
    assert len(places) > 10


def test_nothing_is_left_and_every_count_is_the_same(cast, everywhere):
    before, rows = numbers(cast), counts()
    assert erase_person(person=everywhere.person, by=actor(cast.pim)) == 2
    assert traces_of() == []
    assert numbers(cast) == before
    assert counts() == rows


def test_who_is_erased_through_the_absorbed_number_goes_as_a_whole(cast, everywhere):
    erase_person(person=everywhere.same, by=actor(cast.pim))
    assert not Person.objects.filter(pk__in=[everywhere.person.pk, everywhere.same.pk], erased_at=None).exists()
    assert traces_of() == []


def test_what_others_told_stays(cast, everywhere):
    erase_person(person=everywhere.person, by=actor(cast.pim))
    words = {each.own_words for each in HelpRequest.objects.all()}
    assert words == {"", "Bo zijn vraag", "Bo zijn andere vraag"}
    assert "klaar" in {each.note for each in RequestStep.objects.all()}
    assert Visit.objects.filter(person=cast.bo).count() == 3


def test_the_login_ends_and_another_house_keeps_its_own(cast, everywhere):
    elsewhere = make_person(cast.noord, "Elders", login=False)
    Person.objects.filter(pk=elsewhere.pk).update(user=everywhere.user)
    erase_person(person=everywhere.person, by=actor(cast.pim))
    assert User.objects.filter(pk=everywhere.user.pk).exists()
    erase_person(person=elsewhere, by=actor(cast.pim))
    assert not User.objects.filter(pk=everywhere.user.pk).exists()


def test_roles_end_today_and_go_on_counting(cast, everywhere):
    erase_person(person=everywhere.person, by=actor(cast.pim))
    assert not Membership.objects.filter(person=everywhere.person, ends=None).exists()
    assert Membership.objects.filter(person=everywhere.person).count() == 5


def test_the_log_keeps_what_happened_without_the_name(cast, everywhere):
    lines = Event.objects.filter(actor_key=everywhere.person.pk).count()
    looks = Look.objects.count()
    erase_person(person=everywhere.person, by=actor(everywhere.person))
    # Two numbers, and the partner who was reached through her.
    assert Event.objects.filter(actor_key=everywhere.person.pk, actor_name="").count() == lines + 3
    assert Look.objects.count() == looks
    assert not Event.objects.filter(actor_name=FIRST).exists()


def test_a_yes_to_being_erased_stays_as_proof_and_every_other_yes_goes(cast, everywhere):
    erase_person(person=everywhere.person, by=actor(cast.pim))
    theirs = Consent.objects.filter(person__in=(everywhere.person, everywhere.same))
    assert list(theirs.values_list("purpose", flat=True)) == ["erase"]


def test_twice_is_once(cast, everywhere):
    erase_person(person=everywhere.person, by=actor(cast.pim))
    at = Person.objects.get(pk=everywhere.person.pk).erased_at
    lines = Event.objects.count()
    assert erase_person(person=everywhere.person, by=actor(cast.pim)) == 0
    assert (Person.objects.get(pk=everywhere.person.pk).erased_at, Event.objects.count()) == (at, lines)


def test_who_was_taken_out_of_the_cluster_stays(cast, everywhere):
    undo_merge(merge=Merge.objects.get(), by=actor(cast.pim))
    assert erase_person(person=everywhere.person, by=actor(cast.pim)) == 1
    assert Person.objects.get(pk=everywhere.same.pk).first_name


def test_the_only_coordinator_hands_over_first(cast):
    with pytest.raises(ValidationError, match="coördinator"):
        erase_person(person=cast.cor, by=actor(cast.cor))
    cast.cor.refresh_from_db()
    assert cast.cor.first_name == "Cor"


def test_a_message_that_waits_is_not_sent(cast, everywhere):
    erase_person(person=everywhere.person, by=actor(cast.pim))
    assert traces_of([PHONE]) == []


def test_a_failure_halfway_leaves_everything(cast, everywhere, monkeypatch):
    monkeypatch.setattr("productiehuis.people.privacy.end_login", lambda user: 1 / 0)
    before = len(traces_of())
    with pytest.raises(ZeroDivisionError):
        erase_person(person=everywhere.person, by=actor(cast.pim))
    assert len(traces_of()) == before
    assert not journal.here().exists()


def test_the_journal_has_keys_and_no_names(cast, everywhere, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=everywhere.person, by=actor(cast.pim))
    gone = set(journal.read(journal.here()))
    keys = {everywhere.person.pk, everywhere.same.pk}
    assert {(each.what, each.key) for each in gone} == {("person", key) for key in keys} | {
        ("login", everywhere.user.pk)
    }
    assert FIRST not in journal.here().read_text()


@pytest.mark.django_db(transaction=False)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=5),
    undone=st.sets(st.integers(0, 4)),
    who=st.integers(0, 4),
)
def test_whatever_was_merged_exactly_the_cluster_goes(cast, pairs, undone, who):
    with transaction.atomic():
        people = [make_person(cast.west, f"Mens{n}", login=False) for n in range(5)]
        for number, (kept, absorbed) in enumerate(pairs):
            try:
                with transaction.atomic():
                    merge = merge_persons(kept=people[kept], absorbed=people[absorbed], by=actor(cast.pim))
            except ValidationError:
                continue
            if number in undone:
                undo_merge(merge=merge, by=actor(cast.pim))
        roots = Merge.objects.roots(cast.west)
        same = {
            p.pk for p in people if roots.get(p.number, p.number) == roots.get(people[who].number, people[who].number)
        }
        erase_person(person=people[who], by=actor(cast.pim))
        gone = set(Person.objects.filter(house=cast.west, erased_at__isnull=False).values_list("pk", flat=True))
        assert gone == same
        transaction.set_rollback(True)

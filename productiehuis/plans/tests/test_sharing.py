"""Sharing a part with somebody, and everything by which that ends: at once, and for whoever has the link."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Look
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.people.actions import make_pass, merge_persons, revoke_pass, set_pass_pin, undo_merge
from productiehuis.people.models import Why
from productiehuis.plans.access import find_reader, people_to_share_with, plans_of
from productiehuis.plans.access.naming import Answer
from productiehuis.plans.actions import (
    add_part,
    begin_plan,
    erase_part,
    hide_comment,
    join_plan,
    make_share_code,
    part_plan,
    remove_part,
    stop_every_share,
    stop_share,
    write_comment,
)
from productiehuis.plans.models import Comment, Kind, Share
from productiehuis.plans.tests.conftest import DREAM, GOAL, STEP, in_days
from productiehuis.privacy.access import lines_about
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, actor, give, make_person

pytestmark = pytest.mark.django_db


def plan_page(planned):
    return reverse("plan_with_me", args=[planned.plan.pk])


def part_page(planned, part):
    return reverse("plan_with_me_part", args=[planned.plan.pk, part.pk])


def status(client, url):
    return client.get(url).status_code


def test_a_reader_sees_what_is_shared_and_nothing_else(planned, as_person):
    planned.share(planned.goal)
    bart = as_person(planned.bart)
    text = bart.get(plan_page(planned)).content.decode()
    assert GOAL in text
    assert DREAM not in text
    assert STEP not in text
    assert status(bart, part_page(planned, planned.goal)) == 200
    assert status(bart, part_page(planned, planned.dream)) == 404


def test_a_share_of_a_kind_shows_also_what_comes_later(planned, as_person):
    planned.share(kind=Kind.GOAL)
    add_part(plan=planned.plan, kind=Kind.GOAL, text="Een vergunning", by=planned.by, client_key=uuid4())
    text = as_person(planned.bart).get(plan_page(planned)).content.decode()
    assert GOAL in text
    assert "Een vergunning" in text
    assert DREAM not in text


def test_a_link_forwarded_to_a_stranger_opens_nothing(planned, as_person, client):
    planned.share(planned.goal)
    for person in (planned.koos, planned.cast.tamar, planned.cast.cor, planned.cast.pim, planned.cast.fay):
        stranger = as_person(person)
        assert status(stranger, plan_page(planned)) == 404
        assert status(stranger, part_page(planned, planned.goal)) == 404
    assert client.get(plan_page(planned)).status_code == 302


def test_stopping_counts_for_the_very_next_click(planned, as_person):
    share = planned.share(planned.goal)
    bart = as_person(planned.bart)
    assert status(bart, part_page(planned, planned.goal)) == 200
    assert stop_share(share=share, by=planned.by)
    assert not stop_share(share=share, by=planned.by)
    assert status(bart, part_page(planned, planned.goal)) == 404
    assert status(bart, plan_page(planned)) == 404
    sent = {"text": "te laat", "client_key": uuid4()}
    assert bart.post(part_page(planned, planned.goal), sent).status_code == 404
    assert not Comment.objects.exists()


def test_a_share_ends_by_itself_while_its_page_is_open(planned, as_person):
    planned.share(planned.goal, days=3)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 200
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 404


def test_the_other_gives_it_back(planned, as_person):
    share = planned.share(planned.goal)
    bart = as_person(planned.bart)
    assert bart.post(reverse("plan_give_back", args=[share.pk])).status_code == 302
    assert status(bart, plan_page(planned)) == 404
    share.refresh_from_db()
    assert share.stopped == "given_back"
    assert as_person(planned.koos).post(reverse("plan_give_back", args=[share.pk])).status_code == 404


def test_what_is_taken_out_is_seen_by_nobody(planned, as_person):
    planned.share(planned.goal)
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 404


def test_a_coach_who_leaves_sees_nothing_from_the_next_day_on_also_when_coach_again(planned, as_person):
    planned.share(planned.goal, reader=planned.koos, membership=planned.coach)
    planned.share(planned.dream, reader=planned.koos)
    assert status(as_person(planned.koos), part_page(planned, planned.goal)) == 200
    Membership.objects.filter(pk=planned.coach.pk).update(ends=timezone.localdate() - timedelta(days=1))
    assert status(as_person(planned.koos), part_page(planned, planned.goal)) == 404
    give(planned.koos, Role.COACH)
    assert status(as_person(planned.koos), part_page(planned, planned.goal)) == 404
    # As a fellow resident, named by what Koos showed, he still sees what was shared so.
    assert status(as_person(planned.koos), part_page(planned, planned.dream)) == 200


def test_every_look_stands_in_who_looked_with_the_part_in_words(planned, as_person):
    planned.share(planned.goal, reader=planned.koos, membership=planned.coach)
    as_person(planned.koos).get(plan_page(planned))
    as_person(planned.rosa).get(reverse("my_plan", args=["west"]))
    look = Look.objects.get(subject_key=planned.rosa.pk)
    assert (look.part, look.role, look.viewer_name) == ("plan goal", "coach", "Koos")
    line = lines_about(planned.rosa)[0]
    assert (line.who, line.what) == ("Koos", "een doel in je plan")
    assert "een doel in je plan" in as_person(planned.rosa).get(reverse("who_looked")).content.decode()


def test_each_part_is_its_own_look_and_the_owner_reads_which(planned, as_person):
    other = add_part(plan=planned.plan, kind=Kind.STEP, text="Een boek lenen", by=planned.by, client_key=uuid4())
    planned.share(planned.step)
    planned.share(other)
    for part in (planned.step, other, other):
        as_person(planned.bart).get(part_page(planned, part))
    assert [look.about_key for look in Look.objects.order_by("at")] == [planned.step.pk, other.pk]
    told = as_person(planned.rosa).get(reverse("who_looked")).content.decode()
    for part in (planned.step, other):
        assert told.count(reverse("plan_part", args=["west", part.pk])) == 1
    assert STEP not in told  # The log leads to the part and holds no word of it.
    erase_part(part=other, by=planned.by)
    told = as_person(planned.rosa).get(reverse("who_looked")).content.decode()
    assert reverse("plan_part", args=["west", other.pk]) not in told
    assert told.count("een stap in je plan") == 2


def test_a_look_at_all_of_a_plan_is_one_line_with_what_was_in_it(planned, as_person):
    planned.share(planned.goal)
    planned.share(planned.step)
    as_person(planned.bart).get(plan_page(planned))
    (line,) = [line for line in lines_about(planned.rosa) if line.is_look]
    assert [thing.what for thing in line.things] == ["een doel in je plan", "een stap in je plan"]


def last_looks(planned, as_person):
    page = as_person(planned.rosa).get(reverse("plan_shares", args=["west"]))
    return [last for _share, _many, last in page.context["standing"]]


def test_shared_anew_is_seen_anew_and_an_older_look_does_not_count(planned, as_person):
    with time_machine.travel("2026-03-02 19:16:00+01:00", tick=False) as clock:
        first = planned.share(planned.goal)
        as_person(planned.bart).get(part_page(planned, planned.goal))
        stop_share(share=first, by=planned.by)
        clock.shift(timedelta(minutes=3))
        planned.share(planned.goal)
        assert last_looks(planned, as_person) == [None]
        clock.shift(timedelta(minutes=2))
        as_person(planned.bart).get(part_page(planned, planned.goal))
        assert Look.objects.count() == 2
        assert last_looks(planned, as_person) == [timezone.now()]


def test_when_one_part_was_seen_another_of_its_kind_was_not(planned, as_person):
    other = add_part(plan=planned.plan, kind=Kind.GOAL, text="Een vergunning", by=planned.by, client_key=uuid4())
    planned.share(planned.goal)
    planned.share(other)
    as_person(planned.bart).get(part_page(planned, planned.goal))
    assert sorted(last is None for last in last_looks(planned, as_person)) == [False, True]


def test_sharing_again_replaces_what_stood(planned):
    first = planned.share(planned.goal, days=3)
    second = planned.share(planned.goal, days=30)
    first.refresh_from_db()
    assert first.stopped == "replaced"
    assert Share.objects.get(stopped_at__isnull=True) == second


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_was_or_is_too_far_is_refused(planned, days):
    with pytest.raises(ValidationError):
        planned.share(planned.goal, days=days)


def test_nobody_shares_with_themselves_or_with_another_house(planned):
    for reader in (planned.rosa, planned.cast.fay):
        with pytest.raises(ValidationError):
            planned.share(planned.goal, reader=reader)


def test_all_stops_at_once(planned, as_person):
    planned.share(planned.goal)
    planned.share(kind=Kind.DREAM, reader=planned.koos)
    assert stop_every_share(plan=planned.plan, by=planned.by) == 2
    assert status(as_person(planned.koos), plan_page(planned)) == 404


# Naming somebody without a list of people.


def test_a_code_said_aloud_names_somebody_once_and_for_a_quarter_of_an_hour(planned):
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    assert find_reader(planned.rosa, f"{code[:3]} {code[3:]}").reader == planned.bart
    assert find_reader(planned.rosa, code).answer == Answer.UNKNOWN
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert find_reader(planned.rosa, code).answer == Answer.UNKNOWN


def test_a_code_or_pass_of_another_house_names_nobody(planned):
    far = planned.cast.fay
    assert find_reader(planned.rosa, make_share_code(person=far, by=actor(far))).answer == Answer.UNKNOWN
    shown = make_pass(person=far, by=actor(far), client_key=uuid4())
    assert find_reader(planned.rosa, shown.code).answer == Answer.UNKNOWN


def test_a_pass_names_its_holder_until_it_is_revoked(planned):
    shown = make_pass(person=planned.bart, by=planned.by, client_key=uuid4())
    assert find_reader(planned.rosa, shown.code).reader == planned.bart
    assert find_reader(planned.rosa, f"https://huis.example/pas/{shown.token}/").reader == planned.bart
    revoke_pass(old=shown, by=planned.by, why=Why.LOST)
    assert find_reader(planned.rosa, shown.code).answer == Answer.UNKNOWN


def test_guessing_codes_ends(planned):
    for number in range(10):
        assert find_reader(planned.rosa, f"00000{number}").answer == Answer.UNKNOWN
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    assert find_reader(planned.rosa, code).answer == Answer.TOO_OFTEN


def test_only_coaches_and_the_trekkers_where_i_am_known_are_offered(planned):
    assert [each.person for each in people_to_share_with(planned.rosa)] == [planned.koos]
    make_known(initiative=planned.cast.desk, person=planned.rosa, how=KnownHere.How.DESK)
    offered = {each.person for each in people_to_share_with(planned.rosa)}
    assert offered == {planned.koos, planned.cast.tamar}  # Not Noor of the sewing room, Bart, Vera or Cor.


# Merges.


def test_a_merge_alone_opens_no_plan_and_the_owner_joins_two_of_their_own(planned):
    other = make_person(planned.cast.west, "Roosje")
    theirs = begin_plan(person=other, by=actor(other), client_key=uuid4())
    with pytest.raises(ValidationError):
        join_plan(plan=planned.plan, reader=other, by=planned.by, client_key=uuid4())
    merge = merge_persons(kept=planned.rosa, absorbed=other, by=actor(planned.cast.pim))
    assert plans_of(other) == [theirs]
    join_plan(plan=planned.plan, reader=other, by=planned.by, client_key=uuid4())
    assert plans_of(other) == [theirs, planned.plan]
    assert plans_of(planned.rosa) == [planned.plan]
    undo_merge(merge=merge, by=actor(planned.cast.pim))
    assert plans_of(other) == [theirs]


def test_a_merged_person_sees_both_plans_in_one_page_and_parts_them_again(planned, as_person):
    other = make_person(planned.cast.west, "Roosje")
    theirs = begin_plan(person=other, by=actor(other), client_key=uuid4())
    add_part(plan=theirs, kind=Kind.DREAM, text="Weer gaan zingen", by=actor(other), client_key=uuid4())
    merge_persons(kept=planned.rosa, absorbed=other, by=actor(planned.cast.pim))
    join_plan(plan=theirs, reader=planned.rosa, by=actor(other), client_key=uuid4())
    page = reverse("my_plan", args=["west"])
    both = as_person(planned.rosa).get(page).content.decode()
    assert DREAM in both
    assert "Weer gaan zingen" in both
    part_plan(plan=theirs, by=actor(other))
    assert "Weer gaan zingen" not in as_person(planned.rosa).get(page).content.decode()


def test_who_merges_people_reads_nothing_that_was_shared_with_one_of_them(planned, as_person):
    planned.share(planned.goal)
    merge_persons(kept=planned.bart, absorbed=planned.cast.pim, by=TESTER)
    assert status(as_person(planned.cast.pim), part_page(planned, planned.goal)) == 404
    assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 200


# Comments.


def comment(planned, text="Dat lukt jou!"):
    return write_comment(part=planned.goal, writer=planned.bart, text=text, by=actor(planned.bart), client_key=uuid4())


def test_a_reader_says_something_and_the_owner_hides_it_unseen(planned, as_person):
    planned.share(planned.goal)
    bart, rosa = as_person(planned.bart), as_person(planned.rosa)
    bart.post(part_page(planned, planned.goal), {"text": "Dat lukt jou!", "client_key": uuid4()})
    own = reverse("plan_part", args=["west", planned.goal.pk])
    assert "Dat lukt jou!" in rosa.get(own).content.decode()
    before = bart.get(part_page(planned, planned.goal)).content.decode()
    rosa.post(reverse("plan_comment_hide", args=["west", Comment.objects.get().pk]))
    assert "Dat lukt jou!" not in rosa.get(own).content.decode()
    after = bart.get(part_page(planned, planned.goal)).content.decode()
    assert before.count("Dat lukt jou!") == after.count("Dat lukt jou!") == 1


def test_a_reader_does_not_see_what_another_reader_said(planned, as_person):
    planned.share(planned.goal)
    planned.share(planned.goal, reader=planned.koos)
    comment(planned)
    assert "Dat lukt jou!" not in as_person(planned.koos).get(part_page(planned, planned.goal)).content.decode()


def test_who_sees_nothing_says_nothing(planned):
    with pytest.raises(ValidationError):
        comment(planned)


def test_of_a_writer_who_is_erased_the_line_stays_without_words(planned, as_person):
    planned.share(planned.goal)
    said = comment(planned)
    hide_comment(comment=said, by=planned.by)
    erase_person(person=planned.bart, by=actor(planned.cast.pim))
    said.refresh_from_db()
    assert (said.text, said.writer) == ("", None)
    assert not Share.objects.exists()
    assert status(as_person(planned.rosa), reverse("plan_part", args=["west", planned.goal.pk])) == 200


def test_of_an_owner_who_is_erased_nothing_of_the_plan_is_left(planned, as_person):
    planned.share(planned.goal)
    comment(planned)
    erase_person(person=planned.rosa, by=actor(planned.cast.pim))
    assert status(as_person(planned.bart), plan_page(planned)) == 404
    assert not Comment.objects.exists()


def test_an_open_session_of_a_pass_that_is_revoked_opens_no_plan(planned, client):
    own = make_pass(person=planned.rosa, by=planned.by, client_key=uuid4())
    set_pass_pin(own=own, pin="2580", by=planned.by)
    client.post(reverse("pass_login"), {"code": own.code, "pin": "2580"})
    page = reverse("my_plan", args=["west"])
    assert DREAM in client.get(page).content.decode()
    revoke_pass(old=own, by=planned.by, why=Why.LOST)
    assert client.get(page).status_code == 302


def test_the_whole_way_of_sharing_shows_first_what_the_other_will_see(planned, as_person):
    rosa, url = as_person(planned.rosa), reverse("plan_share_part", args=["west", planned.goal.pk])
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    shown = rosa.post(url, {"who": "code", "code": code, "period": "day", "day": in_days(5).isoformat()})
    text = shown.content.decode()
    assert "Dit ziet Bart" in text
    assert GOAL in text
    assert DREAM not in text
    assert not Share.objects.exists()
    sealed = shown.context["sure"].initial["sealed"]
    sent = {"sealed": sealed, "client_key": uuid4()}
    for _time in range(2):
        assert rosa.post(url, sent).status_code == 302
    made = Share.objects.get()
    assert (made.reader, made.part, made.until) == (planned.bart, planned.goal, in_days(5))
    # The seal is of who made it: in other hands it shares nothing.
    koos_plan = begin_plan(person=planned.koos, by=actor(planned.koos), client_key=uuid4())
    theirs = add_part(plan=koos_plan, kind=Kind.GOAL, text="x", by=actor(planned.koos), client_key=uuid4())
    as_person(planned.koos).post(
        reverse("plan_share_part", args=["west", theirs.pk]), {"sealed": sealed, "client_key": uuid4()}
    )
    assert Share.objects.count() == 1


def test_the_owner_stops_with_one_tap_and_another_cannot(planned, as_person):
    share = planned.share(planned.goal)
    stop = reverse("plan_share_stop", args=["west", share.pk])
    assert as_person(planned.bart).post(stop).status_code == 404
    assert as_person(planned.rosa).post(stop).status_code == 302
    share.refresh_from_db()
    assert share.stopped == "owner"

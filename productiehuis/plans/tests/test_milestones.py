"""Milestones: of their owner alone until they celebrate one; what is counted outlives the name, not the yes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from productiehuis.activities.models import Certificate, CourseTemplate
from productiehuis.audit.models import Event, Look
from productiehuis.people.actions import merge_persons, withdraw_yes
from productiehuis.people.models import Consent, Person
from productiehuis.plans.access.milestones import suggested
from productiehuis.plans.actions import begin_plan, count_plan, erase_plan
from productiehuis.plans.actions.counting import count_milestone, stop_counting
from productiehuis.plans.actions.milestones import (
    celebrate,
    correct_milestone,
    leave_aside,
    note_milestone,
    remove_milestone,
)
from productiehuis.plans.models import Audience, Counted, FlownTo, Milestone, MilestoneKind
from productiehuis.plans.queries import celebrated_in, counted_facts, growth_pages
from productiehuis.privacy.actions import erase_person
from tests.cast import NL, TESTER, actor

DAY = date(2018, 9, 1)


def note(person, kind=MilestoneKind.FLOWN_OUT, on=DAY, **more):
    more.setdefault("flown_to", FlownTo.JOB)
    return note_milestone(person=person, kind=kind, on=on, by=actor(person), client_key=uuid4(), **more)


def show(milestone, audience=Audience.HOUSE):
    return celebrate(milestone=milestone, audience=audience, by=actor(milestone.person), client_key=uuid4())


def counted(cast, year=2018):
    return [(each.number, each.kind, each.flown_to) for each in counted_facts([cast.west], year, year)]


def test_what_is_kept_is_sealed_and_seen_by_nobody(cast, as_person):
    note(cast.rosa, words="Bij de bakker")
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, flown_to, words, shown_kind FROM plans_milestone")
        kind, flown_to, words, shown = cursor.fetchone()
    assert (b"flown" in bytes(kind), b"job" in bytes(flown_to), b"bakker" in bytes(words), shown) == (
        False,
        False,
        False,
        "",
    )
    assert celebrated_in(cast.west) == growth_pages(cast.west, 2018) == []
    assert "bakker" not in as_person(cast.vera).get("/west/vieren/").content.decode()
    assert not Event.objects.filter(house_key=cast.west.pk, object_type="plans.milestone").exists()


def test_celebrating_with_the_house_shows_it_there_and_not_in_the_report(cast, as_person):
    show(note(cast.rosa, words="Bij de bakker"))
    page = as_person(cast.vera).get("/west/vieren/").content.decode()
    assert "Rosa" in page
    assert "Bij de bakker" in page
    assert growth_pages(cast.west, 2018) == []
    assert Look.objects.filter(part="milestones", scope=f"milestones:{cast.west.pk}").count() == 1
    assert as_person(cast.fay).get("/west/vieren/").status_code == 404


def test_taking_the_yes_back_works_at_once_everywhere(cast, as_person):
    mine = show(note(cast.rosa), Audience.REPORT)
    assert [page.first_name for page in growth_pages(cast.west, 2018)] == ["Rosa"]
    celebrate(milestone=mine, audience=Audience.SELF, by=actor(cast.rosa), client_key=uuid4())
    assert celebrated_in(cast.west) == growth_pages(cast.west, 2018) == []
    assert Milestone.objects.get().shown_kind == ""
    assert "Rosa" not in as_person(cast.vera).get("/west/vieren/").content.decode()


def test_a_yes_taken_back_at_a_desk_works_at_once_too(cast):
    mine = show(note(cast.rosa), Audience.REPORT)
    withdraw_yes(consent=Consent.objects.get(person=cast.rosa), by=actor(cast.vera))
    assert celebrated_in(cast.west) == growth_pages(cast.west, 2018) == []
    again = show(Milestone.objects.get(pk=mine.pk), Audience.REPORT)
    assert again.is_celebrated


def test_another_audience_is_another_yes(cast):
    mine = show(note(cast.rosa), Audience.HOUSE)
    show(mine, Audience.REPORT)
    assert [each.withdrawn_at is None for each in Consent.objects.order_by("at", "id")] == [False, True]
    assert "jaarverslag" in Consent.objects.latest("at").sentence


def test_a_growth_page_has_the_year_and_what_came_before(cast):
    show(note(cast.rosa, MilestoneKind.TREKKER, date(2017, 1, 1)), Audience.REPORT)
    show(note(cast.rosa, on=date(2018, 5, 1)), Audience.REPORT)
    show(note(cast.rosa, MilestoneKind.CERTIFICATE, date(2019, 5, 1)), Audience.REPORT)
    show(note(cast.vera, on=date(2017, 5, 1)), Audience.REPORT)
    (page,) = growth_pages(cast.west, 2018)
    assert (page.first_name, page.was_trekker, len(page.lines)) == ("Rosa", True, 2)


def test_merged_persons_have_one_growth_page(cast):
    show(note(cast.rosa), Audience.REPORT)
    show(note(cast.vera, MilestoneKind.TREKKER), Audience.REPORT)
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    (page,) = growth_pages(cast.west, 2018)
    assert (page.number, page.first_name, len(page.lines)) == (cast.vera.number, "Vera", 2)


def test_a_merge_gives_nobody_sight_of_what_another_kept(cast, as_person):
    mine = note(cast.rosa, words="Geheim")
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    vera = as_person(cast.vera)
    assert "Geheim" not in vera.get("/ik/west/mijlpalen/").content.decode()
    assert vera.get(f"/ik/west/mijlpalen/{mine.pk}/").status_code == 404


def test_nothing_counts_without_a_press(cast):
    note(cast.rosa)
    assert counted(cast) == []


def test_what_counts_says_to_what_and_stops_with_the_yes(cast):
    mine = note(cast.rosa)
    count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    assert counted(cast) == [(cast.rosa.number, "flown_out", "job")]
    stop_counting(milestone=mine, by=actor(cast.rosa))
    assert counted(cast) == []
    count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    assert len(counted(cast)) == 1


def test_that_a_plan_exists_counts_from_the_press_until_it_is_taken_back(cast):
    year = cast.west.today.year
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    assert counted(cast, year) == []
    for _time in range(2):
        count_plan(plan=plan, counts=True, by=actor(cast.rosa))
    assert counted(cast, year) == [(cast.rosa.number, "plan", "")]
    count_plan(plan=plan, counts=False, by=actor(cast.rosa))
    assert counted(cast, year) == []


def test_the_count_of_a_plan_outlives_the_plan_and_can_still_be_taken_back(cast, as_person):
    year, rosa = cast.west.today.year, as_person(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    rosa.post("/ik/west/mijlpalen/plan-telt/", {"says": "yes"})
    erase_plan(plan=plan, by=actor(cast.rosa))
    assert counted(cast, year) == [(cast.rosa.number, "plan", "")]
    rosa.post("/ik/west/mijlpalen/plan-telt/", {"says": "stop"})
    assert counted(cast, year) == []
    assert rosa.post("/ik/west/mijlpalen/plan-telt/", {"says": "yes"}).status_code == 404


def test_when_a_name_is_erased_the_count_stays_and_the_rest_goes(cast):
    mine = show(note(cast.rosa), Audience.REPORT)
    stopped = note(cast.rosa, MilestoneKind.CERTIFICATE)
    for each in (mine, stopped):
        count_milestone(milestone=each, by=actor(cast.rosa), client_key=uuid4())
    stop_counting(milestone=stopped, by=actor(cast.rosa))
    erase_person(person=cast.rosa, by=TESTER)
    assert counted(cast) == [(cast.rosa.number, "flown_out", "job")]
    assert Counted.objects.get().person is None
    assert not Milestone.objects.exists()
    assert celebrated_in(cast.west) == growth_pages(cast.west, 2018) == []


def test_removing_one_takes_its_count_away(cast):
    mine = show(note(cast.rosa))
    count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    remove_milestone(milestone=mine, by=actor(cast.rosa))
    assert counted(cast) == []
    assert Consent.objects.get(person=cast.rosa).withdrawn_at


def test_the_house_suggests_the_first_time_of_a_role_and_each_certificate(cast):
    course = CourseTemplate.objects.create(house=cast.west, made_by=cast.sewing, slug="naaien", name=NL("Naaien"))
    Certificate.objects.create(house=cast.west, person=cast.vera, template=course)
    kinds = [each.kind for each in suggested(cast.vera)]
    assert kinds == [MilestoneKind.VOLUNTEER, MilestoneKind.CERTIFICATE]
    assert suggested(cast.rosa) == []


def test_a_suggestion_is_taken_over_once_or_left_for_good(cast, as_person):
    (fact,) = suggested(cast.vera)
    vera, where = as_person(cast.vera), f"/ik/west/mijlpalen/voorstel/{fact.source}/"
    for _time in range(2):
        vera.post(where, {"client_key": str(uuid4()), "says": "yes"})
    assert Milestone.objects.get().kind == MilestoneKind.VOLUNTEER
    (other,) = suggested(cast.tamar)
    leave_aside(person=cast.tamar, source_key=other.source, by=actor(cast.tamar))
    assert suggested(cast.tamar) == suggested(cast.vera) == []


def test_a_suggestion_of_another_is_not_mine(cast, as_person):
    (fact,) = suggested(cast.vera)
    where = f"/ik/west/mijlpalen/voorstel/{fact.source}/"
    assert as_person(cast.rosa).post(where, {"client_key": str(uuid4()), "says": "yes"}).status_code == 404
    assert not Milestone.objects.exists()


def test_a_day_to_come_is_refused_in_words(cast, as_person):
    with pytest.raises(ValidationError):
        note(cast.rosa, on=timezone.localdate() + timedelta(days=2))
    form = {"kind": "flown_out", "on": DAY.isoformat(), "client_key": str(uuid4())}
    page = as_person(cast.rosa).post("/ik/west/mijlpalen/", form).content.decode()
    assert "Kies waarheen" in page


def test_the_page_notes_celebrates_and_stops(cast, as_person):
    rosa = as_person(cast.rosa)
    form = {"kind": "trekker", "on": DAY.isoformat(), "client_key": str(uuid4())}
    for _time in range(2):
        rosa.post("/ik/west/mijlpalen/", form)
    mine = Milestone.objects.get()
    where = f"/ik/west/mijlpalen/{mine.pk}/"
    rosa.post(where, {"audience": "report", "version": 1, "client_key": str(uuid4())})
    assert [page.was_trekker for page in growth_pages(cast.west, 2018)] == [True]
    rosa.post(where, {"audience": "self", "client_key": str(uuid4())})
    assert growth_pages(cast.west, 2018) == []


def test_on_the_device_of_a_desk_ones_own_pages_are_closed(cast, as_person):
    vera = as_person(cast.vera)
    session = vera.session
    session["desk_device"], session["desk_seen"] = str(uuid4()), int(timezone.now().timestamp())
    session.save()
    assert vera.get("/ik/west/mijlpalen/").status_code == 302


def test_who_is_younger_than_sixteen_celebrates_with_nobody(cast, as_person):
    mine = note(cast.rosa, MilestoneKind.CERTIFICATE)
    Person.objects.filter(pk=cast.rosa.pk).update(birth_year=timezone.localdate().year - 12)
    where = f"/ik/west/mijlpalen/{mine.pk}/"
    answer = as_person(cast.rosa).post(where, {"audience": "house", "client_key": str(uuid4())}, follow=True)
    assert "jonger dan 16" in answer.content.decode()
    assert celebrated_in(cast.west) == []


# Correcting one.


def correct(milestone, kind=MilestoneKind.CERTIFICATE, on=date(2019, 3, 1), **more):
    more.setdefault("version", milestone.version)
    return correct_milestone(milestone=milestone, kind=kind, on=on, by=actor(milestone.person), **more)


def test_day_words_and_kind_are_corrected_by_their_owner(cast):
    made = correct(note(cast.rosa, words="Bij de baker"), words="Lassen")
    found = Milestone.objects.get()
    assert (found, found.kind, found.on, found.words, found.flown_to) == (
        made,
        "certificate",
        date(2019, 3, 1),
        "Lassen",
        "",
    )
    assert not Event.objects.filter(house_key=cast.west.pk, object_type="plans.milestone").exists()
    correct(found, words="Lassen")
    assert Event.objects.filter(verb="milestone corrected").count() == 1


def test_a_day_to_come_is_refused_and_nothing_changes(cast):
    mine = note(cast.rosa)
    with pytest.raises(ValidationError):
        correct(mine, on=timezone.localdate() + timedelta(days=2))
    assert Milestone.objects.get().on == DAY


def test_who_may_see_it_sees_what_it_says_now(cast, as_person):
    mine = show(note(cast.rosa, words="Bij de baker"), Audience.REPORT)
    correct(mine, MilestoneKind.PAID_JOB, DAY, words="Bij de bakker")
    (shown,) = celebrated_in(cast.west)
    assert (shown.kind, shown.words, shown.flown_to) == ("paid_job", "Bij de bakker", "")
    assert [page.first_name for page in growth_pages(cast.west, 2018)] == ["Rosa"]
    assert Consent.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_what_was_counted_is_counted_as_it_is_now_and_once(cast):
    mine = note(cast.rosa)
    said = count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    correct(mine, MilestoneKind.FLOWN_OUT, date(2019, 3, 1), flown_to=FlownTo.OWN)
    assert counted(cast, 2018) == []
    assert counted(cast, 2019) == [(cast.rosa.number, "flown_out", "own")]
    now = Counted.objects.standing().get()
    assert (now.sentence, now.said_at) == (said.sentence, said.said_at)
    stop_counting(milestone=mine, by=actor(cast.rosa))
    assert counted(cast, 2019) == []


def test_other_words_alone_change_no_count(cast):
    mine = note(cast.rosa)
    count_milestone(milestone=mine, by=actor(cast.rosa), client_key=uuid4())
    correct(mine, MilestoneKind.FLOWN_OUT, DAY, flown_to=FlownTo.JOB, words="Bij de bakker")
    assert Counted.objects.count() == 1


def test_what_is_not_counted_is_not_counted_by_correcting_it(cast):
    correct(note(cast.rosa))
    assert not Counted.objects.exists()


def test_its_page_corrects_it_and_nobody_else_comes_there(cast, as_person):
    mine = note(cast.rosa)
    page = f"/ik/west/mijlpalen/{mine.pk}/wijzigen/"
    rosa = as_person(cast.rosa)
    assert page in rosa.get(f"/ik/west/mijlpalen/{mine.pk}/").text
    form = {"kind": "flown_out", "flown_to": "own", "on": "2018-10-02", "words": "Kraam", "client_key": str(uuid4())}
    form["version"] = rosa.get(page).context["form"]["version"].value()
    assert rosa.post(page, form).status_code == 302
    assert rosa.post(page, form | {"flown_to": ""}).status_code == 200
    assert "Kraam" in rosa.get(page).text
    for other in (cast.vera, cast.cor, cast.pim):
        assert as_person(other).post(page, form | {"words": "x"}).status_code == 404
    assert Milestone.objects.get().words == "Kraam"

"""The page of the flow: from registrations to what may be seen of it, and what changes it."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from productiehuis.activities.models import ProgrammeKind
from productiehuis.gaps.models import Gap
from productiehuis.initiatives.models import Membership, Role
from productiehuis.monitor.actions import settle
from productiehuis.monitor.flows import gather_flow
from productiehuis.monitor.publishing.flow_lines import flow_lines
from productiehuis.monitor.rules.flow import Stage, flow
from productiehuis.monitor.tests.crowd import YEAR, fly, refer_many
from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import PossibleDouble
from productiehuis.plans.actions.counting import count_that_plan, stop_counting_plan
from productiehuis.plans.models.milestones import FlownTo
from tests.cast import TESTER, make_person

PAGE = f"/west/cijfers/{YEAR}/doorstroom/"


def from_help_to(cast, stage, year=YEAR):
    here = gather_flow(cast.west, year)
    return len(flow(here.been[Stage.HELP], here.been[stage], here.roots, here.unsure))


def shown(client, page=PAGE):
    """The ways that the page shows, with their number."""
    table = client.get(page).context["flow"]
    return {tuple(map(str, names)): part.value for names, part in table.rows if not part.is_hidden}


def text(response):
    return " ".join(response.content.decode().split())


def test_anybody_sees_how_many_came_for_help_and_then_joined_in(cast, crowd, client):
    assert shown(client) == {("Hulp krijgen", "Meedoen"): 7}
    page = text(client.get(PAGE))
    assert 'href="/cijfers/regel/M-20/"' in page
    assert "Het huis met stromen van mensen" in page


def test_the_year_after_they_are_new_no_more(cast, crowd):
    attend(session(cast.sewing_room, cast.sewing, date(2019, 3, 5)), *crowd)
    assert from_help_to(cast, Stage.JOINED, 2019) == 2


def test_few_people_are_not_shown_and_nobody_neither(cast, crowd, client):
    for person in crowd[:4]:
        Membership.objects.create(
            house=cast.west, person=person, role=Role.VOLUNTEER, initiative=cast.desk, starts=date(YEAR, 5, 1)
        )
    assert from_help_to(cast, Stage.TEAM) == 4
    assert ("Hulp krijgen", "Vrijwilliger") not in shown(client)
    assert "niet getoond" in text(client.get(PAGE))


def test_merging_and_undoing_give_every_count_back(cast, crowd):
    twice = make_person(cast.west, "Onder een andere naam", login=False)
    attend(session(cast.sewing_room, cast.sewing, date(YEAR, 5, 8)), twice)
    assert from_help_to(cast, Stage.JOINED) == 7
    merged = merge_persons(kept=crowd[8], absorbed=twice, by=TESTER, reason="Zei het zelf.")
    assert from_help_to(cast, Stage.JOINED) == 8
    undo_merge(merge=merged, by=TESTER)
    assert from_help_to(cast, Stage.JOINED) == 7


def test_who_may_be_a_double_waits_also_after_being_erased(cast, crowd):
    PossibleDouble.objects.create(house=cast.west, one=crowd[0], other=cast.bo, likeness=0.9)
    assert from_help_to(cast, Stage.JOINED) == 6
    crowd[0].erased_at = noon(date(2020, 1, 1))
    crowd[0].save()
    assert from_help_to(cast, Stage.JOINED) == 6


def test_kept_counts_say_the_same_as_the_facts(cast, crowd, settings):
    counted = from_help_to(cast, Stage.JOINED), from_help_to(cast, Stage.JOINED, 2019)
    settle()
    assert (from_help_to(cast, Stage.JOINED), from_help_to(cast, Stage.JOINED, 2019)) == counted
    settings.KEPT_COUNTS = False
    assert (from_help_to(cast, Stage.JOINED), from_help_to(cast, Stage.JOINED, 2019)) == counted


def test_a_course_is_joining_in_and_counts_apart(cast, crowd):
    lesson = session(cast.sewing_room, cast.sewing, date(YEAR, 6, 5))
    lesson.programme.kind = ProgrammeKind.COURSE
    lesson.programme.save()
    attend(lesson, *crowd[:3])
    assert from_help_to(cast, Stage.COURSE) == 3
    assert from_help_to(cast, Stage.JOINED) == 7


def test_a_plan_counts_only_as_long_as_its_owner_says_so(cast):
    year = cast.west.today.year
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1], at=noon(date(YEAR, 1, 9)))
    assert from_help_to(cast, Stage.PLAN, year) == 0
    count_that_plan(person=cast.rosa, by=TESTER)
    assert from_help_to(cast, Stage.PLAN, year) == 1
    stop_counting_plan(person=cast.rosa, by=TESTER)
    assert from_help_to(cast, Stage.PLAN, year) == 0


def test_few_who_flew_out_are_not_told_at_all(cast, crowd):
    for person in crowd[:4]:
        fly(person, FlownTo.JOB)
    assert flow_lines(gather_flow(cast.west, YEAR), 5)["flown_to"] == []


def test_flying_out_is_told_by_where_to(cast, crowd, client):
    for person, to in zip(crowd, [FlownTo.JOB] * 5 + [FlownTo.EDUCATION] * 4, strict=True):
        fly(person, to)
    table = next(each for each in client.get(PAGE).context["tables"] if each.definition.code == "M-25")
    assert table.total == 9
    assert all(part.is_hidden for _names, part in table.rows), "four and the rest protect each other"


def test_referrals_are_told_by_outcome_and_without_a_yes_they_do_not_count(cast, crowd, client):
    refer_many(cast, crowd, ["helped"] * 7 + ["stopped"] * 2)
    page = client.get(PAGE)
    table = next(each for each in page.context["tables"] if each.definition.code == "M-22")
    assert table.total == 7
    assert {part.key: part.value for _names, part in table.rows if part.value} == {"helped": 7}
    assert next((each.definition.code, each.shown.value) for each in page.context["singles"]) == ("M-24", 7)


def test_only_who_may_see_the_numbers_of_the_house_sees_how_long_answers_took(cast, crowd, client, as_person):
    refer_many(cast, crowd[:6], ["helped"] * 6)

    def codes(who):
        return {each.definition.code for each in who.get(PAGE).context["tables"]}

    assert "M-23" not in codes(client)
    assert "M-23" not in codes(as_person(cast.tamar))
    assert "M-23" in codes(as_person(cast.cor))


def test_the_page_names_nobody_and_another_house_sees_nothing_of_it(cast, crowd, client):
    assert "Mens 1" not in text(client.get(PAGE))
    assert client.get("/noord/cijfers/2018/doorstroom/").context["drawing"] is None
    assert client.get("/west/cijfers/1999/doorstroom/").status_code == 404


def test_the_page_takes_as_many_queries_however_many_people_there_are(cast, crowd, client):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(PAGE).status_code == 200
        return len(caught)

    queries()
    before = queries()
    for number in range(6):
        person = make_person(cast.west, f"Nog {number}", login=False)
        visit(cast.room, cast.desk, person, topics=cast.topics[:1])
        fly(person, FlownTo.OWN)
    refer_many(cast, crowd, ["helped"] * 9)
    assert queries() == before <= 24


def test_gaps_are_told_as_they_are_for_nobody_is_behind_them(cast, client):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])

    def gap(subject, found, **more):
        Gap.objects.create(house=cast.west, kind="searched", subject=subject, count=9, found_on=found, **more)

    gap("computer", date(YEAR, 3, 1), state="closed", closed_on=date(YEAR, 9, 5))
    gap("fiets", date(2017, 5, 1), state="taken_up", taken_up_on=date(YEAR, 2, 1))
    (table,) = (each for each in client.get(PAGE).context["tables"] if each.definition.code == "M-28")
    assert [part.value for _names, part in table.rows] == [1, 1, 1]
    assert not [each for each in client.get("/noord/cijfers/2018/doorstroom/").context["tables"] if each.total]

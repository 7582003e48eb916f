"""What is read from the database is what was registered, in a fixed number of queries."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productiehuis.helpdesk.actions import correct_visit, withdraw_visit
from productiehuis.helpdesk.actions.rows import Registration
from productiehuis.helpdesk.models import Visit, VisitKind
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Membership, Role
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.actions import settle
from productiehuis.monitor.counts import gather
from productiehuis.monitor.tests.data import attend, noon, session, told, visit
from productiehuis.people.actions import merge_persons, undo_merge
from tests.cast import TESTER, give, make_desk, make_person


def row(house, initiative, year=2018, month=None):
    found = next(each for each in gather([house], year)[0].initiatives if each.initiative == initiative)
    return found.month(month) if month else found.row


def test_a_visit_with_two_questions_is_one_person_one_contact_and_two_requests(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
    figures = row(cast.west, cast.desk).figures
    assert [figures[name] for name in ("help_unique", "help_contacts", "help_requests")] == [1, 1, 2]


def test_anonymous_people_groups_and_quick_questions_are_contacts_without_a_name(cast):
    visit(cast.room, cast.desk, topics=cast.topics[:1])
    visit(cast.room, cast.desk, kind=VisitKind.GROUP, contacts=7, topics=cast.topics[:1])
    visit(cast.room, cast.desk, kind=VisitKind.QUICK)
    figures = row(cast.west, cast.desk).figures
    assert [figures[name] for name in ("help_unique", "help_anonymous", "help_contacts")] == [0, 9, 9]
    assert figures["help_requests"] == 2


def test_half_past_eleven_at_night_in_london_on_new_years_eve_is_next_year_in_amsterdam(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1], at=datetime(2018, 12, 31, 23, 30, tzinfo=UTC))
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1], at=datetime(2018, 12, 31, 22, 30, tzinfo=UTC))
    assert row(cast.west, cast.desk, 2018).people["help_unique"] == {cast.rosa.number}
    assert row(cast.west, cast.desk, 2019).people["help_unique"] == {cast.bo.number}
    assert row(cast.west, cast.desk, 2019, month=1).figures["help_contacts"] == 1


def test_a_withdrawn_visit_does_not_count(cast):
    gone = visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    withdraw_visit(visit=gone, client_key=new_key(), reason="dubbel opgeschreven", by=TESTER)
    figures = row(cast.west, cast.desk).figures
    assert figures["help_contacts"] == figures["help_requests"] == 0


def test_a_corrected_visit_counts_as_it_was_corrected(cast):
    wrong = visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
    right = Registration(new_key(), cast.room, VisitKind.KNOWN, cast.rosa, asked=[Asked(cast.topics[0].pk)])
    correct_visit(visit=wrong, registration=right, reason="het was Rosa", by=TESTER)
    found = row(cast.west, cast.desk)
    assert found.people["help_unique"] == {cast.rosa.number}
    assert found.figures["help_requests"] == 1


def test_merging_lowers_the_number_and_undoing_gives_it_back(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    merge = merge_persons(kept=cast.bo, absorbed=cast.rosa, by=TESTER)
    assert row(cast.west, cast.desk).figures["help_unique"] == 1
    undo_merge(merge=merge, by=TESTER)
    assert row(cast.west, cast.desk).figures["help_unique"] == 2


def test_the_count_stays_when_a_name_is_erased(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    Visit.objects.update(person=None)
    assert row(cast.west, cast.desk).figures["help_unique"] == 1


def test_volunteers_are_trekkers_volunteers_and_aspirants_of_that_year(cast):
    for name, role in (("Ari", Role.ASPIRANT), ("Teo", Role.TELLER), ("Res", Role.RESIDENT)):
        give(make_person(cast.west, name, login=False), role, cast.desk)
    Membership.objects.filter(person=cast.vera).update(ends=date(2018, 6, 1))
    assert row(cast.west, cast.desk, 2018).figures["volunteers"] == 3
    assert row(cast.west, cast.desk, 2019).figures["volunteers"] == 2


def test_who_is_volunteer_at_two_initiatives_is_one_in_the_total_of_the_house(cast):
    give(cast.vera, Role.VOLUNTEER, cast.sewing)
    here = gather([cast.west], 2018)[0]
    assert [each.row.figures["volunteers"] for each in here.initiatives] == [2, 2]
    assert here.totals["volunteers"].value == 3


def test_participants_are_known_people_who_were_there(cast):
    first = session(cast.sewing_room, cast.sewing, date(2018, 4, 3))
    second = session(cast.sewing_room, cast.sewing, date(2018, 5, 8))
    attend(first, cast.bo, cast.rosa, unnamed=4)
    attend(second, cast.bo)
    figures = row(cast.west, cast.sewing).figures
    names = ("activation_unique", "activation_anonymous", "activation_contacts")
    assert [figures[name] for name in names] == [2, 4, 7]


def test_lessons_without_attendance_and_a_told_number_leave_the_field_blank(cast):
    session(cast.sewing_room, cast.sewing, date(2018, 4, 3))
    told(cast.sewing, "activation_unique", 25)
    found = row(cast.west, cast.sewing)
    assert not set(found.figures) & {"activation_unique", "activation_contacts", "activation_anonymous"}
    assert found.told == {"activation_unique": 25}


def test_a_told_number_that_is_corrected_or_taken_back(cast):
    told(cast.sewing, "activation_unique", 25)
    told(cast.sewing, "activation_unique", 27)
    assert row(cast.west, cast.sewing).told == {"activation_unique": 27}
    told(cast.sewing, "activation_unique", None)
    assert row(cast.west, cast.sewing).told == {}


def test_a_told_date_counts_in_its_month(cast):
    at = session(cast.sewing_room, cast.sewing, date(2018, 4, 3))
    told(cast.sewing, "activation_contacts", 14, session=at)
    assert row(cast.west, cast.sewing, month=4).told == {"activation_contacts": 14}
    assert row(cast.west, cast.sewing).told == {"activation_contacts": 14}


def test_another_house_is_not_in_it(cast):
    far = make_person(cast.noord, "Ver", login=False)
    visit(cast.far_room, cast.far_desk, far, topics=Topic.objects.filter(house=cast.noord))
    assert row(cast.west, cast.desk).figures["help_contacts"] == 0
    assert {each.initiative for each in gather([cast.west], 2018)[0].initiatives} == {cast.desk, cast.sewing}


def _random_year(cast, random):
    people = [make_person(cast.west, f"Mens {n}", login=False) for n in range(12)]
    facts = []
    for _ in range(60):
        initiative, room = random.choice([(cast.desk, cast.room), (cast.sewing, cast.sewing_room)])
        person = random.choice([*people, None, None])
        topics = random.sample(cast.topics, random.randint(1, 3))
        day = date(random.choice([2017, 2018]), random.randint(1, 12), random.randint(1, 28))
        kind = None if person else random.choice([VisitKind.ANONYMOUS, VisitKind.GROUP])
        contacts = random.randint(2, 9) if kind == VisitKind.GROUP else 1
        visit(room, initiative, person, kind=kind, contacts=contacts, topics=topics, at=noon(day))
        facts.append((initiative, day, person.number if person else None, contacts, len(topics)))
    merges = [(people[0], people[1]), (people[1], people[2]), (people[5], people[6])]
    for kept, absorbed in merges:
        merge_persons(kept=kept, absorbed=absorbed, by=TESTER)
    same = {people[1].number: people[0].number, people[2].number: people[0].number, people[6].number: people[5].number}
    return facts, same


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_counts_are_those_of_counting_by_hand(cast, seed):
    facts, same = _random_year(cast, Random(seed))
    for initiative in (cast.desk, cast.sewing):
        for month in (None, 1, 6):
            mine = [
                each
                for each in facts
                if each[0] == initiative and each[1].year == 2018 and month in (None, each[1].month)
            ]
            figures = row(cast.west, initiative, 2018, month).figures
            people = {same.get(number, number) for _i, _day, number, _c, _q in mine if number is not None}
            assert figures["help_unique"] == len(people)
            assert figures["help_contacts"] == sum(contacts for *_, contacts, _q in mine)
            assert figures["help_anonymous"] == sum(c for _i, _day, number, c, _q in mine if number is None)
            assert figures["help_requests"] == sum(questions for *_, questions in mine)


def test_the_house_total_counts_who_visits_two_initiatives_once(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    visit(cast.sewing_room, cast.sewing, cast.bo, topics=cast.topics[:1])
    totals = gather([cast.west], 2018)[0].totals
    assert totals["help_unique"].value == 1
    assert totals["help_contacts"].value == 2


def test_topics_add_up_to_the_requests(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics)
    visit(cast.room, cast.desk, topics=cast.topics[:1])
    by_topic = gather([cast.west], 2018)[0].by_topic
    assert by_topic[str(cast.topics[0].pk)] == 2
    assert sum(by_topic.values()) == row(cast.west, cast.desk).figures["help_requests"]


def test_more_initiatives_and_houses_take_no_more_queries(cast):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            for here in gather([cast.west, cast.noord], 2018):
                assert here.totals
                assert all(each.months for each in here.initiatives)
        return len(caught)

    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    before = queries()
    for number in range(6):
        initiative, room = make_desk(cast.west, f"balie-{number}", f"Balie {number}")
        visit(room, initiative, cast.bo, topics=cast.topics[:1])
    assert queries() == before
    assert before <= 12
    settle()
    assert queries() <= 9

"""Registering, correcting and withdrawing; the course of a request; the paper list; many at once."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.helpdesk import queries
from productiehuis.helpdesk.actions import (
    Line,
    Registration,
    change_card,
    change_course,
    correct_visit,
    register_many,
    register_paper_list,
    register_visit,
    withdraw_visit,
)
from productiehuis.helpdesk.models import HelpRequest, RequestStep, Visit
from productiehuis.helpdesk.privacy import erase
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from tests.cast import Cast, actor, make_person

SECRET = "ruzie met de huisbaas"


def told(cast: Cast, kind="known", topics=(0,), words="", **more) -> Registration:
    asked = tuple(Asked(cast.topics[number].pk, words) for number in topics)
    person = cast.bo if kind == "known" else None
    return Registration(
        **{"client_key": uuid4(), "room": cast.room, "kind": kind, "person": person, "asked": asked} | more
    )


def stored(cast: Cast, registration: Registration | None = None, **more) -> Visit:
    registration = registration or told(cast, **more)
    return register_visit(registration=registration, initiative=cast.desk, by=actor(cast.vera, "volunteer")).visit


@pytest.fixture
def by(cast):
    return actor(cast.vera, "volunteer")


def test_a_visit_carries_room_storey_area_and_the_local_day(cast):
    visit = stored(cast, at=datetime(2018, 12, 31, 23, 30, tzinfo=UTC))
    visit.refresh_from_db()
    assert (visit.room, visit.storey, visit.district) == (cast.room, cast.room.storey, cast.room.location.district)
    assert (visit.area_code, visit.area_year) == ("EK03", 2015)
    assert (visit.date, visit.month, visit.year) == (date(2019, 1, 1), 1, 2019)
    assert (visit.person, visit.person_number, visit.contacts) == (cast.bo, cast.bo.number, 1)


def test_a_visit_has_many_requests_also_two_of_one_topic(cast):
    visit = stored(cast, topics=(0, 0, 1))
    assert [request.topic for request in visit.requests.all()] == [cast.topics[0], cast.topics[0], cast.topics[1]]


def test_registering_takes_few_statements(cast, by, django_assert_num_queries):
    registration = told(cast)
    with django_assert_num_queries(6):  # savepoint, hold, visit, requests, log, release
        register_visit(registration=registration, initiative=cast.desk, by=by)


def test_who_wrote_it_stands_on_the_row_and_in_the_log(cast):
    visit = stored(cast)
    event = Event.objects.get(verb="visit registered", object_key=str(visit.pk))
    assert (visit.registered_by_key, event.actor_key, event.role) == (cast.vera.pk, cast.vera.pk, "volunteer")


def test_the_language_is_the_last_used_one(cast):
    first = stored(cast, language="ar")
    cast.bo.refresh_from_db()
    assert (first.language, stored(cast).language) == ("ar", "ar")


def test_of_who_is_unnamed_no_language_is_invented(cast):
    assert stored(cast, kind="anonymous").language == ""


@pytest.mark.parametrize(("kind", "contacts", "counted"), [("group", 12, 12), ("quick", 1, 1), ("anonymous", 1, 1)])
def test_unnamed_visitors_count_as_contacts_only(cast, kind, contacts, counted):
    visit = stored(cast, kind=kind, contacts=contacts, topics=(0,))
    assert (visit.contacts, visit.person, visit.person_number) == (counted, None, None)


def test_a_quick_question_needs_no_topic(cast):
    assert stored(cast, kind="quick", topics=()).requests.count() == 0


def test_sent_twice_is_stored_once(cast, by):
    registration = told(cast)
    first = register_visit(registration=registration, initiative=cast.desk, by=by)
    second = register_visit(registration=registration, initiative=cast.desk, by=by)
    assert (second.visit, second.is_new, second.is_same) == (first.visit, False, True)
    assert (Visit.objects.count(), HelpRequest.objects.count()) == (1, 1)
    assert Event.objects.filter(verb="visit registered").count() == 1


@pytest.mark.parametrize("other", [{"topics": (1,)}, {"words": "iets anders"}, {"kind": "anonymous"}])
def test_the_same_key_with_other_content_is_told_and_not_stored(cast, by, other):
    registration = told(cast)
    first = stored(cast, registration)
    again = register_visit(
        registration=told(cast, client_key=registration.client_key, **other), initiative=cast.desk, by=by
    )
    assert (again.visit, again.is_new, again.is_same) == (first, False, False)
    assert Visit.objects.count() == 1


def test_a_key_of_another_desk_says_nothing_about_that_desk(cast):
    registration = told(cast)
    stored(cast, registration)
    foreign = Registration(registration.client_key, cast.far_room, "quick")
    with pytest.raises(ValidationError, match="Laad de pagina"):
        register_visit(registration=foreign, initiative=cast.far_desk, by=actor(cast.fay))


def test_somebody_new_is_registered_with_the_visit_and_known_here(cast, by):
    registration = told(cast, person=None)
    for _press in range(2):
        done = register_visit(registration=registration, initiative=cast.desk, by=by, new_name="Yara")
        assert done.is_same
    person = Person.objects.get(first_name="Yara")
    assert (done.visit.person, person.house) == (person, cast.west)
    assert KnownHere.objects.filter(initiative=cast.desk, person=person).exists()


def test_of_a_whole_name_only_the_first_word_is_the_first_name(cast, by):
    registration = told(cast, person=None)
    for _press in range(2):
        done = register_visit(registration=registration, initiative=cast.desk, by=by, new_name="Bart van Test")
        assert done.is_same
    person = done.visit.person
    assert (person.first_name, person.last_name, person.full_name) == ("Bart", "van Test", "Bart van Test")


def test_nobody_new_stays_behind_when_the_visit_is_refused(cast, by):
    with pytest.raises(ValidationError):
        register_visit(registration=told(cast, person=None, topics=()), initiative=cast.desk, by=by, new_name="Yara")
    assert not Person.objects.filter(first_name="Yara").exists()


def test_own_words_are_unreadable_in_the_database(cast):
    request = stored(cast, words=SECRET).requests.get()
    assert request.own_words == SECRET
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM helpdesk_helprequest")
        row = b" ".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in cursor.fetchone())
    assert b"huisbaas" not in row


def test_a_correction_is_a_new_row_that_names_the_old(cast, by):
    old = stored(cast, topics=(0,))
    new = correct_visit(visit=old, registration=told(cast, topics=(1,)), reason="De vraag klopte niet.", by=by)
    assert (new.corrects, new.at, list(Visit.objects.valid())) == (old, old.at, [new])
    assert list(Visit.objects.valid_of_many()) == [new]
    old.refresh_from_db()
    assert old.requests.get().topic == cast.topics[0]
    changes = Event.objects.get(verb="visit corrected").changes
    assert changes["topics"] == [[str(cast.topics[0].pk)], [str(cast.topics[1].pk)]]
    assert new.correction_reason == "De vraag klopte niet."
    assert "reason" not in changes  # It may name somebody, and the log cannot be emptied.


def test_a_correction_needs_a_reason(cast, by):
    with pytest.raises(ValidationError, match="waarom"):
        correct_visit(visit=stored(cast), registration=told(cast), reason=" ", by=by)


def test_a_correction_sent_twice_is_one(cast, by):
    old, again = stored(cast), told(cast, topics=(1,))
    one, two = (correct_visit(visit=old, registration=again, reason="Fout.", by=by) for _press in range(2))
    assert one == two


def test_two_people_cannot_both_correct_the_same_row(cast, by):
    old = stored(cast)
    correct_visit(visit=old, registration=told(cast, topics=(1,)), reason="Fout.", by=by)
    with pytest.raises(ValidationError, match="Iemand anders"):
        correct_visit(visit=old, registration=told(cast, topics=(2,)), reason="Fout.", by=by)


def test_a_question_that_stays_keeps_its_history(cast, by):
    old = stored(cast, words=SECRET)
    change_course(request=old.requests.get(), course="waiting", note="Brief verstuurd.", by=by)
    new = correct_visit(visit=old, registration=told(cast, topics=(0, 1), words=SECRET), reason="Vergeten.", by=by)
    first, second = new.requests.all()
    assert (first.course, first.own_words, second.course) == ("waiting", SECRET, "open")
    assert [step.note for step in queries.history(first)] == ["Brief verstuurd."]


def test_a_withdrawn_visit_counts_no_more_but_stays(cast, by):
    old = stored(cast)
    gone = withdraw_visit(visit=old, client_key=uuid4(), reason="Het stond er twee keer.", by=by)
    assert (Visit.objects.valid().count(), Visit.objects.count(), gone.corrects) == (0, 2, old)
    assert not Visit.objects.valid_of_many()
    assert Event.objects.filter(verb="visit withdrawn", actor_key=cast.vera.pk).exists()


def test_a_course_change_is_a_step_with_a_sealed_note(cast, by):
    request = stored(cast).requests.get()
    change_course(request=request, course="helped", note=SECRET, by=by)
    request.refresh_from_db()
    step = RequestStep.objects.get()
    assert (request.course, step.course, step.note, step.by_name) == ("helped", "helped", SECRET, "Vera")
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM helpdesk_requeststep")
        assert b"huisbaas" not in bytes(cursor.fetchone()[0])


def test_a_step_sent_twice_is_one(cast, by):
    request, key = stored(cast).requests.get(), uuid4()
    for _press in range(2):
        change_course(request=request, course="waiting", client_key=key, by=by)
    assert RequestStep.objects.count() == 1


def test_a_move_that_is_not_allowed_is_refused(cast, by):
    request = stored(cast).requests.get()
    change_course(request=request, course="helped", by=by)
    with pytest.raises(ValidationError, match="weer open"):
        change_course(request=request, course="waiting", by=by)


def test_a_bsn_in_a_note_is_refused(cast, by):
    with pytest.raises(ValidationError, match="burgerservicenummer"):
        change_course(request=stored(cast).requests.get(), course="waiting", note="111222333", by=by)


def test_a_request_of_a_corrected_visit_stands_still(cast, by):
    old = stored(cast)
    request = old.requests.get()
    correct_visit(visit=old, registration=told(cast), reason="Fout.", by=by)
    with pytest.raises(ValidationError, match="gewijzigd"):
        change_course(request=request, course="helped", by=by)


def test_many_visits_go_in_at_once_under_the_same_rules(cast, by, django_assert_max_num_queries):
    people = [cast.bo, *(make_person(cast.west, f"Naam{n}", login=False) for n in range(20))]
    days = [datetime(2018, month, 5, 10, tzinfo=UTC) for month in range(1, 13)]
    many = [
        told(cast, person=people[n % 21], topics=(n % 3,), words="brief" if n % 4 else "", at=days[n % 12])
        for n in range(3000)
    ]
    with django_assert_max_num_queries(100):  # Not one for each: an insert takes many rows.
        register_many(registrations=many, initiative=cast.desk, by=by)
    assert (Visit.objects.filter(year=2018).count(), HelpRequest.objects.count()) == (3000, 3000)
    assert KnownHere.objects.filter(initiative=cast.desk, person__in=people).count() == 21
    assert Event.objects.filter(verb="visit registered").count() == 3000


def test_of_many_visits_none_is_stored_when_one_is_wrong(cast, by):
    with pytest.raises(ValidationError):
        register_many(registrations=[told(cast), told(cast, topics=())], initiative=cast.desk, by=by)
    assert not Visit.objects.exists()


def paper(cast, by, lines, key, day=date(2018, 3, 1)):
    return register_paper_list(
        lines=lines, list_key=key, day=day, room=cast.room, initiative=cast.desk, by=by, today=date(2018, 3, 2)
    )


def test_a_paper_list_makes_one_visit_per_person_and_one_per_unnamed(cast, by):
    letters, debts, _living = (topic.pk for topic in cast.topics)
    lines = [Line(letters, 1, cast.bo), Line(debts, 2, cast.bo), Line(letters, 3), Line(letters, new_name="Yara")]
    visits = paper(cast, by, lines, uuid4())
    kinds = sorted((visit.kind, visit.requests.count()) for visit in visits)
    assert kinds == [("anonymous", 1)] * 3 + [("known", 1), ("known", 3)]
    assert {visit.date for visit in visits} == {date(2018, 3, 1)}


def test_a_paper_list_sent_twice_is_stored_once(cast, by):
    letters, debts, _living = (topic.pk for topic in cast.topics)
    lines, key = [Line(letters, 1, cast.bo), Line(letters, 2), Line(debts, new_name="Yara")], uuid4()
    assert {visit.pk for visit in paper(cast, by, lines, key)} == {visit.pk for visit in paper(cast, by, lines, key)}
    assert Visit.objects.count() == 4


def test_another_list_under_the_same_key_is_refused_in_words(cast, by):
    key = uuid4()
    paper(cast, by, [Line(cast.topics[0].pk)], key)
    with pytest.raises(ValidationError, match="andere regels"):
        paper(cast, by, [Line(cast.topics[0].pk), Line(cast.topics[1].pk)], key)


def test_a_list_of_tomorrow_is_refused(cast, by):
    with pytest.raises(ValidationError, match="moet nog komen"):
        paper(cast, by, [Line(cast.topics[0].pk)], uuid4(), date(2018, 3, 3))


def test_merged_persons_appear_once_as_the_one_that_was_kept(cast, by):
    double = make_person(cast.west, "Bo-Lin", login=False)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=double, how="desk")
    assert {person.pk for person in queries.suggestions(cast.desk, "bo")} == {cast.bo.pk, double.pk}
    merge_persons(kept=cast.bo, absorbed=double, by=by)
    assert queries.suggestions(cast.desk, "bo-lin") == [cast.bo]
    assert queries.counted_as(cast.desk, double) == cast.bo


def test_a_kept_person_who_is_unknown_here_is_not_shown_here(cast, by):
    elsewhere = make_person(cast.west, "Robin", login=False)
    merge_persons(kept=elsewhere, absorbed=cast.bo, by=by)
    assert queries.suggestions(cast.desk, "bo") == [cast.bo]


def test_a_card_change_is_logged_without_what_was_said(cast, by):
    change_card(person=cast.bo, by=by, first_name="Bodil", reach_when="na zes uur", language=cast.bo.language)
    cast.bo.refresh_from_db()
    assert (cast.bo.first_name, cast.bo.name_key) == ("Bodil", "bodil")
    event = Event.objects.get(verb="card changed")
    assert event.changes == {"fields": [None, ["first_name", "reach_when"]]}


def test_erasing_empties_words_and_keeps_the_count(cast, by):
    visit = stored(cast, words=SECRET)
    change_course(request=visit.requests.get(), course="waiting", note=SECRET, by=by)
    erase([cast.bo], now=timezone.now())
    visit = Visit.objects.get()
    assert (visit.person, visit.person_number) == (None, cast.bo.number)
    assert (visit.requests.get().own_words, RequestStep.objects.get().note) == ("", "")

"""Who sees and does what on the pages of joining in."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from productiehuis.activities.actions import (
    cancel_session,
    give_certificate,
    say_lesson_done,
    set_present,
    sign_up,
    take_over_template,
)
from productiehuis.activities.models import Attendance, CourseTemplate, Programme, SignUp, Tally
from productiehuis.activities.privacy import erase
from productiehuis.activities.tests.conftest import TODAY, make
from productiehuis.audit.models import Look
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person, ReachBy
from tests.cast import NL, TESTER, actor

RUN = ["west", "naaien"]


def guest(cast, name, **fields):
    person = add_person(house=cast.west, by=TESTER, first_name=name, **fields)
    make_known(initiative=cast.sewing, person=person, how=KnownHere.How.ACTIVITY)
    return person


def join(session, person):
    return sign_up(programme=session.programme, session=session, person=person, by=actor(person), client_key=uuid4())


def tap(session, person):
    set_present(session=session, person=person, present=True, by=TESTER, client_key=uuid4())


# For everybody


def test_anybody_sees_the_agenda_of_a_week(cast, weekly, today_session):
    page = Client().get(reverse("agenda", args=["west"])).content.decode()
    assert "Naaien voor iedereen" in page
    assert "nog 2 plekken" in page
    assert "maandag 2 maart" in page


def test_the_agenda_holds_one_week_and_leads_to_the_next(cast, weekly):
    page = Client().get(reverse("agenda", args=["west"]) + "?vanaf=2026-03-09").content.decode()
    assert "dinsdag 10 maart" in page
    assert "dinsdag 3 maart" not in page
    assert "?vanaf=2026-03-16" in page


@pytest.mark.parametrize("asked", ["2026-99-99", "morgen", "9999-12-31", "", "2026-02-30"])
def test_a_strange_day_shows_this_week(cast, weekly, asked):
    page = Client().get(reverse("agenda", args=["west"]), {"vanaf": asked})
    assert page.status_code == 200
    assert "dinsdag 3 maart" in page.content.decode()


def test_an_empty_week_says_what_to_do(cast):
    assert "Deze week is er nog niets." in Client().get(reverse("agenda", args=["west"])).content.decode()


def test_the_agenda_of_noord_shows_nothing_of_west(cast, weekly):
    assert "Naaien" not in Client().get(reverse("agenda", args=["noord"])).content.decode()
    assert Client().get(reverse("programme", args=["noord", weekly.slug])).status_code == 404


def test_the_agenda_on_paper_holds_four_weeks(cast, weekly):
    page = Client().get(reverse("agenda_paper", args=["west"])).content.decode()
    assert page.count("Naaien voor iedereen") == 4


def test_a_calendar_that_follows_keeps_its_keys_and_hears_of_a_cancelled_day(cast, weekly, first):
    address = reverse("agenda_feed", args=["west"])
    before = Calendar.from_ical(Client().get(address).content)
    cancel_session(session=first, by=TESTER)
    after = Calendar.from_ical(Client().get(address).content)
    keys = [str(event["uid"]) for event in before.walk("VEVENT")]
    assert keys == [str(event["uid"]) for event in after.walk("VEVENT")]
    assert len(set(keys)) == len(keys) > 5
    event = after.walk("VEVENT")[0]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["dtstart"].dt == first.starts_at


def test_the_public_pages_never_name_a_participant(cast, weekly, first):
    join(first, guest(cast, "Xaviera"))
    for address in (
        reverse("agenda", args=["west"]),
        reverse("agenda_feed", args=["west"]),
        reverse("programme", args=["west", weekly.slug]),
    ):
        assert "Xaviera" not in Client().get(address).content.decode()


def test_a_cancelled_day_says_so_with_the_reason(cast, weekly, first):
    cancel_session(session=first, by=TESTER, note=NL("De zaal is nat."))
    page = Client().get(reverse("programme", args=["west", weekly.slug])).content.decode()
    assert "gaat niet door" in page
    assert "De zaal is nat." in page


# Oneself


def test_who_is_not_logged_in_logs_in_and_comes_back(cast, weekly, first):
    address = reverse("programme", args=["west", weekly.slug])
    assert f"?next={address}" in Client().get(address).content.decode()
    answer = Client().post(reverse("programme_sign_up", args=["west", weekly.slug]), {"session": first.pk})
    assert answer.status_code == 302
    assert address in answer.url
    assert SignUp.objects.count() == 0


def test_rosa_signs_up_and_off_and_sees_it_in_her_agenda(cast, as_person, weekly, first):
    rosa = as_person(cast.rosa)
    form = {"session": first.pk, "client_key": uuid4()}
    for _ in range(2):
        answer = rosa.post(reverse("programme_sign_up", args=["west", weekly.slug]), form, follow=True)
    assert "Je doet mee" in answer.content.decode()
    own = SignUp.objects.get()
    assert "Naaien voor iedereen" in rosa.get(reverse("my_agenda")).content.decode()
    rosa.post(reverse("programme_withdraw", args=["west", weekly.slug]), {"sign_up": own.pk, "client_key": uuid4()})
    own.refresh_from_db()
    assert own.state == "withdrawn"
    assert "Naaien" not in rosa.get(reverse("my_agenda")).content.decode()


def test_rosa_cannot_sign_somebody_else_off(cast, as_person, weekly, first):
    other = join(first, guest(cast, "Kim"))
    answer = as_person(cast.rosa).post(
        reverse("programme_withdraw", args=["west", weekly.slug]), {"sign_up": other.pk, "client_key": uuid4()}
    )
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.state == "placed"


def test_who_waits_sees_the_number_in_line(cast, as_person, weekly, first):
    for name in ("Kim", "Lot", "Mo"):
        join(first, guest(cast, name))
    join(first, cast.rosa)
    page = as_person(cast.rosa).get(reverse("programme", args=["west", weekly.slug])).content.decode()
    assert "Je bent nummer 2." in page


def test_somebody_of_another_house_joins_with_a_first_name(cast, as_person, weekly, first):
    fay, address = as_person(cast.fay), reverse("programme_sign_up", args=["west", weekly.slug])
    assert "Je voornaam" in fay.get(reverse("programme", args=["west", weekly.slug])).content.decode()
    answer = fay.post(address, {"session": first.pk, "client_key": uuid4()}, follow=True)
    assert "Vul je voornaam in" in answer.content.decode()
    fay.post(address, {"session": first.pk, "client_key": uuid4(), "first_name": "Fay"})
    assert Person.objects.get(house=cast.west, user=cast.fay.user).sign_ups.count() == 1


def test_a_cancelled_day_stands_in_your_own_agenda(cast, as_person, first):
    join(first, cast.rosa)
    cancel_session(session=first, by=TESTER)
    assert "gaat niet door" in as_person(cast.rosa).get(reverse("my_agenda")).content.decode()


def test_your_own_agenda_is_for_who_is_logged_in(cast):
    for name in ("my_agenda", "my_agenda_file"):
        assert Client().get(reverse(name)).status_code == 302


def test_rosa_puts_her_own_agenda_in_her_phone(cast, as_person, first):
    join(first, cast.rosa)
    feed = Calendar.from_ical(as_person(cast.rosa).get(reverse("my_agenda_file")).content)
    assert [event["dtstart"].dt for event in feed.walk("VEVENT")] == [first.starts_at]


# Who runs it


def inside(today_session, course, template):
    """Every address inside, with who may come: the trekker of the sewing room, always."""
    programme = today_session.programme
    return [
        reverse("manage_programmes", args=RUN),
        reverse("programme_new", args=RUN),
        reverse("tallies", args=RUN),
        reverse("manage_programme", args=[*RUN, programme.slug]),
        reverse("programme_edit", args=[*RUN, programme.slug]),
        reverse("course_progress", args=[*RUN, course.slug]),
        reverse("course_add", args=[*RUN, course.slug]),
        reverse("session", args=[*RUN, today_session.pk]),
        reverse("session_add", args=[*RUN, today_session.pk]),
        reverse("session_tally", args=[*RUN, today_session.pk]),
        reverse("session_cancel", args=[*RUN, today_session.pk]),
        reverse("courses", args=RUN),
        reverse("course_new", args=RUN),
        reverse("course_edit", args=[*RUN, template.pk]),
    ]


def test_noor_opens_every_page_of_her_sewing_room(cast, as_person, today_session, course, template):
    noor = as_person(cast.noor)
    for address in inside(today_session, course, template):
        assert noor.get(address).status_code == 200, address


@pytest.mark.parametrize("who", ["tamar", "vera", "rosa", "cor", "pim", "fay"])
def test_nobody_else_finds_these_pages(cast, as_person, today_session, course, template, who):
    client = as_person(getattr(cast, who))
    for address in inside(today_session, course, template):
        assert client.get(address).status_code == 404, address


def test_who_is_not_logged_in_is_sent_to_log_in(cast, today_session, course, template):
    for address in inside(today_session, course, template):
        assert Client().get(address).status_code == 302, address


def test_objects_of_another_initiative_do_not_exist_here(cast, as_person, today_session, course, template):
    tamar = as_person(cast.tamar)
    here, row = ["west", "spreekuur"], join(course.sessions.first(), guest(cast, "Kim"))
    gets = [
        reverse("manage_programme", args=[*here, course.slug]),
        reverse("session", args=[*here, today_session.pk]),
        reverse("course_progress", args=[*here, course.slug]),
        reverse("course_edit", args=[*here, template.pk]),
    ]
    assert [tamar.get(address).status_code for address in gets] == [404] * 4
    data = {"client_key": uuid4(), "person": cast.bo.pk, "sign_up": row.pk, "step": 1, "present": "on"}
    posts = [
        reverse("attendance_toggle", args=[*here, today_session.pk]),
        reverse("attendance_count", args=[*here, today_session.pk]),
        reverse("sign_up_withdraw", args=here),
        reverse("programme_stop", args=[*here, course.slug]),
        reverse("certificate_give", args=[*here, course.slug]),
        reverse("lesson_done", args=[*here, course.slug]),
    ]
    assert [tamar.post(address, data).status_code for address in posts] == [404] * 6
    assert Attendance.objects.count() == 0


def test_somebody_who_is_only_known_elsewhere_cannot_be_tapped(cast, as_person, today_session):
    answer = as_person(cast.noor).post(
        reverse("attendance_toggle", args=[*RUN, today_session.pk]),
        {"client_key": uuid4(), "person": cast.bo.pk, "present": "on"},
    )
    assert answer.status_code == 404


def test_noor_taps_a_name_without_script(cast, as_person, today_session):
    kim = guest(cast, "Kim")
    form = {"client_key": uuid4(), "person": kim.pk, "present": "on"}
    address = reverse("attendance_toggle", args=[*RUN, today_session.pk])
    noor = as_person(cast.noor)
    for _ in range(2):
        page = noor.post(address, form, follow=True).content.decode()
    assert re.search(r'aria-pressed="true">.*?<bdi>Kim</bdi>', page, re.S)
    assert Attendance.objects.count() == 1
    noor.post(address, {"client_key": uuid4(), "person": kim.pk})
    assert Attendance.objects.valid().count() == 0


def test_noor_taps_a_name_and_gets_only_that_tile_and_the_count(cast, as_person, today_session):
    kim = guest(cast, "Kim")
    form = {"client_key": uuid4(), "person": kim.pk, "present": "on"}
    address = reverse("attendance_toggle", args=[*RUN, today_session.pk])
    part = as_person(cast.noor).post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'aria-pressed="true"' in part
    assert 'hx-swap-oob="true"' in part


def test_opening_the_list_is_logged_as_a_look(cast, as_person, today_session):
    as_person(cast.noor).get(reverse("session", args=[*RUN, today_session.pk]))
    looks = Look.objects.filter(viewer_key=cast.noor.pk)
    assert set(looks.values_list("part", "scope")) == {
        ("attendance", f"session:{today_session.pk}"),
        ("participants", f"programme:{today_session.programme_id}"),
    }


def test_noor_adds_somebody_new_on_the_spot(cast, as_person, today_session):
    noor, address = as_person(cast.noor), reverse("session_add", args=[*RUN, today_session.pk])
    found = noor.post(address, {"client_key": uuid4(), "first_name": "Sem", "zoek": "1"}).content.decode()
    assert "Deze naam kennen we hier nog niet." in found
    page = noor.post(address, {"client_key": uuid4(), "first_name": "Sem"}, follow=True).content.decode()
    assert "<bdi>Sem</bdi>" in page
    assert Attendance.objects.valid().get().person.first_name == "Sem"


def test_noor_finds_who_is_known_here_and_nobody_else(cast, as_person, today_session):
    guest(cast, "Bonnie")
    page = as_person(cast.noor).post(
        reverse("session_add", args=[*RUN, today_session.pk]), {"client_key": uuid4(), "first_name": "Bo", "zoek": "1"}
    )
    names = re.findall(r"<bdi>(.*?)</bdi>", page.content.decode())
    assert "Bonnie" in names
    assert Look.objects.get(part="names").scope == f"names:{cast.sewing.pk}:2026-03-02"
    assert "Bo" not in names


def test_a_bsn_as_a_name_is_refused(cast, as_person, today_session):
    address = reverse("session_add", args=[*RUN, today_session.pk])
    page = as_person(cast.noor).post(address, {"client_key": uuid4(), "first_name": "111222333"})
    assert "burgerservicenummer" in page.content.decode()


def test_noor_signs_up_somebody_for_later(cast, as_person, weekly):
    later = weekly.sessions.order_by("date")[2]
    kim = guest(cast, "Kim")
    as_person(cast.noor).post(reverse("session_add", args=[*RUN, later.pk]), {"client_key": uuid4(), "person": kim.pk})
    assert later.sign_ups.get().person == kim
    assert Attendance.objects.count() == 0


def test_noor_counts_people_without_a_name(cast, as_person, today_session):
    address = reverse("attendance_count", args=[*RUN, today_session.pk])
    page = as_person(cast.noor).post(address, {"client_key": uuid4(), "step": 5}, follow=True).content.decode()
    assert '<strong class="act-number">5</strong>' in page


def test_noor_tells_only_a_number(cast, as_person, today_session):
    address = reverse("session_tally", args=[*RUN, today_session.pk])
    form = {"client_key": uuid4(), "count": 14, "note": "Geturfd bij de deur"}
    noor = as_person(cast.noor)
    for _ in range(2):
        page = noor.post(address, form, follow=True).content.decode()
    assert "Verteld aantal: 14." in page
    assert Tally.objects.get().session == today_session


def test_noor_tells_a_number_of_a_year(cast, as_person):
    form = {"client_key": uuid4(), "field": "activation_unique", "year": 2018, "count": 25, "note": ""}
    page = as_person(cast.noor).post(reverse("tallies", args=RUN), form, follow=True).content.decode()
    assert "Het aantal is bewaard" in page
    assert (Tally.objects.get().year, Tally.objects.get().month) == (2018, None)


PLAN = {
    "name": "Fietsen leren",
    "what": "",
    "rhythm": "weekly",
    "first_date": "2026-03-04",
    "starts": "13:00",
    "ends": "15:00",
    "last_date": "2026-03-18",
    "skips_holidays": "on",
    "places": "",
}


def test_noor_puts_something_on_the_agenda_once(cast, as_person):
    noor, form = as_person(cast.noor), {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk}
    for _ in range(2):
        noor.post(reverse("programme_new", args=RUN), form)
    programme = Programme.objects.get()
    assert programme.sessions.count() == 3
    assert programme.rrule == "FREQ=WEEKLY;UNTIL=20260318"


def test_a_mistake_keeps_what_was_typed_and_stands_at_its_question(cast, as_person):
    form = {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk, "ends": "12:00"}
    page = as_person(cast.noor).post(reverse("programme_new", args=RUN), form).content.decode()
    assert "Kies een tijd na het begin." in page
    assert "Fietsen leren" in page
    assert Programme.objects.count() == 0


def test_a_room_of_another_initiative_is_no_choice(cast, as_person):
    form = {**PLAN, "client_key": uuid4(), "room": cast.room.pk}
    as_person(cast.noor).post(reverse("programme_new", args=RUN), form)
    assert Programme.objects.count() == 0


def test_noor_changes_the_time_and_nobody_sees_a_rule(cast, as_person, weekly):
    address = reverse("programme_edit", args=[*RUN, weekly.slug])
    noor = as_person(cast.noor)
    assert "FREQ" not in noor.get(address).content.decode()
    form = {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk, "first_date": "2026-03-03", "last_date": ""}
    assert noor.post(address, form).status_code == 302
    weekly.refresh_from_db()
    assert str(weekly.starts) == "13:00:00"


def test_noor_cancels_a_day_and_sees_whom_to_call(cast, as_person, first):
    join(first, guest(cast, "Kim", phone="0612345678", reach_by=ReachBy.CALL))
    address = reverse("session_cancel", args=[*RUN, first.pk])
    page = as_person(cast.noor).post(address, {"note": "De docent is ziek."}, follow=True).content.decode()
    assert "Bel deze mensen zelf" in page
    assert "0612345678" in page


def test_noor_stops_an_activity(cast, as_person, weekly):
    as_person(cast.noor).post(reverse("programme_stop", args=[*RUN, weekly.slug]))
    weekly.refresh_from_db()
    assert not weekly.is_active


def test_vera_taps_names_at_the_desk_but_does_not_run_the_programme(cast, as_person):
    vera = as_person(cast.vera)
    page = vera.get(reverse("manage_programmes", args=["west", "spreekuur"]))
    assert page.status_code == 200
    assert "Nieuwe activiteit" not in page.content.decode()
    assert vera.get(reverse("programme_new", args=["west", "spreekuur"])).status_code == 404
    assert vera.get(reverse("tallies", args=["west", "spreekuur"])).status_code == 404


# Courses


def test_noor_writes_a_course_and_tamar_takes_it_over(cast, as_person):
    form = {"client_key": uuid4(), "name": "Rok maken", "lessons": "Meten\n\nKnippen\nNaaien"}
    as_person(cast.noor).post(reverse("course_new", args=RUN), form)
    template = CourseTemplate.objects.get()
    assert [each.name.source for each in template.lessons.all()] == ["Meten", "Knippen", "Naaien"]
    tamar, key = as_person(cast.tamar), uuid4()
    for _ in range(2):
        address = reverse("course_take_over", args=["west", "spreekuur", template.pk])
        page = tamar.post(address, {"client_key": key}, follow=True).content.decode()
    assert "Overgenomen van Naaiatelier" in page
    assert CourseTemplate.objects.count() == 2


def earn(cast, course, template, name="Kim"):
    kim = guest(cast, name)
    join(course.sessions.first(), kim)
    tap(course.sessions.first(), kim)
    for number in (2, 3):
        say_lesson_done(person=kim, lesson=template.lessons.get(number=number), by=TESTER, client_key=uuid4())
    return kim


def test_noor_gives_a_certificate_that_carries_name_course_and_house(cast, as_person, course, template):
    kim = earn(cast, course, template, "Kim #set $markup$")
    noor = as_person(cast.noor)
    page = noor.get(reverse("course_progress", args=[*RUN, course.slug])).content.decode()
    assert "3 van 4 lessen" in page
    noor.post(reverse("certificate_give", args=[*RUN, course.slug]), {"client_key": uuid4(), "person": kim.pk})
    address = reverse("certificate", args=[*RUN, kim.certificates.get().pk])
    answer = noor.get(address)
    reader = PdfReader(io.BytesIO(answer.content))
    text = reader.pages[0].extract_text()
    for words in ("Kim #set $markup$", "Naaien in vier lessen", "Productiehuis West"):
        assert words in text
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert Look.objects.filter(part="certificate", subject_key=kim.pk).count() == 1
    assert as_person(cast.tamar).get(address).status_code == 404


def test_noor_says_a_lesson_was_done_otherwise(cast, as_person, course, template):
    kim = guest(cast, "Kim")
    join(course.sessions.first(), kim)
    form = {"client_key": uuid4(), "person": kim.pk, "lesson": template.lessons.first().pk}
    page = as_person(cast.noor).post(reverse("lesson_done", args=[*RUN, course.slug]), form, follow=True)
    assert "1 van 4 lessen" in page.content.decode()


def test_a_certificate_that_is_not_earned_is_not_given(cast, as_person, course):
    kim = guest(cast, "Kim")
    join(course.sessions.first(), kim)
    address = reverse("certificate_give", args=[*RUN, course.slug])
    page = as_person(cast.noor).post(address, {"client_key": uuid4(), "person": kim.pk}, follow=True)
    assert "nog niet genoeg lessen" in page.content.decode()


# Queries do not grow


def count_queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", ["session", "course_progress", "manage_programmes", "agenda", "programme", "courses"])
def test_queries_do_not_grow_with_rows(cast, as_person, today_session, course, template, page):
    noor = as_person(cast.noor)
    address = {
        "session": reverse("session", args=[*RUN, today_session.pk]),
        "course_progress": reverse("course_progress", args=[*RUN, course.slug]),
        "manage_programmes": reverse("manage_programmes", args=RUN),
        "agenda": reverse("agenda", args=["west"]),
        "programme": reverse("programme", args=["west", course.slug]),
        "courses": reverse("courses", args=RUN),
    }[page]
    noor.get(address)
    course.places = 50
    course.save()

    def more(number):
        kim = earn(cast, course, template, f"Kim {number}")
        tap(today_session, kim)
        give_certificate(person=kim, programme=course, by=TESTER, client_key=uuid4())
        make(cast, name=NL(f"Iets {number}"), first_date=TODAY + timedelta(days=number))
        take_over_template(template=template, initiative=cast.desk, by=TESTER, client_key=uuid4())

    more(1)
    few = count_queries(noor, address)
    for number in (2, 3, 4):
        more(number)
    assert count_queries(noor, address) <= few


def test_erasing_somebody_frees_the_place_and_keeps_the_count(cast, weekly, first, today_session):
    rows = [join(first, guest(cast, name)) for name in ("Kim", "Lot", "Mo")]
    tap(today_session, rows[0].person)
    erase(rows[0].person)
    assert list(first.sign_ups.values_list("person__first_name", "state")) == [("Lot", "placed"), ("Mo", "placed")]
    row = Attendance.objects.valid().get()
    assert (row.person, row.person_number) == (None, rows[0].person.number)

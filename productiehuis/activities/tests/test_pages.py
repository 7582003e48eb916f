"""What who runs it sees and does, and that nobody else finds it."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from productiehuis.activities.models import Attendance, Programme, Tally
from productiehuis.activities.tests.hands import join
from productiehuis.activities.tests.hands import known_guest as guest
from productiehuis.audit.models import Look
from productiehuis.people.models import ReachBy

RUN = ["west", "naaien"]


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
    here, row = ["west", "spreekuur"], join(cast, course.sessions.first(), guest(cast, "Kim"))
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


def test_no_number_is_told_of_a_day_to_come(cast, as_person, first):
    address = reverse("session_tally", args=[*RUN, first.pk])
    page = as_person(cast.noor).post(address, {"client_key": uuid4(), "count": 12, "note": ""})
    assert "Deze dag moet nog komen." in page.text
    assert not Tally.objects.exists()


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


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, True),
        ({"last_date": "2026-03-22"}, False),  # It ends before that night.
        ({"starts": "03:30", "ends": "05:00"}, False),
        ({"first_date": "2026-03-07"}, False),  # A Saturday.
    ],
)
def test_a_later_date_on_which_the_clock_jumps_over_the_hour_is_said(cast, as_person, changed, said):
    """Only the first date was looked at; all the same it takes place, after the jump."""
    at_night = {"first_date": "2026-03-08", "last_date": "", "starts": "02:30", "ends": "04:00", **changed}
    form = {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk, **at_night}
    page = as_person(cast.noor).post(reverse("programme_new", args=RUN), form, follow=True).text
    assert "Het staat in de agenda." in page
    words = "Op zondag 29 maart 2026 gaat de klok een uur vooruit. Op die dag begint het om 03.30 uur."
    assert (words in page) == said


def test_a_mistake_keeps_what_was_typed_and_stands_at_its_question(cast, as_person):
    form = {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk, "ends": "12:00"}
    page = as_person(cast.noor).post(reverse("programme_new", args=RUN), form).content.decode()
    assert "Kies een tijd na het begin." in page
    assert "Fietsen leren" in page
    assert Programme.objects.count() == 0


@pytest.mark.parametrize("day", ["0001-01-01", "1800-05-05", "9999-12-31"])
@pytest.mark.parametrize("field", ["first_date", "last_date"])
def test_a_year_that_cannot_be_is_said_and_the_form_is_kept(cast, as_person, field, day):
    form = {**PLAN, "client_key": uuid4(), "room": cast.sewing_room.pk, field: day}
    page = as_person(cast.noor).post(reverse("programme_new", args=RUN), form)
    assert "Deze dag is te " in page.text
    assert f'value="{day}"' in page.text
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
    join(cast, first, guest(cast, "Kim", phone="0612345678", reach_by=ReachBy.CALL))
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


def test_a_newcomer_who_sounds_like_somebody_known_is_asked_about_once(cast, as_person, today_session):
    noor, known = as_person(cast.noor), guest(cast, "Gülşen")
    address = reverse("session_add", args=[*RUN, today_session.pk])
    form = {"client_key": str(uuid4()), "first_name": "Gulsun", "last_name": "Kaya"}
    page = noor.post(address, form)
    assert str(known.pk) in page.text
    assert 'value="Kaya"' in page.text
    assert not Attendance.objects.exists()
    assert 'name="seen" value="gulsun"' in page.text
    noor.post(address, form | {"seen": "gulsun"})
    assert Attendance.objects.get().person.full_name == "Gulsun Kaya"


def test_looking_up_finds_another_spelling(cast, as_person, today_session):
    known = guest(cast, "Gülşen")
    address = reverse("session_add", args=[*RUN, today_session.pk])
    page = as_person(cast.noor).post(address, {"zoek": "1", "first_name": "Gulsem"})
    assert str(known.pk) in page.text

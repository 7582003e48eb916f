"""Courses from inside, and that no page asks more when there are more rows."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from productiehuis.activities.actions import (
    give_certificate,
    take_over_template,
)
from productiehuis.activities.models import Attendance, CourseTemplate
from productiehuis.activities.privacy import erase
from productiehuis.activities.tests.conftest import TODAY, make
from productiehuis.activities.tests.hands import earn, join, tap
from productiehuis.activities.tests.hands import known_guest as guest
from productiehuis.audit.models import Look
from tests.cast import NL, TESTER

RUN = ["west", "naaien"]


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
    join(cast, course.sessions.first(), kim)
    form = {"client_key": uuid4(), "person": kim.pk, "lesson": template.lessons.first().pk}
    page = as_person(cast.noor).post(reverse("lesson_done", args=[*RUN, course.slug]), form, follow=True)
    assert "1 van 4 lessen" in page.content.decode()


def test_a_certificate_that_is_not_earned_is_not_given(cast, as_person, course):
    kim = guest(cast, "Kim")
    join(cast, course.sessions.first(), kim)
    address = reverse("certificate_give", args=[*RUN, course.slug])
    page = as_person(cast.noor).post(address, {"client_key": uuid4(), "person": kim.pk}, follow=True)
    assert "nog niet genoeg lessen" in page.content.decode()


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
        tap(today_session, kim, True)
        give_certificate(person=kim, programme=course, by=TESTER, client_key=uuid4())
        make(cast, name=NL(f"Iets {number}"), first_date=TODAY + timedelta(days=number))
        take_over_template(template=template, initiative=cast.desk, by=TESTER, client_key=uuid4())

    more(1)
    few = count_queries(noor, address)
    for number in (2, 3, 4):
        more(number)
    assert count_queries(noor, address) <= few


def test_erasing_somebody_frees_the_place_and_keeps_the_count(cast, weekly, first, today_session):
    rows = [join(cast, first, guest(cast, name)) for name in ("Kim", "Lot", "Mo")]
    tap(today_session, rows[0].person, True)
    erase([rows[0].person], now=timezone.now())
    assert list(first.sign_ups.values_list("person__first_name", "state")) == [("Lot", "placed"), ("Mo", "placed")]
    row = Attendance.objects.valid().get()
    assert (row.person, row.person_number) == (None, rows[0].person.number)

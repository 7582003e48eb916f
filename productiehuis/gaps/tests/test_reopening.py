"""A gap that was closed by mistake goes back on the board, with why; what really answers it keeps it closed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from productiehuis.audit.models import Event
from productiehuis.gaps.actions import close_gap, look_for_gaps, reopen_gap, take_up
from productiehuis.gaps.models import Gap, GapKind, GapState
from productiehuis.pathway.actions import end_answer, say_answers
from tests.cast import TESTER, actor

pytestmark = pytest.mark.django_db
WHY = "De kamer ging niet door."
BOARD = "/west/beheer/gaten/"


@pytest.fixture
def closed(cast):
    """Taken up by the sewing room and called mended."""
    fields = {"house": cast.west, "topic": cast.topics[0], "subject": str(cast.topics[0].pk), "count": 12}
    gap = Gap.objects.create(kind=GapKind.ASKED, found_on=date(2026, 1, 5), **fields)
    take_up(gap=gap, initiative=cast.sewing, by=TESTER)
    return close_gap(gap=gap, note="Het loopt nu.", by=TESTER)


def test_noor_puts_it_back_and_everybody_reads_why(cast, closed, as_person, client):
    noor, address = as_person(cast.noor), f"{BOARD}{closed.pk}/"
    assert f"{address}terug/" in noor.get(address).text
    assert "staat weer op het bord" in noor.post(f"{address}terug/", {"why": WHY}, follow=True).text
    page = noor.get(address).text
    assert WHY in page
    assert "Het loopt nu." not in page
    assert "iemand pakt dit op" in page
    assert "‘Brieven’" in client.get("/west/wat-mist/").text
    closed.refresh_from_db()
    assert (closed.state, closed.closed_on, closed.taken_up_by) == (GapState.TAKEN_UP, None, cast.sewing)
    assert Event.objects.filter(verb="gap reopened", actor_key=cast.noor.pk).count() == 1


def test_without_why_it_stays_closed(cast, closed, as_person):
    assert "Schrijf op waarom" in as_person(cast.noor).post(f"{BOARD}{closed.pk}/terug/", {"why": " "}).text
    closed.refresh_from_db()
    assert closed.state == GapState.CLOSED


def test_why_names_nobody(cast, closed, as_person):
    page = as_person(cast.noor).post(f"{BOARD}{closed.pk}/terug/", {"why": "Dat zei Fatima."}).text
    assert "misschien een naam of een nummer" in page
    closed.refresh_from_db()
    assert closed.state == GapState.CLOSED


def test_the_night_leaves_it_open(cast, closed):
    reopen_gap(gap=closed, why=WHY, by=TESTER)
    look_for_gaps(house=cast.west, by=TESTER)
    closed.refresh_from_db()
    assert closed.state == GapState.TAKEN_UP


def test_pressed_twice_is_once(cast, closed):
    for _time in range(2):
        reopen_gap(gap=closed, why=WHY, by=TESTER)
    assert [step.state for step in closed.steps.all()] == ["taken_up", "closed", "taken_up"]


def test_what_was_never_closed_is_not_opened_again(cast, as_person):
    gap = Gap.objects.create(house=cast.west, kind="searched", subject="zwemmen", found_on=date(2026, 1, 5), count=9)
    assert "Dat kan nu niet." in as_person(cast.noor).post(f"{BOARD}{gap.pk}/terug/", {"why": WHY}).text
    gap.refresh_from_db()
    assert (gap.state, gap.steps.count()) == (GapState.FOUND, 0)


def test_a_room_that_still_answers_keeps_it_closed(cast, closed):
    answer = say_answers(room=cast.room, topic=cast.topics[0], since=date(2026, 1, 6), by=TESTER)
    with pytest.raises(ValidationError, match="helpt hier nog bij"):
        reopen_gap(gap=closed, why=WHY, by=TESTER)
    end_answer(answer=answer, by=TESTER, until=date(2026, 2, 1))
    assert reopen_gap(gap=closed, why=WHY, by=TESTER).state == GapState.TAKEN_UP


def test_what_nobody_took_up_comes_back_for_the_house_together(cast):
    gap = Gap.objects.create(
        house=cast.west,
        kind="searched",
        subject="zwemmen",
        found_on=date(2026, 1, 5),
        count=9,
        state="closed",
        closed_on=date(2026, 2, 1),
    )
    found = reopen_gap(gap=gap, why=WHY, by=actor(cast.noor))
    assert (found.state, found.taken_up_by, bool(found.taken_up_on)) == (GapState.TAKEN_UP, None, True)


def test_one_about_the_same_that_is_open_already_is_enough(cast, closed):
    fields = {"house": cast.west, "kind": closed.kind, "subject": closed.subject, "topic": closed.topic}
    Gap.objects.create(found_on=date(2026, 2, 5), count=12, **fields)
    with pytest.raises(ValidationError, match="staat al op het bord"):
        reopen_gap(gap=closed, why=WHY, by=TESTER)


def test_of_another_house_it_does_not_exist(cast, closed, as_person):
    assert as_person(cast.fay).post(f"{BOARD}{closed.pk}/terug/", {"why": WHY}).status_code == 404

"""A closed period keeps its numbers; what changes after is told with when, who and why, and never about whom."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.audit.models import Event
from productiehuis.helpdesk.actions import Registration, correct_visit, withdraw_visit
from productiehuis.helpdesk.models import VisitKind
from productiehuis.helpdesk.privacy import erase
from productiehuis.helpdesk.rules import Asked
from productiehuis.imports.models import Import, ImportState
from productiehuis.initiatives.models import Role
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.actions import close_period, reopen_period
from productiehuis.monitor.corrections import corrections_after
from productiehuis.monitor.counts import gather
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.periods import changes_of
from productiehuis.monitor.rules import (
    Change,
    Correction,
    Span,
    What,
    changes,
    closing_problems,
    code_of,
    gathered,
    side_by_side,
    span_of,
    to_close,
)
from productiehuis.monitor.tests.data import attend, noon, session, told, visit
from productiehuis.monitor.words import difference, happened
from productiehuis.people.actions import merge_persons, undo_merge
from tests.cast import TESTER, actor, give

MARCH, Q1, YEAR = Span(2018, 3), Span(2018, quarter=1), Span(2018)
spans = st.one_of(
    st.builds(Span, st.integers(2000, 2100)),
    st.builds(lambda year, month: Span(year, month), st.integers(2000, 2100), st.integers(1, 12)),
    st.builds(lambda year, quarter: Span(year, quarter=quarter), st.integers(2000, 2100), st.integers(1, 4)),
)


@given(spans)
def test_a_period_in_an_address_is_that_period(span):
    assert span_of(code_of(span)) == span


@pytest.mark.parametrize("code", ["", "18", "2018-13", "2018-k5", "2018-3", "2018-k1-03", "x2018", "2018\n"])
def test_what_is_no_period_is_none(code):
    assert span_of(code) is None


@given(spans, st.dates(date(1999, 1, 1), date(2101, 1, 1)))
def test_only_what_is_over_can_be_closed(span, today):
    last_month = max(span.months)
    over = (today.year, today.month) > (span.year, last_month)
    assert (closing_problems(span, today, ()) == []) is over


def test_what_can_be_closed_of_a_running_year():
    codes = [code_of(each) for each in to_close(2018, date(2018, 5, 1), {"2018-02"})]
    assert codes == ["2018-01", "2018-03", "2018-04", "2018-k1"]


def test_blank_is_not_zero_in_a_comparison():
    found = side_by_side({"help_unique": 5, "help_requests": 3}, {"help_unique": 5, "activation_unique": 2})
    assert [(each.field, each.difference) for each in found] == [
        ("help_unique", 0),
        ("help_requests", None),
        ("activation_unique", None),
    ]
    assert changes({"help_unique": 5}, {"help_unique": 4}) == [Change("help_unique", 5, 4)]


def test_the_same_thing_on_one_day_is_one_line():
    at = [datetime(2019, 1, day, hour, tzinfo=UTC) for day, hour in ((2, 9), (2, 15), (3, 9))]
    lines = gathered((Correction(each, What.LATE_VISIT, None) for each in at), UTC)
    assert [(line.at, line.count) for line in lines] == [(at[2], 1), (at[1], 2)]


def test_one_day_is_a_day_of_the_house():
    at = [datetime(2019, 1, day, hour, 30, tzinfo=UTC) for day, hour in ((1, 22), (1, 23), (2, 9))]
    lines = gathered((Correction(each, What.LATE_VISIT, None) for each in at), ZoneInfo("Europe/Amsterdam"))
    assert [(line.at, line.count) for line in lines] == [(at[2], 2), (at[0], 1)]


@pytest.fixture
def counted(cast):
    """March 2018 with three visits, written down in March."""
    with time_machine.travel("2018-03-20T12:00:00Z"):
        cast.first = visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
        visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
        visit(cast.room, cast.desk, kind=VisitKind.GROUP, contacts=4, topics=cast.topics[:1])
    return cast


def close(cast, span=MARCH, at="2018-04-02T12:00:00Z", by=TESTER):
    with time_machine.travel(at):
        return close_period(initiative=cast.desk, span=span, by=by, client_key=new_key())


def after(cast, closed):
    """What changed, and what happened."""
    year = gather([cast.west], closed.year, [cast.desk])[0].initiatives[0]
    changed = {each.field: (each.old, each.new) for each in changes_of(closed, year)}
    return changed, [(each.what, each.why, each.count) for each in corrections_after(closed, year)]


def test_the_numbers_of_that_day_are_kept(counted):
    closed = close(counted)
    assert closed.figures["help_unique"] == 2
    assert closed.figures["help_contacts"] == 6
    assert after(counted, closed) == ({}, [])
    assert Event.objects.get(verb="period closed").changes["period"] == [None, "2018-03"]


def test_a_corrected_and_a_withdrawn_visit_are_told_with_the_reason(counted):
    closed = close(counted)
    right = Registration(new_key(), counted.room, VisitKind.KNOWN, counted.rosa, asked=[Asked(counted.topics[0].pk)])
    fixed = correct_visit(visit=counted.first, registration=right, reason="Het was iemand anders.", by=TESTER)
    assert after(counted, closed) == (
        {"help_unique": (2, 1), "help_requests": (4, 3)},
        [(What.CORRECTED, "Het was iemand anders.", 1)],
    )
    withdraw_visit(visit=fixed, client_key=new_key(), reason="Het stond er twee keer.", by=TESTER)
    changed, happened = after(counted, closed)
    assert changed == {"help_unique": (2, 1), "help_contacts": (6, 5), "help_requests": (4, 2)}
    assert happened[0] == (What.WITHDRAWN, "Het stond er twee keer.", 1)


def test_what_is_written_down_later_is_told(counted):
    closed = close(counted)
    visit(counted.room, counted.desk, counted.vera, topics=counted.topics[:1])
    attend(session(counted.room, counted.desk, date(2018, 3, 6)), counted.bo)
    told(counted.desk, "help_contacts", 9, month=3)
    changed, happened = after(counted, closed)
    assert changed["help_unique"] == (2, 3)
    assert changed["activation_unique"] == (0, 1)
    assert {what for what, *_rest in happened} == {What.LATE_VISIT, What.LATE_PRESENCE, What.TOLD}


def test_what_came_from_a_list_is_told_as_a_list(counted):
    closed = close(counted)
    with time_machine.travel("2018-05-01T12:00:00Z", tick=False):
        visit(counted.room, counted.desk, counted.vera, topics=counted.topics[:1])
    with time_machine.travel("2018-05-02T12:00:00Z", tick=False):
        now = timezone.now()
        visit(counted.room, counted.desk, counted.vera, topics=counted.topics[:1])
        visit(counted.room, counted.desk, counted.noor, topics=counted.topics[:1])
    Import.objects.create(
        house=counted.west, initiative=counted.desk, fingerprint="x", made_at=now - timedelta(hours=1), done_at=now
    )
    assert after(counted, closed)[1] == [(What.IMPORTED, "", 2), (What.LATE_VISIT, "", 1)]


@pytest.mark.parametrize("state", [ImportState.STORING, ImportState.UNDOING])
def test_a_period_waits_for_a_list_that_is_on_its_way(counted, state):
    """Half of it would stand in the kept numbers, and nobody could tell later where the other half came from."""
    listed = Import.objects.create(house=counted.west, initiative=counted.desk, fingerprint="x", state=state)
    with pytest.raises(ValidationError, match="Er wordt nu een lijst"):
        close(counted)
    Import.objects.filter(pk=listed.pk).update(initiative=counted.sewing)
    assert close(counted).figures["help_unique"] == 2


def test_a_merge_and_its_undoing_are_told_when_they_touch_the_period(counted):
    closed = close(counted)
    merge_persons(kept=counted.cor, absorbed=counted.noor, by=TESTER)
    merge = merge_persons(kept=counted.bo, absorbed=counted.rosa, by=TESTER)
    changed, happened = after(counted, closed)
    assert changed == {"help_unique": (2, 1)}
    assert (What.MERGED, "", 1) in happened
    undo_merge(merge=merge, by=TESTER)
    changed, happened = after(counted, closed)
    assert changed == {}
    assert (What.MERGE_UNDONE, "", 1) in happened


def test_a_merge_of_two_others_that_makes_two_visitors_one_is_told(counted):
    """Bo and Rosa came; that they are one follows from a merge of two people who never did."""
    closed = close(counted)
    merge_persons(kept=counted.bo, absorbed=counted.cor, by=TESTER)
    merge_persons(kept=counted.rosa, absorbed=counted.noor, by=TESTER)
    between = merge_persons(kept=counted.cor, absorbed=counted.noor, by=TESTER)
    changed, happened = after(counted, closed)
    assert changed == {"help_unique": (2, 1)}
    assert happened == [(What.MERGED, "", 3)]
    undo_merge(merge=between, by=TESTER)
    changed, happened = after(counted, closed)
    assert changed == {}
    assert {(what, count) for what, _why, count in happened} == {(What.MERGED, 3), (What.MERGE_UNDONE, 1)}


def test_a_role_that_reaches_back_is_told(counted):
    closed = close(counted, YEAR, "2019-01-03T12:00:00Z")
    before = closed.figures["volunteers"]
    role = give(counted.rosa, Role.VOLUNTEER, counted.desk)
    Event.objects.create(
        house_key=counted.west.pk, verb="role given", object_type="initiatives.membership", object_key=str(role.pk)
    )
    changed, happened = after(counted, closed)
    assert changed == {"volunteers": (before, before + 1)}
    assert happened == [(What.ROLE, "", 1)]


def test_other_months_other_initiatives_and_earlier_writes_are_not_told(counted):
    closed = close(counted)
    visit(counted.room, counted.desk, counted.bo, at=noon(date(2018, 4, 5)), topics=counted.topics[:1])
    visit(counted.sewing_room, counted.sewing, counted.bo, topics=counted.topics[:1])
    assert after(counted, closed) == ({}, [])


def test_a_period_is_closed_once_and_sent_twice_is_once(counted):
    key = new_key()
    first = close_period(initiative=counted.desk, span=MARCH, by=TESTER, client_key=key)
    assert close_period(initiative=counted.desk, span=MARCH, by=TESTER, client_key=key) == first
    with pytest.raises(ValidationError, match="al afgesloten"):
        close(counted)
    close(counted, Q1)
    assert ClosedPeriod.objects.count() == 2


def test_a_running_period_is_refused(counted):
    with pytest.raises(ValidationError, match="loopt nog"):
        close(counted, MARCH, "2018-03-31T12:00:00Z")


def test_opened_again_it_stays_with_its_reason_and_can_be_closed_anew(counted):
    closed = close(counted)
    with pytest.raises(ValidationError, match="waarom"):
        reopen_period(closed=closed, reason=" ", by=TESTER)
    reopen_period(closed=closed, reason="er kwam nog een lijst", by=TESTER)
    with pytest.raises(ValidationError, match="weer open"):
        reopen_period(closed=closed, reason="nog eens", by=TESTER)
    assert close(counted, at="2018-05-02T12:00:00Z").pk != closed.pk
    assert ClosedPeriod.objects.standing().count() == 1
    # Why stands with the period: it may name somebody, and the log cannot be emptied.
    assert Event.objects.get(verb="period reopened").changes == {"period": ["2018-03", None]}


def test_erasing_a_name_changes_no_kept_number(counted):
    closed = close(counted)
    erase([counted.bo], now=datetime(2026, 1, 1, tzinfo=UTC))
    assert after(counted, closed) == ({}, [])


# The pages.


def url(name, *rest):
    return reverse(name, args=["west", "spreekuur", *rest])


def test_the_trekker_closes_a_month_and_sees_what_changed_later(counted, as_person):
    tamar = as_person(counted.tamar)
    page = tamar.get(url("monitor_months", 2018)).content.decode()
    assert "Sluit af" in page
    answer = tamar.post(url("monitor_close", 2018), {"period": "2018-03", "client_key": new_key()}, follow=True)
    assert "Er is geen cijfer gewijzigd." in answer.content.decode()
    withdraw_visit(
        visit=counted.first,
        client_key=new_key(),
        reason="Het stond er twee keer. Het was Bo",
        by=actor(counted.vera),
    )
    closed = ClosedPeriod.objects.get()
    page = " ".join(tamar.get(url("monitor_closed", closed.pk)).content.decode().split())
    for words in ("1 bezoek ingetrokken", "Vera", "Het stond er twee keer. Het was Bo", "1 minder"):
        assert words in page
    assert "later gewijzigd" in tamar.get(url("monitor_months", 2018)).content.decode()


def test_who_may_not_read_visits_sees_only_the_chosen_reason(counted, as_person):
    closed = close(counted)
    withdraw_visit(
        visit=counted.first, client_key=new_key(), reason="Het stond er twee keer. Het was Bo", by=actor(counted.vera)
    )
    page = as_person(counted.cor).get(url("monitor_closed", closed.pk)).content.decode()
    assert "Het stond er twee keer." in page
    assert "Het was Bo" not in page
    assert "Open deze periode weer" not in page


def test_the_coordinator_reads_and_does_not_close(counted, as_person):
    cor = as_person(counted.cor)
    assert "Sluit af" not in cor.get(url("monitor_months", 2018)).content.decode()
    assert cor.post(url("monitor_close", 2018), {"period": "2018-03", "client_key": new_key()}).status_code == 404


@pytest.mark.parametrize("year", [0, 1, 9999, 10**20])
def test_a_year_without_a_house_is_not_there(counted, as_person, year):
    assert as_person(counted.tamar).get(url("monitor_months", year)).status_code == 404


@pytest.mark.parametrize("period", ["", "2018-13", "2999", "1999-01", "<b>"])
def test_a_period_that_is_not_there_is_refused_in_a_sentence(counted, as_person, period):
    tamar = as_person(counted.tamar)
    answer = tamar.post(url("monitor_close", 2018), {"period": period, "client_key": new_key()}, follow=True)
    assert "Kies een periode die voorbij is." in answer.content.decode()
    assert not ClosedPeriod.objects.exists()


def test_closing_what_is_closed_says_so(counted, as_person):
    close(counted)
    tamar = as_person(counted.tamar)
    answer = tamar.post(url("monitor_close", 2018), {"period": "2018-03", "client_key": new_key()}, follow=True)
    assert "Deze periode is al afgesloten." in answer.content.decode()


def test_opening_again_asks_why(counted, as_person):
    closed, tamar = close(counted), as_person(counted.tamar)
    answer = tamar.post(url("monitor_reopen", closed.pk), {"reason": "", "client_key": new_key()})
    assert "Schrijf op waarom" in answer.content.decode()
    tamar.post(url("monitor_reopen", closed.pk), {"reason": "nog een lijst", "client_key": new_key()})
    page = tamar.get(url("monitor_closed", closed.pk)).content.decode()
    assert "Deze periode is weer open" in page
    assert "nog een lijst" in page
    assert "door <bdi>Tamar</bdi>: <bdi>nog een lijst</bdi>" in page


def test_the_page_that_opens_again_promises_what_is_there(counted, as_person):
    """Why stands beside the period, and not in the log: it may name somebody, and the log cannot be emptied."""
    page = as_person(counted.tamar).get(url("monitor_reopen", close(counted).pk)).content.decode()
    assert "Bij de periode staat wie hem opende en waarom." in page
    assert "logboek" not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(("one", "two"), [("2018-03", "2018-04"), ("2018-04", "2018-03")])
def test_two_periods_side_by_side_in_words_as_time_went(counted, as_person, one, two):
    """March had more. Who chose March first read "1 meer", as if it grew."""
    visit(counted.room, counted.desk, counted.bo, at=noon(date(2018, 4, 5)), topics=counted.topics[:1])
    page = as_person(counted.tamar).get(url("monitor_compare"), {"een": one, "twee": two}).content.decode()
    assert "april 2018 naast maart 2018" in page
    assert "1 minder" in page
    assert "5 minder" in page
    assert "gelijk" in page
    assert "meer<" not in page


@pytest.mark.parametrize("choice", [{}, {"een": "2018"}, {"een": "x", "twee": "2018-k9"}, {"een": "1066", "twee": ""}])
def test_comparing_with_a_wrong_choice_still_shows_a_page(counted, as_person, choice):
    answer = as_person(counted.tamar).get(url("monitor_compare"), choice)
    assert answer.status_code == 200
    assert ("Deze periode is er niet" in answer.content.decode()) is bool(choice)


def test_a_key_of_another_initiative_is_told_in_words(counted):
    key = new_key()
    close_period(initiative=counted.desk, span=MARCH, by=TESTER, client_key=key)
    with pytest.raises(ValidationError, match="Laad de pagina opnieuw"):
        close_period(initiative=counted.sewing, span=MARCH, by=TESTER, client_key=key)
    assert ClosedPeriod.objects.count() == 1


def test_a_difference_of_thousands_is_written_as_the_numbers_beside_it():
    assert difference(Change("help_contacts", 400, 1_600)) == "1.200 meer"
    assert happened(Correction(datetime(2018, 5, 1, tzinfo=UTC), What.IMPORTED, None, count=1_500)) == (
        "1.500 regels uit een lijst"
    )

"""The messy list of 400 rows, without a browser: every figure is the one that was counted when it was made."""

from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.imports.actions import decide_rest
from productiehuis.imports.models import ImportState
from productiehuis.imports.outcome import problems_of
from productiehuis.people.models import Person
from tests.messy_sheet import KNOWN, NOT_A_LIST, ROWS, messy_sheet, with_bsn_column


def know(known) -> None:
    for first, last, year in KNOWN:
        known(first, last, birth_year=year)


def test_a_messy_list_is_read_to_the_last_row(lists, known):
    know(known)
    messy = messy_sheet(2025)
    import_ = lists.bring(messy.data)
    counts = import_.counts
    assert (messy.rows, counts["rows"]) == (ROWS, ROWS)
    assert [(each.sheet, each.row, each.column) for each in problems_of(import_)] == [each[:3] for each in messy.faults]
    told = {each.row: each.message for each in problems_of(import_)}
    assert [row for _sheet, row, _column, words in messy.faults if words not in told[row]] == []
    assert (counts["skipped"], counts["good"], counts["bad"]) == (messy.skipped, messy.good, len(messy.faults))
    assert (counts["visits"], counts["requests"], counts["unnamed"]) == (messy.visits, messy.requests, messy.unnamed)
    assert [sheet["name"] for sheet in import_.found["sheets"] if not sheet["is_used"]] == [NOT_A_LIST]


def test_its_look_alikes_are_asked_and_then_it_is_stored(lists, known):
    know(known)
    messy = messy_sheet(2025, faults=False)
    before = set(Person.objects.values_list("pk", flat=True))
    import_ = lists.bring(messy.data)
    assert import_.state == ImportState.PEOPLE
    assert import_.people.filter(was_asked=True).count() == messy.asked
    decide_rest(import_=import_, same=True, by=lists.by)
    import_ = lists.store(messy.data)
    assert import_.state == ImportState.DONE
    assert (Visit.objects.count(), HelpRequest.objects.count()) == (messy.visits, messy.requests)
    assert {month: Visit.objects.filter(month=month).count() for month in (1, 2)} == messy.by_month
    assert Person.objects.exclude(pk__in=before).count() == messy.new_people
    assert Visit.objects.filter(person__first_name="Fatima").exists()


def test_a_list_with_a_bsn_column_is_refused_as_a_whole(lists):
    import_ = lists.bring(with_bsn_column(2025))
    assert import_.state == ImportState.REFUSED
    (problem,) = problems_of(import_)
    assert (problem.row, problem.column) == (1, "BSN")
    assert "burgerservicenummers" in problem.message

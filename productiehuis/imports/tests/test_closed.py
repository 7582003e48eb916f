"""Before a list is stored or taken out, its trekker reads which closed periods it changes; afterwards the Monitor."""

import io
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from productiehuis.imports.tests.files import xlsx
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.actions import close_period, reopen_period
from productiehuis.monitor.corrections import corrections_after
from productiehuis.monitor.counts import gather
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.rules import Span, What
from productiehuis.people.models import Person
from tests.cast import TESTER

ROWS = [
    (date(2018, 9, 3), "Fenna Voorbeeld", 1980, "Brieven", None, None),
    (date(2018, 10, 4), "Milan Voorbeeld", 1975, "Wonen", None, None),
]
WARNING = "een periode die is afgesloten"


def close(initiative, span) -> ClosedPeriod:
    with time_machine.travel("2019-02-01 12:00:00+01:00"):
        return close_period(initiative=initiative, span=span, by=TESTER, client_key=new_key())


def happened(closed):
    year = gather([closed.house], closed.year, [closed.initiative])[0].initiatives[0]
    return {(each.what, each.why): each.count for each in corrections_after(closed, year)}


@pytest.fixture
def page(cast, as_person):
    client = as_person(cast.tamar)

    def read(import_) -> str:
        return client.get(reverse("import", args=["west", "spreekuur", import_.pk])).content.decode()

    return read


def test_the_preview_names_the_closed_periods_a_list_reaches_into(lists, cast, page):
    close(cast.desk, Span(2018, 9))
    close(cast.desk, Span(2018, quarter=4))
    close(cast.desk, Span(2018, 3))
    close(cast.sewing, Span(2018))
    text = page(lists.bring(xlsx(ROWS)))
    assert WARNING in text
    assert "<b>september 2018</b>, <b>kwartaal 4 van 2018</b>." in text
    assert "heel 2018" not in text
    assert "<b>maart 2018</b>" not in text


def test_without_a_closed_period_there_is_no_warning(lists, cast, page):
    reopen_period(closed=close(cast.desk, Span(2018, 9)), reason="Er kwam nog een lijst.", by=TESTER)
    assert WARNING not in page(lists.bring(xlsx(ROWS)))


def test_a_list_that_replaces_another_warns_of_the_days_of_both(lists, cast, page):
    first = lists.store(xlsx(ROWS))
    close(cast.desk, Span(2018, 9))
    assert "<b>september 2018</b>" in page(lists.bring(xlsx(ROWS[1:]), "beter.xlsx", replaces=first))


def test_taking_a_list_out_warns_too_and_is_told_beside_the_numbers(lists, cast, page):
    closed = close(cast.desk, Span(2018, 9))
    import_ = lists.store(xlsx(ROWS))
    assert happened(closed) == {(What.IMPORTED, ""): 1}
    fenna = Person.objects.get(first_name="Fenna").pk
    assert "<b>september 2018</b>" in page(import_)
    lists.undo(import_)
    # Who stood only on the list is erased; why the visit does not count stays.
    assert Person.objects.get(first_name="", pk=fenna).erased_at is not None
    assert happened(closed) == {(What.IMPORTED, ""): 1, (What.WITHDRAWN, "De lijst is ongedaan gemaakt."): 1}
    assert WARNING not in page(import_)


def test_the_command_tells_it_beside_the_json(cast, tmp_path):
    close(cast.desk, Span(2018, 9))
    (path := tmp_path / "lijst.xlsx").write_bytes(xlsx(ROWS))
    out, said = io.StringIO(), io.StringIO()
    call_command("import_registrations", str(path), house="west", initiative="spreekuur", stdout=out, stderr=said)
    assert "De cijfers van september 2018 zijn afgesloten." in said.getvalue()
    assert "afgesloten" not in out.getvalue()

"""Days that stand once for several rows: in a merged cell, above empty ones, or as a number below a month."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook

from productiehuis.imports.models import Import
from productiehuis.imports.outcome import of_import, problems_of
from productiehuis.imports.reading import open_book
from productiehuis.imports.rules.columns import Column, Header
from productiehuis.imports.rules.dates import NO_DATE, NOT_A_DATE
from productiehuis.imports.rules.filling import lacking
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, ods, xlsx
from tests.cast import Cast

HEAD = ("Datum", "Naam", "Onderwerp")
DAYS = [date(2018, 9, day) for day in (3, 10)]
NAMES = ("Fenna", "Milan", "Noa", "Sam", "Yara", "Kim")


def block(day: object, *names: str) -> list[tuple[object, ...]]:
    """A day with the people below it."""
    return [(day if at == 0 else None, name, "wonen") for at, name in enumerate(names)]


BLOCKS = [*block(DAYS[0], *NAMES[:3]), *block(DAYS[1], *NAMES[3:])]


def merged(rows: list[tuple[object, ...]], *ranges: str) -> bytes:
    book = Workbook()
    for line in (HEAD, *rows):
        book.active.append(line)
    for each in ranges:
        book.active.merge_cells(each)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def merged_ods() -> bytes:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("Blad1")
    for line in (HEAD, *BLOCKS):
        row = Row()
        for value in line:
            row.append_cell(Cell() if value is None else Cell(value))
        table.append_row(row)
    for first, last in ((1, 3), (4, 6)):
        table.set_span((0, first, 0, last))
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def days(import_: Import) -> list[date | None]:
    return list(import_.rows.order_by("row").values_list("date", flat=True))


WANTED = [DAYS[0]] * 3 + [DAYS[1]] * 3


@pytest.mark.parametrize(
    ("data", "name"),
    [(merged(BLOCKS, "A2:A4", "A5:A7"), "lijst.xlsx"), (merged_ods(), "lijst.ods")],
    ids=["xlsx", "ods"],
)
def test_a_merged_cell_says_the_day_of_all_its_rows(lists: Lists, data: bytes, name: str) -> None:
    with open_book(io.BytesIO(data)) as book:
        assert list(book.merged_down(0, 0)) == [(2, 4), (5, 7)]
        assert list(book.merged_down(0, 1)) == []
    import_ = lists.bring(data, name)
    assert (days(import_), import_.counts["filled"], import_.counts["bad"]) == (WANTED, 0, 0)


def test_below_a_merged_cell_the_day_holds_no_longer(lists: Lists) -> None:
    rows = [*block(DAYS[0], *NAMES[:3]), (None, "Sam", "wonen")]
    import_ = lists.bring(merged(rows, "A2:A4"))
    assert days(import_) == [DAYS[0], DAYS[0], DAYS[0], None]
    assert [(each.row, each.message) for each in problems_of(import_)] == [(5, NO_DATE)]


@pytest.mark.parametrize(
    ("data", "name"), [(xlsx(BLOCKS, HEAD), "a.xlsx"), (ods(BLOCKS, HEAD), "a.ods"), (csv(BLOCKS, HEAD), "a.csv")]
)
def test_a_day_that_stands_once_above_each_block_is_filled_down_and_told(
    lists: Lists, data: bytes, name: str, as_person, cast: Cast
) -> None:
    import_ = lists.bring(data, name)
    assert (days(import_), import_.counts["filled"]) == (WANTED, 4)
    words = "Rijen zonder dag, die de dag van erboven krijgen: 4."
    assert words in of_import(import_).told
    assert words in as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text


@pytest.mark.parametrize(
    "rows",
    [
        [(DAYS[0], "Fenna", "wonen"), (DAYS[0], "Milan", "wonen"), (None, "Noa", "wonen"), (None, "Sam", "wonen")],
        [(DAYS[0], "Fenna", "wonen"), (DAYS[1], "Milan", "wonen"), (None, "Noa", "wonen")],
        [(None, "Fenna", "wonen"), *block(DAYS[0], *NAMES[1:4])],
        [*block(DAYS[1], "Fenna", "Milan"), *block(DAYS[0], "Noa", "Sam"), *block(DAYS[1], "Yara", "Kim")],
    ],
    ids=["written on each row", "forgotten once", "no day above", "to and fro"],
)
def test_a_day_that_was_forgotten_is_a_problem_and_not_guessed(lists: Lists, rows) -> None:
    import_ = lists.bring(xlsx(rows, HEAD))
    assert import_.counts["filled"] == 0
    empty = [number for number, row in enumerate(rows, 2) if row[0] is None]
    assert [(each.row, each.message) for each in problems_of(import_)] == [(number, NO_DATE) for number in empty]


def test_sums_and_white_lines_between_blocks_get_no_day(lists: Lists) -> None:
    rows = [*BLOCKS[:3], (None, None, None), ("Totaal", None, 3), *BLOCKS[3:], (None, None, None)]
    import_ = lists.bring(xlsx(rows, HEAD))
    assert (import_.counts["good"], import_.counts["skipped"], import_.counts["filled"]) == (6, 2, 4)


# Months between the rows.


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        ([], [("September 2018",), (3, "Fenna", "wonen"), (10, "Milan", "wonen")]),
        ([("Bezoek 2018",)], [("September",), ("ma 3", "Fenna", "wonen"), ("10", "Milan", "wonen")]),
        ([("September 2018",)], [(3, "Fenna", "wonen"), (10, "Milan", "wonen")]),
    ],
)
def test_a_month_above_rows_makes_days_of_their_numbers(lists: Lists, above, rows) -> None:
    import_ = lists.bring(xlsx([*above, HEAD, *rows], None))
    assert (days(import_), import_.counts["bad"]) == (DAYS, 0)


def test_months_go_on_in_the_next_year(lists: Lists) -> None:
    rows = [("December 2018",), (3, "Fenna", "wonen"), ("Januari",), (7, "Milan", "wonen")]
    assert days(lists.bring(xlsx(rows, HEAD))) == [date(2018, 12, 3), date(2019, 1, 7)]


def test_a_number_below_a_month_without_a_year_is_a_problem(lists: Lists) -> None:
    rows = [("September",), (3, "Fenna", "wonen"), ("31", "Milan", "wonen")]
    import_ = lists.bring(xlsx(rows, HEAD))
    assert [(each.row, each.message) for each in problems_of(import_)] == [(3, NOT_A_DATE), (4, NOT_A_DATE)]


def test_a_month_that_only_divides_is_no_row(lists: Lists) -> None:
    rows = [("September",), (DAYS[0], "Fenna", "wonen"), ("Oktober",), ("3-10-2018", "Milan", "wonen")]
    import_ = lists.bring(xlsx(rows, HEAD))
    assert (import_.counts["good"], import_.counts["skipped"]) == (2, 2)


# A first empty day that stands far below: what the first hundred lines do not show.


def far(count: int, first: date = date(2018, 1, 1)) -> list[tuple[object, ...]]:
    """So many rows that each say their own day."""
    return [(first + timedelta(days=at), f"Persoon {_letters(at)}", "wonen") for at in range(count)]


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def later(*blocks: int) -> list[tuple[object, ...]]:
    """Blocks of so many people, each below the day that stands once for them."""
    days_of = [date(2018, 9, 3) + timedelta(days=7 * at) for at in range(len(blocks))]
    return [
        (day if at == 0 else None, f"Later {_letters(at)}", "wonen")
        for day, size in zip(days_of, blocks, strict=True)
        for at in range(size)
    ]


@pytest.mark.parametrize("above", [20, 150])
def test_a_merged_cell_far_below_says_the_day_of_its_rows_too(lists: Lists, above: int) -> None:
    rows = [*far(above), *later(3)]
    import_ = lists.bring(merged(rows, f"A{above + 2}:A{above + 4}"))
    assert (import_.counts["bad"], days(import_)[-3:]) == (0, [date(2018, 9, 3)] * 3)


@pytest.mark.parametrize("above", [20, 150])
def test_blocks_that_begin_far_below_are_filled_down_and_told(lists: Lists, above: int) -> None:
    rows = [*far(above), *later(*[9] * 25)]
    import_ = lists.bring(csv(rows, HEAD), "lijst.csv")
    assert (import_.counts["bad"], import_.counts["filled"]) == (0, 200)
    assert (import_.counts["rows"], import_.counts["good"]) == (len(rows), len(rows))
    assert days(import_)[-9:] == [date(2018, 9, 3) + timedelta(days=7 * 24)] * 9
    assert import_.people.count() == above + 9


@pytest.mark.parametrize("above", [20, 150])
def test_a_day_forgotten_far_below_stays_a_problem_of_its_row(lists: Lists, above: int) -> None:
    import_ = lists.bring(csv([*far(above), *later(2)], HEAD), "lijst.csv")
    assert [(each.row, each.message) for each in problems_of(import_)] == [(above + 3, NO_DATE)]
    assert (import_.counts["good"], import_.counts["bad"], import_.counts["filled"]) == (above + 1, 1, 0)


@pytest.mark.parametrize("above", [20, 150])
def test_a_month_far_below_makes_days_of_the_numbers_below_it(lists: Lists, above: int) -> None:
    rows = [*far(above), ("September 2018",), (3, "Fenna", "wonen"), (10, "Milan", "wonen")]
    import_ = lists.bring(xlsx(rows, HEAD))
    assert (import_.counts["bad"], days(import_)[-2:]) == (0, DAYS)


cells = st.one_of(st.none(), st.sampled_from(["3-9-2018", "3", "September 2018", "Fenna", "wonen"]))


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8), st.integers(0, 8))
def test_where_the_first_empty_day_stands_makes_no_difference(lines, first) -> None:
    """Of the first lines and of all lines the same is said, when these are all."""
    rows = list(enumerate([list(HEAD), *lines], 1))
    header = Header(1, 1, list(HEAD), {0: Column.DATE, 1: Column.NAME, 2: Column.TOPIC})
    assert lacking(header, rows, "", DAYS[1]) == lacking(header, rows[:first], "", DAYS[1], below=rows)


def test_of_several_sheets_each_has_its_own_days(lists: Lists) -> None:
    data = xlsx([*far(120), *later(*[9] * 20)], HEAD, name="een", twee=[HEAD, *far(2, date(2018, 11, 5))])
    import_ = lists.bring(data)
    assert (import_.counts["bad"], import_.counts["good"], import_.counts["filled"]) == (0, 302, 160)
    assert import_.rows.filter(sheet=1).count() == 2


def test_topics_across_are_filled_far_below_too(lists: Lists) -> None:
    rows = [(day, name, "x", None) for day, name, _topic in far(120)]
    rows += [(day, name, None, 1) for day, name, _topic in later(*[9] * 20)]
    import_ = lists.bring(xlsx(rows, ("Datum", "Naam", "Brieven", "Schulden")))
    assert (import_.counts["bad"], import_.counts["filled"]) == (0, 160)

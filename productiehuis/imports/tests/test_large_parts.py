"""A file of which one part or one row would fill the memory is refused before it does."""

import io
import zipfile

import pytest

from productiehuis.imports.reading import Refused, limits, open_book
from productiehuis.imports.tests.files import ods, repacked, xlsx

ROWS = [("3-9-2018", "Fenna Voorbeeld", 1980, "Brieven", None, None)] * 3


@pytest.fixture(autouse=True)
def small_memory(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_HELD", 200_000)


def read(packed, name):
    with open_book(io.BytesIO(packed), name) as book:
        return [list(book.rows(index)) for index in range(len(book.sheets))]


def part(packed, name):
    return zipfile.ZipFile(io.BytesIO(packed)).read(name)


def test_usual_files_are_read():
    assert [len(rows) for rows in read(xlsx(ROWS), "a.xlsx")] == [4]
    assert [len(rows) for rows in read(ods(ROWS), "a.ods")] == [4]


@pytest.mark.parametrize("name", ["xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_that_is_held_whole_is_not_large(name):
    packed = xlsx(ROWS)
    large = part(packed, name).replace(b"?>", b"?><!--" + b"x" * 300_000 + b"-->", 1)
    large = large if b"x" * 300 in large else large + b"<!--" + b"x" * 300_000 + b"-->"
    with pytest.raises(Refused, match="veel te groot"):
        read(repacked(packed, **{name.replace("/", "__").replace(".", "_dot_"): large}), "a.xlsx")


@pytest.mark.parametrize("where", [b"</row>", b"<row", b"<sheetData>"])
def test_a_row_is_not_large_nor_what_stands_before_it(where):
    packed, name = xlsx(ROWS), "xl/worksheets/sheet1.xml"
    cells = b"<c><v>1</v></c>" * 20_000
    sheet = part(packed, name).replace(where, cells + where, 1)
    with pytest.raises(Refused, match="veel te groot"):
        read(repacked(packed, xl__worksheets__sheet1_dot_xml=sheet), "a.xlsx")


def test_many_rows_together_may_be_large():
    assert len(read(xlsx([("3-9-2018", "Fenna", 1980, "x" * 900, None, None)] * 900), "a.xlsx")[0]) == 901


def test_a_row_of_libreoffice_is_not_large():
    packed = ods(ROWS)
    content = part(packed, "content.xml").replace(
        b"</table:table-row>", b"<table:table-cell/>" * 20_000 + b"</table:table-row>", 1
    )
    with pytest.raises(Refused, match="veel te groot"):
        read(repacked(packed, content_dot_xml=content), "a.ods")

"""Files as they come, and files that mean harm: all made here."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import pytest

from productiehuis.imports.reading import open_book, refused
from productiehuis.imports.reading.cells import is_empty
from productiehuis.imports.reading.refused import Refused
from productiehuis.imports.rules.cells import BadCell, amount
from productiehuis.imports.tests.files import HEAD, csv, ods, part, repacked, xlsx

DAY = date(2018, 9, 3)
ROWS = [(DAY, "Gülşen El Ouafi", 1980, "Brieven", 2, 'zei: "ja"; en, ook'), (None, None, None, "Wonen", 1.5, None)]


def told(data: bytes, name: str = "", sheet: int = 0) -> list[tuple[int, list[object]]]:
    with open_book(io.BytesIO(data), name) as book:
        return [(number, list(cells)) for number, cells in book.rows(sheet)]


def why(data: bytes, name: str = "") -> str:
    with pytest.raises(Refused) as problem:
        told(data, name)
    return problem.value.sentence


def plain(cells: list[object]) -> list[object]:
    cells = [each.date() if isinstance(each, datetime) else each for each in cells]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


@pytest.mark.parametrize("make", [xlsx, ods], ids=["xlsx", "ods"])
def test_a_spreadsheet_gives_rows_as_they_stand(make):
    rows = told(make(ROWS))
    assert [number for number, _ in rows] == [1, 2, 3]
    assert plain(rows[0][1]) == list(HEAD)
    assert plain(rows[1][1]) == list(ROWS[0])
    assert plain(rows[2][1]) == [None, None, None, "Wonen", 1.5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_in_any_dress(encoding, delimiter):
    rows = [("3-9-2018", "Zoë Müller", "Brieven"), ("4-9-2018", "André", "Wonen")]
    data = csv(rows, ("Datum", "Naam", "Onderwerp"), delimiter=delimiter, encoding=encoding)
    assert told(data)[1:] == [(2, list(rows[0])), (3, list(rows[1]))]


def test_a_csv_keeps_signs_and_lines_within_quotes():
    data = b'sep=;\r\nDatum;Naam;Opmerking\r\n3-9-2018;"Dijk; van";"een\nregel, ""ja"""\r\n'
    assert told(data)[1] == (3, ["3-9-2018", "Dijk; van", 'een\nregel, "ja"'])


def test_a_formula_gives_its_value_and_is_never_run():
    data = xlsx([("=1+1", "Bo")], ("Aantal", "Naam"))
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
    assert plain(told(repacked(data, xl__worksheets__sheet1_dot_xml=sheet))[1][1]) == [2, "Bo"]


def test_a_formula_that_was_never_worked_out_is_no_empty_cell():
    """An amount of "=A1" was taken as nothing, so as one."""
    data = xlsx([("=A1", "Bo")], ("Aantal", "Naam"))
    assert plain(told(data)[1][1]) == ["=?", "Bo"]
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'<c r="A2">', b'<c r="A2" t="str">')
    assert plain(told(repacked(data, xl__worksheets__sheet1_dot_xml=sheet))[1][1]) == [None, "Bo"]
    with pytest.raises(BadCell, match="formule zonder uitkomst"):
        amount("=?")


def test_shared_texts_and_several_sheets():
    data = xlsx(ROWS, **{"feb": [("x",)], "mrt": [("y",)]})
    with open_book(io.BytesIO(data)) as book:
        assert list(book.sheets) == ["Blad1", "feb", "mrt"]
    assert plain(told(data, sheet=2)[1][1]) == ["y"]


def hidden(data: bytes, name: str) -> bytes:
    """The same .ods with this sheet hidden, as LibreOffice writes it."""
    looks = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta9" style:family="table">{looks}</style:style>'
    content = part(data, "content.xml").decode()
    for old, new in (
        ("</office:automatic-styles>", f"{style}</office:automatic-styles>"),
        (f'<table:table table:name="{name}"', f'<table:table table:name="{name}" table:style-name="ta9"'),
    ):
        assert old in content
        content = content.replace(old, new, 1)
    return repacked(data, content_dot_xml=content.encode())


def test_a_hidden_sheet_of_an_ods_is_not_read_as_of_an_xlsx():
    data = hidden(ods([("oud",)], name="oud", more={"nu": [HEAD, ("nieuw",)]}), "oud")
    with open_book(io.BytesIO(data)) as book:
        assert (list(book.sheets), book.hidden_sheets) == (["nu"], 1)
        assert plain(next(cells for number, cells in book.rows(0) if number == 2)) == ["nieuw"]
        assert list(book.merged_down(0, 0)) == []


def test_rows_that_are_left_out_keep_the_numbers_right():
    data = xlsx([("a",)])
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b'<row r="2"', b'<row r="90"').replace(b'r="A2"', b'r="A90"')
    assert told(repacked(data, xl__worksheets__sheet1_dot_xml=sheet))[-1][0] == 90


# What is refused.


def test_more_than_fifty_megabytes():
    assert why(b"a;b\n" * 14_000_000) == refused.TOO_LARGE


@pytest.mark.parametrize("data", [b"", b"  \n \n"])
def test_nothing(data):
    assert why(data) == refused.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n....",
        b"<html><table><tr><td>x</td></tr></table></html>",
        b"\xef\xbb\xbf<?xml version='1.0'?><x/>",
        b"MZ\x90\0\0\0\0\0",
        b"a;b\0;c\n",
    ],
)
def test_what_is_no_list(data):
    assert why(data, "lijst.csv") == refused.WRONG_KIND


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def test_a_zip_that_is_no_list():
    assert why(zipped(word__document_dot_xml=b"<w/>")) == refused.WRONG_KIND
    assert (
        why(zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<x/>")) == refused.WRONG_KIND
    )


@pytest.mark.parametrize(
    ("make", "name"),
    [(xlsx, "lijst.csv"), (xlsx, "lijst.ods"), (ods, "lijst.xlsx"), (csv, "lijst.xlsx"), (csv, "lijst.ods")],
)
def test_a_wrong_kind_that_was_renamed(make, name):
    assert why(make(ROWS), name) == refused.RENAMED


def test_an_old_or_locked_excel():
    assert why(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lijst.xls") == refused.OLD_EXCEL


@pytest.mark.parametrize("data", [xlsx(ROWS)[:2000], b"PK\x03\x04rubbish" * 20])
def test_a_broken_file(data):
    assert why(data) == refused.BROKEN


def test_a_broken_sheet():
    data = repacked(xlsx(ROWS), xl__worksheets__sheet1_dot_xml=b"<worksheet><sheetData><row><c t='s'><v>99999</v>")
    assert why(data) == refused.BROKEN


def test_macros():
    assert why(repacked(xlsx(ROWS), xl__vbaProject_dot_bin=b"code")) == refused.MACROS
    assert why(xlsx(ROWS), "lijst.xlsm") == refused.MACROS
    assert why(repacked(ods(ROWS), Basic__Standard__Module1_dot_xml=b"<x/>")) == refused.MACROS


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>"""
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")], ids=["bomb", "outside", "utf-16"])
def test_entities_in_xml(xml):
    for name in ("xl__worksheets__sheet1_dot_xml", "xl__workbook_dot_xml", "xl__sharedStrings_dot_xml"):
        assert why(repacked(xlsx(ROWS), **{name: xml})) == refused.ENTITIES
    for name in ("content_dot_xml", "styles_dot_xml"):
        assert why(repacked(ods(ROWS), **{name: xml})) == refused.ENTITIES


def test_a_document_type_behind_a_megabyte_of_white_is_seen():
    padded = b"<?xml version='1.0'?>" + b" " * 1_300_000 + BOMB.split(b"?>", 1)[1]
    assert why(repacked(ods(ROWS), content_dot_xml=padded)) == refused.ENTITIES


def test_a_zip_bomb_is_stopped_while_unpacking():
    data = repacked(xlsx(ROWS), xl__worksheets__sheet1_dot_xml=b"<worksheet>" + b" " * 200_000_000)
    assert len(data) < 1_000_000
    tracemalloc.start()
    assert why(data) == refused.BOMB
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_size_that_the_zip_claims_of_itself_is_not_believed():
    data = bytearray(repacked(xlsx(ROWS), xl__worksheets__sheet1_dot_xml=b" " * 100_000_000))
    real = (100_000_000).to_bytes(4, "little")
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    assert why(bytes(data)) in (refused.BOMB, refused.BROKEN)


def test_a_sheet_that_claims_a_million_columns_stays_small():
    data = xlsx([("a",)])
    sheet = part(data, "xl/worksheets/sheet1.xml").replace(b"A1:F2", b"A1:XFD1048576")
    sheet = sheet.replace(b'r="A2"', b'r="XFD2"')
    rows = told(repacked(data, xl__worksheets__sheet1_dot_xml=sheet))
    assert (len(rows), max(len(cells) for _, cells in rows)) == (2, 6)


def test_a_row_far_beyond_the_end_of_any_sheet():
    sheet = part(xlsx([("a",)]), "xl/worksheets/sheet1.xml").replace(b'<row r="2"', b'<row r="90000000"')
    assert why(repacked(xlsx([("a",)]), xl__worksheets__sheet1_dot_xml=sheet)) == refused.TOO_LONG


def test_an_ods_that_repeats_a_million_rows_and_columns():
    content = part(ods([("a",)]), "content.xml").decode()
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048570">{cell}</table:table-row>'
    many = content.replace("</table:table>", f"{empty}</table:table>")
    rows = told(repacked(ods([("a",)]), content_dot_xml=many.encode()))
    assert sum(not is_empty(cells) for _, cells in rows) == 2
    full = content.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="99999999">', 1)
    assert why(repacked(ods([("a",)]), content_dot_xml=full.encode())) == refused.TOO_LONG


def test_a_quote_that_never_closes():
    data = b'Datum;Naam\n3-9-2018;"Bo\n' + b"4-9-2018;Di\n" * 20_000
    assert why(data) == refused.QUOTE


def test_a_locked_ods():
    manifest = part(ods(ROWS), "META-INF/manifest.xml").replace(b"/>", b"><manifest:encryption-data/>", 1)
    assert why(repacked(ods(ROWS), **{"META-INF__manifest_dot_xml": manifest})) == refused.LOCKED


def test_every_refusal_says_what_to_do():
    sentences = [value for name, value in vars(refused).items() if name.isupper()]
    assert len(sentences) >= 12
    verbs = ("Maak", "Kies", "Bewaar", "Open", "Zet")
    assert [each for each in sentences if not any(verb in each for verb in verbs)] == []

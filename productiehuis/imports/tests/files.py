"""Files as people bring them, made by the tests themselves."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from odfdo import Cell, Document, Row, Table
from openpyxl import Workbook

HEAD = ("Datum", "Naam", "Geboortejaar", "Onderwerp", "Aantal", "Opmerking")
Rows = Iterable[Sequence[object]]


def xlsx(rows: Rows, head: Sequence[object] | None = HEAD, *, name: str = "Blad1", **sheets: Rows) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, lines in {name: rows, **sheets}.items():
        sheet = book.create_sheet(title)
        for line in ([head] if head else []) + list(lines):
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(
    rows: Rows, head: Sequence[object] | None = HEAD, *, name: str = "Blad1", more: Mapping[str, Rows] | None = None
) -> bytes:
    """`more` are other sheets, with their heads in them."""
    document = Document("spreadsheet")
    document.body.clear()
    for title, lines in {name: ([head] if head else []) + list(rows), **(more or {})}.items():
        table = Table(title)
        for line in lines:
            row = Row()
            for value in line:
                row.append_cell(Cell() if value is None else Cell(value))
            table.append_row(row)
        document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def csv(rows: Rows, head: Sequence[object] | None = HEAD, *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    lines = ([head] if head else []) + list(rows)
    text = "\r\n".join(delimiter.join("" if each is None else _plain(each) for each in line) for line in lines)
    return text.encode(encoding)


def _plain(value: object) -> str:
    return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else str(value)


def repacked(packed: bytes, **parts: bytes) -> bytes:
    """The same zip with other parts in it; "/" is written "__" and "." is "_dot_"."""
    told = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename not in told:
                new.writestr(item, old.read(item.filename))
        for name, data in told.items():
            new.writestr(name, data)
    return out.getvalue()


def part(packed: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return archive.read(name)

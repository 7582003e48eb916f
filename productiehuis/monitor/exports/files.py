"""Sheets as a file. Text never becomes a formula, whoever wrote it."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import get_language_bidi
from odfdo import Cell as OdsCell
from odfdo import Document as OdsDocument
from odfdo import Row as OdsRow
from odfdo import Table as OdsTable
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from productiehuis.monitor.exports.sheets import Sheet, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Value) -> Value:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _csv(sheets: Sequence[Sheet]) -> bytes:
    """One sheet after the other, with a blank line between; for a program there is JSON."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow([])
        writer.writerow([sheet.name])
        writer.writerow(sheet.head)
        writer.writerows([plain(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        page.sheet_view.rightToLeft = get_language_bidi()
        head = [WriteOnlyCell(page, value=plain(name)) for name in sheet.head]
        for cell in head:
            cell.font = Font(bold=True)
        page.append(head)
        for row in sheet.rows:
            page.append([plain(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods(sheets: Sequence[Sheet]) -> bytes:
    document = OdsDocument("spreadsheet")
    document.body.clear()
    for sheet in sheets:
        table = OdsTable(sheet.name)
        for values in (sheet.head, *sheet.rows):
            row = OdsRow()
            for value in values:
                row.append_cell(OdsCell(plain(value)) if value is not None else OdsCell(), clone=False)
            table.append_row(row, clone=False)
        document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(frozen=True)
class Form:
    """A kind of file."""

    ending: str
    content_type: str
    write: Callable[[Sequence[Sheet]], bytes]


FORMS = {
    each.ending: each
    for each in (
        Form("csv", "text/csv; charset=utf-8", _csv),
        Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
        Form("ods", "application/vnd.oasis.opendocument.spreadsheet", _ods),
    )
}


def write(sheets: Sequence[Sheet], ending: str) -> bytes:
    return FORMS[ending].write(sheets)


def file_response(content: bytes, name: str, ending: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=FORMS[ending].content_type, headers=headers)

"""An empty list with the usual headers, for who starts one."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

HEAD = ("Datum", "Voornaam", "Achternaam", "Geboortejaar", "Postcode", "Telefoon", "Onderwerp", "Aantal", "Opmerking")
ROWS = (
    (date(2026, 1, 5), "Voorbeeld", "van een Naam", 1980, "1055 AB", None, "Brieven", 1, None),
    (date(2026, 1, 5), None, None, None, None, None, "Wonen", 2, None),
)
_WIDTHS = (14, 16, 20, 14, 12, 16, 24, 9, 34)


def example_list() -> bytes:
    """The file. A name that is left empty is somebody unnamed."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Bezoek"
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    for cell, width in zip(sheet[1], _WIDTHS, strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for line in sheet.iter_rows(min_row=2, max_col=1):
        line[0].number_format = "DD-MM-YYYY"
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()

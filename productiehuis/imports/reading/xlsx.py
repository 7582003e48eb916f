"""An Excel file, row by row. A formula gives the value it had when it was saved; nothing is ever run.

openpyxl opens the book: its sheets, shared texts and which formats are dates. The rows are read here, in one pass with
entities off, of which each row is forgotten once it is told; so a row keeps the number it has on the screen, and the
cells cost a fourth of what they do in openpyxl.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import IO, Any, NamedTuple

from lxml import etree
from openpyxl import DEFUSEDXML
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel
from openpyxl.xml.constants import SHARED_STRINGS

from productiehuis.imports.reading.cells import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Cell, Cells
from productiehuis.imports.reading.limits import Rows, check_held
from productiehuis.imports.reading.refused import BROKEN, TOO_LONG, TOO_MANY_SHEETS, Refused
from productiehuis.imports.rules.cells import NOT_WORKED_OUT

if not DEFUSEDXML:
    raise ImportError("openpyxl reads XML safely only where defusedxml is installed")

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_ROWS = (f"{_MAIN}row", f"{_STRICT}row")
_ENDS = (f"{_MAIN}sheetData", f"{_STRICT}sheetData")
_LONGEST_COLUMN = 3
_DIGITS = "0123456789"
_MERGED = re.compile(rb'mergeCell\s[^<>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_PIECE, _KEEP = 256 * 1024, 300


class _Sheet(NamedTuple):
    title: str
    path: str


def _seen(sheet: Any, rel: Any) -> bool:
    """A sheet with cells that is not hidden."""
    return sheet.state == "visible" and "chartsheet" not in rel.Type


class _Held(zipfile.ZipFile):
    """The archive while the book is opened: what is read then is held in memory, by whatever name it goes."""

    shared = ""

    def open(self, name: Any, *args: Any, **kwargs: Any) -> IO[bytes]:
        check_held(self, name, is_shared=name == self.shared)
        return super().open(name, *args, **kwargs)


def _read_book(file: IO[bytes]) -> ExcelReader:
    reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
    reader.archive = _Held(file)
    reader.read_manifest()
    if shared := reader.package.find(SHARED_STRINGS):
        reader.archive.shared = shared.PartName[1:]
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    return reader


class XlsxBook:
    """The sheets that are not hidden."""

    is_text = is_row_hidden = False

    def __init__(self, file: IO[bytes]) -> None:
        try:
            reader = _read_book(file)
            # Not its worksheets: for those it may read every row only to know how many there are.
            found = list(reader.parser.find_sheets())
            self._sheets = [_Sheet(sheet.name, rel.target) for sheet, rel in found if _seen(sheet, rel)]
            self.hidden_sheets = sum(sheet.state != "visible" for sheet, _rel in found)
        except Refused:
            raise
        except Exception as problem:  # Whatever a broken file makes openpyxl stumble over.
            raise Refused(BROKEN) from problem
        self._book, self._archive, self._texts = reader.wb, zipfile.ZipFile(file), reader.shared_strings
        if len(self._sheets) > MOST_SHEETS:
            raise Refused(TOO_MANY_SHEETS)

    @property
    def sheets(self) -> Sequence[str]:
        return [sheet.title for sheet in self._sheets]

    @property
    def counts_from_1904(self) -> bool:
        return bool(self._book.epoch == CALENDAR_MAC_1904)

    def rows(self, sheet: int) -> Iterator[tuple[int, Cells]]:
        texts, read = self._texts, _Values(self._book)
        last = 0
        try:
            with self._archive.open(self._sheets[sheet].path) as part:
                stream = Rows(part)
                for _event, row in etree.iterparse(
                    stream, tag=(*_ROWS, *_ENDS), resolve_entities=False, load_dtd=False, no_network=True
                ):
                    if row.tag in _ENDS:
                        return
                    last = _number(row.get("r"), last + 1)
                    self.is_row_hidden = row.get("hidden") in ("1", "true")
                    yield last, _cells(row, texts, read)
                    _forget(row)
                    stream.next_row()
        except Refused:
            raise
        except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, OSError, ValueError, IndexError) as problem:
            raise Refused(BROKEN) from problem

    def merged_down(self, sheet: int, column: int) -> Iterator[tuple[int, int]]:
        """They stand behind all rows, so the part is unpacked once more, and not read as XML."""
        found, before, is_past = _MERGED, b"", False
        with self._archive.open(self._sheets[sheet].path) as part:
            while piece := part.read(_PIECE):
                text = before + piece
                if not is_past:
                    at = text.rfind(b"sheetData>")
                    is_past, text = at >= 0, text[max(at, 0) :]
                end = 0
                for each in found.finditer(text) if is_past else ():
                    end = each.end()
                    left, first, right, last = each[1].decode(), int(each[2]), each[3].decode(), int(each[4])
                    if first < last and _number_of(left, 0) <= column <= _number_of(right, 0):
                        yield first, last
                before = text[max(end, len(text) - _KEEP) :]

    def close(self) -> None:
        self._archive.close()


def _number(text: str | None, otherwise: int) -> int:
    number = int(text) if text and text.isdecimal() and len(text) < 9 else otherwise
    if number > MOST_ROWS:
        raise Refused(TOO_LONG, most=MOST_ROWS)
    return number


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _cells(row: Any, texts: Sequence[str], read: "_Values") -> list[Cell]:
    cells: list[Cell] = []
    for cell in row:
        column = _column(cell.get("r"), len(cells))
        if column >= MOST_COLUMNS:
            break
        if (value := read.value(cell, texts)) is not None and column >= len(cells):
            cells.extend([None] * (column - len(cells)))
            cells.append(value)
    return cells


def _column(place: str | None, otherwise: int) -> int:
    """B7 is 1."""
    if not place:
        return otherwise
    return _number_of(place.rstrip(_DIGITS)[:_LONGEST_COLUMN], otherwise)


@lru_cache(maxsize=1024)
def _number_of(letters: str, otherwise: int) -> int:
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else otherwise


class _Values:
    """What stands in a cell, with the formats of its book."""

    def __init__(self, book: Any) -> None:
        self._days, self._spans, self._epoch = book._date_formats, book._timedelta_formats, book.epoch

    def value(self, cell: Any, texts: Sequence[str]) -> Cell:
        kind = cell.get("t")
        if kind == "inlineStr":
            return "".join([each.text or "" for each in cell.iter(*_TEXTS)]) or None
        text, formula = None, False
        for each in cell:
            if each.tag in _VALUES:
                text = each.text
            elif each.tag in _FORMULAS:
                formula = True
        if text is None:
            # A formula that gives an empty text says so ("str"); another was saved before it was ever worked out.
            return NOT_WORKED_OUT if formula and kind != "str" else None
        if kind == "s":
            return texts[int(text)] or None
        if kind in ("str", "e"):
            return text
        if kind == "b":
            return text == "1"
        if kind == "d":
            return datetime.fromisoformat(text)
        return self._from_number(text, cell.get("s"))

    def _from_number(self, text: str, style: str | None) -> Cell:
        number = float(text)
        if style is not None and int(style) in self._days and int(style) not in self._spans:
            try:
                moment: Cell = _moment(number, self._epoch)
            except (OverflowError, ValueError):
                return number
            return moment
        return int(number) if number.is_integer() and abs(number) < 1e15 else number


@lru_cache(maxsize=4096)
def _moment(number: float, epoch: datetime) -> Cell:
    """Lists have few days, each many times."""
    moment: Cell = from_excel(number, epoch)
    return moment


_FORMULAS = frozenset({f"{_MAIN}f", f"{_STRICT}f"})
_VALUES = frozenset({f"{_MAIN}v", f"{_STRICT}v"})
_TEXTS = (f"{_MAIN}t", f"{_STRICT}t")

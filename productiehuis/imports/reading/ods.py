"""A LibreOffice list, row by row: one pass over its content, of which each row is forgotten once it is told.

Entities stay unresolved, nothing is fetched, and repeated cells and rows (a sheet "has" a million of them) are told
only as far as there is something in them.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from lxml import etree

from productiehuis.imports.reading.cells import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Cell, Cells, is_empty
from productiehuis.imports.reading.limits import Rows
from productiehuis.imports.reading.refused import BROKEN, LOCKED, TOO_LONG, TOO_MANY_SHEETS, Refused

CONTENT = "content.xml"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TABLE, _OFFICE, _TEXT, _STYLES = (f"{{{_NAMES.format(each)}}}" for each in ("table", "office", "text", "style"))
_STYLE, _LOOKS = f"{_STYLES}style", f"{_STYLES}table-properties"
_SHEET, _ROW, _CELL, _COVERED = (
    f"{_TABLE}{each}" for each in ("table", "table-row", "table-cell", "covered-table-cell")
)


class OdsBook:
    """The sheets that are not hidden."""

    is_text = False
    is_row_hidden = False

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        found = list(self._found())
        # Where each stands among all tables of the file.
        self._places = [at for at, (_name, is_hidden) in enumerate(found) if not is_hidden]
        self._sheets = [name for name, is_hidden in found if not is_hidden]
        self.hidden_sheets = len(found) - len(self._sheets)
        if len(self._sheets) > MOST_SHEETS:
            raise Refused(TOO_MANY_SHEETS)

    @property
    def sheets(self) -> Sequence[str]:
        return self._sheets

    @property
    def counts_from_1904(self) -> bool:
        return False

    def _elements(self, *tags: str, events: Sequence[str]) -> Iterator[tuple[str, Any]]:
        try:
            with self._archive.open(CONTENT) as part:
                stream = Rows(part)
                for event, element in etree.iterparse(
                    stream, events=events, tag=tags, resolve_entities=False, load_dtd=False, no_network=True
                ):
                    yield event, element
                    if event == "end" and element.tag == _ROW:
                        stream.next_row()
        except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, OSError) as problem:
            raise Refused(BROKEN) from problem
        except RuntimeError as problem:
            raise Refused(LOCKED) from problem

    def _found(self) -> Iterator[tuple[str, bool]]:
        """The name of each sheet, and whether it is hidden: its style, which comes before, says so."""
        hiding = set()
        for event, element in self._elements(_STYLE, _SHEET, _ROW, events=("start", "end")):
            if event == "end" and element.tag == _STYLE:
                if any(each.get(f"{_TABLE}display") == "false" for each in element.iterfind(_LOOKS)):
                    hiding.add(element.get(f"{_STYLES}name"))
            elif event == "start" and element.tag == _SHEET:
                yield element.get(f"{_TABLE}name") or "", element.get(f"{_TABLE}style-name") in hiding
            elif event == "end" and element.tag == _ROW:
                _forget(element)

    def rows(self, sheet: int) -> Iterator[tuple[int, Cells]]:
        at, number, sheet = -1, 0, self._places[sheet]
        for event, element in self._elements(_SHEET, _ROW, events=("start", "end")):
            if element.tag == _SHEET:
                at += event == "start"
                if event == "end" and at == sheet:
                    return
            elif event == "end":
                if at == sheet:
                    times = _repeated(element, "number-rows-repeated")
                    cells = _cells(element)
                    self.is_row_hidden = element.get(f"{_TABLE}visibility") in ("collapse", "filter")
                    yield from _told(cells, number, times)
                    number += times
                _forget(element)

    def merged_down(self, sheet: int, column: int) -> Iterator[tuple[int, int]]:
        at, number, sheet = -1, 0, self._places[sheet]
        for event, element in self._elements(_SHEET, _ROW, events=("start", "end")):
            if element.tag == _SHEET:
                at += event == "start"
            elif event == "end":
                if at == sheet:
                    over = _rows_over(element, column)
                    if over > 1:
                        yield number + 1, number + over
                    number += _repeated(element, "number-rows-repeated")
                _forget(element)

    def close(self) -> None:
        self._archive.close()


def _told(cells: Cells, number: int, times: int) -> Iterator[tuple[int, Cells]]:
    """The same row so many times; an empty one once, for nobody counts what is not there."""
    if number + times > MOST_ROWS + 1 and not is_empty(cells):
        raise Refused(TOO_LONG, most=MOST_ROWS)
    for more in range(1 if is_empty(cells) else times):
        yield number + more + 1, cells


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _repeated(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}") or "1"
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _cells(row: Any) -> list[Cell]:
    cells: list[Cell] = []
    empty = 0
    for element in row:
        if element.tag in (_CELL, _COVERED):
            value = _value(element) if element.tag == _CELL else None
            times = _repeated(element, "number-columns-repeated")
            if value is None:
                empty += times
            else:
                cells.extend([None] * min(empty, MOST_COLUMNS - len(cells)))
                cells.extend([value] * min(times, MOST_COLUMNS - len(cells)))
                empty = 0
        if len(cells) + empty >= MOST_COLUMNS:
            break
    return cells


def _rows_over(row: Any, column: int) -> int:
    """Over how many rows the cell in this column is merged."""
    at = 0
    for element in row:
        if element.tag in (_CELL, _COVERED):
            at += _repeated(element, "number-columns-repeated")
            if at > column:
                return _repeated(element, "number-rows-spanned")
    return 1


def _value(cell: Any) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return _number(cell.get(f"{_OFFICE}value") or "")
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value") or "")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    # Lines of the cell itself, without the notes that hang on it.
    text = "\n".join("".join(_words(line)) for line in cell if line.tag == f"{_TEXT}p")
    return text or cell.get(f"{_OFFICE}string-value")


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(_count(child), 100)
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and not child.tag.startswith(_OFFICE):
            yield from _words(child)
        yield child.tail or ""


def _count(element: Any) -> int:
    text = element.get(f"{_TEXT}c") or "1"
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def _number(text: str) -> Cell:
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _day(text: str) -> Cell:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return text

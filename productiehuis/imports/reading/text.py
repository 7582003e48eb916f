"""A .csv file: UTF-8 with or without its mark, UTF-16 with its mark, or Windows-1252; `;`, `,` or tab."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO

from productiehuis.imports.reading.cells import MOST_COLUMNS, MOST_ROWS, Cells
from productiehuis.imports.reading.refused import EMPTY, LETTERS, QUOTE, TOO_LONG, WRONG_KIND, Refused

DELIMITERS = (";", "\t", ",")
_PIECE = 1024 * 1024
_LOOK = 64 * 1024
# No letters in Windows-1252; in other sets, such as the old one of the Mac, they are.
_NO_LETTERS = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(file: IO[bytes]) -> str:
    """By its mark, else UTF-8 when all of it is, else the Windows of Western Europe."""
    file.seek(0)
    start = file.read(4)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _windows(file)
    return "utf-8"


def _windows(file: IO[bytes]) -> str:
    """Unless it holds what Windows never writes: then names would come out as other names."""
    file.seek(0)
    while piece := file.read(_PIECE):
        if len(piece.translate(None, _NO_LETTERS)) != len(piece):
            raise Refused(LETTERS)
    return "cp1252"


def delimiter_of(text: str) -> str:
    """What cuts most of the first lines into the same number of cells.

    >>> delimiter_of("datum;naam\\n3-9-2018;Bo, die van boven\\n")
    ';'
    """
    best, found = 0, ";"
    for delimiter in DELIMITERS:
        lines = csv.reader(io.StringIO(text), delimiter=delimiter)
        widths = Counter(len(line) for line, _ in zip(_calm(lines), range(25), strict=False) if len(line) > 1)
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        if times * 100 + width > best:
            best, found = times * 100 + width, delimiter
    return found


def _calm(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error:
        return


class CsvBook:
    """One sheet without a name."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        file.seek(0)
        start = file.read(_LOOK)
        if b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Refused(WRONG_KIND)
        self._encoding = encoding_of(file)
        text = start.decode(self._encoding, errors="replace")
        if not text.strip():
            raise Refused(EMPTY)
        self._skip = text[:4].lower() == "sep=" and len(text.splitlines()[0]) == 5
        self._delimiter = text[4] if self._skip else delimiter_of(text)

    @property
    def sheets(self) -> Sequence[str]:
        return [""]

    @property
    def counts_from_1904(self) -> bool:
        return False

    is_text = True
    hidden_sheets = 0
    is_row_hidden = False

    def rows(self, sheet: int) -> Iterator[tuple[int, Cells]]:
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self._encoding, errors="replace", newline="")
        lines = csv.reader(text, delimiter=self._delimiter)
        number = 0
        try:
            for cells in lines:
                number += 1
                if number > MOST_ROWS:
                    raise Refused(TOO_LONG, most=MOST_ROWS)
                if number > 1 or not self._skip:
                    yield number, [cell.replace("\0", "") or None for cell in cells[:MOST_COLUMNS]]
        except csv.Error as problem:
            raise Refused(QUOTE, row=number + 1) from problem
        finally:
            text.detach()

    def merged_down(self, sheet: int, column: int) -> Iterator[tuple[int, int]]:
        yield from ()

    def close(self) -> None:
        self._file.close()

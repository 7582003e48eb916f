"""A file becomes rows of plain cells, streaming. What a file is, is seen from its content and never from its name."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from productiehuis.imports.reading.cells import Book, Cell, Cells, is_empty
from productiehuis.imports.reading.limits import LARGEST_FILE, check_held, check_parts
from productiehuis.imports.reading.ods import CONTENT, OdsBook
from productiehuis.imports.reading.refused import (
    BROKEN,
    EMPTY,
    LOCKED,
    MACROS,
    OLD_EXCEL,
    RENAMED,
    TOO_LARGE,
    WRONG_KIND,
    Refused,
)
from productiehuis.imports.reading.text import CsvBook
from productiehuis.imports.reading.xlsx import XlsxBook

__all__ = ["LARGEST_FILE", "Book", "Cell", "Cells", "Refused", "is_empty", "open_book"]

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NO_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_OLE = b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table")


@contextmanager
def open_book(file: IO[bytes], name: str = "") -> Iterator[Book]:
    """Read what was uploaded; `name` is only held against what the content says. Raises `Refused`."""
    book = _book(file, name.lower())
    try:
        yield book
    finally:
        book.close()


def _book(file: IO[bytes], name: str) -> XlsxBook | OdsBook | CsvBook:
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(512)
    file.seek(0)
    if size > LARGEST_FILE:
        raise Refused(TOO_LARGE)
    if not start.strip():
        raise Refused(EMPTY)
    if start.startswith(_OLE):
        raise Refused(OLD_EXCEL)
    if start.startswith(b"PK"):
        return _packed(file, name)
    if start.startswith(_NO_TEXT) or start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise Refused(WRONG_KIND)
    if name.endswith((".xlsx", ".xlsm", ".ods", ".xls")):
        raise Refused(RENAMED)
    return CsvBook(file)


def _packed(file: IO[bytes], name: str) -> XlsxBook | OdsBook:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise Refused(BROKEN) from problem
    names = set(archive.namelist())
    is_excel, is_open = "xl/workbook.xml" in names, CONTENT in names and "mimetype" in names
    if not (is_excel or is_open):
        raise Refused(WRONG_KIND)
    if name.endswith(".xlsm") or "vbaProject.bin" in name:
        raise Refused(MACROS)
    if name.endswith((".csv", ".txt", ".ods" if is_excel else ".xlsx")):
        raise Refused(RENAMED)
    check_parts(archive)
    if is_excel:
        return XlsxBook(file)
    for each in {"mimetype", "META-INF/manifest.xml"} & names:
        check_held(archive, each)
    if not archive.read("mimetype").startswith(_ODS):
        raise Refused(WRONG_KIND)
    if b"encryption-data" in archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else False:
        raise Refused(LOCKED)
    return OdsBook(archive)

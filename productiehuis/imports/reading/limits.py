"""What a packed file (.xlsx and .ods are zip files) may be, looked at before anything in it is read as a list.

Every part is unpacked once, in pieces that are thrown away: sizes that a zip claims of itself are not believed, and
a document type (where XML entities come from) is seen wherever it stands.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from productiehuis.imports.reading.refused import BOMB, BROKEN, ENTITIES, LOCKED, MACROS, Refused

MEGABYTE = 1024 * 1024
LARGEST_FILE = 50 * MEGABYTE
MOST_PARTS = 2000
LARGEST_TOTAL = 600 * MEGABYTE
# A list of a hundred thousand rows packs to a thirtieth; a bomb to a thousandth.
HIGHEST_RATIO = 150
RATIO_COUNTS_FROM = 20 * MEGABYTE
# What is held in memory: texts that the sheets share; any other part that is read whole, such as the formats; and of
# a part that is read as a stream a row, with whatever stands before it.
LARGEST_SHARED = 80 * MEGABYTE
LARGEST_HELD = 16 * MEGABYTE
_PIECE = 256 * 1024
_DOCTYPE = b"<!DOCTYPE"
_FORBIDDEN = (_DOCTYPE, _DOCTYPE.decode().encode("utf-16-le"), _DOCTYPE.decode().encode("utf-16-be"))
_KEEP = max(map(len, _FORBIDDEN))


def check_parts(archive: zipfile.ZipFile) -> None:
    """Refuse what is too large, locked, or carries programs or XML entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise Refused(BOMB)
    names = {part.filename.lower() for part in parts}
    if any(_is_macro(name) for name in names):
        raise Refused(MACROS)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(LOCKED)
    _check_sizes(archive, parts)


def _is_macro(name: str) -> bool:
    if name.endswith("/") or name.endswith((".xlc", "script-lb.xml", "script-lc.xml")):
        return False
    return "vbaproject" in name or name.startswith(("basic/", "scripts/", "xl/macrosheets/"))


def _check_sizes(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    total, packed = 0, sum(max(part.compress_size, 1) for part in parts)
    for part in parts:
        try:
            with archive.open(part) as stream:
                for piece_size in _sizes(stream, is_xml=part.filename.lower().endswith((".xml", ".rels"))):
                    total += piece_size
                    _check_total(total, packed)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as problem:
            raise Refused(BROKEN) from problem


def _check_total(total: int, packed: int) -> None:
    if total > LARGEST_TOTAL or (total > RATIO_COUNTS_FROM and total > packed * HIGHEST_RATIO):
        raise Refused(BOMB)


def _sizes(stream: IO[bytes], *, is_xml: bool) -> Iterator[int]:
    """The size of each piece; a document type in XML is refused."""
    before = b""
    while piece := stream.read(_PIECE):
        if is_xml and any(each in before + piece for each in _FORBIDDEN):
            raise Refused(ENTITIES)
        before = piece[-_KEEP:]
        yield len(piece)


def check_held(archive: zipfile.ZipFile, name: str, *, is_shared: bool = False) -> None:
    """Refuse a part that would be too large in memory. Of no part more is unpacked than its size says."""
    if archive.getinfo(name).file_size > (LARGEST_SHARED if is_shared else LARGEST_HELD):
        raise Refused(BOMB)


class Rows:
    """A part as a stream of rows: more than one row may be, without a row, is refused before it fills the memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._read = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._read += len(piece)
        if self._read > LARGEST_HELD:
            raise Refused(BOMB)
        return piece

    def next_row(self) -> None:
        """A row is told and forgotten."""
        self._read = 0

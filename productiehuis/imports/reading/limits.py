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
# Texts that the sheets share are held in memory, all others are read as a stream.
LARGEST_SHARED = 80 * MEGABYTE
SHARED = "xl/sharedstrings.xml"
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
        size = 0
        try:
            with archive.open(part) as stream:
                for piece_size in _sizes(stream, is_xml=part.filename.lower().endswith((".xml", ".rels"))):
                    size += piece_size
                    total += piece_size
                    _check_total(total, packed)
                    if part.filename.lower() == SHARED and size > LARGEST_SHARED:
                        raise Refused(BOMB)
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

"""What a file of proof may be, and a picture without what the camera wrote in it. Plain bytes in and out.

A photo is written anew from its own pieces: only what draws the picture stays. Where and when it was taken, the kind
of phone, a thumbnail of what was cut off, and anything glued to its end do not (FACTS section 9: as little as
possible). The pixels are not touched. Which way up a JPEG is stays, as one number.
"""

import struct
import zlib
from enum import StrEnum

LARGEST = 5 * 1024 * 1024
# What a browser can draw on a cheap phone: dots of a picture, and its longest side.
MOST_DOTS = 50_000_000
LONGEST_SIDE = 20_000
MOST_OF_A_PLAN = 20
# Of all files of a plan together, so that it can be taken along in one file that another house takes in.
LARGEST_OF_A_PLAN = 25 * 1024 * 1024


class FileKind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


TYPES = {FileKind.JPEG: "image/jpeg", FileKind.PNG: "image/png", FileKind.PDF: "application/pdf"}
ENDINGS = {FileKind.JPEG: "jpg", FileKind.PNG: "png", FileKind.PDF: "pdf"}

_PNG = b"\x89PNG\r\n\x1a\n"
# The pieces of a PNG that draw: size, colours, pixels.
_PNG_DRAWS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"IDAT", b"IEND"))
_APP0, _APP1, _APP2, _APP14, _APP15, _COM, _SOS, _EOI = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE, 0xDA, 0xD9
# The pieces of a JPEG that say how large it is: every kind of frame.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ORIENTATION = 0x0112


class NotAllowed(Exception):
    """Why a file is refused, as a code; the words are elsewhere."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def kind_of(data: bytes) -> FileKind:
    """What a file is by its first bytes, whatever its name says.

    >>> kind_of(b"%PDF-1.7 ...")
    <FileKind.PDF: 'pdf'>
    """
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(_PNG):
        return FileKind.PNG
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    raise NotAllowed("kind")


def cleaned(data: bytes) -> tuple[FileKind, bytes]:
    """The file as it may be kept. Raises `NotAllowed`."""
    if not data:
        raise NotAllowed("empty")
    if len(data) > LARGEST:
        raise NotAllowed("large")
    kind = kind_of(data)
    if kind is FileKind.PDF:
        return kind, data
    try:
        return kind, _jpeg(data) if kind is FileKind.JPEG else _png(data)
    except (IndexError, ValueError, struct.error):
        raise NotAllowed("broken") from None


def _png(data: bytes) -> bytes:
    out, at, seen = [_PNG], len(_PNG), set()
    while b"IEND" not in seen:
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise NotAllowed("broken")
        if name == b"IHDR":
            _check_size(*struct.unpack_from(">II", data, at + 8))
        if name in _PNG_DRAWS:
            out.append(data[at:end])
        seen.add(name)
        at = end
    if not {b"IHDR", b"IDAT"} <= seen:
        raise NotAllowed("broken")
    return b"".join(out)


def _jpeg(data: bytes) -> bytes:
    out, at, turned = [b"\xff\xd8"], 2, 1
    while True:
        if data[at] != 0xFF:
            raise NotAllowed("broken")
        mark = data[at + 1]
        if mark == _EOI:
            break
        if mark == 0xFF:  # Filling is allowed between pieces.
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise NotAllowed("broken")
        turned = _told(mark, data[at + 4 : end]) or turned
        if mark == _SOS:
            end = _end_of_scan(data, end)
        if not (_APP0 <= mark <= _APP15 or mark == _COM) or mark in (_APP0, _APP2, _APP14):
            out.append(data[at:end])
        at = end
    if len(out) == 1:
        raise NotAllowed("broken")
    turn = [_turn(turned)] if turned != 1 else []
    return b"".join([out[0], *turn, *out[1:], b"\xff\xd9"])


def _told(mark: int, piece: bytes) -> int:
    """Which way up, when this piece says so; else 0. One that says how large the picture is must allow to draw it."""
    if mark in _FRAMES:
        _check_size(*struct.unpack_from(">HH", piece, 1))
    return _orientation(piece) if mark == _APP1 else 0


def _check_size(one_side: int, other_side: int) -> None:
    """A small file can hold a picture that no phone can draw."""
    if one_side * other_side > MOST_DOTS or max(one_side, other_side) > LONGEST_SIDE:
        raise NotAllowed("dots")


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the drawn part stops: at an FF that is no data (FF00) and no place to begin again (FFD0 to FFD7)."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _orientation(piece: bytes) -> int:
    """Which way up the camera was held, out of what it wrote; 0 when it does not say."""
    if not piece.startswith(b"Exif\x00\x00"):
        return 0
    tiff = piece[6:]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 64)):
            tag, _kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 0
    except struct.error:
        return 0
    return 0


def _turn(orientation: int) -> bytes:
    """A piece that says only which way up."""
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
    body = b"Exif\x00\x00" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def safe_name(name: str, kind: FileKind) -> str:
    """A name to save under: of letters, digits and dashes, with the ending that the file truly has.

    >>> safe_name("../../Mijn foto.php", FileKind.JPEG)
    'Mijn-foto.jpg'
    """
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    words = "".join(c if c.isalnum() else " " for c in stem).split()
    return ("-".join(words)[:60].strip("-") or "bewijs") + f".{ENDINGS[kind]}"

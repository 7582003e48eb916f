"""A picture written anew from the pieces that draw it. Plain bytes in and out; only a decoder of pixels could do more.

Of a PNG the pixels are unpacked, counted and packed again: nothing stays beside them. Those of a JPEG are kept as they
came, for without a decoder nobody can draw them anew; of its other pieces only those stay that are needed to draw, and
of these no thumbnail, no second picture and no text.
"""

import struct
import zlib
from collections.abc import Iterable

# What a browser can draw on a cheap phone: dots of a picture, and its longest side.
MOST_DOTS = 50_000_000
LONGEST_SIDE = 20_000

PNG = b"\x89PNG\r\n\x1a\n"
# The pieces of a PNG that say how to draw its pixels, once each and before them.
_PNG_DRAWS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"))
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = frozenset((1, 2, 4, 8, 16))
# Where the dots of each of the seven rounds of an interlaced picture begin, and how far they are apart.
_ROUNDS = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_AT_ONCE = 1 << 20

_APP0, _APP1, _APP2, _APP14, _SOS, _EOI = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA, 0xD9
# The pieces of a JPEG that say how large it is: every kind of frame.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# With the tables and scans: all that draws.
_JPEG_DRAWS = _FRAMES | {0xC4, 0xCC, _SOS, 0xDB, 0xDC, 0xDD}
_ORIENTATION = 0x0112


class NotAllowed(Exception):
    """Why a file is refused, as a code; the words are elsewhere."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_png(data: bytes) -> bytes:
    """Raises `NotAllowed`, or one of `struct` and `zlib` for what is broken."""
    at, kept, pixels = len(PNG), dict[bytes, bytes](), list[bytes]()
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            raise NotAllowed("broken")
        if name == b"IEND":
            break
        if (b"IHDR" in kept) == (name == b"IHDR"):
            raise NotAllowed("broken")
        if name == b"IDAT":
            pixels.append(data[at + 8 : end - 4])
        elif name in _PNG_DRAWS and not pixels:
            kept.setdefault(name, data[at:end])
        at = end
    drawn = _packed_again(pixels, _size_of(kept[b"IHDR"]))
    return b"".join([PNG, *kept.values(), _piece(b"IDAT", drawn), _piece(b"IEND", b"")])


def _piece(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _size_of(header: bytes) -> int:
    """How many bytes the pixels take unpacked; a picture that no phone can draw is refused."""
    wide, high, depth, colour, packed, filtered, interlaced = struct.unpack(">IIBBBBB", header[8:-4])
    check_size(wide, high)
    if depth not in _DEPTHS or colour not in _CHANNELS or packed or filtered or interlaced > 1 or not wide * high:
        raise NotAllowed("broken")
    dot = depth * _CHANNELS[colour]
    rounds = _ROUNDS if interlaced else ((0, 0, 1, 1),)
    sides = [(-(-(wide - x) // dx), -(-(high - y) // dy)) for x, y, dx, dy in rounds]
    return sum(rows * (1 + (dots * dot + 7) // 8) for dots, rows in sides if dots > 0 and rows > 0)


def _packed_again(pieces: Iterable[bytes], size: int) -> bytes:
    """Exactly so many bytes of pixels, a little at a time: what is behind them stays behind, too few is broken."""
    opened, packed, left = zlib.decompressobj(), zlib.compressobj(), size
    out = list[bytes]()
    for piece in pieces:
        rest, more = piece, True
        while more and left and not opened.eof:
            most = min(left, _AT_ONCE)
            dots = opened.decompress(rest, most)
            rest, left = opened.unconsumed_tail, left - len(dots)
            more = bool(rest) or len(dots) == most
            out.append(packed.compress(dots))
    if left:
        raise NotAllowed("broken")
    return b"".join([*out, packed.flush()])


def clean_jpeg(data: bytes) -> bytes:
    """Raises `NotAllowed`, or IndexError, ValueError or one of `struct` for what is broken."""
    out, at, turned, seen = list[bytes](), 2, 1, set[int]()
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
        told = data[at + 4 : end]
        turned = _told(mark, told) or turned
        if mark == _SOS:
            end = _end_of_scan(data, end)
        out.append(data[at:end] if mark in _JPEG_DRAWS else _told_anew(mark, told))
        seen.add(mark)
        at = end
    if _SOS not in seen or not seen & _FRAMES:
        raise NotAllowed("broken")
    turn = [_turn(turned)] if turned != 1 else []
    return b"".join([b"\xff\xd8", *turn, *out, b"\xff\xd9"])


def _told_anew(mark: int, told: bytes) -> bytes:
    """What a program says that a browser needs for the colours, without the thumbnail or second picture beside it."""
    if mark == _APP0 and told.startswith(b"JFIF\x00") and len(told) >= 14:
        told = told[:12] + b"\x00\x00"
    elif mark == _APP14 and told.startswith(b"Adobe") and len(told) >= 12:
        told = told[:12]
    elif mark != _APP2 or not told.startswith(b"ICC_PROFILE\x00"):
        return b""
    return bytes([0xFF, mark]) + struct.pack(">H", len(told) + 2) + told


def _told(mark: int, piece: bytes) -> int:
    """Which way up, when this piece says so; else 0. One that says how large the picture is must allow to draw it."""
    if mark in _FRAMES:
        check_size(*struct.unpack_from(">HH", piece, 1))
    return _orientation(piece) if mark == _APP1 else 0


def check_size(one_side: int, other_side: int) -> None:
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

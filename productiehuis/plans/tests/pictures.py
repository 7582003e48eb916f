"""Small pictures for tests: a JPEG with all a camera writes in it, and a PNG."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


RED = b"".join(b"\x00" + b"\xff\x00\x00" * 2 for _row in range(2))


def png(
    *,
    text: bytes = b"",
    tail: bytes = b"",
    wide: int = 2,
    high: int = 2,
    more: bytes = b"",
    packed: bytes = zlib.compress(RED),
    rest: tuple[int, ...] = (8, 2, 0, 0, 0),
) -> bytes:
    """Two by two dots of red; `more` stands before the pixels, `packed` are other ones, `rest` how they are drawn."""
    size = struct.pack(">IIBBBBB", wide, high, *rest)
    told = chunk(b"tEXt", b"Comment\x00" + text) if text else b""
    drawn = chunk(b"IHDR", size) + told + more + chunk(b"IDAT", packed)
    return b"\x89PNG\r\n\x1a\n" + drawn + chunk(b"IEND", b"") + tail


def piece(mark: int, data: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int, secret: bytes) -> bytes:
    """What a camera writes: which way up, and a text."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack("<HHII", 0x010F, 2, len(secret), 38)
    return b"Exif\x00\x00II*\x00" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + secret


def jpeg(
    *,
    secret: bytes = b"52.3702N",
    orientation: int = 6,
    tail: bytes = b"",
    more: bytes = b"",
    high: int = 0,
    wide: int = 32,
) -> bytes:
    """Thirty-two by sixteen dots, red on the left and blue on the right, with all that a camera writes; `more` comes
    first, `high` and `wide` are what the file says of itself when that is not true.
    """
    drawing = Image.new("RGB", (32, 16), (255, 0, 0))
    drawing.paste((0, 0, 255), (16, 0, 32, 16))
    out = BytesIO()
    drawing.save(out, "JPEG", quality=90)
    plain = out.getvalue()
    if high:
        at = plain.index(b"\xff\xc0")
        plain = plain[: at + 5] + struct.pack(">HH", high, wide) + plain[at + 9 :]
    told = piece(0xE1, exif(orientation, secret)) + piece(0xFE, secret) + piece(0xED, b"Photoshop 3.0\x00" + secret)
    return plain[:2] + more + plain[2:20] + told + plain[20:] + tail

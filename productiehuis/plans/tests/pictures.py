"""Small real pictures for tests, written here: a JPEG with all a camera writes in it, and a PNG."""

import struct
import zlib


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
    *, secret: bytes = b"52.3702N", orientation: int = 6, tail: bytes = b"", high: int = 1, more: bytes = b""
) -> bytes:
    """Shaped as a JPEG of two scans, with data in which FF00 and a place to begin again stand; `more` comes first."""
    return b"".join(
        [
            b"\xff\xd8",
            more,
            piece(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            piece(0xE1, exif(orientation, secret)),
            piece(0xFE, secret),
            piece(0xED, b"Photoshop 3.0\x00" + secret),
            piece(0xDB, bytes(65)),
            piece(0xC2, b"\x08" + struct.pack(">HH", high, 1) + b"\x01\x01\x11\x00"),
            piece(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56",
            piece(0xFE, secret),
            piece(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x78\x9a",
            b"\xff\xd9",
            tail,
        ]
    )

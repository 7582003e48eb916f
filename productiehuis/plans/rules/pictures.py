"""A picture drawn anew: its dots, the right way up, and nothing else of the file it came in.

Where and when it was taken, the kind of phone, a thumbnail of what was cut off, and whatever hides in the file or is
glued to its end stay behind (FACTS section 9: as little as possible). What comes out is as large as a sheet of paper or
a phone can show, so a plan with photos stays small enough to take along.
"""

import struct
import warnings
import zlib
from io import BytesIO
from threading import Lock
from typing import Literal

from PIL import Image, ImageOps

Format = Literal["JPEG", "PNG"]

# Dots of a picture that comes in: a JPEG is read at a part of its size, a PNG only whole, at four bytes a dot.
MOST_DOTS = {"JPEG": 50_000_000, "PNG": 25_000_000}
# The longest side of what is kept, in dots: a sheet of A4 at 200 to the inch.
LONGEST_SIDE = 2_400
QUALITY = 85

# Whoever opens a hostile file gets any of these from the decoders.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
_TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# A picture takes up to a hundred MB while it is drawn; so one at a time in each process.
_drawing = Lock()


class NotAllowed(Exception):
    """Why a file is refused, as a code; the words are elsewhere."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def drawn_anew(data: bytes, form: Format) -> bytes:
    """The picture as it may be kept, in the same format. Raises `NotAllowed`: dots or broken."""
    try:
        with _drawing, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[form]) as picture:
                picture.verify()  # Of a PNG each piece, to the end.
            with Image.open(BytesIO(data), formats=[form]) as picture:
                return _saved(_small(picture, form), form)
    except _TOO_MANY:
        raise NotAllowed("dots") from None
    except _BROKEN:
        raise NotAllowed("broken") from None


def _small(picture: Image.Image, form: Format) -> Image.Image:
    if picture.width * picture.height > MOST_DOTS[form]:
        raise NotAllowed("dots")
    picture.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    picture.load()
    turned = picture.getexif().get(0x0112, 1) if form == "JPEG" else 1
    plain = _plain(picture)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if turned != 1:
        plain.getexif()[0x0112] = turned
        ImageOps.exif_transpose(plain, in_place=True)
    return plain


def _plain(picture: Image.Image) -> Image.Image:
    """In grey or colours, see-through where it was."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda dot: dot / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def _saved(picture: Image.Image, form: Format) -> bytes:
    picture.info = {}
    out = BytesIO()
    picture.save(out, form, quality=QUALITY)
    return out.getvalue()

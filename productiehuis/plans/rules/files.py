"""What a file of proof may be. Plain bytes in and out: a photo is drawn anew (`pictures`), a PDF stays as it came."""

from enum import StrEnum

from productiehuis.kernel.bsn import find_bsn
from productiehuis.plans.rules.pictures import Format, NotAllowed, drawn_anew

LARGEST = 5 * 1024 * 1024
MOST_OF_A_PLAN = 20
# Of all files of a plan together, so that it can be taken along in one file that another house takes in.
LARGEST_OF_A_PLAN = 25 * 1024 * 1024


class FileKind(StrEnum):
    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


TYPES = {FileKind.JPEG: "image/jpeg", FileKind.PNG: "image/png", FileKind.PDF: "application/pdf"}
DRAWN: dict[FileKind, Format] = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG"}
ENDINGS = {FileKind.JPEG: "jpg", FileKind.PNG: "png", FileKind.PDF: "pdf"}


def kind_of(data: bytes) -> FileKind:
    """What a file is by its first bytes, whatever its name says.

    >>> kind_of(b"%PDF-1.7 ...")
    <FileKind.PDF: 'pdf'>
    """
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
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
    clean = drawn_anew(data, DRAWN[kind])
    if len(clean) > LARGEST:
        raise NotAllowed("large")
    return kind, clean


def safe_name(name: str, kind: FileKind) -> str:
    """A name to save under: of letters, digits and dashes, with the ending that the file truly has.

    A letter of an office is often called after the BSN: such a name is not kept.
    >>> safe_name("../../Mijn foto.php", FileKind.JPEG)
    'Mijn-foto.jpg'
    >>> safe_name("beschikking 111222333.pdf", FileKind.PDF)
    'bewijs.pdf'
    """
    stem = name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if find_bsn(stem):
        stem = ""
    words = "".join(c if c.isalnum() else " " for c in stem).split()
    return ("-".join(words)[:60].strip("-") or "bewijs") + f".{ENDINGS[kind]}"

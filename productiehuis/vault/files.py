"""A sealed file: pieces of at most a megabyte, each sealed with its number, so that none can be moved or left out.

Rotation does not reach a file by itself. One that is kept for a short while must be gone, or its key kept, before that
key is thrown away; a table with files to keep seals them anew itself (`vault.actions.reseal_files`).
"""

from collections.abc import Iterable, Iterator
from typing import IO

from productiehuis.vault.seals import WrongSeal, open_bytes, seal_bytes

PIECE = 1024 * 1024
_LENGTH_BYTES = 4


def _place(place: str, number: int, *, is_last: bool) -> str:
    return f"{place}:{number}:{'end' if is_last else 'more'}"


def seal_file(pieces: Iterable[bytes], out: IO[bytes], *, place: str) -> None:
    """Write the pieces sealed. The last one says that it is the last."""
    number = 0
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            _write(out, piece[start : start + PIECE], _place(place, number, is_last=False))
            number += 1
    _write(out, b"", _place(place, number, is_last=True))


def _write(out: IO[bytes], piece: bytes, place: str) -> None:
    sealed = seal_bytes(piece, place=place)
    out.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)


def open_file(sealed: IO[bytes], *, place: str) -> Iterator[bytes]:
    """The pieces as they were. Raises `WrongSeal` when one is missing, moved or changed."""
    waiting, number = _read(sealed), 0
    while waiting is not None:
        following = _read(sealed)
        piece = open_bytes(waiting, place=_place(place, number, is_last=following is None))
        if piece:
            yield piece
        waiting, number = following, number + 1
    if number == 0:
        raise WrongSeal(f"The sealed file at {place} is empty.")


def _read(sealed: IO[bytes]) -> bytes | None:
    length = sealed.read(_LENGTH_BYTES)
    return sealed.read(int.from_bytes(length, "big")) if length else None

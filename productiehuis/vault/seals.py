"""Sealing text: AES-256-GCM, the key's id in front, bound to the place it is stored.

Layout: version (1 byte) · length of key id (1) · key id · nonce (12) · cipher text with tag. The place ("associated
data": table, column and row key) is not stored but must be the same at opening, so that a sealed text moved to
another row or column does not open. Random nonces are safe up to 2^32 seals per key: rotate long before.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from productiehuis.vault import keys

VERSION = b"\x01"
NONCE_BYTES = 12


class WrongSeal(ValueError):
    """The sealed text was changed, or moved here from another row or column."""


def seal(text: str, *, place: str) -> bytes:
    return seal_bytes(text.encode(), place=place)


def seal_bytes(data: bytes, *, place: str) -> bytes:
    key = keys.newest()
    nonce = os.urandom(NONCE_BYTES)
    name = key.id.encode()
    head = VERSION + bytes([len(name)]) + name
    return head + nonce + AESGCM(keys.derived(key, "seal")).encrypt(nonce, data, head + place.encode())


def key_id(sealed: bytes) -> str:
    """The id of the key that sealed this."""
    if sealed[:1] != VERSION or len(sealed) < 2 + sealed[1] + NONCE_BYTES:
        raise WrongSeal("This is not a sealed text.")
    return sealed[2 : 2 + sealed[1]].decode(errors="replace")


def open_seal(sealed: bytes, *, place: str) -> str:
    return open_bytes(sealed, place=place).decode()


def open_bytes(sealed: bytes, *, place: str) -> bytes:
    key = keys.find(key_id(sealed))
    start = 2 + sealed[1]
    head, nonce, cipher = sealed[:start], sealed[start : start + NONCE_BYTES], sealed[start + NONCE_BYTES :]
    try:
        return AESGCM(keys.derived(key, "seal")).decrypt(nonce, cipher, head + place.encode())
    except InvalidTag:
        raise WrongSeal(f"The sealed text at {place} was changed or belongs to another place.") from None

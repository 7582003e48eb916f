"""The key ring: 256-bit keys kept outside the database, newest first.

From `VAULT_KEYS` ("id:base64,id:base64", newest first) or else from files in `VAULT_KEYS_DIR`
(`k1.key`, `k2.key`, ... readable by this user only; the first is made at first use).
Old keys stay on the ring to open what they sealed, and to open old backups.
"""

import base64
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


class UnknownKey(LookupError):
    """The key that sealed this is not on the ring: put its file back (it is in the backup of the keys)."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    id: str
    secret: bytes

    def derive(self, purpose: str) -> bytes:
        """A key of its own for one purpose, so that no two uses share one."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"productiehuis {purpose}".encode()).derive(self.secret)


def _key(key_id: str, encoded: str) -> Key:
    secret = base64.b64decode(encoded, validate=True)
    if len(secret) != KEY_BYTES or not 0 < len(key_id.encode()) < 256:
        raise ImproperlyConfigured(f"Vault key {key_id!r} must be {KEY_BYTES} bytes in base64.")
    return Key(key_id, secret)


def _from_setting(value: str) -> tuple[Key, ...]:
    pairs = (part.strip().partition(":") for part in value.split(",") if part.strip())
    return tuple(_key(key_id, encoded) for key_id, _, encoded in pairs)


def _number(path: Path) -> int:
    return int(path.stem.removeprefix("k"))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("k*.key"), key=_number, reverse=True)


@contextmanager
def _only_me(folder: Path) -> Iterator[None]:
    """Two processes at first start make one key, not two."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_new(folder: Path) -> None:
    """Whole or not at all: written beside, synced, then given its name."""
    number = max((_number(path) for path in _files(folder)), default=0) + 1
    draft = folder / f".k{number}.new"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(folder / f"k{number}.key")


@lru_cache(maxsize=1)
def ring() -> tuple[Key, ...]:
    """All keys, newest first. The first one seals."""
    if settings.VAULT_KEYS:
        return _from_setting(settings.VAULT_KEYS)
    folder = Path(settings.VAULT_KEYS_DIR)
    if not _files(folder):
        with _only_me(folder):
            if not _files(folder):
                _write_new(folder)
    return tuple(_key(path.stem, path.read_text()) for path in _files(folder))


def add_key() -> Key:
    """Put a new key in front of the ring; what is sealed from now on is sealed with it."""
    if settings.VAULT_KEYS:
        raise ImproperlyConfigured("The keys come from VAULT_KEYS: put a new one in front there, then restart.")
    folder = Path(settings.VAULT_KEYS_DIR)
    with _only_me(folder):
        _write_new(folder)
    forget()
    return newest()


def forget() -> None:
    """Read the ring anew at the next use."""
    ring.cache_clear()
    derived.cache_clear()


def newest() -> Key:
    return ring()[0]


def find(key_id: str) -> Key:
    """The key with this id. A key another process just added is found by reading the ring again."""
    for _attempt in range(2):
        for key in ring():
            if key.id == key_id:
                return key
        forget()
    raise UnknownKey(f"Key {key_id!r} is not on the ring. Put its file back; the backup of the keys has it.")


@lru_cache(maxsize=64)
def derived(key: Key, purpose: str) -> bytes:
    return key.derive(purpose)

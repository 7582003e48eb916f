"""The one kind of key: UUIDv7 (RFC 9562), which sorts by the time it was made."""

import os
from time import time_ns
from uuid import UUID

_MILLION = 1_000_000
_VERSION, _VARIANT = 7 << 76, 2 << 62
_last = 0


def new_key() -> UUID:
    """A fresh key. Rows made later sort later, so that an index grows at its end.

    48 bits of milliseconds, 12 of the part of one, 62 by chance; of two in the same part the second takes the next.
    (RFC 9562, section 6.2, method 3.) Written out, for a list makes hundreds of thousands.
    """
    global _last
    milliseconds, rest = divmod(time_ns(), _MILLION)
    stamp = max((milliseconds << 12) | (rest << 12) // _MILLION, _last + 1)
    _last = stamp
    chance = int.from_bytes(os.urandom(8), "big") >> 2
    return UUID(int=(stamp >> 12) << 80 | _VERSION | (stamp & 0xFFF) << 64 | _VARIANT | chance)

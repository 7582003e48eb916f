"""The one kind of key: UUIDv7 (RFC 9562), which sorts by the time it was made."""

from uuid import UUID

import uuid6


def new_key() -> UUID:
    """A fresh key. Rows made later sort later, so that an index grows at its end."""
    return UUID(int=uuid6.uuid7().int)

"""Keyed hashes: for what must be recognised but not kept, such as a log-in code or a house pass.

One key per purpose, derived from the key ring, so that equal values give different hashes for different purposes
and nobody without the ring can try all six-digit codes against a stolen database.
"""

import hashlib
import hmac

from productiehuis.vault import keys


def _hash(key: keys.Key, purpose: str, value: str) -> str:
    return hmac.new(keys.derived(key, f"hash {purpose}"), value.encode(), hashlib.sha256).hexdigest()


def keyed_hash(purpose: str, value: str) -> str:
    """64 hexadecimal characters, made with the newest key."""
    return _hash(keys.newest(), purpose, value)


def keyed_hashes(purpose: str, value: str) -> list[str]:
    """The hash under every key of the ring, newest first: to find a row stored before a rotation (`__in`)."""
    return [_hash(key, purpose, value) for key in keys.ring()]


def matches(purpose: str, value: str, stored: str) -> bool:
    """Whether `stored` is the hash of `value` under any key of the ring."""
    return any(hmac.compare_digest(candidate, stored) for candidate in keyed_hashes(purpose, value))

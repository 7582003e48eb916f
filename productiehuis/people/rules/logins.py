"""What somebody logs in with besides a pass: a code on paper and a user name."""

import secrets

from productiehuis.people.rules.names import name_key

# A code on paper is digits only: every phone types them, in every language, and none looks like another.
CODE_DIGITS = 10


def new_code() -> str:
    """A fresh code for on paper."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def readable_code(code: str) -> str:
    """A code in groups, as it is printed and read aloud.

    >>> readable_code("1234567890")
    '12345 67890'
    """
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def new_username(first_name: str) -> str:
    """A user name that says little and is easy to type; digits make it unlike any other.

    >>> new_username("Gülşen").startswith("gulsen")
    True
    """
    start = name_key(first_name).replace(" ", "")[:12]
    ascii_start = start if start.isascii() and start else "bewoner"
    return f"{ascii_start}{secrets.randbelow(90000) + 10000}"

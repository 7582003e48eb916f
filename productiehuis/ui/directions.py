"""Plain text that is read in two directions, for where no `<bdi>` can stand: a title, an attribute, a sheet."""

from django.utils.translation import get_language_bidi

# Between these signs digits keep their order, whatever stands around them.
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"


def from_to(first: object, last: object) -> str:
    """From low to high, such as 10.00–12.00: on a right-to-left line too, as everywhere in the house."""
    words = f"{first}–{last}"
    return f"{_LEFT_TO_RIGHT}{words}{_END}" if get_language_bidi() else words


def comma() -> str:
    """What stands between the words of a list."""
    return "، " if get_language_bidi() else ", "

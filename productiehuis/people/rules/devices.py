"""On what somebody is logged in."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """What somebody is logged in on, as far as its browser tells."""

    kind: str
    made_by: str


# What to look for, and what it is; the first that is found counts.
_KINDS = (("ipad", "tablet"), ("tablet", "tablet"), ("mobile", "phone"), ("android", "tablet"), ("iphone", "phone"))
_BROWSERS = (
    *(("edg", "Edge"), ("samsungbrowser", "Samsung"), ("opr/", "Opera"), ("firefox", "Firefox"), ("fxios", "Firefox")),
    *(("crios", "Chrome"), ("chrome", "Chrome"), ("safari", "Safari")),
)
_SYSTEMS = (
    *(("android", "Android"), ("iphone", "iPhone"), ("ipad", "iPad"), ("windows", "Windows"), ("mac os", "Mac")),
    *(("cros", "Chromebook"), ("linux", "Linux")),
)


def device_of(agent: str) -> Device:
    """A device in the words of its owner, out of what a browser says about itself.

    >>> device_of("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")
    Device(kind='phone', made_by='Android, Chrome')
    >>> device_of("")
    Device(kind='computer', made_by='')
    """
    said = agent.casefold()

    def first(table: Iterable[tuple[str, str]], otherwise: str = "") -> str:
        return next((name for sign, name in table if sign in said), otherwise)

    return Device(first(_KINDS, "computer"), ", ".join(filter(None, (first(_SYSTEMS), first(_BROWSERS)))))

"""From a row of the table to addresses: at every place, and with one thing of another place in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.matrix.row import Row, Said
from tests.matrix.world import Place, World

NOWHERE = UUID(int=7)
NEVER_WAS = "that does not exist"


@dataclass(frozen=True)
class Address:
    """What is asked for, and the places to which all of it belongs; none when it is mixed or does not exist."""

    story: str
    url: str
    body: dict[str, str]
    places: tuple[str, ...]
    missing: str = ""

    @property
    def is_nowhere(self) -> bool:
        """Names something that does not exist at all."""
        return self.story.endswith(NEVER_WAS)

    def __str__(self) -> str:
        return f"{self.story}: {self.url}" + (f" {self.body}" if self.body else "")


def _nowhere(value: Any) -> Any:
    """A thing of the same kind that does not exist."""
    if isinstance(value, UUID):
        return NOWHERE
    return 9999 if isinstance(value, int) else "bestaat-niet"


def _at(row: Row, place: Place) -> dict[str, Any]:
    return {key: word if isinstance(word, Said) else place[word] for key, word in (row.kwargs | row.body).items()}


def _address(row: Row, world: World, story: str, values: dict[str, Any], missing: str = "") -> Address:
    url = reverse(row.name, kwargs={key: values[key] for key in row.kwargs})
    places = tuple(name for name, place in world.places.items() if _at(row, place) == values)
    return Address(story, url, {key: str(values[key]) for key in row.body}, places, missing)


def _all(row: Row, world: World) -> Iterator[Address]:
    at = {name: _at(row, place) for name, place in world.places.items()}
    for name, values in at.items():
        yield _address(row, world, name, values)
    words = [key for key, word in (row.kwargs | row.body).items() if not isinstance(word, Said)]
    for key in words:
        gone = at["own"] | {key: _nowhere(at["own"][key])}
        yield _address(row, world, f"own with a {key} {NEVER_WAS}", gone, missing=key)
        for name in ("other", "far"):
            yield _address(row, world, f"own with the {key} of {name}", at["own"] | {key: at[name][key]}, key)
    for name in ("other", "far"):
        for key in words[-1:]:
            yield _address(row, world, f"{name} with the {key} of own", at[name] | {key: at["own"][key]})


def addresses(row: Row, world: World) -> list[Address]:
    """Each different one once."""
    found: dict[tuple[str, str], Address] = {}
    for each in _all(row, world):
        found.setdefault((each.url, str(each.body)), each)
    return list(found.values())


def body_of(address: Address) -> dict[str, str]:
    """What a form sends; one without a body sends something, so that it counts as sent."""
    return {"client_key": str(uuid4()), "sent": "1"} | address.body


def every_url(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """The name of every address of the site with what stands in it."""
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from every_url(pattern, inner)
        else:
            yield f"{prefix}{pattern.name}", frozenset(pattern.pattern.converters)

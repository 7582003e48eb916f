"""What a row of the matrix is: an address, what stands in it, and who comes in. The rows are in `table.py`."""

from dataclasses import dataclass, field
from enum import Enum

from productiehuis.initiatives.models import Role


class Who(Enum):
    """Doors that ask for no role."""

    EVERYBODY = "everybody, logged in or not"
    HALFWAY = "who is halfway a step of logging in; anybody else is sent on"
    LOGGED_IN = "everybody who is logged in, for what is their own"
    PERSON_HERE = "who is known in that house by their own log-in, for what is their own"
    NEIGHBOUR = "the people of that house by their own log-in; not who is there for a partner alone"
    OWNER = "only the person it belongs to"
    ON_DEVICE = "only on an enrolled desk device; elsewhere a page says how to enrol one, as a 404"
    NO_ONE = "nobody: it says in JSON that there is nothing here"


class Said(str):
    """A value that is the same everywhere, not a word of a place."""


Roles = frozenset[Role]


@dataclass(frozen=True)
class Row:
    name: str
    who: Who | Roles
    kwargs: dict[str, str]
    body: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    first_house_only: bool = False  # what is of all houses together: only from the first one

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """Which address it is: some names have two."""
        return self.name, frozenset(self.kwargs)

    @property
    def label(self) -> str:
        """For the list of tests."""
        return " ".join([self.name, *(f"{k}={v}" for k, v in self.kwargs.items() if k != v), *self.body])


def _pairs(words: str) -> dict[str, str]:
    return {word.split("=")[0]: word.split("=")[-1] for word in words.split()}


def get(name: str, who: Who | Roles, kwargs: str = "", *, first_house_only: bool = False) -> Row:
    """A page. It is also sent a form, which may do no more than the page."""
    return Row(name, who, _pairs(kwargs), first_house_only=first_house_only)


def post(name: str, who: Who | Roles, kwargs: str = "", body: str = "", **said: str) -> Row:
    """A press of a button, with the least that it needs."""
    return Row(name, who, _pairs(kwargs), _pairs(body) | {k: Said(v) for k, v in said.items()}, "POST")


DESK: Roles = frozenset({Role.VOLUNTEER, Role.ASPIRANT, Role.TREKKER, Role.TELLER})
TREKKER: Roles = frozenset({Role.TREKKER})
COORDINATOR: Roles = frozenset({Role.COORDINATOR})
LEAD: Roles = TREKKER | COORDINATOR
COUNTERS: Roles = frozenset({Role.TREKKER, Role.TELLER})
READERS: Roles = LEAD | {Role.SECRETARY, Role.TREASURER}
KEEPER: Roles = frozenset({Role.PRIVACY_KEEPER})

EVERYBODY, HALFWAY, LOGGED_IN, PERSON_HERE, NEIGHBOUR, OWNER, ON_DEVICE, NO_ONE = Who

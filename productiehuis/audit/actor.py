"""Who did it: the little that the log keeps of a person, a desk device or a nightly job."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class ActorLike(Protocol):
    """What the log asks of whoever acts; higher layers may bring their own class."""

    @property
    def key(self) -> UUID | None: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def device_key(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a role, perhaps on a desk device. Without a key it is nobody's file: a job, or a visitor."""

    key: UUID | None
    name: str
    role: str = ""
    device_key: UUID | None = None


# The role of who came in with a link: who it was nobody knows, only for whom the link was made.
BY_LINK = "link"
# The role of a job or command; for people it is called as `audit.words` says.
BY_JOB = "system"


def with_link(name: str) -> Actor:
    """Whoever has the link that was made for this receiver; it may have been sent on."""
    return Actor(key=None, name=name, role=BY_LINK)


def system(name: str) -> Actor:
    """The actor of a job or command, such as `system("nachtwerk")`."""
    return Actor(key=None, name=name, role=BY_JOB)

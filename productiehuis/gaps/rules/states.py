"""How a gap goes from found to closed."""

from collections.abc import Mapping

MOVES: Mapping[str, frozenset[str]] = {
    "found": frozenset({"taken_up", "closed"}),
    "taken_up": frozenset({"found", "proposed", "closed"}),
    "proposed": frozenset({"taken_up", "closed"}),
    "closed": frozenset({"taken_up"}),
}


def may_go(now: str, then: str) -> bool:
    """Whether this state may follow that one. What was closed by mistake is taken up again; when it
    breaks again later, that is another gap.

    >>> may_go("found", "proposed"), may_go("closed", "found")
    (False, False)
    """
    return then in MOVES[now]

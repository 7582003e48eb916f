"""Every write about gaps."""

from productiehuis.gaps.actions.gaps import close_gap, let_go, look_for_gaps, propose, reopen_gap, retell, take_up
from productiehuis.gaps.actions.searches import count_empty_search

__all__ = [
    "close_gap",
    "count_empty_search",
    "let_go",
    "look_for_gaps",
    "propose",
    "reopen_gap",
    "retell",
    "take_up",
]

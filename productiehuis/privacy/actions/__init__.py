"""Every write about keeping, taking along and erasing."""

from productiehuis.privacy.actions.erase import (
    catch_up_journal,
    cluster_of,
    erase_again,
    erase_login,
    erase_people,
    erase_person,
)
from productiehuis.privacy.actions.own import erase_myself, take_along
from productiehuis.privacy.actions.requests import (
    ask_to_erase,
    carry_out,
    carry_out_due,
    give_everything,
    withdraw_request,
)
from productiehuis.privacy.actions.retention import choose_term, count_due, forget_due, run_retention

__all__ = [
    "ask_to_erase",
    "carry_out",
    "carry_out_due",
    "catch_up_journal",
    "choose_term",
    "cluster_of",
    "count_due",
    "erase_again",
    "erase_login",
    "erase_myself",
    "erase_people",
    "erase_person",
    "forget_due",
    "give_everything",
    "run_retention",
    "take_along",
    "withdraw_request",
]

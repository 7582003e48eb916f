"""Every write to referrals: making one, hearing the yes, answering it, closing it, and reminding who owes an answer."""

from productiehuis.referrals.actions.answering import (
    accept,
    change_time,
    pass_to,
    refuse,
    say_arrived,
    say_missed,
)
from productiehuis.referrals.actions.closing import (
    put_right,
    say_helped,
    say_told,
    settle,
    stop,
    take_all_back,
    take_back,
)
from productiehuis.referrals.actions.handing import hand_on
from productiehuis.referrals.actions.links import make_link, note_opened, partner_address, reach_partner, withdraw_link
from productiehuis.referrals.actions.making import Heard, Receiver, Wish, draft, refer, refer_oneself, say_yes
from productiehuis.referrals.actions.reminding import remind

__all__ = [
    "Heard",
    "Receiver",
    "Wish",
    "accept",
    "change_time",
    "draft",
    "hand_on",
    "make_link",
    "note_opened",
    "partner_address",
    "pass_to",
    "put_right",
    "reach_partner",
    "refer",
    "refer_oneself",
    "refuse",
    "remind",
    "say_arrived",
    "say_helped",
    "say_missed",
    "say_told",
    "say_yes",
    "settle",
    "stop",
    "take_all_back",
    "take_back",
    "withdraw_link",
]

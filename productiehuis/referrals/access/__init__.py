"""The doors of referrals: who sent it, who reads it, whose it is. What is not yours does not exist (404).

Nobody looks unseen: a list leaves one look with the scope `referrals:<initiative or partner>`, one referral a look into
the file of the resident, also when the receiver came in with a link.
"""

from productiehuis.referrals.access.marks import answer_mark
from productiehuis.referrals.access.own import get_own, own_referrals
from productiehuis.referrals.access.receiving import enter_partner, get_linked, get_received, is_over, open_received
from productiehuis.referrals.access.sending import (
    crew_of,
    find_sent,
    get_sent,
    get_to_refer,
    open_apart,
    open_sent,
    received_of,
    sent_of,
)

__all__ = [
    "answer_mark",
    "crew_of",
    "enter_partner",
    "find_sent",
    "get_linked",
    "get_own",
    "get_received",
    "get_sent",
    "get_to_refer",
    "is_over",
    "open_apart",
    "open_received",
    "open_sent",
    "own_referrals",
    "received_of",
    "sent_of",
]

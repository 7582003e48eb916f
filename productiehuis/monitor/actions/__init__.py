"""What the Monitor writes: its own kept counts, closed periods, and what is shown to whom."""

from productiehuis.monitor.actions.closing import close_period, reopen_period
from productiehuis.monitor.actions.kept import count_everything_again, settle
from productiehuis.monitor.actions.sharing import set_showing_rule, share, withdraw_share

__all__ = [
    "close_period",
    "count_everything_again",
    "reopen_period",
    "set_showing_rule",
    "settle",
    "share",
    "withdraw_share",
]

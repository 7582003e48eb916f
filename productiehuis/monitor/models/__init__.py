"""What the Monitor keeps: counts of months, which are stale, periods that are closed, and what is shown to whom."""

from productiehuis.monitor.models.closing import ClosedPeriod
from productiehuis.monitor.models.kept import KeptMonth, KeptTopic, Kind, Stale
from productiehuis.monitor.models.sharing import OF_INITIATIVE, SharedPart, ShareLink, ShowingRule

__all__ = [
    "OF_INITIATIVE",
    "ClosedPeriod",
    "KeptMonth",
    "KeptTopic",
    "Kind",
    "ShareLink",
    "SharedPart",
    "ShowingRule",
    "Stale",
]

"""What the Monitor keeps: counts of months, which of them are stale, and what is shown to whom."""

from productiehuis.monitor.models.kept import KeptMonth, KeptTopic, Kind, Stale
from productiehuis.monitor.models.sharing import OF_INITIATIVE, SharedPart, ShareLink, ShowingRule

__all__ = ["OF_INITIATIVE", "KeptMonth", "KeptTopic", "Kind", "ShareLink", "SharedPart", "ShowingRule", "Stale"]

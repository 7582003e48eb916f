"""What the Monitor keeps: counts of months, and which of them are stale."""

from productiehuis.monitor.models.kept import KeptMonth, KeptTopic, Kind, Stale

__all__ = ["KeptMonth", "KeptTopic", "Kind", "Stale"]

"""The clock on the wall: which times it shows."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def shows(day: date, hour: time, zone: ZoneInfo) -> bool:
    """Whether the clock shows this time on this day. In the night in which summer begins it jumps over an hour.

    >>> amsterdam = ZoneInfo("Europe/Amsterdam")
    >>> shows(date(2027, 3, 28), time(2, 30), amsterdam)
    False
    >>> shows(date(2027, 3, 28), time(3, 30), amsterdam), shows(date(2027, 10, 31), time(2, 30), amsterdam)
    (True, True)
    """
    moment = datetime.combine(day, hour, zone)
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == moment.replace(tzinfo=None)

"""How every number of the Monitor is made: calculations on plain values, without database or clock.

`facts` is what was registered, `figures` makes the numbers of one initiative in one period, `totals` adds
initiatives and houses up without ever calling a plain sum of people unique. The definitions that people
read (`productiehuis.monitor.definitions`) name these functions.
"""

from productiehuis.monitor.rules.facts import Asked, Counts, Facts, Presence, RoleTime, Span, Told
from productiehuis.monitor.rules.fields import ACTIVATION, FIELDS, HELP, PEOPLE
from productiehuis.monitor.rules.figures import (
    Row,
    by_topic,
    contacts,
    counted,
    requests,
    row_of,
    told,
    unique,
    unnamed,
    volunteers,
)
from productiehuis.monitor.rules.totals import NOTHING, Total, foundation_total, house_total, house_totals

__all__ = [
    "ACTIVATION",
    "FIELDS",
    "HELP",
    "NOTHING",
    "PEOPLE",
    "Asked",
    "Counts",
    "Facts",
    "Presence",
    "RoleTime",
    "Row",
    "Span",
    "Told",
    "Total",
    "by_topic",
    "contacts",
    "counted",
    "foundation_total",
    "house_total",
    "house_totals",
    "requests",
    "row_of",
    "told",
    "unique",
    "unnamed",
    "volunteers",
]

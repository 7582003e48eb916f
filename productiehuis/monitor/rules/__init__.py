"""How every number of the Monitor is made: calculations on plain values, without database or clock.

`facts` is what was registered, `figures` makes the numbers of one initiative in one period and `parts` their parts,
`totals` adds initiatives and houses up without ever calling a plain sum of people unique. The definitions that people
read (`productiehuis.monitor.definitions`) name these functions.
"""

from productiehuis.monitor.rules.closing import (
    Change,
    Correction,
    What,
    changes,
    closing_problems,
    code_of,
    gathered,
    is_over,
    side_by_side,
    span_of,
    to_close,
)
from productiehuis.monitor.rules.doubles import NO_DOUBLES, Doubles, fewest
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
from productiehuis.monitor.rules.parts import (
    NewAndReturning,
    Part,
    PartName,
    by_part,
    new_people,
    part_of,
    returning,
)
from productiehuis.monitor.rules.reach import Marks, Reach
from productiehuis.monitor.rules.totals import (
    NOTHING,
    Reason,
    Total,
    Why,
    foundation_total,
    house_total,
    house_totals,
)

__all__ = [
    "ACTIVATION",
    "FIELDS",
    "HELP",
    "NOTHING",
    "NO_DOUBLES",
    "PEOPLE",
    "Asked",
    "Change",
    "Correction",
    "Counts",
    "Doubles",
    "Facts",
    "Marks",
    "NewAndReturning",
    "Part",
    "PartName",
    "Presence",
    "Reach",
    "Reason",
    "RoleTime",
    "Row",
    "Span",
    "Told",
    "Total",
    "What",
    "Why",
    "by_part",
    "by_topic",
    "changes",
    "closing_problems",
    "code_of",
    "contacts",
    "counted",
    "fewest",
    "foundation_total",
    "gathered",
    "house_total",
    "house_totals",
    "is_over",
    "new_people",
    "part_of",
    "requests",
    "returning",
    "row_of",
    "side_by_side",
    "span_of",
    "to_close",
    "told",
    "unique",
    "unnamed",
    "volunteers",
]

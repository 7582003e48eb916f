"""The flow of a year described for OpenAPI: its lines, what their parts are, and the columns of the CSV."""

from typing import Any

from productiehuis.monitor.publishing.flow_names import LINES
from productiehuis.monitor.rules.flow import Stage

Json = dict[str, Any]

_SAYS = {
    "flow": "People who came to a place for the first time in the year and were lower in the house before.",
    "new_at": "People who took a course, got a role or let a plan be counted for the first time.",
    "flown_to": "People who flew out and let it be counted, by to what.",
    "outcome": "Referrals to which the resident said yes, by how they stand now.",
    "days": "Not public.",
    "middle": "1 in the group of days that holds the middle answer to a referral, otherwise 0.",
    "grown": "People who went from help to another storey with a referral, and arrived.",
    "handed": "Roles that went over to somebody else as a whole.",
    "gaps": "Gaps of the line that were found, taken up or closed.",
}
_PUBLIC = [name for name in LINES if name != "days"]
_COUNT: Json = {"type": ["integer", "null"], "minimum": 0}
_PLACE: Json = {"type": ["string", "null"], "enum": [*(at.value for at in Stage), None]}

CSV_COLUMNS = (
    "Columns: house, year, line (as in the JSON), rule, key, from and to (places, for a way), name (in the language "
    "of who asks), value (empty when hidden), hidden (0 or 1), total (of the line, empty when it has none)"
)


def _all(properties: Json, **more: Any) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **more,
    }


_CELL = _all(
    {
        "key": {"type": "string", "description": "The part: a way (from-to), a place, an outcome. Stable."},
        "from": {**_PLACE, "description": "Of a way: the lower place."},
        "to": {**_PLACE, "description": "Of a way: the higher place."},
        "name": {"type": "string", "description": "In the language of who asks."},
        "value": _COUNT,
        "hidden": {"type": "boolean", "description": "Null, because showing it could point at somebody."},
    }
)
FLOW_SCHEMAS: Json = {
    "HouseYearFlow": _all(
        {
            "house": {"type": "string"},
            "year": {"type": "integer"},
            "generated_at": {"type": "string", "format": "date-time"},
            "least_people": {"type": "integer", "minimum": 1, "description": "Fewer people than this are hidden."},
            "waits_for_year": {
                "type": "boolean",
                "description": "The year runs and this house shows parts of it when it is over.",
            },
            "lines": {"type": "array", "items": {"$ref": "#/components/schemas/FlowLine"}},
        },
        description="A line that is missing has too few people behind it, or nobody.",
    ),
    "FlowLine": _all(
        {
            "line": {
                "type": "string",
                "enum": _PUBLIC,
                "description": " ".join(f"{name}: {_SAYS[name]}" for name in _PUBLIC),
            },
            "rule": {"type": "string", "enum": sorted({LINES[name].code for name in _PUBLIC})},
            "definition": {"type": "string", "format": "uri"},
            "total": {**_COUNT, "description": "Null when the parts are parts of nothing, and must not be added up."},
            "cells": {"type": "array", "items": _CELL},
        },
        description="Numbers of people are at least so many: only who can be linked is counted.",
    ),
}

"""How people went through a house in a year, as open data. Stable from now on.

Each line has its rule. A hidden number is null and says so; so is nobody, in lines whose parts are no parts of a total.
A line that is not there at all has too few people behind it, or nobody.
"""

import csv
import io
import json
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from productiehuis.monitor.publishing.flow_names import LINES, ends_of, name_of
from productiehuis.monitor.publishing.publication import FlowPublication
from productiehuis.monitor.rules.publish import Series, Shown

Document = dict[str, Any]
VERSION = "1"
COLUMNS = ("house", "year", "line", "rule", "key", "from", "to", "name", "value", "hidden", "total")


def flow_document(publication: FlowPublication, *, made: str, address: Callable[[str], str]) -> Document:
    """`address` gives the address of a rule by its code."""
    here = publication.here
    return {
        "house": here.house.slug,
        "year": here.year,
        "generated_at": made,
        "least_people": publication.least,
        "waits_for_year": publication.waits,
        "lines": [_line(line, address) for by in LINES if (line := publication.line(by))],
    }


def _line(line: Series, address: Callable[[str], str]) -> Document:
    code = LINES[line.by].code
    return {
        "line": line.by,
        "rule": code,
        "definition": address(code),
        "total": line.total,
        "cells": [_cell(line.by, part) for part in line.parts],
    }


def _cell(by: str, part: Shown) -> Document:
    start, end = ends_of(part.key) or (None, None)
    return {
        "key": part.key,
        "from": start,
        "to": end,
        "name": name_of(by, part.key),
        "value": part.value,
        "hidden": part.is_hidden,
    }


def flow_as_csv(document: Document) -> str:
    """One line for each number."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore")
    writer.writeheader()
    for line in document["lines"]:
        for cell in line["cells"]:
            shared = {"house": document["house"], "year": document["year"]}
            writer.writerow(shared | line | cell | {"hidden": int(cell["hidden"])})
    return out.getvalue()


def mark_of_flow(document: Document, *parts: object) -> str:
    """Made of what is told and nothing else.

    Not of the log, as for the other open data: that a plan or flying out may be counted stands in no log of the house.
    And a mark that changes when nothing shown did would tell that somebody just said yes, or no.
    """
    told = {name: value for name, value in document.items() if name != "generated_at"}
    return blake2b(json.dumps([VERSION, parts, told], default=str).encode(), digest_size=12).hexdigest()

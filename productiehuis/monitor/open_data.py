"""The Monitor as open data: one document per house and year, and one for the foundation. Stable from now on.

Not counted is null. Suppressed is null and named in `hidden`. Where only a told number exists it stands in
`told` and the field is null. A total has `value` only when it is truly known (M-9).
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any
from uuid import UUID

from productiehuis.audit.models import Event
from productiehuis.house.models import House
from productiehuis.monitor.counts import HouseYear, InitiativeYear
from productiehuis.monitor.exports.sheets import LINES_OF
from productiehuis.monitor.models import SharedPart
from productiehuis.monitor.publishing.names import Names
from productiehuis.monitor.publishing.publication import Publication
from productiehuis.monitor.rules import FIELDS, Total, foundation_total
from productiehuis.monitor.rules.publish import Series

Document = dict[str, Any]
Addresses = Mapping[str, str]
LAST_WRITES = 20
VERSION = "1"


def _row(year: InitiativeYear, definitions: Addresses) -> Document:
    row = year.row
    shown: dict[str, int | None] = {name: None if name in row.hidden else row.figures.get(name) for name in FIELDS}
    return {
        "initiative": year.initiative.name,
        "slug": year.initiative.slug,
        **shown,
        "told": {name: row.told[name] for name in FIELDS if name in row.told and name not in row.hidden},
        "hidden": [name for name in FIELDS if name in row.hidden],
        "definitions": dict(definitions),
    }


def _total(total: Total) -> Document:
    return {"value": total.value, "min": total.low, "max": total.high}


def house_document(here: HouseYear, *, made: str, definitions: Addresses) -> Document:
    return {
        "house": here.house.slug,
        "year": here.year,
        "generated_at": made,
        "rows": [_row(each, definitions) for each in here.initiatives],
        "totals": {name: _total(here.totals[name]) for name in FIELDS},
    }


def foundation_document(houses: list[HouseYear], year: int, *, made: str, definitions: Addresses) -> Document:
    """As a house's, with `house` null and the house named in each row."""
    totals = [here.totals for here in houses]
    return {
        "house": None,
        "year": year,
        "generated_at": made,
        "rows": [{"house": here.house.slug, **_row(each, definitions)} for here in houses for each in here.initiatives],
        "totals": {name: _total(foundation_total(name, totals)) for name in FIELDS},
    }


def parts_document(publication: Publication, *, made: str) -> Document:
    """The parts of a year that are public: months, topics, places, languages, new people. Hidden has no value."""
    here = publication.here
    names = Names(here)
    return {
        "house": here.house.slug,
        "year": here.year,
        "generated_at": made,
        "least_people": publication.least,
        "waits_for_year": publication.waits,
        "only_totals": publication.only_totals,
        "series": [_series(publication, each, names) for each in publication.series],
    }


def shared_document(
    publications: Sequence[Publication], parts: Iterable[str], initiative: str | None, *, made: str, address: Addresses
) -> Document:
    """What the reader of a shared link may take: the chosen parts and years, of the house or of one initiative."""
    chosen = set(parts)
    return {
        "generated_at": made,
        "initiative": initiative,
        "years": [_shared_year(each, chosen, initiative, address) for each in publications],
    }


def _shared_year(
    publication: Publication, chosen: Collection[str], initiative: str | None, address: Addresses
) -> Document:
    here = publication.here
    document = parts_document(publication, made="") | house_document(here, made="", definitions=address)
    del document["generated_at"]
    document["series"] = [each for each in document["series"] if _is_shared(each, chosen, initiative)]
    document["only_totals"] = [slug for slug in publication.only_totals if initiative in (None, slug)]
    document["rows"] = [row for row in document["rows"] if initiative in (None, row["slug"])]
    if SharedPart.YEAR not in chosen:
        document["rows"], document["totals"] = [], None
    elif initiative is not None:
        document["totals"] = None
    return document


def _is_shared(line: Document, chosen: Collection[str], initiative: str | None) -> bool:
    """Of one initiative only its months: all else is of the house."""
    if line["by"] == "month":
        return SharedPart.MONTHS in chosen and initiative in (None, line["initiative"])
    return initiative is None and any(line["by"] in LINES_OF.get(SharedPart(part), ()) for part in chosen)


def _series(publication: Publication, line: Series, names: Names) -> Document:
    whole = publication.whole(line)
    return {
        "by": line.by,
        "initiative": line.initiative or None,
        "field": line.field,
        "total": line.total,
        "total_min": whole.low if whole else line.total,
        "total_max": whole.high if whole else line.total,
        "cells": [
            {"key": part.key, "name": names.of_part(line.by, part.key), "value": part.value, "hidden": part.is_hidden}
            for part in line.parts
        ],
    }


def parts_as_csv(document: Document) -> str:
    """One line for each part."""
    out = io.StringIO()
    columns = ("house", "year", "by", "initiative", "field", "key", "name", "value", "hidden", *_TOTALS)
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    for line in document["series"]:
        for cell in line["cells"]:
            shared = {"house": document["house"], "year": document["year"]}
            writer.writerow(shared | line | cell | {"name": _plain(cell["name"]), "hidden": int(cell["hidden"])})
    return out.getvalue()


_TOTALS = ("total", "total_min", "total_max")
COLUMNS = ("kind", "house", "year", "initiative", "slug", *FIELDS, *(f"told_{name}" for name in FIELDS), "hidden")


def _plain(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _lines(document: Document) -> list[dict[str, Any]]:
    lines = []
    for row in document["rows"]:
        told = {f"told_{name}": count for name, count in row["told"].items()}
        names = {"initiative": _plain(row["initiative"]), "slug": row["slug"], "house": row.get("house")}
        figures = {name: row[name] for name in FIELDS}
        lines.append({"kind": "initiative", **names, **figures, **told, "hidden": " ".join(row["hidden"])})
    for part in ("value", "min", "max"):
        lines.append({"kind": f"total_{part}", **{name: document["totals"][name][part] for name in FIELDS}})
    addresses = document["rows"][0]["definitions"] if document["rows"] else {}
    lines.append({"kind": "definition", **addresses})
    return lines


def as_csv(document: Document) -> str:
    """The same document as lines: initiatives, three lines of totals, and the address of each definition."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for line in _lines(document):
        house = line.pop("house", None) or document["house"]
        writer.writerow({"house": house, "year": document["year"], **line})
    return out.getvalue()


def mark_of(houses: list[House], *parts: object) -> str:
    """What changes when an answer may change: the last writes in the log of these houses. One small query."""
    keys: list[UUID] = [house.pk for house in houses]
    last = Event.objects.filter(house_key__in=keys).order_by("-at", "-id").values_list("pk", flat=True)[:LAST_WRITES]
    return blake2b(repr((VERSION, parts, list(last))).encode(), digest_size=12).hexdigest()

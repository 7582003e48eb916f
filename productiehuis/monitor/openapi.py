"""The open data described in OpenAPI 3.1. A test holds real answers against these schemas."""

from typing import Any

from productiehuis.monitor.definitions import BY_FIELD
from productiehuis.monitor.exports import FORMS
from productiehuis.monitor.flow_schema import CSV_COLUMNS, FLOW_SCHEMAS
from productiehuis.monitor.rules import FIELDS

Json = dict[str, Any]

_COUNT: Json = {"type": ["integer", "null"], "minimum": 0}
_FIELD: Json = {"type": "string", "enum": list(FIELDS)}
_MEANING = {
    "volunteers": "People who were trekker, volunteer or aspirant here on at least one day.",
    "help_unique": "Known people with at least one valid visit, merged people once.",
    "help_anonymous": "Times that somebody without a name came for help.",
    "help_contacts": "Times that anybody came for help.",
    "help_requests": "All help requests, those of unnamed people included.",
    "activation_unique": "Known people who took part at least once.",
    "activation_anonymous": "Times that somebody without a name took part.",
    "activation_contacts": "Times that anybody took part.",
}


def _object(properties: Json, required: list[str] | None = None, **more: Any) -> Json:
    names = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False, **more}


def _fields(schema: Json) -> Json:
    return {name: {**schema, "description": f"{_MEANING[name]} Rule {BY_FIELD[name].code}."} for name in FIELDS}


def _row(**first: Json) -> Json:
    return _object(
        {
            **first,
            "initiative": {"type": "string", "description": "Public name."},
            "slug": {"type": "string"},
            **_fields(_COUNT),
            "told": _object(
                _fields({"type": "integer", "minimum": 0}), [], description="Numbers told, not registered (M-10)."
            ),
            "hidden": {
                "type": "array",
                "items": _FIELD,
                "description": "Fields that are null because showing them could point at a person.",
            },
            "definitions": _object(_fields({"type": "string", "format": "uri"})),
        },
        description="One initiative. Null is not counted, or named in `hidden`; null is not zero (M-11).",
    )


_TOTAL = _object(
    {"value": _COUNT, "min": _COUNT, "max": _COUNT},
    description="`value` only when truly known, then `min` and `max` equal it; all null when nobody counts it (M-9).",
)


def _document(house: Json, row: str) -> Json:
    return _object(
        {
            "house": house,
            "year": {"type": "integer"},
            "generated_at": {"type": "string", "format": "date-time"},
            "rows": {"type": "array", "items": {"$ref": f"#/components/schemas/{row}"}},
            "totals": _object({name: {"$ref": "#/components/schemas/Total"} for name in FIELDS}),
        }
    )


_PARTS = _object(
    {
        "house": {"type": "string"},
        "year": {"type": "integer"},
        "generated_at": {"type": "string", "format": "date-time"},
        "least_people": {"type": "integer", "minimum": 1, "description": "Fewer people than this are hidden."},
        "waits_for_year": {
            "type": "boolean",
            "description": "The year runs and this house shows parts of it when it is over.",
        },
        "only_totals": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Initiatives of which only the whole year is shown.",
        },
        "series": {"type": "array", "items": {"$ref": "#/components/schemas/Series"}},
    }
)

_SERIES = _object(
    {
        "by": {"type": "string", "enum": ["month", "topic", "storey", "district", "language", "new"]},
        "initiative": {"type": ["string", "null"], "description": "Null is the whole house."},
        "field": _FIELD,
        "total": {**_COUNT, "description": "As registered. Of a house total_min and total_max say how sure it is."},
        "total_min": _COUNT,
        "total_max": {**_COUNT, "description": "Null when there is no upper bound."},
        "cells": {
            "type": "array",
            "items": _object(
                {
                    "key": {"type": "string"},
                    "name": {"type": "string", "description": "In the language of who asks."},
                    "value": _COUNT,
                    "hidden": {"type": "boolean", "description": "Null, because showing it could point at somebody."},
                }
            ),
        },
    },
    description="A total and its parts. Times add up to the total; different people do not.",
)

_SCHEMAS: Json = {
    **FLOW_SCHEMAS,
    "HouseYearParts": _PARTS,
    "Series": _SERIES,
    "Row": _row(),
    "FoundationRow": _row(house={"type": "string", "description": "The house, as in its address."}),
    "Total": _TOTAL,
    "HouseYear": _document({"type": "string", "description": "The house, as in its address."}, "Row"),
    "FoundationYear": _document({"type": "null"}, "FoundationRow"),
    "Error": _object({"error": {"type": "string", "description": "What is wrong, and what to do."}}),
}

_YEAR: Json = {"name": "year", "in": "path", "required": True, "schema": {"type": "integer"}}
_HOUSE: Json = {"name": "house", "in": "path", "required": True, "schema": {"type": "string"}}


def _answers(content: Json) -> Json:
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        "200": {"description": "The numbers", "content": content},
        "304": {"description": "Not changed since the ETag you sent"},
        "404": {"description": "No such house or year", "content": error},
        "429": {"description": "Too many spreadsheets or flows; Retry-After says for how long", "content": error},
    }


def _get(summary: str, operation: str, parameters: list[Json], content: Json) -> Json:
    return {
        "get": {
            "summary": summary,
            "operationId": operation,
            "parameters": parameters,
            "responses": _answers(content),
        }
    }


def _json(schema: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _file(ending: str) -> Json:
    return {FORMS[ending].content_type: {"schema": {"type": "string", "format": "binary"}}}


_CSV: Json = {"text/csv": {"schema": {"type": "string"}}}
_CSV_SAYS = (
    " as lines: `kind` is initiative, total_value, total_min, total_max or definition; empty is null; "
    "`hidden` holds field names with a space between."
)


_PATHS: Json = {
    "/open-data/monitor/{house}/{year}.json": _get(
        "One house in one year", "houseYear", [_HOUSE, _YEAR], _json("HouseYear")
    ),
    "/open-data/monitor/{house}/{year}.csv": _get(
        f"One house in one year{_CSV_SAYS}", "houseYearCsv", [_HOUSE, _YEAR], _CSV
    ),
    "/open-data/monitor/{house}/{year}/parts.json": _get(
        "The parts of a year: months, topics, places, languages, new people",
        "houseYearParts",
        [_HOUSE, _YEAR],
        _json("HouseYearParts"),
    ),
    "/open-data/monitor/{house}/{year}/parts.csv": _get(
        "The same, one line for each part", "houseYearPartsCsv", [_HOUSE, _YEAR], _CSV
    ),
    "/open-data/monitor/{house}/{year}/flow.json": _get(
        "How people went through a house in a year; referrals, flying out, handing over, gaps",
        "houseYearFlow",
        [_HOUSE, _YEAR],
        _json("HouseYearFlow"),
    ),
    "/open-data/monitor/{house}/{year}/flow.csv": _get(
        f"The same, one line for each number. {CSV_COLUMNS}", "houseYearFlowCsv", [_HOUSE, _YEAR], _CSV
    ),
    "/open-data/monitor/{house}/{year}.xlsx": _get(
        "All of it as a spreadsheet", "houseYearXlsx", [_HOUSE, _YEAR], _file("xlsx")
    ),
    "/open-data/monitor/{house}/{year}.ods": _get(
        "All of it as an open spreadsheet", "houseYearOds", [_HOUSE, _YEAR], _file("ods")
    ),
    "/open-data/monitor/{year}.json": _get(
        "All houses of the foundation in one year", "foundationYear", [_YEAR], _json("FoundationYear")
    ),
    "/open-data/monitor/{year}.csv": _get(
        f"All houses of the foundation in one year{_CSV_SAYS}", "foundationYearCsv", [_YEAR], _CSV
    ),
}


def description(server: str) -> Json:
    """The whole description, for this server."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Productiehuis: open data of the Monitor",
            "version": "1.0.0",
            "description": "Numbers of houses and their initiatives, per year. Every number links to its rule.",
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": server}],
        "paths": _PATHS,
        "components": {"schemas": _SCHEMAS},
    }

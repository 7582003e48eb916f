"""Just enough of JSON Schema to hold an answer against our own description of it."""

from datetime import datetime
from urllib.parse import urlsplit

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}


def problems(value, schema, whole, at="$"):
    """Everything in which the value is not what the schema says."""
    if "$ref" in schema:
        found = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return problems(value, found, whole, at)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if not any(isinstance(value, TYPES[name]) and isinstance(value, bool) == (name == "boolean") for name in types):
        return [f"{at}: {value!r} is not {types}"]
    return _inside(value, schema, whole, at)


def _inside(value, schema, whole, at):
    if isinstance(value, dict):
        known = schema["properties"]
        found = [f"{at}: {name} is missing" for name in schema["required"] if name not in value]
        found += [f"{at}: {name} is not described" for name in value if name not in known]
        for name in set(value) & set(known):
            found += problems(value[name], known[name], whole, f"{at}.{name}")
        return found
    if isinstance(value, list):
        return [found for n, each in enumerate(value) for found in problems(each, schema["items"], whole, f"{at}[{n}]")]
    return _plain(value, schema, at)


def _plain(value, schema, at):
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if isinstance(value, int) and value < schema.get("minimum", value):
        return [f"{at}: {value} is too small"]
    if schema.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
        return [f"{at}: {value} has no zone"]
    if schema.get("format") == "uri" and not urlsplit(value).netloc:
        return [f"{at}: {value} is not a whole address"]
    return []

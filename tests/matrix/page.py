"""`docs/access.md`, made of the table: `python -m tests.matrix.page`."""

import os
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings_test")
    django.setup()

from django.urls import get_resolver
from django.utils import translation

from productiehuis.initiatives.access import ROLES, Scope
from productiehuis.initiatives.models import Role
from tests.matrix.row import Row, Who
from tests.matrix.table import CHAPTERS

PATH = Path(__file__).resolve().parents[2] / "docs" / "access.md"

TOP = """# Who comes in where

Made of the table in `tests/matrix/table.py` by `python -m tests.matrix.page`. Change the table, not this page:
a test compares them, and another knocks on every address as every role (`tests/matrix/`).

- A role at an initiative opens the doors of that initiative only; a role for the house those of the whole house.
- What belongs to another initiative or another house does not exist (404), and looks just like what never existed.
- Who is not logged in is sent to the log-in page.
- The demo's post, its one-press log-in and the gallery exist in the demo only.
- Every role that opens a door below asks for a second factor. On a desk device roles hold at its initiative only.

## The roles

"""
SCOPES = {Scope.HOUSE: "house", Scope.INITIATIVE: "initiative", Scope.PARTNER: "partner"}
DOT = "●"
# What sets two rows of the same address apart.
MEANT = {
    "partner_room": "of a partner",
    "single": "once",
    "course": "a course",
    "single_session": "once",
    "membership": "volunteer, aspirant, teller",
    "trekker_membership": "trekker",
    "house_membership": "for the house",
    "partner_membership": "of a partner",
}
# What a word of the table is called in an address.
SHORTER = {
    "partner_room": "room",
    "single": "programme",
    "course": "programme",
    "single_session": "session",
    "trekker_membership": "membership",
    "house_membership": "membership",
    "partner_membership": "membership",
    "visitor": "person",
    "helper": "person",
    "takeable": "template",
    "pass_token": "token",
    "part_kind": "kind",
    "first": "number",
    "plan_share": "share",
    "plan_with_me": "plan",
    "part_with_me": "part",
    "share_with_me": "share",
    "comment_by_me": "comment",
    "plan_template": "template",
    "proposal_by_me": "proposal",
}


def _address(row: Row) -> str:
    """As the browser shows it, with the names of what stands in it."""
    name = row.name.split(":")[-1]
    space = ":".join(row.name.split(":")[:-1])
    resolver = get_resolver()
    if space:
        resolver = resolver.namespace_dict[space][1]
    found = next(parts for parts, *_rest in resolver.reverse_dict.getlist(name) if set(parts[0][1]) == set(row.kwargs))
    return "/" + found[0][0] % {key: f"<{SHORTER.get(word, word)}>" for key, word in row.kwargs.items()}


def _what(row: Row) -> str:
    notes = [MEANT[word] for word in row.kwargs.values() if word in MEANT]
    if row.first_house_only:
        notes.append("only in the first house of the foundation")
    if row.method == "POST":
        notes.insert(0, "press")
    if row.method == "POST" and row.body.get("person"):
        notes.append("somebody known")
    return f"`{_address(row)}`" + (f" ({', '.join(notes)})" if notes else "")


def _roles() -> list[str]:
    lines = ["| role | | for | in one sentence |", "|---|---|---|---|"]
    with translation.override("nl"):
        for role, card in ROLES.items():
            where = ", ".join(SCOPES[scope] for scope in Scope if scope in card.scopes)
            lines.append(f"| {role.label} | `{role.value}` | {where} | {card.sentence} |")
    return lines


def _short(role: Role) -> str:
    with translation.override("nl"):
        return str(role.label)


def _pages(rows: list[Row]) -> list[str]:
    """A column for each role that comes in somewhere in this chapter; doors that ask for no role as a list."""
    with_role = [row for row in rows if not isinstance(row.who, Who)]
    lines = []
    if columns := [role for role in Role if any(role in row.who for row in with_role)]:  # type: ignore[operator]
        lines += ["| page | " + " | ".join(map(_short, columns)) + " |", "|---|" + ":-:|" * len(columns)]
        for row in with_role:
            cells = [DOT if role in row.who else " " for role in columns]  # type: ignore[operator]
            lines.append(f"| {_what(row)} | " + " | ".join(cells) + " |")
    for who in Who:
        if listed := [row for row in rows if row.who is who]:
            lines += ["", f"{who.value[0].upper()}{who.value[1:]}:", "", *(f"- {_what(row)}" for row in listed)]
    return lines


def page() -> str:
    lines = _roles()
    for title, rows in CHAPTERS.items():
        lines += ["", f"## {title}", "", *_pages(rows)]
    silent = [role for role in Role if not any(not isinstance(r.who, Who) and role in r.who for r in _rows())]
    names = ", ".join(map(_short, silent))
    lines += ["", "## No door of their own", "", f"These roles open nothing beyond what everybody has: {names}."]
    return TOP + "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _rows() -> list[Row]:
    return [row for rows in CHAPTERS.values() for row in rows]


if __name__ == "__main__":
    PATH.write_text(page())

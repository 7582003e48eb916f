"""Everything the rooms put in the log has words for people."""

import ast
from pathlib import Path

import productiehuis
from productiehuis.privacy.words import PARTS, VERBS, say_part

PACKAGE = Path(productiehuis.__file__).parent


def recorded(functions: set[str], keyword: str) -> set[str]:
    """The literal values of a keyword in calls of these functions, outside tests."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in functions:
                for each in call.keywords:
                    if each.arg == keyword and isinstance(each.value, ast.Constant):
                        found.add(each.value.value)
    return found


def test_every_verb_of_the_log_has_words() -> None:
    wrappers = {"record", "record_many", "add_row", "change_row", "remove_row", "swap"}
    verbs = recorded(wrappers, "verb")
    assert len(verbs) > 20
    assert verbs - set(VERBS) == set()


def test_every_part_that_can_be_looked_at_has_words() -> None:
    assert recorded({"looked"}, "part") - set(PARTS) == set()


def test_a_part_without_words_is_not_hidden() -> None:
    assert say_part("something new") == "something new"

"""Every rule of a number: its examples come out, and its paper says the same as its page."""

import re
from collections.abc import Set
from pathlib import Path

import pytest

from productiehuis.monitor.definitions import BY_FIELD, DEFINITIONS
from productiehuis.monitor.rules import FIELDS, Part, Row, Total

PAPERS = Path(__file__).resolve().parents[3] / "docs" / "rules"
EXAMPLES = [(code, example) for code, each in DEFINITIONS.items() for example in each.examples]


def size(answer: object) -> object:
    """A set of people or a list counts as its size, a part and a row as the people in it, a total as its value."""
    if isinstance(answer, Part):
        answer = answer.people
    if isinstance(answer, Row):
        answer = answer.people["help_unique"]
    if isinstance(answer, Set | list):
        return len(answer)
    return answer.value if isinstance(answer, Total) else answer


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=lambda each: each if isinstance(each, str) else "")
def test_each_example_comes_out_as_the_rule_says(code, example):
    assert size(DEFINITIONS[code].function(*example.given)) == example.answer


def test_every_number_of_the_open_data_has_a_rule():
    assert tuple(BY_FIELD) == FIELDS


def test_rules_are_numbered_without_a_gap():
    assert list(DEFINITIONS) == [f"M-{number}" for number in range(1, len(DEFINITIONS) + 1)]


@pytest.mark.parametrize("code", DEFINITIONS)
def test_the_paper_of_a_rule_names_the_same_rule_and_function(code):
    paper = (PAPERS / f"{code}.md").read_text()
    definition = DEFINITIONS[code]
    assert paper.splitlines()[0] == f"# {code} {definition.name}"
    assert f"Function: `{definition.function_name}`" in paper
    assert f"> {definition.formula}" in paper
    if definition.field:
        assert f"Field: `{definition.field}`" in paper


def test_there_is_no_paper_without_a_rule():
    papers = {path.stem for path in PAPERS.glob("M-*.md")}
    assert papers == set(DEFINITIONS)


@pytest.mark.parametrize("code", DEFINITIONS)
def test_the_paper_of_a_rule_has_a_table_of_examples(code):
    paper = (PAPERS / f"{code}.md").read_text()
    assert len(re.findall(r"^\| ", paper, re.MULTILINE)) >= len(DEFINITIONS[code].examples)


@pytest.mark.parametrize("code", ["M-9", "M-16"])
def test_at_least_and_at_most_come_out_as_the_example_says(code):
    for example in DEFINITIONS[code].examples:
        if example.answer is None:
            total = DEFINITIONS[code].function(*example.given)
            assert str(example.words) == f"minstens {total.low}, hoogstens {total.high}"

"""Each job and command that writes in the log has words for people."""

import ast
from pathlib import Path

from django.utils import translation

from productiehuis.audit.words import JOBS, say_job

PACKAGE = Path(__file__).resolve().parents[2]


def _jobs() -> set[str]:
    """The names in `system("…")`, all through the code."""
    return {
        call.args[0].value
        for path in PACKAGE.rglob("*.py")
        if "tests" not in path.parts
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "system"
        if isinstance(call.args[0], ast.Constant)
    }


def test_every_job_has_words_and_no_word_is_without_a_job() -> None:
    assert _jobs() == set(JOBS)


def test_a_job_is_said_in_the_language_of_who_reads() -> None:
    with translation.override("en"):
        assert say_job("Het voorbeeld") == "the example"


def test_a_name_that_is_no_job_stays_as_it_is() -> None:
    assert say_job("Vera") == "Vera"

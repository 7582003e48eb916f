"""The examples in the docstrings are true: who reads a rule by its example, reads what it does."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]


def modules_with_examples() -> list[str]:
    paths = sorted(path for path in (ROOT / "productiehuis").rglob("*.py") if "tests" not in path.parts)
    told = [path.relative_to(ROOT).with_suffix("") for path in paths if ">>> " in path.read_text()]
    return [".".join(path.parts).removesuffix(".__init__") for path in told]


@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_are_true(name: str) -> None:
    with translation.override("nl"):
        found = doctest.testmod(import_module(name))
    assert found.attempted
    assert not found.failed

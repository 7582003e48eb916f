"""The layer table of ARCHITECTURE.md is the one that is enforced, and foreign keys keep to it too."""

import ast
import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.db import models

ROOT = Path(__file__).resolve().parents[1]


def enforced_layers() -> list[set[str]]:
    """From below, as import-linter holds them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contract = next(c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [{app.strip() for app in re.split(r"[|:]", layer)} for layer in reversed(contract["layers"])]


def written_layers() -> list[set[str]]:
    rows = re.findall(r"^\| \d+ \| ([^|]+) \|", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    return [set(re.findall(r"`(\w+)`", row)) for row in rows]


def test_the_table_in_the_architecture_is_the_enforced_one() -> None:
    assert written_layers() == enforced_layers()


def test_every_folder_of_the_package_is_on_a_layer() -> None:
    folders = {path.parent.name for path in (ROOT / "productiehuis").glob("*/__init__.py")}
    assert folders == set().union(*enforced_layers())


def test_foreign_keys_point_down() -> None:
    level = {app: number for number, names in enumerate(enforced_layers()) for app in names}
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("productiehuis.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model.__module__.startswith("productiehuis.")
        if level[model._meta.app_label] < level[field.related_model._meta.app_label]
    ]
    assert upward == []


def test_functions_and_files_stay_small() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text()
        for path in (ROOT / "productiehuis").rglob("*.py")
        if "migrations" not in path.parts
    }
    assert [name for name, text in texts.items() if len(text.splitlines()) > 400] == []
    long_functions = [
        f"{name}: {each.name}"
        for name, text in texts.items()
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.FunctionDef) and each.end_lineno - each.lineno >= 50
    ]
    assert long_functions == []


def test_the_documents_name_files_that_are_there() -> None:
    named = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
        for name in re.findall(r"`([\w-]+/[\w/.-]+\.py)`", path.read_text())
    ]
    assert named
    assert [each for each in named if not any((ROOT / at / each[1]).exists() for at in (".", "productiehuis"))] == []

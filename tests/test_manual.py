"""The manual tells of the product as it is: names, pictures and pages are there."""

import re
from pathlib import Path

from tests.pictures import MANUAL, PICTURES, shown_pictures
from tests.test_translations import translations

ROOT = MANUAL.parents[1]
PAGES = sorted(MANUAL.glob("*.md"))
NAME = re.compile(r"(.*?)\*\*(.+?)\*\*")
# Bold words that begin a paragraph or a point: a small heading, and no button.
HEADING = re.compile(r"(- |\| |\d+\. )?")
# What a file is called on its button, in every language.
FORMATS = {"XLSX", "ODS"}
TAKEN = re.compile(r'\b(?:take|picture)\((?:[\w.]+, )?"([a-z0-9-]+)"\)')
READERS = ("productiehuis/config/settings.py", "scripts/serve.py")
VARIABLE = re.compile(r'(?:environ\.get|env\.get|_flag|_list)\("([A-Z_]+)"')
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def sentences() -> set[str]:
    """Every Dutch sentence of the product; where a name or number is filled in stands "…"."""
    found = [text for each in translations.extracted() for text in ([each.id] if isinstance(each.id, str) else each.id)]
    return {re.sub(r"%\(\w+\)[sd]", "…", " ".join(text.split())) for text in found}


def is_said(name: str, said: set[str]) -> bool:
    """Whole, or as the beginning of a sentence: "Alleen ik" of "Alleen ik. Niemand anders ziet het."."""
    bare = name.rstrip(".:")
    return bare in said or name in said or any(text.startswith((f"{bare}.", f"{bare}:")) for text in said)


def bold(page: Path) -> list[tuple[str, str]]:
    return [each for line in page.read_text().splitlines() for each in NAME.findall(line)]


def test_every_button_and_page_the_manual_names_is_called_so() -> None:
    said = sentences() | FORMATS
    wrong = [
        f"{page.name}: {name}"
        for page in PAGES
        for before, name in bold(page)
        if not is_said(name, said) and re.search(r"\w", name)
        if not (HEADING.fullmatch(before) and name[-1] in ".:?")
    ]
    assert wrong == []


def test_a_button_by_another_name_is_seen() -> None:
    said = {"Klaar, op slot", "Alleen ik. Niemand anders ziet het.", "Vraag …", "Nieuw hier:"}
    assert all(is_said(name, said) for name in ("Alleen ik", "Vraag …", "Nieuw hier"))
    assert not any(is_said(name, said) for name in ("Klaar", "Alleen", "Vraag Dewi"))


def test_the_manual_shows_every_picture_and_has_every_picture_it_shows() -> None:
    assert {each.name for each in PICTURES.iterdir()} == shown_pictures()


def test_a_journey_takes_every_picture() -> None:
    """What no test takes any more would never be renewed."""
    places = [*ROOT.glob("tests/*.py"), *ROOT.glob("productiehuis/*/tests/*.py")]
    taken = {name for place in places for name in TAKEN.findall(place.read_text())}
    assert {name for name in shown_pictures() if re.sub(r"^.*?\d\d-|\.png$", "", name) not in taken} == set()


def test_every_page_of_the_manual_stands_in_its_list() -> None:
    listed = set(LINK.findall((MANUAL / "README.md").read_text()))
    assert {page.name for page in PAGES} - {"README.md"} == listed


def test_every_link_in_the_documents_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_what_a_house_reads_of_its_environment_stands_in_the_page_for_who_runs_it() -> None:
    read = {name for place in READERS for name in VARIABLE.findall((ROOT / place).read_text())}
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs" / "operations.md").read_text()))
    assert {"DATA_DIR", "HTTPS", "WORKERS"} <= read
    assert read - told == set()

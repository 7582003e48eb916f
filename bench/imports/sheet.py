"""A list as a desk keeps it: so many rows of so many people over two years. Always the same one."""

import random
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

HEAD = ("Datum", "Voornaam", "Achternaam", "Geboortejaar", "Onderwerp", "Aantal", "Opmerking")
TOPICS = ("Brieven en papieren", "Schulden", "Wonen", "Werk", "Zorg")
FIRST = date(2022, 1, 1)
DAYS = 700
_SOUNDS = ("ba", "de", "fi", "go", "ha", "ja", "ke", "li", "mo", "nu", "ra", "sa", "ti", "vo", "wi", "za")


def _word(random_: random.Random, sounds: int) -> str:
    return "".join(random_.choice(_SOUNDS) for _ in range(sounds)).title()


def people(count: int) -> list[tuple[str, str, int]]:
    """Made-up names that nobody has, each once."""
    chance, found = random.Random(2018), {}
    while len(found) < count:
        name = (_word(chance, 3), _word(chance, 4))
        found[name] = (*name, chance.randrange(1940, 2005))
    return list(found.values())


def make(path: Path, rows: int, persons: int = 5000) -> None:
    """Write the list to `path`, row by row."""
    chance, known = random.Random(3), people(persons)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Bezoek")
    sheet.append(HEAD)
    for number in range(rows):
        who = known[number % persons]
        words = f"komt terug over brief {number % 977}" if number % 10 == 0 else None
        count = 2 if number % 20 == 0 else None
        day = FIRST + timedelta(days=number * DAYS // rows)
        sheet.append((day, *who, chance.choice(TOPICS), count, words))
    book.save(path)

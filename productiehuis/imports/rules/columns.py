"""Which column of a list is what: by the words that people in the Netherlands put above it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from productiehuis.imports.rules.dates import is_heading
from productiehuis.imports.rules.heads import Across, month_of
from productiehuis.people.rules.names import name_key


class Column(StrEnum):
    """What a column can hold; the values are what a mapping file says."""

    DATE = "datum"
    NAME = "naam"
    FIRST_NAME = "voornaam"
    PREFIX = "tussenvoegsel"
    LAST_NAME = "achternaam"
    BIRTH_DATE = "geboortedatum"
    BIRTH_YEAR = "geboortejaar"
    POSTCODE = "postcode"
    PHONE = "telefoon"
    QUESTION = "hulpvraag"
    TOPIC = "onderwerp"
    COUNT = "aantal"
    ACTIVITY = "activiteit"
    PARTICIPANT = "deelnemer"
    NOTE = "opmerking"
    PRESENT = "aanwezig"
    ABSENT = "afwezig"
    SKIP = "niet"


# Beside the name itself. As `name_key` writes them.
_USUAL: Mapping[Column, str] = {
    Column.DATE: "dag, wanneer, bezoekdatum, datum bezoek, datum van bezoek, datum contact, date, op, "
    "tijdstempel, timestamp",
    Column.NAME: "namen, bezoeker, naam bezoeker, volledige naam, bewoner, client, naam client, klant, wie, name, "
    "persoon",
    Column.FIRST_NAME: "vnaam, roepnaam, vn, first name, voornamen",
    Column.PREFIX: "tussenvoegsels, voorvoegsel, voorvoegsels, tussenv, tv",
    Column.LAST_NAME: "familienaam, anaam, last name, an",
    Column.BIRTH_DATE: "geb datum, gebdatum, geb, geboren, geboren op, geboorte datum, datum geboorte, gebdat",
    Column.BIRTH_YEAR: "geb jaar, gebjaar, geboorte jaar, jaar geboorte",
    Column.POSTCODE: "pc, post code, postcodes",
    Column.PHONE: "telefoonnummer, tel, tel nr, telnr, telefoon nummer, mobiel, mobiel nummer, gsm, telnummer, 06",
    Column.QUESTION: "hulpvragen, vraag, vragen, waarvoor, reden, reden bezoek, probleem, waarmee, hulp vraag",
    Column.TOPIC: "onderwerpen, thema, categorie, soort vraag, soort hulpvraag, soort, type vraag, topic",
    Column.COUNT: "aantal vragen, aantal hulpvragen, aantal bezoekers, aantal mensen, aantal personen, hoeveel, "
    "aantal keer, keer, aant, n",
    Column.ACTIVITY: "activiteiten, cursus, les, workshop, programma, groep, training",
    Column.PARTICIPANT: "deelnemers, naam deelnemer, deelneemster, cursist, cursisten, aanwezige, aanwezigen",
    Column.NOTE: "opmerkingen, notitie, notities, bijzonderheden, toelichting, aantekening, aantekeningen, bijz, opm",
    Column.PRESENT: "aanwezigheid, present, presentie, geweest, gekomen, er geweest, was er, is geweest",
    Column.ABSENT: "afgemeld, niet aanwezig, niet geweest, absent, no show, afwezigheid",
}
KNOWN_HEADERS: Mapping[str, Column] = {
    **{each.value: each for each in Column if each is not Column.SKIP},
    **{words.strip(): column for column, usual in _USUAL.items() for words in usual.split(",")},
}
BSN_HEADERS = frozenset({"bsn", "bsnnummer", "bsnnr", "burgerservicenummer", "sofi", "sofinummer", "sofinr"})
# Of these there may be more in one list: hulpvraag 1, hulpvraag 2.
SEVERAL = frozenset({Column.QUESTION, Column.TOPIC, Column.NOTE})
NAMES = frozenset({Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.PARTICIPANT})
# What a row with days across is about: whom, or what.
ABOUT = NAMES | {Column.ACTIVITY, Column.TOPIC, Column.QUESTION}
ROWS_ABOVE = 25
LONGEST_HEADER = 80
# How a day is to be written, said in its header.
_FORMAT = re.compile(r"\(\s*[dmjy][dmjy/. -]*\)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{4}")
_DAY = re.compile(r"(?:[a-z]{2,9}\.? )?\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?(?:[-/. ]'?\d{2,4})?")
_LESSON = re.compile(r"(?:les|keer|bijeenkomst|sessie|week|wk|dag)?\.? ?\d{1,2}")
# So many days, weeks or months beside each other are above columns of who was there.
_DAYS_ACROSS = 3
# A year may stand in a header; a day or a phone has more digits.
_DIGITS_OF_A_YEAR = 4


def header_key(text: object) -> str:
    """A header as it is recognised and remembered.

    >>> header_key(" Geb.datum (cliënt) "), header_key("Hulpvraag 2")
    ('geb datum client', 'hulpvraag')
    """
    words = name_key(_FORMAT.sub(" ", str(text))).split() if text is not None else []
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return " ".join(words)[:LONGEST_HEADER]


def may_be_remembered(words: str) -> bool:
    """Words that are short enough, and hold no phone, day or number of anybody.

    >>> may_be_remembered("kreet"), may_be_remembered("fenna 0612345678")
    (True, False)
    """
    return 0 < len(words) <= LONGEST_HEADER and not _NUMBER.search(words)


def holds_headers(names: Sequence[str]) -> bool:
    """Whether a line is one of headers: it says something everybody puts there, and no day or phone.

    What stands above the columns of a list without headers is somebody's row.

    >>> holds_headers(["Datum", "Kreet"]), holds_headers(["Fenna", "06-12345678"]), holds_headers(["Fenna", "Bo"])
    (True, False, False)
    """
    if any(sum(sign.isdecimal() for sign in name) > _DIGITS_OF_A_YEAR for name in names):
        return False
    return any(header_key(name) in KNOWN_HEADERS for name in names if name)


def column_of(key: str, remembered: Mapping[str, Column]) -> Column | None:
    """What a header says; what the initiative chose before goes first."""
    return remembered.get(key) or KNOWN_HEADERS.get(key)


def is_bsn_header(key: str) -> bool:
    """
    >>> is_bsn_header(header_key("BSN-nummer")), is_bsn_header(header_key("Nummer"))
    (True, False)
    """
    return key.replace(" ", "") in BSN_HEADERS or bool({"bsn", "burgerservicenummer", "sofinummer"} & set(key.split()))


@dataclass(frozen=True)
class Header:
    """The line (or two) above the rows of one sheet: the words above each column, and what they are."""

    row: int
    last_row: int
    names: Sequence[str]
    columns: Mapping[int, Column]
    days_across: bool = False
    across: Across | None = None

    @property
    def has_rows(self) -> bool:
        """A list says when, and who or what for. A sheet without is a sheet of something else."""
        found = set(self.columns.values())
        if self.across:
            return bool(self.across.topics or found & ABOUT)
        return Column.DATE in found and len(found - {Column.DATE, Column.SKIP}) > 0

    @property
    def doubled(self) -> list[str]:
        """Words above two columns of which only one can be read: the other would be lost without a word."""
        read = {header_key(self.names[index]): column for index, column in self.columns.items()}
        left = self.unknown
        return [name for name in left if read.get(header_key(name), Column.SKIP) is not Column.SKIP]

    @property
    def unknown(self) -> list[str]:
        """The words above columns that nobody chose for yet."""
        days = self.across.heads if self.across else ()
        return [
            name for index, name in enumerate(self.names) if name and index not in self.columns and index not in days
        ]


@dataclass
class _Choice:
    row: int
    last_row: int
    names: list[str]
    columns: dict[int, Column] = field(default_factory=dict)

    def score(self) -> tuple[int, int, int]:
        found = set(self.columns.values()) - {Column.SKIP}
        return len(found), Column.DATE in found, -(self.last_row - self.row)


def find_header(rows: Iterable[tuple[int, Sequence[object]]], remembered: Mapping[str, Column]) -> Header | None:
    """The header among the first rows: the line, or two lines of which the upper groups columns, that says most.

    Above columns that belong together a list often has one wide (merged) cell: "Persoon" over "voornaam" and
    "achternaam". Such a cell counts for the columns to its right that say nothing themselves.
    """
    filled = [(number, cells) for number, cells in rows if any(cell not in (None, "") for cell in cells)][:ROWS_ABOVE]
    lines = [(number, _texts(cells)) for number, cells in filled]
    best: _Choice | None = None
    for at, (number, names) in enumerate(lines):
        choices = [_choice(number, number, [names], remembered)]
        if at + 1 < len(lines):
            below, subs = lines[at + 1]
            choices.append(_choice(number, below, [names, subs], remembered))
        for choice in choices:
            if choice.columns and (best is None or choice.score() > best.score()):
                best = choice
    found = Header(best.row, best.last_row, best.names, best.columns) if best else _first_line(lines)
    if found is None:
        return None
    days = any(_days_in(cells) >= _DAYS_ACROSS for number, cells in filled if number <= found.last_row)
    return replace(found, days_across=days)


def _days_in(cells: Sequence[object]) -> int:
    return sum(isinstance(cell, date) or is_period(shown) for cell in cells if (shown := str(cell or "").strip()))


def is_period(text: str) -> bool:
    """A day, month, week or lesson."""
    plain = text.casefold()
    return bool(_DAY.fullmatch(plain) or _LESSON.fullmatch(plain)) or is_heading(text) or month_of(text) is not None


def _first_line(lines: Sequence[tuple[int, list[str]]]) -> Header | None:
    """Where nothing is recognised, the first line with two words is what people choose from."""
    for number, names in lines:
        if sum(bool(name) for name in names) > 1:
            return Header(number, number, names, {})
    return None


def _texts(cells: Sequence[object]) -> list[str]:
    texts = [" ".join(str(cell).split()) if isinstance(cell, str) else "" for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _choice(row: int, last_row: int, lines: list[list[str]], remembered: Mapping[str, Column]) -> _Choice:
    names = lines[0] if len(lines) == 1 else _joined(lines[0], lines[1], remembered)
    choice = _Choice(row, last_row, [name[:LONGEST_HEADER] for name in names])
    taken: set[Column] = set()
    keys = [header_key(name) for name in names]
    # "Datum" goes before "Dag", wherever they stand: beside a date the day is one of the week.
    plain = {column for key in keys if (column := column_of(key, remembered)) and _is_plain(key, column, remembered)}
    for index, key in enumerate(keys):
        column = column_of(key, remembered) if key else None
        if column in plain and column not in SEVERAL and not _is_plain(key, column, remembered):
            continue
        if column and (column not in taken or column in SEVERAL or column is Column.SKIP):
            choice.columns[index] = column
            taken.add(column)
    return choice


def _is_plain(key: str, column: Column, remembered: Mapping[str, Column]) -> bool:
    return key == column.value or key in remembered


def _joined(groups: list[str], subs: list[str], remembered: Mapping[str, Column]) -> list[str]:
    """What stands above each column when the upper line groups the lower."""
    names, group = [], ""
    for index in range(max(len(groups), len(subs))):
        own = groups[index] if index < len(groups) else ""
        sub = subs[index] if index < len(subs) else ""
        group = own or group
        both = f"{group} {sub}"
        if sub and not column_of(header_key(sub), remembered) and column_of(header_key(both), remembered):
            names.append(both)
        else:
            names.append(sub or own)
    return names

"""A list as an initiative really keeps it: two months on two sheets, 400 rows, and every kind of mess.

Above the rows a title and a header of two lines with wide cells; days written in every way; several questions in one
cell; "2x"; empty rows and totals; a sheet that is no list; a formula; people spelled in two ways, and people who look
like somebody the desk knows. With `faults` each kind of mistake once. What must come of it is counted here, by hand
of the maker, so that a test can hold every figure. All people are invented.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

ROWS = 400
SHEETS = ("januari", "februari")
NOT_A_LIST = "telefoonlijst"
FIRST_ROW = 5

# Known at the desk: first name, last name, birth year. The list spells the first two in another way.
KNOWN: Sequence[tuple[str, str, int]] = (
    ("Fatima", "El Ouafi", 1975),
    ("Pieter", "van Houten", 1968),
    ("Gülşen", "Demirtaş", 1981),
)
# As they stand on the list; the third is exactly the same but for its marks.
KNOWN_SPELLED = (("Fatma", "Elwafi", 1975), ("Piet", "van Houten", 1968), ("Gulsen", "Demirtas", 1981))
# One person in two spellings, both on the list.
TWICE = (("Soufiane", "Bentaleb", 1990), ("Sofian", "Bentaleb", 1990))
_FIRST = (
    "Bregje Cornee Doutzen Evert Floortje Gijsbert Hillegonda Ivo Jorrit Krelis Lieuwe Merel Nynke Okke Pleuntje "
    "Quirijn Roosmarijn Sjoukje Teunis Uwe Vrouwkje Wolter Xandra Ype Zwaantje Alwin Brechtje Diederik Eelkje Froukje"
).split()
_LAST = (
    "Appelboom Biggelaar Coppelmans Dorrestein Eekhoutse Flinterman Goudappel Hazelhoff IJzerloo Kikkert Leeuwerik "
    "Mosterdijk Nachtegaal Olieslager Papenhuis Quist Rietdekker Sprenkels Tuinhof Uilkema Vlinderhof Wildschut "
    "Ypelaar Zonnevijlle Aardappel Bosbes Dennenaald Esdoornlaan Fluitekruid Grutter"
).split()
OTHERS = tuple((first, last, 1950 + number) for number, (first, last) in enumerate(zip(_FIRST, _LAST, strict=True)))
_MONTHS = ("jan", "feb.", "mrt")
# Where a mistake stands, and words of the sentence that must tell of it.
FAULTS = {
    10: ("Datum", "in the future", "moet nog komen"),
    20: ("Datum", "before 1900", "van voor 1900"),
    30: ("Datum", "a birth date", "lijkt een geboortedatum"),
    40: ("Datum", "no such day", "bestaat niet"),
    50: ("Datum", "no year", "jaar staat er niet bij"),
    60: ("Opmerking", "a BSN", "burgerservicenummer"),
    70: ("aantal", "no number", "aantal kan niet"),
    80: ("Opmerking", "an error of the sheet", "fout uit je rekenprogramma"),
}


@dataclass
class Messy:
    """The file, and all that must come of it."""

    data: bytes = b""
    rows: int = 0
    good: int = 0
    skipped: int = 0
    visits: int = 0
    requests: int = 0
    unnamed: int = 0
    people: set[tuple[str, str, int]] = field(default_factory=set)
    by_month: dict[int, int] = field(default_factory=lambda: {1: 0, 2: 0})
    # (sheet, row, column, words of the sentence)
    faults: list[tuple[str, int, str, str]] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """How many people somebody has to decide about: two known, and one spelled twice."""
        return 3

    @property
    def new_people(self) -> int:
        """When the spellings are the same person: all that the desk did not know."""
        return len(self.people) - len(KNOWN_SPELLED) - 1


def messy_sheet(year: int, *, faults: bool = True, topics: Sequence[str] = ("Brieven", "Schulden", "Wonen")) -> Messy:
    """The list of two months of this year. Without `faults` it is the same list, made right."""
    made, book = Messy(), Workbook()
    book.remove(book.active)
    for month, name in enumerate(SHEETS, 1):
        sheet = book.create_sheet(name)
        _head(sheet, name, year)
        for cells in _rows(made, sheet, year, month, faults, topics):
            sheet.append(cells)
    other = book.create_sheet(NOT_A_LIST)
    other.append(["Wie bel je?", "Nummer"])
    other.append(["De conciërge", "020 1234567"])
    out = io.BytesIO()
    book.save(out)
    made.data = out.getvalue()
    return made


def _head(sheet: Worksheet, name: str, year: int) -> None:
    sheet.append([f"Spreekuur {name} {year}"])
    sheet.append([])
    sheet.append(["Datum", "Persoon", None, None, "Vraag", None, "Opmerking"])
    sheet.append([None, "voornaam", "achternaam", "geboortejaar", "onderwerp", "aantal", None])
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("B3:D3")
    sheet.merge_cells("E3:F3")


def _rows(
    made: Messy, sheet: Worksheet, year: int, month: int, faults: bool, topics: Sequence[str]
) -> Iterator[list[object]]:
    """Two hundred rows: people in turn, now and then somebody unnamed, an empty row, and totals at the end."""
    half = ROWS // len(SHEETS)
    everybody = [*OTHERS, *KNOWN_SPELLED, *TWICE]
    for number in range(1, half + 1):
        row = FIRST_ROW + number - 1
        made.rows += 1
        if number in (half - 1, half):
            made.skipped += 1
            yield ["Totaal" if number == half else None, None, None, None, None, 99, None] if number == half else []
            continue
        if number % 45 == 0:
            made.skipped += 1
            yield []
            continue
        told, visits, requests = _told(number, everybody, topics)
        day = date(year, month, 1) + timedelta(days=number % 28)
        cells: list[object] = [_written(day, number), *told]
        fault = FAULTS.get(number) if faults and month == 1 else None
        if fault:
            made.faults.append((sheet.title, row, fault[0], fault[2]))
            yield _wrong(cells, fault[1], year)
            continue
        made.good += 1
        made.visits += visits
        made.by_month[month] += visits
        made.requests += requests
        if told[0] is None:
            made.unnamed += visits
        else:
            made.people.add((str(told[0]), str(told[1]), _year_of(told, everybody)))
        yield cells


def _year_of(told: Sequence[object], everybody: Sequence[tuple[str, str, int]]) -> int:
    return next(year for first, last, year in everybody if (first, last) == (told[0], told[1]))


def _told(
    number: int, everybody: Sequence[tuple[str, str, int]], topics: Sequence[str]
) -> tuple[list[object], int, int]:
    """Who, what for and how often; how many visits and questions that is."""
    letters, debts, living = topics
    if number % 11 == 0:  # Nobody's name, so many people.
        people = 1 + number % 3
        return (
            [None, "onbekend" if number % 2 else None, None, letters, people if people > 1 else None, None],
            people,
            people,
        )
    first, last, year = everybody[number % len(everybody)]
    born = year if number % 5 or first in {name for name, _last, _year in (*KNOWN_SPELLED, *TWICE)} else str(year)
    asked: Sequence[tuple[object, object, object, int]] = (
        (letters, None, None, 1),
        (f"2x {letters.lower()}, {debts}", None, None, 3),
        (f"{living}\n{debts}", None, "komt volgende week terug", 2),
        (letters.upper(), "2x", None, 2),
        (f"{debts} + {living}", None, None, 2),
        ("deurwaarder", 1, '=CONCATENATE("a","b")', 1),
        ("woning", "drie", None, 3),
    )
    topic, count, note, requests = asked[number % len(asked)]
    return [first, last, born, topic, count, note], 1, requests


def _written(day: date, number: int) -> object:
    """The same day in every way that people write it."""
    ways: Sequence[object] = (
        day,
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day:02}/{day.month:02}/{day.year % 100:02}",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        (day - date(1899, 12, 30)).days,
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        f" {day.day}-{day.month}-{day.year} 10:30 ",
    )
    return ways[number % len(ways)]


def _wrong(cells: list[object], kind: str, year: int) -> list[object]:
    days = {
        "in the future": f"3-9-{year + 20}",
        "before 1900": "3-9-1890",
        "a birth date": "3-9-1975",
        "no such day": f"31-2-{year}",
        "no year": "3 februari",
    }
    others = {"a BSN": (6, "zijn nummer is 111222333"), "no number": (5, "veel"), "an error of the sheet": (6, "#REF!")}
    if kind in days:
        return [days[kind], *cells[1:]]
    place, value = others[kind]
    return [value if index == place else cell for index, cell in enumerate(cells)]


def with_bsn_column(year: int) -> bytes:
    """The same kind of list with a column that no list may have."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Datum", "Naam", "BSN", "Onderwerp"])
    sheet.append([date(year, 1, 5), "Bregje Appelboom", "111222333", "Brieven"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

"""What holds for one list: what was chosen for it now and before, and the topics of the house."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from uuid import UUID

from productiehuis.house.models import Topic
from productiehuis.imports.models import Import, Remembered
from productiehuis.imports.reading import Book
from productiehuis.imports.rules.across import Line, header_of
from productiehuis.imports.rules.columns import ROWS_ABOVE, Column, Header
from productiehuis.imports.rules.crosses import with_topics_inside
from productiehuis.imports.rules.filling import Lacking, lacking
from productiehuis.imports.rules.heads import MOST_COLUMNS
from productiehuis.imports.rules.told import Rules
from productiehuis.imports.rules.topics import TopicBook, TopicName
from productiehuis.imports.rules.turning import Turned, Turning, names_across, turned
from productiehuis.initiatives.models import Initiative

# Enough to get past a title, a date and some white lines above the header.
_LOOK_AT = ROWS_ABOVE * 4


@dataclass(frozen=True)
class Sheet:
    """A sheet with a header, and whether it is a list of visits or of who took part.

    With names across it is `turned`. Where only a person can say whether these are names, it `may_turn`.
    """

    index: int
    name: str
    header: Header
    is_used: bool
    lacking: Lacking | None = None
    # The lines above the header, where a month or a year may stand.
    above: Sequence[Line] = ()
    turned: Turned | None = None
    may_turn: bool = False
    # The words of which that is asked.
    asked: tuple[str, ...] = ()


def remembered(initiative: Initiative, kind: Remembered.Kind) -> dict[str, str]:
    rows = Remembered.objects.filter(house=initiative.house_id, initiative=initiative, kind=kind)
    return dict(rows.values_list("words", "value"))


def columns_of(import_: Import) -> dict[str, Column]:
    """What headers mean here: as chosen for this list, else as this initiative chose before."""
    before = remembered(import_.initiative, Remembered.Kind.COLUMN)
    chosen = {**before, **import_.chosen.get("columns", {})}
    return {words: Column(value) for words, value in chosen.items() if value in set(Column)}


def topics_of(house: UUID) -> list[TopicName]:
    topics = Topic.objects.filter(house=house, is_active=True).order_by("order", "slug")
    return [TopicName(str(each.pk), [*each.name.versions.values(), each.slug]) for each in topics]


def rules_of(import_: Import, *, from_1904: bool = False) -> Rules:
    return Rules(
        today=import_.initiative.house.today,
        topics=topics_asked(import_),
        asks_topic=import_.initiative.counts_requests,
        topic=import_.chosen.get("topic", ""),
        activity=import_.chosen.get("activity", ""),
        from_1904=from_1904,
    )


def topics_asked(import_: Import) -> TopicBook:
    """The topics of the house, with the words this initiative chose for them."""
    before = remembered(import_.initiative, Remembered.Kind.TOPIC)
    return TopicBook(topics_of(import_.house_id), {**before, **import_.chosen.get("topics", {})})


def sheets_of(book: Book, import_: Import) -> list[Sheet]:
    """The sheets that have a header. All that are lists are used; where none is, the one a person chose."""
    found = []
    columns, today, chosen = columns_of(import_), import_.initiative.house.today, import_.chosen
    book_of_topics = topics_asked(import_)
    topics = book_of_topics if import_.initiative.counts_requests else None
    for index, name in enumerate(book.sheets):
        rows = list(islice(book.rows(index), _LOOK_AT))
        header = header_of(rows, columns, today=today, title=name, year=chosen.get("year"), topics=topics)
        if header is None:
            continue
        if topics and header.across:
            header = with_topics_inside(header, [cells for number, cells in rows if number > header.last_row], topics)
        is_used = header.has_rows or index == chosen.get("sheet")
        above = [row for row in rows if row[0] < header.row]
        sheet = Sheet(index, name, header, is_used, lacking(header, rows, name, today), above)
        if turning := names_across(rows, header, columns, book_of_topics, today, asks_topic=bool(topics)):
            sheet = _as_turned(book, sheet, turning, import_, columns, topics)
        found.append(sheet)
    return found


def _as_turned(
    book: Book,
    sheet: Sheet,
    turning: Turning,
    import_: Import,
    columns: Mapping[str, Column],
    topics: TopicBook | None,
) -> Sheet:
    """The sheet with names across, when that is sure or somebody said so; `may_turn` says that they can still."""
    said, year, today = import_.chosen.get("names_across"), import_.chosen.get("year"), import_.initiative.house.today
    rows = _filled_rows(book, sheet.index)
    found = turned(rows, turning, columns, today=today, title=sheet.name, year=year, inside=topics)
    if found is None:
        return sheet
    if not (turning.is_sure or said):
        asked = tuple(str(cells[0]).strip()[:40] for _number, cells in found.people if said is None)
        return replace(sheet, may_turn=True, asked=asked)
    return Sheet(sheet.index, sheet.name, found.header, is_used=True, turned=found, may_turn=not turning.is_sure)


def _filled_rows(book: Book, sheet: int) -> list[Line]:
    """All of a sheet that can be turned, and one more."""
    filled = ((number, cells) for number, cells in book.rows(sheet) if any(cell not in (None, "") for cell in cells))
    return list(islice(filled, ROWS_ABOVE + MOST_COLUMNS))


def examples_of(book: Book, sheet: Sheet, count: int = 3) -> Iterator[list[Any]]:
    """The first rows below a header, to see what a column holds."""
    rows = islice(book.rows(sheet.index), sheet.header.last_row + _LOOK_AT)
    below = (cells for number, cells in rows if number > sheet.header.last_row and any(cells))
    return ([str(cell)[:40] if cell is not None else "" for cell in cells] for cells in islice(below, count))

"""The whole list is read once, row by row, into the staging table: what will happen, or what is wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from productiehuis.activities.actions import find_programme
from productiehuis.activities.models import Session, SessionStatus
from productiehuis.imports.actions.counting import Counts, Numbering, visits_in
from productiehuis.imports.actions.looking import (
    no_list,
    refuse,
    said_twice,
    told_of,
    too_many_days,
    without_purpose,
    without_year,
    without_yes,
)
from productiehuis.imports.actions.matching import match
from productiehuis.imports.actions.states import Gone, expect, lock, move, note_progress
from productiehuis.imports.digests import row_digest
from productiehuis.imports.files import opened
from productiehuis.imports.models import Decision, Import, ImportRow, ImportState
from productiehuis.imports.plans import Sheet, rules_of, sheets_of
from productiehuis.imports.reading import Book, Refused
from productiehuis.imports.reading.cells import MOST_ROWS
from productiehuis.imports.reading.refused import TOO_MANY_CROSSES
from productiehuis.imports.rules.columns import header_key
from productiehuis.imports.rules.crosses import Cross, CrossReader
from productiehuis.imports.rules.dates import NO_DATE, NOT_A_DATE
from productiehuis.imports.rules.filling import Filler, Lacking, Spans, lacking, stands_once
from productiehuis.imports.rules.people import MOST_OF_ONE_NAME, People, TooManyOfOneName
from productiehuis.imports.rules.rows import BSN_COLUMN, OTHER_LIST, TOO_WIDE, OtherList, RowReader
from productiehuis.imports.rules.told import Problem, Rules, Told
from productiehuis.imports.rules.topics_across import TopicReader
from productiehuis.imports.rules.turning import TurnedReader
from productiehuis.imports.staging import put, read_row
from productiehuis.people.rules.names import name_key

CHUNK = 1000
# What is said of a row of which a day above it may hold, or a month.
_UNDATED = frozenset({NO_DATE, NOT_A_DATE})
_OF_ONE_NAME = gettext_noop(
    "Meer dan %(count)s mensen op deze lijst hebben dezelfde naam. "
    "Zet er een kolom met de achternaam bij, of laat de naam leeg."
)
CANCELLED = gettext_noop("Deze activiteit ging op deze dag niet door. Kijk of de dag goed staat.")


class Check:
    """One reading of a list, with what it gathers on the way. Holds a chunk of rows, and the people."""

    def __init__(self, import_: Import, sheets: Sequence[Sheet], rules: Rules) -> None:
        self.import_, self.sheets, self.rules = import_, sheets, rules
        self.people, self.counts = People(), Counts()
        self.topics, self.activities = Numbering(), Numbering()
        self.guessed: dict[str, str] = {}
        self._chunk: list[tuple[Any, ...]] = []
        self._crosses: list[tuple[Any, ...]] = []
        # Rows without a day in the sheet that is read now; and what such days lack, of sheets to be read once more.
        self._undated, self.again = False, dict[int, Lacking]()
        self._several = sum(sheet.is_used for sheet in sheets) > 1

    def read(self, book: Book) -> list[Problem]:
        """Read every list in the file. Problems are those for which the whole file is refused."""
        problems: list[Problem] = []
        self.counts.hidden_sheets = book.hidden_sheets
        for sheet in self.sheets:
            if sheet.is_used:
                read = self._turned if sheet.turned else self._across if sheet.header.across else self._sheet
                problems += read(book, sheet)
        self._store()
        return problems

    def _sheet(self, book: Book, sheet: Sheet) -> list[Problem]:
        name = sheet.name if self._several else ""
        reader = RowReader(sheet.header.names, sheet.header.columns, self._rules_of(sheet), name)
        absent, below = 0, self._below_head(book, sheet, reader.skips)
        try:
            for number, cells in below:
                if reader.says_absent(cells):
                    absent += 1
                else:
                    self.counts.hidden += book.is_row_hidden
                    is_wide = book.is_text and any(cells[len(sheet.header.names) :])
                    told = [Problem(number, "", TOO_WIDE, name)] if is_wide else reader.read(number, cells)
                    self._row(sheet, number, told)
        except OtherList:
            self._row(sheet, number, [Problem(number, "", OTHER_LIST, name)])
            left = sum(1 for _row in below)
            self.counts.skipped += left
        self.counts.absent += absent
        self._look_again(book, sheet, reader.skips)
        self.guessed.update(reader.guessed.topics)
        return [Problem(sheet.header.row, column, _(BSN_COLUMN), name) for column in reader.bsn_columns()]

    def _rules_of(self, sheet: Sheet) -> Rules:
        """A sheet that is called as an activity is about that, when somebody said so."""
        is_named = self.import_.chosen.get("sheet_names") and sheet.name in self.import_.found["named"]
        return replace(self.rules, activity=sheet.name, topic="") if is_named else self.rules

    def _below_head(
        self, book: Book, sheet: Sheet, skips: Callable[[Sequence[object]], bool]
    ) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows that tell something; counts these, and those that are empty, a total or a head once more."""
        before = last = sheet.header.last_row
        told = 0
        for number, cells in self._rows(book, sheet, skips):
            if number <= before or not any(cells):
                continue
            last = number
            if not skips(cells):
                told += 1
                yield number, cells
        self.counts.rows += last - before
        self.counts.skipped += last - before - told

    def _rows(
        self, book: Book, sheet: Sheet, skips: Callable[[Sequence[object]], bool]
    ) -> Iterator[tuple[int, Sequence[Any]]]:
        """The rows of a sheet; where a day stands once for several, each with the day that holds for it."""
        if sheet.lacking is None:
            return book.rows(sheet.index)
        return self._filled(book, sheet, sheet.lacking, skips)

    def _filled(
        self, book: Book, sheet: Sheet, lacking: Lacking, skips: Callable[[Sequence[object]], bool]
    ) -> Iterator[tuple[int, Sequence[Any]]]:
        last = sheet.header.last_row
        spans, fills = self._above(book, sheet, lacking, skips)
        filler = Filler(lacking, skips, self.rules.today, spans, fills)
        yield from filler.rows(row for row in book.rows(sheet.index) if row[0] > last)
        self.counts.filled += filler.filled

    def _above(
        self, book: Book, sheet: Sheet, lacking: Lacking, skips: Callable[[Sequence[object]], bool]
    ) -> tuple[Spans, bool]:
        """Over which rows a day is merged, and whether it holds for the empty ones below it."""
        if not lacking.is_blank:
            return Spans(), False
        last = sheet.header.last_row
        spans = Spans.of(book.merged_down(sheet.index, lacking.column))
        below = (row for row in book.rows(sheet.index) if row[0] > last and not spans.holds(row[0]))
        return spans, stands_once(below, lacking.column, skips, self.rules.today)

    def _look_again(self, book: Book, sheet: Sheet, skips: Callable[[Sequence[object]], bool]) -> None:
        """Where rows have no day and the first lines did not show it: whether one above holds for them."""
        if not self._undated:
            return
        self._undated = False
        lacks = lacking(sheet.header, sheet.above, sheet.name, self.rules.today, below=book.rows(sheet.index))
        if lacks is None or lacks == sheet.lacking:
            return
        spans, fills = self._above(book, sheet, lacks, skips)
        if lacks.is_bare or spans.firsts or fills:
            self.again[sheet.index] = lacks

    def anew(self, import_: Import) -> "Check":
        """The same list read from its beginning, with the days that hold for rows below them."""
        sheets = [replace(sheet, lacking=self.again.get(sheet.index, sheet.lacking)) for sheet in self.sheets]
        return Check(import_, sheets, self.rules)

    def _across(self, book: Book, sheet: Sheet) -> list[Problem]:
        """A list with days or topics across: each cross is a row of its own on the table."""
        name = sheet.name if self._several else ""
        assert sheet.header.across is not None
        read = TopicReader if sheet.header.across.topics else CrossReader
        reader = read(sheet.header, self._rules_of(sheet), name)
        below = self._below_head(book, sheet, reader.skips)
        try:
            for number, cells in below:
                is_wide = book.is_text and any(cells[len(sheet.header.names) :])
                told = [Cross(0, [Problem(number, "", TOO_WIDE, name)])] if is_wide else reader.read(number, cells)
                self._crossed(sheet, number, told)
                self.counts.hidden += book.is_row_hidden and bool(told)
        except OtherList:
            self._crossed(sheet, number, [Cross(0, [Problem(number, "", OTHER_LIST, name)])])
            left = sum(1 for _row in below)
            self.counts.skipped += left
        self._look_again(book, sheet, reader.skips)
        self.guessed.update(reader.guessed.topics)
        return [Problem(sheet.header.row, column, _(BSN_COLUMN), name) for column in reader.bsn_columns()]

    def _turned(self, book: Book, sheet: Sheet) -> list[Problem]:
        """A list with names across, turned: each cross stands where it is in the file."""
        assert sheet.turned is not None
        name = sheet.name if self._several else ""
        reader = TurnedReader(sheet.turned, self._rules_of(sheet), name)
        hidden = {number for number, _cells in book.rows(sheet.index) if book.is_row_hidden}
        before, good, bad = self.counts.good, set(), set()
        for placed in reader.read():
            if isinstance(placed.told, list):
                row = self._bad(sheet, placed.row, placed.told)
                bad.add(placed.row)
            else:
                row = self._good(sheet, placed.row, placed.told)
                good.add(placed.row)
            self._crosses.append((*row, placed.column))
            if len(self._crosses) >= CHUNK:
                self._store()
        header = sheet.header
        rows = sheet.turned.last_row - header.last_row
        self.counts.rows += rows
        self.counts.skipped += rows - sum(row > header.last_row for row in good | bad)
        self.counts.crossed += len(good)
        self.counts.crosses += self.counts.good - before
        self.counts.hidden += len(hidden & good)
        self.guessed.update(reader.guessed.topics)
        return [Problem(header.row, column, _(BSN_COLUMN), name) for column in reader.bsn_columns()]

    def _crossed(self, sheet: Sheet, number: int, told: Sequence[Cross]) -> None:
        """One row of the file: with somebody in it, wrong, or of who was never there."""
        for cross in told:
            if isinstance(cross.told, list):  # Of a head that is wrong is told where the head stands.
                row = self._bad(sheet, cross.told[0].row, cross.told)
            else:
                row = self._good(sheet, number, cross.told)
            self._crosses.append((*row, cross.column))
        good = sum(isinstance(cross.told, Told) for cross in told)
        self.counts.crosses += good
        self.counts.crossed += good > 0
        self.counts.absent += not told
        if self.counts.good + self.counts.bad > MOST_ROWS:
            raise Refused(TOO_MANY_CROSSES, most=MOST_ROWS)
        if len(self._crosses) >= CHUNK:
            self._store()

    def _row(self, sheet: Sheet, number: int, told: Told | list[Problem]) -> None:
        row = self._bad(sheet, number, told) if isinstance(told, list) else self._good(sheet, number, told)
        self._chunk.append(row)
        if len(self._chunk) >= CHUNK:
            self._store()

    def _bad(self, sheet: Sheet, number: int, told: Sequence[Problem]) -> tuple[Any, ...]:
        self.counts.bad += 1
        self._undated = self._undated or any(each.message in _UNDATED for each in told)
        problems = [[each.column, each.message] for each in told]
        return read_row(self.import_, sheet.index, number, problems=problems)

    def _good(self, sheet: Sheet, number: int, told: Told) -> tuple[Any, ...]:
        self.counts.add(told)
        who, activity = told.who, told.activity
        return read_row(
            self.import_,
            sheet.index,
            number,
            day=told.day,
            who=self.people.add(who, number, sheet.name).position if who else None,
            topics=[self.topics.of(each.topic, each.topic) for each in told.asked],
            words=[each.words for each in told.asked],
            count=told.count,
            visits=visits_in(told),
            activity=self.activities.of(name_key(activity), activity) if activity else -1,
            digest=row_digest(told, self.import_.house_id),
        )

    def _store(self) -> None:
        with transaction.atomic():
            put(self._chunk)
            put(self._crosses, across=True)
            done = self.counts.good + self.counts.bad
            note_progress(self.import_, done, ImportState.CHECKING)
        self._chunk.clear()
        self._crosses.clear()


def check(import_: Import) -> None:
    """Read the list as it was chosen. Done again, it begins anew."""
    import_ = _begin(import_)
    try:
        with opened(import_) as book:
            sheets = sheets_of(book, import_)
            done = Check(import_, sheets, rules_of(import_, from_1904=book.counts_from_1904))
            problems = _wrong(import_, sheets) or done.read(book)
            if done.again:
                import_ = _begin(import_)
                done = done.anew(import_)
                problems = done.read(book)
    except Refused as problem:
        problems = [Problem(0, "", _(problem.sentence) % (problem.values or {}))]
    except TooManyOfOneName as problem:  # The row says whose name it is: the sentence is kept.
        problems = [Problem(problem.row, "", _(_OF_ONE_NAME) % {"count": MOST_OF_ONE_NAME}, problem.sheet)]
    else:
        if not problems and not done.counts.good + done.counts.bad:
            problems = [no_list(sheets)]
    if problems:
        refuse(import_, problems)
        return
    _finish(import_, done)


def _wrong(import_: Import, sheets: Sequence[Sheet]) -> list[Problem]:
    """Why no row needs to be read."""
    wrong = said_twice(sheets) or too_many_days(sheets) or without_yes(import_, sheets)
    return wrong or without_year(sheets) or without_purpose(import_, sheets)


def _begin(import_: Import) -> Import:
    with transaction.atomic():
        import_ = lock(import_)
        expect(import_, ImportState.CHECKING)
        import_.rows.all().delete()
        import_.people.all().delete()
        Import.objects.filter(pk=import_.pk).update(progress=0)
    return import_


def _finish(import_: Import, done: Check) -> None:
    """Who the people are, and what may not happen on a day that was cancelled."""
    match(import_, done.people)
    with transaction.atomic():
        import_ = lock(import_)
        expect(import_, ImportState.CHECKING)
        import_.found |= {
            "topics": done.topics.names,
            "activities": done.activities.names,
            "guessed": done.guessed,
            "sheets": [_as_used(sheet) for sheet in done.sheets],
        }
        import_.counts = {**done.counts.as_json(), "again": _told_again(import_)}
        _refuse_cancelled(import_)
        asks = import_.people.filter(decision=Decision.ASK).exists()
        move(import_, ImportState.PEOPLE if asks else ImportState.READY, "found", "counts")


def _told_again(import_: Import) -> int:
    """Rows about somebody that say exactly what another row says: a sheet that was copied, or one who came twice."""
    named = import_.rows.filter(who__isnull=False, date__isnull=False)
    told = named.aggregate(every=Count("pk"), apart=Count("digest", distinct=True))
    return int(told["every"] - told["apart"])


def _as_used(sheet: Sheet) -> dict[str, Any]:
    header = sheet.header
    columns = {header_key(header.names[index]): column.value for index, column in header.columns.items()}
    return {**told_of(sheet), "columns": columns}


def _refuse_cancelled(import_: Import) -> None:
    """Nobody was at a date that was called off."""
    for number, name in enumerate(import_.found["activities"]):
        programme = find_programme(import_.initiative, name)
        if programme is None:
            continue
        off = Session.objects.filter(programme=programme, status=SessionStatus.CANCELLED).values_list("date", flat=True)
        rows = import_.rows.filter(activity=number, date__in=list(off))
        bad = _cancel(import_, rows)
        import_.counts["bad"] += bad
        import_.counts["good"] -= bad


def _cancel(import_: Import, rows: QuerySet[ImportRow]) -> int:
    """These did not happen: so many. A cross is told with the head above it."""
    heads = {sheet["index"]: sheet.get("heads", {}) for sheet in import_.found["sheets"]}
    crosses = list(rows.filter(column__gt=0).order_by().values_list("sheet", "column").distinct())
    bad = rows.filter(column=0).update(date=None, problems=[["datum", _(CANCELLED)]])
    for sheet, column in crosses:
        told = [[heads[sheet].get(str(column), ""), _(CANCELLED)]]
        bad += rows.filter(sheet=sheet, column=column).update(date=None, problems=told)
    return bad


__all__ = ["Gone", "check"]

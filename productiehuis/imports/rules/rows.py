"""One row of a list becomes what it tells, or problems: Dutch sentences with the column they are about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from productiehuis.helpdesk.rules import LONGEST_WORDS, MOST_REQUESTS
from productiehuis.imports.rules import cells
from productiehuis.imports.rules.cells import BadCell, Part, parts, plain_text
from productiehuis.imports.rules.columns import KNOWN_HEADERS, Column, header_key
from productiehuis.imports.rules.dates import NO_DATE, NoDay, birth_day, is_heading, visit_day
from productiehuis.imports.rules.told import Guessed, Problem, Question, Rules, Told, Who
from productiehuis.imports.rules.topics import Found
from productiehuis.people.rules.names import has_letter, name_key, split_name


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


NO_TOPIC = _("Hier staat niet waarvoor iemand kwam. Vul een onderwerp in.")
UNKNOWN_TOPIC = _("Dit onderwerp kennen we niet. Kies op de pagina welk onderwerp het is.")
TOO_MANY = _("Dit zijn te veel vragen voor één bezoek. Maak er twee rijen van.")
BORN_LATER = _("Deze geboortedatum is later dan de dag van het bezoek. Kijk welke van de twee goed is.")
BORN_YEAR_LATER = _("Dit geboortejaar is later dan het jaar van het bezoek. Kijk welke van de twee goed is.")
NUMBER_IS_NO_NAME = _("Hier staat een nummer. Schrijf de naam, of maak de cel leeg.")
TOO_WIDE = _(
    "Deze rij heeft meer cellen dan de kop. Staat er een komma in een naam? Zet er dan aanhalingstekens omheen."
)
UNCLEAR_PRESENCE = _("Hier staat niet of iemand er was. Vul ja of nee in, of kies bij de kolommen iets anders.")
LONG_WORDS = _("Deze tekst is te lang. Maak hem korter dan 1000 tekens.")
NO_ACTIVITY = _("Hier staat geen activiteit. Vul in waar iemand aan meedeed.")
ONE_EACH = _("Bij een naam kan het aantal hier alleen 1 zijn. Geef iedereen een eigen rij.")
OTHER_LIST = _("Hier begint een andere lijst. Wat vanaf hier staat, lezen we niet. Zet hem op een eigen blad.")
BSN_COLUMN = _("In deze kolom staan burgerservicenummers (BSN). Die bewaren wij nooit. Haal de hele kolom weg.")
LONGEST_ACTIVITY = 80
# Who a row names and what they asked is read once for each way it is written; a list has far fewer of those than rows.
_MOST_SEEN = 20_000
_NAMING = (
    *(Column.NAME, Column.PARTICIPANT, Column.FIRST_NAME, Column.PREFIX, Column.LAST_NAME),
    *(Column.BIRTH_DATE, Column.BIRTH_YEAR, Column.POSTCODE, Column.PHONE),
)
_ASKING = (Column.TOPIC, Column.QUESTION, Column.NOTE)
_AFTER = (Column.PREFIX, Column.LAST_NAME)
_NOTHING = (None, "", cells.NOT_WORKED_OUT)
_WORDED = (
    *(Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.PARTICIPANT),
    *(Column.QUESTION, Column.TOPIC, Column.ACTIVITY, Column.NOTE),
)


class OtherList(Exception):
    """Where a day should stand begins another list, with other columns."""


def names_columns(row: Sequence[object]) -> bool:
    """Whether a row is the head of a list: it says where the day stands, and one column more.

    >>> names_columns([None, "Deelnemer", "Datum"]), names_columns(["Datum", "Fenna"])
    (True, False)
    """
    found = [KNOWN_HEADERS.get(header_key(value)) for value in row if isinstance(value, str)]
    return Column.DATE in found and sum(column is not None for column in found) > 1


def _written(row: Sequence[object], at: Sequence[int]) -> tuple[object, ...]:
    """What stands in these cells, and as what: 1980 and "1980" are two ways of writing."""
    told = [row[index] if index < len(row) else None for index in at]
    return (*told, *map(type, told))


class RowReader:
    """Reads the rows of one sheet. Not a pure function only in what it remembers of guessed words."""

    def __init__(self, names: Sequence[str], columns: Mapping[int, Column], rules: Rules, sheet: str = "") -> None:
        self.rules, self.sheet = rules, sheet
        self.guessed = Guessed()
        self._names, self._headers = names, {header_key(name) for name in names if name}
        self._at: dict[Column, list[int]] = {}
        for index, column in sorted(columns.items()):
            if column is not Column.SKIP:
                self._at.setdefault(column, []).append(index)
        self._one = {column: indexes[0] for column, indexes in self._at.items()}
        self._naming = [self._one[column] for column in _NAMING if column in self._one]
        self._asking = [index for column in _ASKING for index in self._at.get(column, ())]
        self._seen: dict[tuple[object, ...], Who | None] = {}
        self._asked_before: dict[tuple[object, ...], tuple[Question, ...]] = {}
        self._used = sorted(index for indexes in self._at.values() for index in indexes)
        # Numbers that are no count or day: two or three columns at most, so the look is cheap.
        self._phones = self._at.get(Column.PHONE, [])
        self._unused = [index for index in range(len(names)) if index not in self._used]
        self._unused += self._phones
        # In a column of words nine digits are seen cell by cell; eight are only when the whole column is so.
        self._worded = [index for column in _WORDED for index in self._at.get(column, [])]
        self._numbers: dict[int, list[int]] = {index: [0, 0] for index in (*self._unused, *self._worded)}

    # What is no row at all.

    def skips(self, row: Sequence[object]) -> bool:
        """Empty, a total, or the header once more."""
        used = [value for index in self._used if index < len(row) and (value := row[index]) not in _NOTHING]
        if not used or all(isinstance(value, str) and not value.strip() for value in used):
            return True
        first = next((value for value in row if value not in (None, "")), None)
        if isinstance(first, str) and (cells.is_total(first) or self._is_header(used)):
            return True
        if len(used) == 1 and isinstance(used[0], str) and is_heading(used[0]):
            return True
        counts = self._at.get(Column.COUNT, [])
        return len(used) == 1 and any(index < len(row) and row[index] is used[0] for index in counts)

    def _is_header(self, used: Sequence[object]) -> bool:
        return all(isinstance(value, str) and header_key(value) in self._headers for value in used)

    def says_absent(self, row: Sequence[object]) -> bool:
        """Somebody who was not there: no, or no mark where others have one; or a mark where it says who was not."""
        if Column.ABSENT in self._one and cells.was_away(self._value(row, Column.ABSENT)):
            return True
        return Column.PRESENT in self._one and cells.was_there(self._value(row, Column.PRESENT)) is False

    # One row.

    def read(self, number: int, row: Sequence[object]) -> Told | list[Problem]:
        self._count_numbers(row)
        problems: list[Problem] = []

        def say(column: Column, message: str) -> None:
            problems.append(Problem(number, self._name(column), message, self.sheet))

        day = self._day(row, say)
        who = self._whom(row, problems, say)
        count = self._try(Column.COUNT, say, lambda: cells.amount(self._value(row, Column.COUNT)))
        activity = self._activity(row, say)
        asked = self._asked(row, count if who else None, problems, say, "" if activity else self.rules.topic)
        if activity and who and (count or 1) > 1 and not asked:
            say(Column.COUNT, ONE_EACH)
        if not asked and not activity and self.rules.asks_topic and not self._said(problems):
            say(Column.TOPIC if Column.TOPIC in self._one else Column.QUESTION, NO_TOPIC)
        if Column.PRESENT in self._one and cells.was_there(self._value(row, Column.PRESENT)) is None:
            say(Column.PRESENT, UNCLEAR_PRESENCE)
        if day and who and (who.birth_date or date.min) > day:
            say(Column.BIRTH_DATE, BORN_LATER)
        elif day and who and (who.birth_year or 0) > day.year:
            say(Column.BIRTH_YEAR, BORN_YEAR_LATER)
        if problems or day is None:
            return problems
        return Told(day, who, asked, 1 if who else count or 1, activity)

    def _said(self, problems: list[Problem]) -> bool:
        """Whether it is said already why nobody knows what this row is about."""
        about = {self._name(each) for each in (Column.TOPIC, Column.QUESTION, Column.ACTIVITY)}
        return any(problem.column in about for problem in problems)

    def _name(self, column: Column) -> str:
        index = self._one.get(column)
        return self._names[index] if index is not None else column.value

    def _value(self, row: Sequence[object], column: Column) -> object:
        index = self._one.get(column)
        return row[index] if index is not None and index < len(row) else None

    def _values(self, row: Sequence[object], column: Column) -> list[object]:
        return [row[index] for index in self._at.get(column, ()) if index < len(row) and row[index] is not None]

    def _try(self, column: Column, say: Callable[[Column, str], None], read: Callable[[], object]):  # type: ignore[no-untyped-def]
        if column not in self._one:
            return None
        try:
            return read()
        except (BadCell, NoDay) as problem:
            say(column, str(problem))
            return None

    def _day(self, row: Sequence[object], say: Callable[[Column, str], None]) -> date | None:
        if Column.DATE not in self._one:
            say(Column.DATE, NO_DATE)
            return None
        rules = self.rules
        try:
            return visit_day(self._value(row, Column.DATE), today=rules.today, from_1904=rules.from_1904)
        except NoDay as problem:
            value = self._value(row, Column.DATE)
            if isinstance(value, str) and names_columns(row):
                raise OtherList from problem
            say(Column.DATE, cells.why_no_day(value) or str(problem))
            return None

    def _whom(self, row: Sequence[object], problems: list[Problem], say: Callable[[Column, str], None]) -> Who | None:
        """Who came, remembered when all was well."""
        written = _written(row, self._naming)
        if written in self._seen:
            return self._seen[written]
        before = len(problems)
        who = self._who(row, say)
        if len(problems) == before and len(self._seen) < _MOST_SEEN:
            self._seen[written] = who
        return who

    def _who(self, row: Sequence[object], say: Callable[[Column, str], None]) -> Who | None:
        """Who came; nobody when the row has no name."""
        first, last = self._names_of(row, say)
        birth_date = self._try(Column.BIRTH_DATE, say, lambda: self._birth_date(row))
        year = self._try(Column.BIRTH_YEAR, say, lambda: self._birth_year(row))
        postcode = self._try(Column.POSTCODE, say, lambda: cells.postcode(self._value(row, Column.POSTCODE)))
        phone = self._try(Column.PHONE, say, lambda: cells.phone(self._value(row, Column.PHONE)))
        if not first:
            return None
        if birth_date is not None:
            year = birth_date.year
        return Who(first, last, _name_key(first, last), year, birth_date, postcode or "", phone or "")

    def _birth_date(self, row: Sequence[object]) -> date | None:
        value = self._value(row, Column.BIRTH_DATE)
        if cells.says_nothing(value):
            return None
        # A column for the whole date in which only the year stands.
        if self._plain_year(value):
            return None
        return birth_day(value, today=self.rules.today, from_1904=self.rules.from_1904)

    def _plain_year(self, value: object) -> int | None:
        text = cells.text_of(value)
        return int(text) if len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= self.rules.today.year else None

    def _birth_year(self, row: Sequence[object]) -> int | None:
        return cells.birth_year(self._value(row, Column.BIRTH_YEAR), self.rules.today.year)

    def _names_of(self, row: Sequence[object], say: Callable[[Column, str], None]) -> tuple[str, str]:
        found: dict[Column, str] = {}
        for column in (Column.NAME, Column.PARTICIPANT, Column.FIRST_NAME, Column.PREFIX, Column.LAST_NAME):
            if column in self._one:
                name = self._try(column, say, lambda column=column: cells.one_name(self._value(row, column)))  # type: ignore[misc]
                found[column] = (name or "") if column in _AFTER else cells.without_title(name or "")
        whole = found.get(Column.NAME) or found.get(Column.PARTICIPANT) or ""
        first, last = found.get(Column.FIRST_NAME, ""), found.get(Column.LAST_NAME, "")
        if last and found.get(Column.PREFIX):
            last = f"{found[Column.PREFIX]} {last}"
        if whole and not first:
            first, last = (whole, last) if last else split_name(whole)
        if not first and last:
            first, last = last, ""
        if cells.is_nobody(f"{first} {last}" if last else first):
            return "", ""
        if not has_letter(f"{first}{last}") and any(c.isdecimal() for c in first):
            say(next(column for column, text in found.items() if text), NUMBER_IS_NO_NAME)
        if len(first) > cells.LONGEST_FIRST or len(last) > cells.LONGEST_LAST:
            say(next(column for column, text in found.items() if text), cells.LONG_NAME)
        return first, last

    def _activity(self, row: Sequence[object], say: Callable[[Column, str], None]) -> str:
        text = self._try(Column.ACTIVITY, say, lambda: plain_text(self._value(row, Column.ACTIVITY)))
        name = (text or "").replace("\n", " ")[:LONGEST_ACTIVITY]
        if name:
            return name
        asks = bool(self._values(row, Column.TOPIC) or self._values(row, Column.QUESTION))
        if Column.PARTICIPANT in self._one and Column.NAME not in self._one:
            if not self.rules.activity and not asks:
                say(Column.ACTIVITY, NO_ACTIVITY)
            return self.rules.activity
        return "" if asks else self.rules.activity

    # What was asked.

    def _asked(
        self,
        row: Sequence[object],
        count: int | None,
        problems: list[Problem],
        say: Callable[[Column, str], None],
        otherwise: str,
    ) -> tuple[Question, ...]:
        """Remembered when all was well and nothing guessed. `otherwise` is the topic of a row that says none."""
        written = (count, otherwise, *_written(row, self._asking))
        if written in self._asked_before:
            return self._asked_before[written]
        before = len(problems), self.guessed.times
        asked = self._asked_now(row, count, say, otherwise)
        if before == (len(problems), self.guessed.times) and len(self._asked_before) < _MOST_SEEN:
            self._asked_before[written] = asked
        return asked

    def _asked_now(
        self, row: Sequence[object], count: int | None, say: Callable[[Column, str], None], otherwise: str
    ) -> tuple[Question, ...]:
        asked = self._by_topic(row, say)
        asked = self._by_question(row, asked, say)
        if not asked and otherwise:
            asked = [Question(otherwise)]
        note = self._note(row, say)
        if asked and note:
            words = f"{asked[0].words}\n{note}".strip()
            asked[0] = Question(asked[0].topic, words)
        if asked and count and count > len(asked):
            asked += [Question(asked[0].topic)] * (count - len(asked))
        if len(asked) > MOST_REQUESTS:
            say(Column.COUNT if count else Column.TOPIC, TOO_MANY)
        if any(len(each.words) > LONGEST_WORDS for each in asked):
            say(Column.QUESTION if Column.QUESTION in self._one else Column.NOTE, LONG_WORDS)
        return tuple(asked)

    def _texts(self, row: Sequence[object], column: Column, say: Callable[[Column, str], None]) -> list[str]:
        found = []
        for value in self._values(row, column):
            try:
                if (text := plain_text(value)) and text not in ("-", "?"):
                    found.append(text)
            except BadCell as problem:
                say(column, str(problem))
        return found

    def _note(self, row: Sequence[object], say: Callable[[Column, str], None]) -> str:
        return "\n".join(self._texts(row, Column.NOTE, say))

    def _by_topic(self, row: Sequence[object], say: Callable[[Column, str], None]) -> list[Question]:
        asked: list[Question] = []
        for text in self._texts(row, Column.TOPIC, say):
            for part in self.rules.topics.parts(text):
                found = self.rules.topics.of_word(part.words)
                if found is None:
                    self.guessed.add(part.words, "")
                    say(Column.TOPIC, UNKNOWN_TOPIC)
                    continue
                if not found.is_sure:
                    self.guessed.add(part.words, found.topic)
                asked.append(Question(found.topic, "" if found.is_sure else part.words))
                asked += [Question(found.topic)] * (part.times - 1)
        return asked

    def _by_question(
        self, row: Sequence[object], asked: list[Question], say: Callable[[Column, str], None]
    ) -> list[Question]:
        has_topic = bool(asked)
        for text in self._texts(row, Column.QUESTION, say):
            if has_topic:  # The topic is said already: these are its words.
                asked[0] = Question(asked[0].topic, f"{asked[0].words}\n{text}".strip())
                continue
            for part in self._questions(text):
                found = self._topic_of(part.words, say)
                if found:
                    asked.append(Question(found.topic, "" if found.is_sure else part.words))
                    asked += [Question(found.topic)] * (part.times - 1)
        return asked

    def _questions(self, text: str) -> tuple[Part, ...]:
        """Free words are cut at a comma or "en" only when each part names a topic; a topic with "en" in it is whole."""
        fine = self.rules.topics.parts(text)
        if fine and all(self.rules.topics.known(part.words) for part in fine):
            return fine
        return parts(text, weak=False) or (Part(text),)

    def _topic_of(self, words: str, say: Callable[[Column, str], None]) -> Found | None:
        found = self.rules.topics.of_sentence(words)
        if found is None:
            say(Column.QUESTION, UNKNOWN_TOPIC)
        if (found is None or not found.is_sure) and len(words.split()) <= 3:
            self.guessed.add(words, found.topic if found else "")
        return found

    # Columns nobody named.

    def _count_numbers(self, row: Sequence[object]) -> None:
        for index in self._unused:
            value = row[index] if index < len(row) else None
            if value is not None and value != "":
                seen = self._numbers[index]
                seen[0] += 1
                text = cells.text_of(value)
                # Of a mobile phone a spreadsheet leaves nine digits that begin with a 6; one in eleven fits by chance.
                is_phone = index in self._phones and text[:1] == "6"
                seen[1] += not is_phone and (cells.holds_bsn(text) or self._lost_a_nought(index, value))
        for index in self._worded:
            value = row[index] if index < len(row) else None
            if value is not None and value != "":
                seen = self._numbers[index]
                seen[0] += 1
                seen[1] += cells.lost_a_nought(value)

    def _lost_a_nought(self, index: int, value: object) -> bool:
        return index not in self._phones and cells.lost_a_nought(value)

    def bsn_columns(self) -> list[str]:
        """The columns that hold citizen service numbers without saying so."""
        return [
            self._names[index] or f"{index + 1}"
            for index, (filled, numbers) in self._numbers.items()
            if numbers >= 3 and numbers * 10 >= filled * 6
        ]


def _name_key(first: str, last: str) -> str:
    key = _KEYS.get((first, last))
    if key is None:
        if len(_KEYS) > 20_000:
            _KEYS.clear()
        key = _KEYS[first, last] = name_key(first, last)
    return key


_KEYS: dict[tuple[str, str], str] = {}

"""A sheet with topics across: beside a day, and perhaps a name, a cross or a number below each topic of the house."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from productiehuis.helpdesk.rules import MOST_REQUESTS
from productiehuis.imports.rules.columns import Column, Header, header_key
from productiehuis.imports.rules.crosses import UNCLEAR_CROSS, Cross, Crossed, at, mark, says_nothing
from productiehuis.imports.rules.heads import Across
from productiehuis.imports.rules.rows import TOO_MANY
from productiehuis.imports.rules.told import Problem, Question, Rules, Told
from productiehuis.imports.rules.topics import TopicBook

# One column that is called as a topic may be about anything.
_FEWEST = 2
# What a row would say of its topics by itself, or that it is about something else.
_OTHERWISE = frozenset({Column.TOPIC, Column.QUESTION, Column.ACTIVITY, Column.PARTICIPANT})
_SUMS = frozenset({Column.COUNT, Column.PRESENT, Column.ABSENT})


def with_topics(
    header: Header, below: Sequence[Sequence[object]], topics: TopicBook, remembered: Mapping[str, Column]
) -> Header | None:
    """The header with its topics, when that is what stands across: their names above, and only marks below."""
    found = set(header.columns.values())
    if Column.DATE not in found or found & _OTHERWISE:
        return None
    told: dict[int, str] = {}
    for index, name in enumerate(header.names):
        if name and index not in header.columns and header_key(name) not in remembered:
            topic = topics.known(name)
            if topic:
                told[index] = topic.topic
    values = [
        value for cells in below for index in told if (value := at(cells, index)) not in (None, "", *header.names)
    ]
    if len(told) < _FEWEST or not values or any(mark(value) is None for value in values):
        return None
    columns = {index: Column.SKIP if column in _SUMS else column for index, column in header.columns.items()}
    heads = {index: header.names[index] for index in told}
    return replace(header, columns=columns, across=Across({}, heads, first=min(told), topics=told))


class TopicReader(Crossed):
    """Reads the rows of one sheet with topics across."""

    kept_beside = frozenset({Column.NOTE, Column.DATE})

    def __init__(self, header: Header, rules: Rules, sheet: str = "") -> None:
        super().__init__(header, rules, sheet, ())
        self._topics = self._across.topics
        self._plain = replace(rules, activity="")
        self._about_topic = {topic: replace(self._plain, topic=topic) for topic in self._topics.values()}

    def skips(self, row: Sequence[object]) -> bool:
        """Also a day on which nobody came. Numbers beside a day are no sums, whatever stands above them."""
        if says_nothing(row, self._about) and not any(self._mark(value) != 0 for _index, value in self._filled(row)):
            return True
        is_of_a_day = says_nothing(row, self._about) and not says_nothing(row, self._kept)
        return self._is_total(row) if is_of_a_day else super().skips(row)

    def read(self, number: int, row: Sequence[object]) -> list[Cross]:
        """What a row with a name, or with only crosses, asked; of numbers without a name so many people for each."""
        self._lines._count_numbers(row)
        filled = list(self._filled(row))
        marks = [(index, times) for index, value in filled if (times := self._mark(value)) != 0]
        base = [at(row, index) for index in self._kept]
        if wrong := [index for index, times in marks if times is None]:
            return [Cross(0, [self._problem(number, index, UNCLEAR_CROSS) for index in wrong])]
        good = [(index, times) for index, times in marks if times]
        if not good:
            return [Cross(0, self._told(number, base, self.rules.topic))]
        self._add(marks)
        told = self._told(number, base, self._topics[good[0][0]])
        if not isinstance(told, Told):
            return [Cross(0, told)]
        is_number = any(isinstance(value, int | float) and not isinstance(value, bool) for _index, value in filled)
        if told.who is None and is_number:
            return [Cross(index + 1, self._of_nobody(told, index, times)) for index, times in good]
        return [Cross(0, self._one_visit(number, told, good))]

    def _told(self, number: int, base: list[object], topic: str) -> Told | list[Problem]:
        self._reader.rules = self._about_topic.get(topic) or replace(self._plain, topic=topic)
        return self._reader.read(number, base)

    def _of_nobody(self, told: Told, index: int, times: int) -> Told:
        return replace(told, asked=(Question(self._topics[index]),), count=times)

    def _one_visit(self, number: int, told: Told, good: Sequence[tuple[int, int]]) -> Told | list[Problem]:
        asked = [Question(self._topics[index]) for index, times in good for _time in range(times)]
        if len(asked) > MOST_REQUESTS:
            return [self._problem(number, good[0][0], TOO_MANY)]
        # The remark of the row is with the first of them.
        return replace(told, asked=(*told.asked[:1], *asked[1:]), count=1)

"""What a row of a list tells, what may be wrong with it, and what holds for the whole list."""

from dataclasses import dataclass, field
from datetime import date

from productiehuis.imports.rules.topics import TopicBook
from productiehuis.people.rules.names import name_key


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do. Row 0 is about the whole file."""

    row: int
    column: str
    message: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as a row names them."""

    first_name: str
    last_name: str = ""
    name_key: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    postcode: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    topic: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row tells: who came when, and for what. `count` is how many unnamed people, or 1."""

    day: date
    who: Who | None
    asked: tuple[Question, ...] = ()
    count: int = 1
    activity: str = ""

    @property
    def is_visit(self) -> bool:
        return not self.activity or bool(self.asked)


@dataclass(frozen=True)
class Rules:
    """What holds for the whole list."""

    today: date
    topics: TopicBook
    asks_topic: bool = True
    topic: str = ""
    activity: str = ""
    from_1904: bool = False


@dataclass
class Guessed:
    """Words of topics that somebody should look at, and how often they stand in the list."""

    words: dict[str, int] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    times: int = 0

    MOST = 200

    def add(self, words: str, topic: str) -> None:
        self.times += 1
        key = name_key(words)[:60]
        if key in self.words:
            self.words[key] += 1
        elif key and len(self.words) < self.MOST:
            self.words[key], self.topics[key] = 1, topic

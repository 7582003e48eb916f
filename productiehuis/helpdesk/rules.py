"""Decisions about visits and help requests on plain values: what may be stored, and where a request may go.

Problems are Dutch sentences that say what to do; whoever shows them passes them through gettext.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from productiehuis.kernel.bsn import find_bsn

KNOWN, ANONYMOUS, GROUP, QUICK = "known", "anonymous", "group", "quick"
KINDS = (KNOWN, ANONYMOUS, GROUP, QUICK)
MOST_REQUESTS = 20
SMALLEST_GROUP = 2
LARGEST_GROUP = 500
LONGEST_WORDS = 1000
FIRST_DAY = date(2000, 1, 1)
DAYS_AHEAD = 366

OPEN, WAITING, HELPED, PASSED_ON, STOPPED = "open", "waiting", "helped", "passed_on", "stopped"
# From each course the courses a request may go to. What is done can only be opened again.
MOVES: Mapping[str, frozenset[str]] = {
    OPEN: frozenset({WAITING, HELPED, PASSED_ON, STOPPED}),
    WAITING: frozenset({OPEN, HELPED, PASSED_ON, STOPPED}),
    PASSED_ON: frozenset({OPEN, WAITING, HELPED, STOPPED}),
    HELPED: frozenset({OPEN}),
    STOPPED: frozenset({OPEN}),
}


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


NO_WHO = _("Kies eerst wie er is.")
NO_SUCH_NUMBER = _("Niemand hier heeft dit nummer. Kijk het na, of typ een naam.")
NO_TOPIC = _("Kies waarvoor iemand komt.")
NO_SIZE = _("Vul in met hoeveel mensen de groep is.")
TOO_LARGE = _("Deze groep is te groot. Vul een getal in tot 500.")
TOO_MANY = _("Dit zijn te veel vragen voor één bezoek. Kies er hooguit 20.")
WRONG_COUNT = _("Vul een aantal in van 1 tot 20.")
HAS_BSN = _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg.")
TOO_LONG = _("Deze tekst is te lang. Maak hem korter.")
NO_REASON = _("Kies waarom je het wijzigt.")
NO_NOTE = _("Schrijf een notitie, of kies hoe het nu staat.")
NO_MOVE = _("Dit kan niet meer. Zet de vraag eerst weer open.")
IN_FUTURE = _("Deze dag moet nog komen. Kies een dag die al geweest is.")
TOO_OLD = _("Deze dag is te lang geleden. Kies een dag na 1999.")


@dataclass(frozen=True)
class Asked:
    """One question as it was told: the topic, perhaps in own words, and where it stands."""

    topic: UUID
    words: str = ""
    course: str = OPEN


@dataclass(frozen=True)
class Entry:
    """What somebody filled in at the desk."""

    kind: str
    asked: Sequence[Asked] = ()
    contacts: int = 1
    has_person: bool = False


def count_typed(text: str) -> int | None:
    """How many questions somebody typed at a tile; nothing is one. None when it is no number that can be stored.

    >>> count_typed(""), count_typed("12"), count_typed("99"), count_typed("-1"), count_typed("1e9")
    (1, 12, None, None, None)
    """
    text = text.strip() or "1"
    count = int(text) if text.isdecimal() and len(text) < 4 else 0
    return count if 1 <= count <= MOST_REQUESTS else None


def asked_about(topic: UUID, times: int, words: Iterable[str]) -> list[Asked]:
    """The questions about one topic: as many as counted, and at least one for each text and one for the tile.

    >>> len(asked_about(UUID(int=1), 3, ["huur", " "]))
    3
    """
    texts = [text.strip() for text in words if text.strip()]
    count = max(1, times, len(texts))
    return [Asked(topic, text) for text in texts] + [Asked(topic)] * (count - len(texts))


def text_problems(text: str) -> list[str]:
    """Why a free text cannot be stored."""
    problems = []
    if find_bsn(text):
        problems.append(HAS_BSN)
    if len(text) > LONGEST_WORDS:
        problems.append(TOO_LONG)
    return problems


def visit_problems(entry: Entry, *, counts_requests: bool) -> list[str]:
    """Why this visit cannot be stored yet; empty when it can.

    Nobody has to have a question in a group or with a quick question, nor where questions are not counted.

    >>> visit_problems(Entry(ANONYMOUS), counts_requests=True) == [NO_TOPIC]
    True
    """
    problems = []
    if entry.kind not in KINDS or (entry.kind == KNOWN) != entry.has_person:
        problems.append(NO_WHO)
    if entry.contacts < 1 or (entry.kind == GROUP and entry.contacts < SMALLEST_GROUP):
        problems.append(NO_SIZE)
    if entry.contacts > LARGEST_GROUP:
        problems.append(TOO_LARGE)
    if not entry.asked and counts_requests and entry.kind in (KNOWN, ANONYMOUS):
        problems.append(NO_TOPIC)
    if len(entry.asked) > MOST_REQUESTS:
        problems.append(TOO_MANY)
    for each in entry.asked:
        problems += [problem for problem in text_problems(each.words) if problem not in problems]
    return problems


def move_problems(course: str, to: str, note: str) -> list[str]:
    """Why a request cannot take this step. Staying where it is needs a note, else nothing happened."""
    problems = text_problems(note)
    if to == course:
        return problems if note.strip() else [*problems, NO_NOTE]
    if to not in MOVES.get(course, frozenset()):
        problems.append(NO_MOVE)
    return problems


@dataclass(frozen=True)
class Went:
    """A referral that came of a question: how it stands, since when, and whether the resident said yes to going on."""

    state: str
    since: datetime
    has_yes: bool


# What a referral says of the question it came from; one that was passed on is spoken for by the next.
_SAYS: Mapping[str, str] = {
    **dict.fromkeys(("proposed", "sent", "accepted", "missed", "arrived"), PASSED_ON),
    "helped": HELPED,
    **dict.fromkeys(("not_helped", "refused", "withdrawn", "stopped"), OPEN),
}


def course_now(said: str, said_at: datetime | None, went: Iterable[Went]) -> str:
    """Where a question stands: what the desk said last, or what became of where it went on to.

    What was helped or stopped by hand stays so, also when somebody goes on to join in. Before the yes a referral says
    nothing. One that still goes says more than one that ended.

    >>> one, two = datetime(2026, 3, 1), datetime(2026, 3, 2)
    >>> [course_now(OPEN, None, [Went(state, one, True)]) for state in ("sent", "refused", "helped")]
    ['passed_on', 'open', 'helped']
    >>> course_now(OPEN, None, [Went("proposed", one, False)]), course_now(WAITING, two, [Went("refused", one, True)])
    ('open', 'waiting')
    """
    said_of = [(_SAYS[each.state], each.since) for each in went if each.has_yes and each.state in _SAYS]
    if said in (HELPED, STOPPED) or not said_of:
        return said
    going = [each for each in said_of if each[0] == PASSED_ON]
    course, since = max(going or said_of, key=lambda each: each[1])
    return said if said_at is not None and said_at > since else course


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The day on the wall of the house.

    >>> local_day(datetime(2018, 12, 31, 23, 30, tzinfo=UTC), ZoneInfo("Europe/Amsterdam"))
    datetime.date(2019, 1, 1)
    """
    return at.astimezone(zone).date()


def noon(day: date, zone: ZoneInfo) -> datetime:
    """The moment that stands for a day of which only the date was written down."""
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def day_problems(day: date, today: date) -> list[str]:
    if day < FIRST_DAY:
        return [TOO_OLD]
    return [IN_FUTURE] if day > today else []


def has_page(day: date, today: date) -> bool:
    """Whether there is a page of this day; before 2000 there was no house, and nobody looks years ahead."""
    return FIRST_DAY <= day <= today + timedelta(days=DAYS_AHEAD)


def row_key(list_key: UUID, number: int) -> UUID:
    """The client key of the n-th visit of a list: the same list sent again makes the same keys."""
    return uuid5(list_key, str(number))


def same_questions(stored: Iterable[Asked], sent: Iterable[Asked]) -> bool:
    """True when both hold the same topics with the same words, in any order and wherever they stand now."""
    return Counter((a.topic, a.words) for a in stored) == Counter((a.topic, a.words) for a in sent)

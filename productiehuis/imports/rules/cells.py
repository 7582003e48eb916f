"""What stands in one cell: text, an amount, a name, several questions."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from productiehuis.kernel.bsn import find_bsn
from productiehuis.people.rules.names import is_no_name, name_key, plain_name
from productiehuis.people.rules.numbers import plain_phone


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


BSN = _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg.")
WRONG_AMOUNT = _("Dit aantal kan niet. Vul een getal in van 1 tot 500.")
WRONG_PHONE = _("Dit telefoonnummer klopt niet. Vul 10 cijfers in, of maak de cel leeg.")
WRONG_POSTCODE = _("Deze postcode klopt niet. Vul een postcode in zoals 1055 AB.")
WRONG_YEAR = _("Dit geboortejaar kan niet. Vul vier cijfers in, zoals 1980.")
LONG_NAME = _("Deze naam is te lang. Maak hem korter.")
FORMULA = _("Hier staat een formule zonder uitkomst. Zet de uitkomst in de cel.")
SHEET_ERROR = _("Hier staat een fout uit je rekenprogramma. Zet de goede waarde in de cel.")
DITTO = _("Hier staat dat het hetzelfde is als erboven. Schrijf op elke rij wat er hoort te staan.")
SEVERAL_PEOPLE = _("Hier staan meer mensen in één cel. Geef iedereen een eigen rij.")
DIGITS_IN_NAME = _("Hier staan te veel cijfers voor een naam. Zet een telefoonnummer in een eigen kolom.")
# What stands for a formula without an outcome. Of words that is nothing; of an amount it would count wrong.
NOT_WORKED_OUT = "=?"
MOST_PEOPLE = 500
LONGEST_FIRST, LONGEST_LAST = 60, 80

# Nine digits with at most a few other signs between them; `find_bsn` then looks closely.
_MAYBE_BSN = re.compile(r"\d(?:\D{0,4}\d){8}")
_SHEET_ERRORS = frozenset(
    {"#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
    | {"#VERW!", "#WAARDE!", "#DEEL/0!", "#N/B", "#NAAM?", "#LEEG!", "#GETAL!", "#OVERLOOP!"}
)
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})?")
_AMOUNT = re.compile(r"(?:(\d{1,6})\s*(?:x|×|keer|maal|pers\.?|personen|mensen)?|[x×]\s*(\d{1,6}))", re.IGNORECASE)
_WORDS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_NOBODY = frozenset(
    {"anoniem", "onbekend", "onbekende", "geen naam", "naamloos", "nvt", "n v t", "wil geen naam", "x", "nn", "anon"}
    | {"iemand", "bezoeker", "bezoekster", "bewoner", "bewoonster", "buurtbewoner", "passant", "vrouw", "een vrouw"}
    | {"een man", "jongen", "een jongen", "meisje", "een meisje", "kind", "een kind"}
)
_SAME_AS_ABOVE = frozenset({'"', "''", "”", "“", "„", "″", "〃", ",,", "id.", "idem", "idem.", "dito", "ditto"})
# Between two names in one cell; "e/v" (wife of) stands between the names of one.
_BETWEEN_NAMES, _WED = re.compile(r"\w\s*[/;+&]\s*\w|\w\s+en\s+\w"), re.compile(r"\b[eE]/[vV]\b")
# Where a birth year, phone or postcode is asked.
_UNSAID = frozenset({"", "onbekend", "weet niet", "niet bekend", "geen", "nvt", "n v t"})
# What stands before a name is no first name; by itself it says nobody.
_TITLE = re.compile(
    r"(?:(?:mevrouw|mevr|mw|mej|juffrouw|dhr|de heer|meneer|mijnheer|hr|familie|fam)(?:\.|\b)\s*)+", re.IGNORECASE
)
_TOTALS = frozenset(
    {"totaal", "totalen", "subtotaal", "subtotalen", "total", "totals", "eindtotaal", "som", "gemiddeld"}
)
# What else stands above or before sums of crosses.
_SUMS = frozenset({"aantal", "gemiddelde", "percentage", "procent", "opkomst", "keren"})
_WAS_THERE = frozenset(
    {"ja", "j", "yes", "y", "x", "v", "1", "waar", "true", "aanwezig", "present", "geweest", "gekomen", "was er", "er"}
)
_WAS_NOT = frozenset(
    {"nee", "neen", "n", "no", "0", "onwaar", "false", "afwezig", "afgemeld", "absent", "ziek", "niet", "niet geweest"}
    | {
        "niet gekomen",
        "niet aanwezig",
        "was er niet",
        "no show",
        "noshow",
        "verhinderd",
        "afgezegd",
        "af",
        "nvt",
        "n v t",
    }
)
_WAS_NOT_AWAY = frozenset({"nee", "neen", "n", "no", "0", "onwaar", "false", "aanwezig", "present", "was er", "er"})
_TICKS, _CROSSES = frozenset("✓✔☑√+"), frozenset("✗✘☒–-")
_STRONG = re.compile(r"[\n\r;|+•]+|(?:^|\s)\d{1,2}[.)]\s")
_COMMA = re.compile(r"[,/&]+")
_WEAK = re.compile(r"[\n\r;|+•,/&]+|(?:^|\s)\d{1,2}[.)]\s|\s+en\s+")
_TIMES = re.compile(
    r"(?:(?P<before>\d{1,2})\s*(?:x|×|keer|maal)?\s+(?P<a>\D.*)"
    r"|(?P<tight>\d{1,2})[x×]\s*(?P<d>\D.*)"
    r"|(?P<b>.*?\D)\s*\(\s*(?P<round>\d{1,2})\s*(?:x|×|keer|maal)?\s*\)"
    r"|(?P<c>.*?\D)\s+(?:[x×]\s*)?(?P<after>\d{1,2})\s*(?:x|×|keer|maal)?)",
    re.IGNORECASE | re.DOTALL,
)


class BadCell(ValueError):
    """Why this cell cannot be taken, as a sentence."""


def text_of(value: object) -> str:
    """A cell as one reads it; lines stay apart.

    >>> text_of(5.0), text_of("  a \\n b "), text_of(None)
    ('5', 'a\\nb', '')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        if "\n" not in value and "\r" not in value:
            return " ".join(value.split())
        return "\n".join(line for each in value.splitlines() if (line := " ".join(each.split())))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


@lru_cache(maxsize=16384)
def holds_bsn(text: str) -> bool:
    """
    >>> holds_bsn("111222333"), holds_bsn("12 brieven")
    (True, False)
    """
    return bool(_MAYBE_BSN.search(text)) and find_bsn(text) is not None


def lost_a_nought(value: object) -> bool:
    """Whether this is a number of eight digits that is a citizen service number with a nought in front.

    One in eleven is by chance: only many in one column say something.

    >>> lost_a_nought(12345672), lost_a_nought("12345672 "), lost_a_nought(12345673), lost_a_nought("brief")
    (True, True, False, False)
    """
    if type(value) is str and not value[:1].isdecimal():
        return False
    text = text_of(value)
    return len(text) == 8 and text.isdecimal() and holds_bsn(f"0{text}")


def plain_text(value: object) -> str:
    """The text of a cell that may be kept: no citizen service number, no formula."""
    text = text_of(value)
    if not text or text == NOT_WORKED_OUT:
        return ""
    if holds_bsn(text):
        raise BadCell(BSN)
    if text[0] == "=" and len(text) > 1:
        raise BadCell(FORMULA)
    if len(text) < 6 and text.casefold() in _SAME_AS_ABOVE:
        raise BadCell(DITTO)
    if text[0] == "#" and text.upper() in _SHEET_ERRORS:
        raise BadCell(SHEET_ERROR)
    return text


def why_no_day(value: object) -> str | None:
    """Why this is no day, where the cell says more than that: a formula without an outcome, or "the same"."""
    text = text_of(value)
    if text == NOT_WORKED_OUT or (text[:1] == "=" and len(text) > 1):
        return FORMULA
    return DITTO if text.casefold() in _SAME_AS_ABOVE else SHEET_ERROR if text.upper() in _SHEET_ERRORS else None


def amount(value: object) -> int | None:
    """How many; None when the cell says nothing.

    >>> [amount(each) for each in (2, 2.0, "2x", "x 3", "twee", "")]
    [2, 2, 2, 3, 2, None]
    """
    if value is None or value == "":
        return None
    if type(value) is int:
        count = value
    else:
        text = text_of(value).casefold()
        if not text or text == "-":
            return None
        if text[0] == "=":
            raise BadCell(FORMULA)
        found = _AMOUNT.fullmatch(text)
        count = int(found[1] or found[2]) if found else _WORDS.get(name_key(text), 0)
    if not 1 <= count <= MOST_PEOPLE:
        raise BadCell(WRONG_AMOUNT)
    return count


def says_nothing(value: object) -> bool:
    """
    >>> [says_nothing(each) for each in (None, "-", "?", "Onbekend", 1980)]
    [True, True, True, True, False]
    """
    return value is None or name_key(text_of(value)) in _UNSAID


def one_name(value: object) -> str:
    """The name in a cell: of one human, and without a phone in it.

    >>> one_name("Dijk, Bo van"), one_name("Bo e/v Dijk")
    ('Dijk, Bo van', 'Bo e/v Dijk')
    """
    text = plain_text(value)
    name = plain_name(text.replace("\n", " "))
    if not name or is_nobody(name):
        return name
    lines = [line.split() for line in text.split("\n")]
    if name.count(",") > 1 or _BETWEEN_NAMES.search(_WED.sub(" ", name)) or sum(len(line) > 1 for line in lines) > 1:
        raise BadCell(SEVERAL_PEOPLE)
    if is_no_name(name):
        raise BadCell(DIGITS_IN_NAME)
    return name


def without_title(name: str) -> str:
    """
    >>> without_title("mw. Bo Dijk"), without_title("Fam Dijk"), without_title("Mevrouw"), without_title("Hristo")
    ('Bo Dijk', 'Dijk', '', 'Hristo')
    """
    return name[found.end() :] if (found := _TITLE.match(name)) else name


def phone(value: object) -> str:
    """A number as it is kept. A spreadsheet that took it for an amount has lost the nought in front."""
    text = text_of(value)
    return "" if says_nothing(text) else _phone(text)


@lru_cache(maxsize=16384)
def _phone(text: str) -> str:
    digits = text.replace(" ", "").replace("-", "")
    if digits.isdecimal() and len(digits) == 9 and not digits.startswith("0"):
        text = f"0{digits}"
    found = plain_phone(text)
    if not found or len(found) > 20:
        raise BadCell(WRONG_PHONE)
    return found


def postcode(value: object) -> str:
    """
    >>> postcode("1055ab"), postcode(1055)
    ('1055 AB', '1055')
    """
    text = text_of(value)
    if says_nothing(text):
        return ""
    found = _POSTCODE.fullmatch(text)
    if not found:
        raise BadCell(BSN if holds_bsn(text) else WRONG_POSTCODE)
    return f"{found[1]} {found[2].upper()}" if found[2] else found[1]


def birth_year(value: object, this_year: int) -> int | None:
    text = text_of(value)
    if says_nothing(text):
        return None
    if not (text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= this_year):
        raise BadCell(BSN if holds_bsn(text) else WRONG_YEAR)
    return int(text)


def is_total(value: object) -> bool:
    """
    >>> is_total("TOTAAL januari"), is_total("Totale huur")
    (True, False)
    """
    if not isinstance(value, str):
        return False
    key = name_key(value).split()
    return bool(key) and key[0] in _TOTALS


def is_sum(words: str) -> bool:
    """
    >>> is_sum("Totaal sept"), is_sum("aantal keer"), is_sum("Aantal aanwezig"), is_sum("Samira")
    (True, True, True, False)
    """
    key = name_key(words).split()
    return is_total(words) or words.strip() in ("%", "#") or (bool(key) and key[0] in _SUMS)


def was_there(value: object) -> bool | None:
    """What a column says of who came; None when it says something else. No mark is no.

    >>> [was_there(each) for each in ("Ja", "x", "✓", 1, "afgemeld", "-", None, "12")]
    [True, True, True, True, False, False, False, None]
    """
    if isinstance(value, bool):
        return value
    text = text_of(value)
    if not text or text in _CROSSES or name_key(text) in _WAS_NOT:
        return False
    return True if text in _TICKS or name_key(text) in _WAS_THERE else None


def was_away(value: object) -> bool:
    """The same of a column that says who was not there: any mark, but a no.

    >>> [was_away(each) for each in ("x", "ziek", "nee", None)]
    [True, True, False, False]
    """
    text = text_of(value)
    return bool(text) and value is not False and text not in _CROSSES and name_key(text) not in _WAS_NOT_AWAY


@lru_cache(maxsize=16384)
def is_nobody(name: str) -> bool:
    """A name that says there is none.

    >>> is_nobody("Anoniem"), is_nobody("?"), is_nobody("Bo")
    (True, True, False)
    """
    key = name_key(name)
    return not key or key in _NOBODY or key.startswith("anoniem")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was asked, and how often."""

    words: str
    times: int = 1


@lru_cache(maxsize=16384)
def pieces(text: str, *, weak: bool) -> tuple[str, ...]:
    """A cell cut at every new line, `;`, `|`, `+` and number of a list; `weak` also at a comma, a slash and "en"."""
    return tuple(piece for piece in (_WEAK if weak else _STRONG).split(text) if piece and piece.strip(" .-"))


@lru_cache(maxsize=16384)
def at_commas(piece: str) -> tuple[str, ...]:
    """A piece cut at commas and slashes, with "en" left in: a topic may be called "Brieven en papieren"."""
    return tuple(each for each in _COMMA.split(piece) if each.strip(" .-"))


@lru_cache(maxsize=16384)
def parts(text: str, *, weak: bool) -> tuple[Part, ...]:
    """The questions in one cell.

    >>> [(p.words, p.times) for p in parts("2x brieven, schulden (3)", weak=True)]
    [('brieven', 2), ('schulden', 3)]
    """
    return tuple(counted(piece) for piece in pieces(text, weak=weak))


def counted(piece: str) -> Part:
    """What is asked, and how often it says."""
    words = piece.strip(" .-\t")
    if found := _TIMES.fullmatch(words):
        named = found.groupdict()
        rest = next(named[each] for each in "adbc" if named[each])
        times = int(next(named[each] for each in ("before", "tight", "round", "after") if named[each]))
        if 1 <= times <= 20:
            return Part(rest.strip(" .-:"), times)
    return Part(words)

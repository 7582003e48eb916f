"""How a desk writes down a birth date, a phone number, a postcode and a house pass, if at all."""

from datetime import date
from random import Random

from bench.names.people import DIGITS, POSTCODE_LETTERS, Person

# The share of records that has the field.
KNOWN = {"birth_year": 0.60, "birth_date": 0.15, "phone": 0.40, "postcode": 0.50, "pass_code": 0.20}
BIRTH_KINDS = (
    "day and month exchanged", "another day", "only the year known", "year off by one", "digits of the year turned",
    "another digit in the year",
)  # fmt: skip
OTHER_KINDS = (
    "phone written otherwise", "digit of the phone wrong", "digits of the phone turned", "phone of the family",
    "new phone number", "postcode written otherwise", "digits of the postcode only", "postcode misread", "moved",
    "pass replaced",
)  # fmt: skip
DETAIL_KINDS = (*BIRTH_KINDS, *OTHER_KINDS)


def birth(random: Random, person: Person) -> tuple[int | None, date | None, set[str]]:
    """A date comes from a list, and brings its year; most desks ask the year only."""
    kinds: set[str] = set()
    has_date = random.random() < KNOWN["birth_date"]
    year_alone = (KNOWN["birth_year"] - KNOWN["birth_date"]) / (1 - KNOWN["birth_date"])
    if not has_date and random.random() >= year_alone:
        return None, None, kinds
    day = _another_year(random, person.born, kinds) if random.random() < 0.05 else person.born
    if not has_date:
        return day.year, None, kinds
    if random.random() < 0.10:
        day = _another_day(random, day, kinds)
    elif person.background != "dutch" and (day.month, day.day) != (1, 1) and random.random() < 0.05:
        day = date(day.year, 1, 1)
        kinds.add("only the year known")
    return day.year, day, kinds


def _another_year(random: Random, day: date, kinds: set[str]) -> date:
    text = str(day.year)
    kind = random.choices(BIRTH_KINDS[3:], (5, 3, 2))[0]
    if kind == "digits of the year turned" and text[2] != text[3] and day.year < 2000:
        year = int(text[:2] + text[3] + text[2])
    elif kind == "another digit in the year" and day.year < 2000:
        place = random.choice((2, 3))
        year = int(text[:place] + random.choice("3456789".replace(text[place], "")) + text[place + 1 :])
    else:
        kind, year = "year off by one", day.year + random.choice((-1, 1))
    kinds.add(kind)
    return day.replace(year=year, day=min(day.day, 28))


def _another_day(random: Random, day: date, kinds: set[str]) -> date:
    if day.day <= 12 and day.day != day.month and random.random() < 0.7:
        kinds.add("day and month exchanged")
        return day.replace(day=day.month, month=day.day)
    kinds.add("another day")
    others = [other for other in (day.day - 10, day.day - 1, day.day + 1, day.day + 10) if 1 <= other <= 28]
    return day.replace(day=random.choice(others))


def phone(random: Random, person: Person) -> tuple[str, set[str]]:
    kinds: set[str] = set()
    if random.random() >= KNOWN["phone"]:
        return "", kinds
    if person.family_phone and random.random() < 0.35:
        number = person.family_phone
        kinds.add("phone of the family")
    else:
        number = random.choice(person.phones)
        if number != person.phones[0]:
            kinds.add("new phone number")
    if random.random() < 0.04:
        number = _misdial(random, number, kinds)
    written = random.choices((_plain, _dashed, _spaced, _abroad, _zeros), (40, 25, 20, 10, 5))[0](number)
    if written != number:
        kinds.add("phone written otherwise")
    return written, kinds


def _misdial(random: Random, number: str, kinds: set[str]) -> str:
    place = random.randrange(4, 9)
    if random.random() < 0.35 and number[place] != number[place + 1]:
        kinds.add("digits of the phone turned")
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    kinds.add("digit of the phone wrong")
    return number[:place] + random.choice(DIGITS.replace(number[place], "")) + number[place + 1 :]


def _area(number: str) -> tuple[str, str]:
    cut = 2 if number.startswith("06") else 3
    return number[:cut], number[cut:]


def _plain(number: str) -> str:
    return number


def _dashed(number: str) -> str:
    return "-".join(_area(number))


def _spaced(number: str) -> str:
    area, rest = _area(number)
    return " ".join((area, *(rest[place : place + 2] for place in range(0, len(rest), 2))))


def _abroad(number: str) -> str:
    return f"+31{number[1:]}"


def _zeros(number: str) -> str:
    return f"0031 {number[1:]}"


def postcode(random: Random, person: Person) -> tuple[str, set[str]]:
    kinds: set[str] = set()
    if random.random() >= KNOWN["postcode"]:
        return "", kinds
    code = random.choice(person.postcodes)
    if code != person.postcodes[0]:
        kinds.add("moved")
    if random.random() < 0.02:
        code = code[:5] + random.choice(POSTCODE_LETTERS.replace(code[5], ""))
        kinds.add("postcode misread")
    if random.random() < 0.05:
        kinds.add("digits of the postcode only")
        return code[:4], kinds
    written = random.choices((code, f"{code[:4]} {code[4:]}", code.lower()), (45, 45, 10))[0]
    if written != code:
        kinds.add("postcode written otherwise")
    return written, kinds


def pass_code(random: Random, person: Person) -> tuple[str, set[str]]:
    if random.random() >= KNOWN["pass_code"]:
        return "", set()
    code = random.choice(person.passes)
    return code, {"pass replaced"} if code != person.passes[0] else set()

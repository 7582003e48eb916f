"""Invents people, alone and in circles of people who look alike without being the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bench.names import data

# Of a hundred people at the desks of a house in Amsterdam West or Noord.
BACKGROUNDS = {
    "moroccan": 28,
    "turkish": 16,
    "dutch": 16,
    "creole": 9,
    "hindustani": 9,
    "arabic": 7,
    "eritrean": 5,
    "polish": 4,
    "ghanaian": 4,
    "javanese": 2,
}
# Born on 1 January, because no more than the year was known: before 1970, and later.
FIRST_OF_JANUARY = {
    "moroccan": (0.25, 0.04),
    "turkish": (0.15, 0.03),
    "arabic": (0.15, 0.12),
    "eritrean": (0.30, 0.25),
    "ghanaian": (0.06, 0.03),
}
# Wives who carry their husband's name in some papers; elsewhere it is rare.
TAKES_PARTNERS_NAME = {
    "dutch": 0.6, "turkish": 0.7, "polish": 0.7, "creole": 0.4, "hindustani": 0.5, "javanese": 0.4, "moroccan": 0.2,
}  # fmt: skip
NAMED_AFTER_PARENT = {"dutch": 0.12, "creole": 0.12}
# Where spelling is not fixed by law, the papers themselves differ from one person to the next.
FREE_SPELLING = ("moroccan", "arabic", "hindustani", "eritrean", "dutch", "ghanaian")
CIRCLES = {"alone": 84, "relatives": 15, "namesakes": 1}
DIGITS = "0123456789"
POSTCODE_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
# Neighbourhoods of the house, the nearest first.
AREAS = (1055, 1056, 1063, 1061, 1062, 1067, 1064, 1057, 1069, 1031, 1032, 1024, 1025, 1022, 1021, 1034, 1068, 1065,
         1051, 1052, 1053, 1013, 1094, 1102)  # fmt: skip
# Years a person of the register may be born in.
OLDEST, YOUNGEST = 1936, 2008


@dataclass(frozen=True)
class Person:
    """Somebody as the papers say; how a desk writes it down is another matter."""

    background: str
    woman: bool
    first: str
    last: str
    born: date
    phones: tuple[str, ...]
    postcodes: tuple[str, ...]
    passes: tuple[str, ...]
    second: str = ""
    partner: str = ""
    family_phone: str = ""


@dataclass(frozen=True)
class Circle:
    """People who are easily taken for each other, and what makes them so."""

    people: tuple[Person, ...]
    likeness: tuple[str, ...] = ()


def circle(random: Random) -> Circle:
    kind = random.choices(list(CIRCLES), list(CIRCLES.values()))[0]
    background = random.choices(list(BACKGROUNDS), list(BACKGROUNDS.values()))[0]
    if kind == "relatives":
        return relatives(random, background)
    if kind == "namesakes":
        return namesakes(random, background)
    return Circle((somebody(random, background),))


def somebody(random: Random, background: str) -> Person:
    woman = random.random() < 0.58
    born = _born(random, background, int(random.triangular(OLDEST, YOUNGEST, 1974)))
    person = Person(
        background=background,
        woman=woman,
        first=on_paper(random, background, draw(random, _first_names(background, woman), 3, 0.8)),
        last=on_paper(random, background, last_name(random, background, woman=woman)),
        born=born,
        phones=_one_or_two(random, 0.25, phone),
        postcodes=_one_or_two(random, 0.2, postcode),
        passes=_one_or_two(random, 0.25, house_pass),
    )
    if random.random() < 0.12:
        person = replace(person, second=draw(random, _first_names(background, woman), 3, 0.8))
    if woman and born.year < 2000 and random.random() < 0.6 * TAKES_PARTNERS_NAME.get(background, 0.05):
        person = replace(person, partner=last_name(random, background, woman=True))
    return person


def relatives(random: Random, background: str) -> Circle:
    """Parents and grown-up children: one last name, one front door for most, one phone that everybody gives."""
    father = replace(somebody(random, background), woman=False, partner="", second="")
    born = _born(random, background, random.randint(1945, 1978))
    father = replace(father, first=_first_name(random, background, woman=False), born=born, family_phone=phone(random))
    mother = _wife(random, father)
    children, likeness = _children(random, father, mother)
    present = [parent for parent in (father, mother) if random.random() < 0.7]
    family = [*present, *children]
    if len(present) == 2:
        likeness.append("couple")
    if len(family) == 1:
        family = [father, *children]
    return Circle(tuple(family), tuple(dict.fromkeys([*likeness, "relatives"])))


def namesakes(random: Random, background: str) -> Circle:
    """Two or three strangers with one name; only the papers' year, phone or address tell them apart."""
    first = somebody(random, background)
    others = []
    for _ in range(random.choice((1, 1, 2))):
        other = somebody(random, background)
        spelled = on_paper(random, background, first.first), on_paper(random, background, first.last)
        year = other.born.year if other.born.year != first.born.year else first.born.year - 1
        other = replace(other, woman=first.woman, first=spelled[0], last=spelled[1], born=_in_year(other.born, year))
        others.append(replace(other, partner="", second=""))
    return Circle((first, *others), ("namesakes",))


def on_paper(random: Random, background: str, name: str) -> str:
    """The spelling that the papers of this one person have."""
    others = data.spellings().get(name.lower(), ())
    if background in FREE_SPELLING and others and random.random() < 0.3:
        return random.choice(others)
    return name


def last_name(random: Random, background: str, *, woman: bool) -> str:
    """Half are on the list. The other half are composed: a register has far more last names than any list of ours."""
    names = data.names(background)
    if random.random() < 0.5:
        name = draw(random, names.last, 8, 0.7)
    else:
        before, after = random.choice(names.before), random.choice(names.after)
        name = before.replace("_", " ") + (after.capitalize() if before.endswith("_") else after)
    return _as_her_papers(name) if background == "polish" and woman else name


def draw(random: Random, names: Sequence[str], flat: int, steep: float) -> str:
    """The first of the list are the frequent ones, as in every register."""
    return random.choices(names, [(rank + flat) ** -steep for rank in range(len(names))])[0]


def phone(random: Random) -> str:
    """Ten digits: mostly a mobile number."""
    if random.random() < 0.85:
        return "06" + random.choice("123458") + "".join(random.choices(DIGITS, k=7))
    return "020" + random.choice("4678") + "".join(random.choices(DIGITS, k=6))


def postcode(random: Random) -> str:
    area = random.choices(AREAS, [(rank + 4) ** -0.8 for rank in range(len(AREAS))])[0]
    return f"{area}{random.choice('ABCDEGH')}{random.choice(POSTCODE_LETTERS)}"


def house_pass(random: Random) -> str:
    return "".join(random.choices(DIGITS, k=8))


def _wife(random: Random, husband: Person) -> Person:
    wife = replace(somebody(random, husband.background), woman=True, second="")
    takes = random.random() < TAKES_PARTNERS_NAME.get(husband.background, 0.05)
    year = husband.born.year + random.randint(-3, 9)
    polish = husband.background == "polish"
    return replace(
        wife,
        first=_first_name(random, husband.background, woman=True),
        partner=(_as_her_papers(husband.last) if polish else husband.last) if takes else "",
        born=_born(random, husband.background, year),
        postcodes=husband.postcodes,
        family_phone=husband.family_phone,
    )


def _as_her_papers(name: str) -> str:
    """Kowalski's wife and daughter are Kowalska."""
    return name[:-1] + "a" if name.endswith(("ski", "cki", "dzki")) else name


def _children(random: Random, father: Person, mother: Person) -> tuple[list[Person], list[str]]:
    children: list[Person] = []
    likeness: list[str] = []
    year = max(mother.born.year + random.randint(19, 27), father.born.year + 18)
    for _ in range(random.choice((1, 2, 2, 3, 4))):
        child = _child(random, father, min(year, YOUNGEST))
        year += random.choice((1, 1, 2, 2, 3, 4))
        if children:
            child, likes = _like_sibling(random, child, children[-1])
        else:
            child, likes = _like_parent(random, child, mother if child.woman else father)
        if all(child.first != other.first for other in children):
            children.append(child)
            likeness += likes
    if len(children) > 1:
        likeness.append("siblings")
    return children, likeness


def _like_parent(random: Random, child: Person, parent: Person) -> tuple[Person, list[str]]:
    if random.random() < NAMED_AFTER_PARENT.get(child.background, 0.05):
        return replace(child, first=parent.first), ["parent and child of one name"]
    return child, []


def _like_sibling(random: Random, child: Person, other: Person) -> tuple[Person, list[str]]:
    """Parents like names that sound alike: Hassan and Hussein, Fatima and Fatiha."""
    likes = []
    names = _first_names(child.background, child.woman)
    alike = [name for name in names if name[:2] == other.first[:2] and name != other.first]
    if alike and random.random() < 0.35:
        child = replace(child, first=random.choice(alike))
        likes.append("siblings with like names")
    if random.random() < 0.05:
        child = replace(child, born=other.born, postcodes=other.postcodes)
        likes.append("twins")
    return child, likes


def _child(random: Random, father: Person, year: int) -> Person:
    child = somebody(random, father.background)
    lives_at_home = random.random() < 0.6
    last = father.first.split()[0] if father.background == "eritrean" else father.last
    return replace(
        child,
        last=_as_her_papers(last) if child.woman and father.background == "polish" else last,
        born=_born(random, father.background, year),
        postcodes=father.postcodes if lives_at_home else (father.postcodes[0], *child.postcodes[:1]),
        family_phone=father.family_phone,
    )


def _first_name(random: Random, background: str, *, woman: bool) -> str:
    return on_paper(random, background, draw(random, _first_names(background, woman), 3, 0.8))


def _first_names(background: str, woman: bool) -> tuple[str, ...]:
    names = data.names(background)
    return names.women if woman else names.men


def _born(random: Random, background: str, year: int) -> date:
    early, late = FIRST_OF_JANUARY.get(background, (0.01, 0.003))
    if random.random() < (early if year < 1970 else late):
        return date(year, 1, 1)
    return date(year, 1, 1) + timedelta(days=random.randrange(365))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28))


def _one_or_two(random: Random, two: float, make: Callable[[Random], str]) -> tuple[str, ...]:
    return (make(random), make(random)) if random.random() < two else (make(random),)

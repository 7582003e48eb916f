"""What a question in a list is about: by name, in any language of the house, by an everyday word, or the nearest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from productiehuis.imports.rules.cells import Part, at_commas, counted, parts, pieces, text_of
from productiehuis.people.rules.names import name_key

NEAR_ENOUGH = 82
_MOST_KEPT = 10_000
OTHER = frozenset({"anders", "iets anders", "overig", "overige", "overige vragen", "other"})

# Everyday words, each line around what a house may call a topic. A house that has no such topic is not bothered.
_EVERYDAY = (
    "brieven brief post papieren papier formulier formulieren invullen documenten",
    "schulden schuld incasso deurwaarder betalingsregeling aanmaning aanmaningen bewindvoerder budget budgetteren",
    "toeslagen toeslag huurtoeslag zorgtoeslag kindgebonden uitkering bijstand bijzondere uwv svb aow ww wia geld "
    "inkomen stadspas",
    "wonen woning huur huis verhuizen woningnet urgentie verhuurder huisvesting woonruimte lekkage",
    "computer email mail digid internet telefoon laptop mobiel digitaal",
    "taal nederlands taalles inburgering inburgeren tolk vertalen vertaling",
    "opvoeding kinderen kind opvoeden gezin",
    "zorg huisarts dokter ziekenhuis wmo zorgverzekering gezondheid medicijnen thuiszorg",
    "werk baan solliciteren sollicitatie cv vacature vacatures werkgever",
    "belasting belastingen belastingdienst aangifte kwijtschelding",
    "energie gas stroom elektra energierekening",
    "recht verblijf verblijfsvergunning ind advocaat rechter bezwaar bezwaarschrift paspoort",
    "eten voedselbank voedsel koken",
    "vervoer fiets ov taxi rijbewijs",
    "school studie opleiding studiefinanciering duo stage",
)


@dataclass(frozen=True)
class TopicName:
    """A topic of the house, with all its names."""

    key: str
    names: Sequence[str]


@dataclass(frozen=True)
class Found:
    """The topic, and whether somebody should look at it."""

    topic: str
    is_sure: bool


class TopicBook:
    """The topics of one house, and the words this initiative chose for them before."""

    def __init__(self, topics: Iterable[TopicName], remembered: Mapping[str, str] | None = None) -> None:
        self.topics = list(topics)
        keys = {topic.key for topic in self.topics}
        self._exact: dict[str, str] = {}
        for topic in self.topics:
            for name in topic.names:
                self._exact.setdefault(name_key(name), topic.key)
        self._exact.pop("", None)
        self._remembered = {word: topic for word, topic in (remembered or {}).items() if topic in keys}
        # A list says the same few things over and over.
        self._known: dict[str, Found | None] = {}
        self._found: dict[str, Found | None] = {}

    @cached_property
    def other(self) -> str | None:
        """The topic for everything else, when the house has one."""
        return next((self._exact[name] for name in sorted(OTHER) if name in self._exact), None)

    @cached_property
    def _everyday(self) -> dict[str, str]:
        """Each everyday word to the topic that it goes with."""
        found: dict[str, str] = {}
        own = {word: key for name, key in reversed(self._exact.items()) for word in name.split() if len(word) > 2}
        for line in _EVERYDAY:
            words = line.split()
            topic = next((own[word] for word in words if word in own), None)
            if topic:
                found.update(dict.fromkeys(words, topic))
        return found | {word: key for word, key in own.items() if word not in ("iets", "anders", "and", "een", "het")}

    def known(self, words: str) -> Found | None:
        """The topic that these words name; None when they do not name one."""
        if words not in self._known:
            key = name_key(words)
            topic = self._remembered.get(key) or self._exact.get(key) or self._everyday.get(key)
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[words] = Found(topic, is_sure=True) if topic else None
        return self._known[words]

    def parts(self, text: str) -> tuple[Part, ...]:
        """The topics in a cell: the whole when that is one ("Brieven en papieren"), else cut ever finer."""
        if self.known(text):
            return (Part(text),)
        found: list[Part] = []
        for piece in pieces(text, weak=False):
            for finer in (piece,) if self.known(counted(piece).words) else at_commas(piece):
                whole = counted(finer)
                found += [whole] if self.known(whole.words) else parts(finer, weak=True)
        return tuple(found) or (Part(text),)

    def named_in(self, value: object) -> tuple[str, ...]:
        """The topics that a cell names; none when it says anything else."""
        text = text_of(value) if isinstance(value, str) else ""
        told = [(self.known(part.words), part.times) for part in self.parts(text)] if text else []
        return (
            tuple(found.topic for found, times in told if found for _time in range(times))
            if all(found for found, _times in told)
            else ()
        )

    def of_word(self, words: str) -> Found | None:
        """The topic of what stands in a column of topics: named, nearest, or the one for everything else."""
        if words not in self._found:
            key = name_key(words)
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[words] = self.known(words) or self._nearest(key) or self._within(key) or self._rest()
        return self._found[words]

    def of_sentence(self, words: str) -> Found | None:
        """The topic of a question in free words: of the first word that says one."""
        return self.known(words) or self._within(name_key(words)) or self._rest()

    def _nearest(self, key: str) -> Found | None:
        near = process.extractOne(key, self._exact.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH) if key else None
        near = near or (process.extractOne(key, self._everyday.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH))
        return Found(self._exact.get(near[0]) or self._everyday[near[0]], is_sure=False) if near else None

    def _within(self, key: str) -> Found | None:
        topic = next((self._everyday[word] for word in key.split() if word in self._everyday), None)
        return Found(topic, is_sure=False) if topic else None

    def _rest(self) -> Found | None:
        return Found(self.other, is_sure=False) if self.other else None


def nearness(one: str, other: str) -> float:
    """How alike two names of activities are, also when one is said in short.

    >>> nearness("digibeet", "digiBEET: begin met de computer") > nearness("digibeet", "Samen koken")
    True
    """
    return fuzz.WRatio(name_key(one), name_key(other))

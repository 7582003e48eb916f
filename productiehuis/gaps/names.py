"""Which words of a story may be of somebody: a gap is about the house, and everybody who leads something reads it."""

import re
from collections.abc import Iterator

from productiehuis.coaching.actions.peers import first_names
from productiehuis.coaching.rules.nameless import first_words, fold, is_no_name, shown_in
from productiehuis.gaps.rules.starts import may_be_first_name
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.models import Initiative, Organisation, Room
from productiehuis.people.models import Person


def may_be_names(text: str, house: House) -> list[str]:
    """Names and telephone numbers, also of who is not known here; not what a room or an initiative is called."""
    if not text.strip():
        return []
    for name in sorted(_of_the_house(house), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    people = Person.objects.filter(house=house, erased_at__isnull=True)
    found = shown_in(text, first_names(people))
    return [*found, *(word for word in _unknown_starts(text) if word not in found)]


def _unknown_starts(text: str) -> list[str]:
    """First words of sentences that are no word we know."""
    small = {fold(word) for word in re.findall(r"\w+", text) if word == word.casefold()}
    starts = (word for word in first_words(text) if not is_no_name(word))
    return list(dict.fromkeys(word for word in starts if may_be_first_name(word, small)))


def _of_the_house(house: House) -> Iterator[str]:
    rooms, topics = Room.objects.filter(house=house), Topic.objects.filter(house=house)
    for name in (*(room.name for room in rooms), *(topic.name for topic in topics)):
        yield from (version for version in name.versions.values() if version.strip())
    yield from Initiative.objects.filter(house=house).values_list("name", flat=True)
    yield from Organisation.objects.filter(house=house).values_list("name", flat=True)
    yield house.name

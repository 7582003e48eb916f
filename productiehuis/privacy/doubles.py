"""Pairs that may be one person, for the privacy keeper only: no more than is needed to decide, and not where they come.

Showing a pair is a look into both files (T2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import Place
from productiehuis.kernel.names import SAME, weigh, why_alike
from productiehuis.people.look_alikes import traits_of
from productiehuis.people.models import Decision, Merge, Person, PossibleDouble
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState
from productiehuis.ui.writing import capital, comma

ON_A_PAGE = 10


@dataclass(frozen=True)
class Side:
    """What is shown of one of the two."""

    name: str
    number: int
    birth_year: int | None
    phone_end: str
    goes_at: datetime | None = None


@dataclass(frozen=True)
class Pair:
    """Two people beside each other, and why they look alike."""

    key: UUID
    sides: tuple[Side, Side]
    why: str
    is_likely: bool


def name_of(person: Person) -> str:
    """Of whom the name was erased, that it was; the number stands beside it."""
    return _("naam gewist") if person.erased_at else person.full_name


Going = Callable[[Person], datetime | None]


def _going(place: Place) -> Going:
    """When somebody goes who asked to be erased: with them goes who counts as the same one."""
    waiting = DataRequest.objects.filter(house=place.house, kind=RequestKind.ERASE, state=RequestState.ASKED)
    asked = dict(waiting.values_list("person", "runs_at"))
    roots = Merge.objects.roots_by_key(place.house) if asked else {}
    moments = {roots.get(key, key): at for key, at in asked.items()}
    return lambda person: moments.get(roots.get(person.pk, person.pk))


def _side(person: Person, going: Going) -> Side:
    year = person.birth_date.year if person.birth_date else person.birth_year
    return Side(name_of(person), person.number, year, person.phone[-2:], going(person))


def _pair(double: PossibleDouble, going: Going) -> Pair:
    words = why_alike(weigh(traits_of(double.one), traits_of(double.other)))
    why = comma().join(_(each) for each in words)
    sides = (_side(double.one, going), _side(double.other, going))
    return Pair(double.pk, sides, capital(why), double.likeness >= SAME)


def count_open(place: Place) -> int:
    """How many pairs wait for a decision; a number is no look."""
    return len(PossibleDouble.objects.open_pairs([place.house]).get(place.house.pk, []))


def open_doubles(place: Place, number: str | None) -> tuple["Page[UUID]", list[Pair]]:
    """One page of the pairs that wait for a decision, the likeliest first; each on it is a look into two files."""
    left = set(PossibleDouble.objects.open_pairs([place.house]).get(place.house.pk, []))
    rows = PossibleDouble.objects.filter(house=place.house, decision=Decision.OPEN).order_by("-likeness", "id")
    keys = [key for key, *pair in rows.values_list("pk", "one__number", "other__number") if tuple(pair) in left]
    page = Paginator(keys, ON_A_PAGE).get_page(number)
    found = PossibleDouble.objects.select_related("one", "other").in_bulk(list(page))
    shown = [found[key] for key in page if key in found]
    for double in shown:
        _look_at(place, double)
    going = _going(place)
    return page, [_pair(double, going) for double in shown]


def _look_at(place: Place, double: PossibleDouble) -> None:
    for key in (double.one_id, double.other_id):
        looked(by=place.by, house_key=place.house.pk, part="double", subject_key=key)


def look_at_two(place: Place, *two: Person) -> list[Side]:
    """Two people whose numbers were typed, to see who they are; a look into two files."""
    for person in two:
        looked(by=place.by, house_key=place.house.pk, part="double", subject_key=person.pk)
    going = _going(place)
    return [_side(person, going) for person in two]


def get_double(place: Place, key: UUID) -> PossibleDouble:
    """A pair of this house."""
    double = PossibleDouble.objects.filter(house=place.house, pk=key).first()
    if double is None:
        raise Http404
    return double

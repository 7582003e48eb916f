"""The doors of the Monitor: which houses and which years there are. Totals are public; see `rules` for what hides."""

from dataclasses import dataclass

from django.http import Http404

from productiehuis.house.models import Foundation, House
from productiehuis.monitor.counts import houses_of, today_in


@dataclass(frozen=True)
class Years:
    """The years that can be asked of a house: from the first count anywhere in its foundation up to now."""

    first: int
    own_first: int
    now: int

    def check(self, year: int) -> int:
        if not self.first <= year <= self.now:
            raise Http404
        return year

    @property
    def listed(self) -> list[int]:
        """For the year switch: the years of this house itself, the newest first."""
        return list(range(self.now, self.own_first - 1, -1))


def _years(house: House, own_first: int | None, firsts: list[int]) -> Years:
    now = today_in(house).year
    return Years(min(firsts, default=now), own_first or now, now)


def get_house_and_years(slug: str) -> tuple[House, Years]:
    """A house as the public sees it, and its years, in one query."""
    rows = houses_of(foundation__houses__slug=slug)
    for house, own_first in rows:
        if house.slug == slug:
            return house, _years(house, own_first, [first for _house, first in rows if first])
    raise Http404


def get_houses_and_years() -> tuple[Foundation, list[House], Years]:
    """The foundation of this installation with all its houses."""
    foundation = Foundation.objects.first()
    rows = houses_of(foundation=foundation) if foundation else []
    if foundation is None or not rows:
        raise Http404
    firsts = [first for _house, first in rows if first]
    return foundation, [house for house, _first in rows], _years(rows[0][0], min(firsts, default=None), firsts)

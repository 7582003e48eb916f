"""The doors of the Monitor: which houses and years there are, and who may share numbers with whom."""

from dataclasses import dataclass
from hmac import compare_digest
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.access import LoginNeeded, Permission, Place, enter_house, enter_initiative
from productiehuis.monitor.counts import gather, houses_of
from productiehuis.monitor.models import ShareLink
from productiehuis.monitor.publishing.publication import Publication, publication_of
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

# What the hash in the address of a shared link is for.
_SHARED = "shared numbers"


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
    now = house.today.year
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


def publications(house: House, years: Years, first: int, last: int) -> list[Publication]:
    """The public numbers of these years of a house, the newest first; years without a count anywhere are left out."""
    wanted = range(min(last, years.now), max(first, years.own_first) - 1, -1)
    return [publication_of(gather([house], year)[0]) for year in wanted]


def share_mark(link: ShareLink) -> str:
    """What makes the address of a shared link one that nobody guesses."""
    return keyed_hash(_SHARED, str(link.pk))[:32]


def get_shared(key: UUID, mark: str) -> ShareLink | None:
    """A shared link that works today, or None: withdrawn, past its day, or never there."""
    link = ShareLink.objects.select_related("house__foundation", "initiative").filter(pk=key).first()
    if link is None or not any(compare_digest(each[:32], mark) for each in keyed_hashes(_SHARED, str(key))):
        return None
    return link if link.works_on(link.house.today) else None


def enter_sharing(request: HttpRequest, slug: str, initiative: str | None) -> Place:
    """The door of sharing numbers, of one initiative or of the whole house."""
    if initiative:
        return enter_initiative(request, slug, initiative, Permission.SHARE_NUMBERS)
    return enter_house(request, slug, Permission.SHARE_NUMBERS)


def shares_of(place: Place) -> QuerySet[ShareLink]:
    """The links of this initiative, or of the house as a whole."""
    return ShareLink.objects.filter(house=place.house, initiative=place.initiative)


def enter_share(request: HttpRequest, slug: str, key: UUID) -> tuple[Place, ShareLink]:
    """One link, for who may share what it shows."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    link = get_object_or_404(ShareLink.objects.select_related("initiative"), pk=key, house__slug=slug)
    return enter_sharing(request, slug, link.initiative.slug if link.initiative else None), link

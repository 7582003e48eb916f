"""Find a room, an initiative or something to do, in the words people use."""

from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from productiehuis.gaps.actions import count_empty_search
from productiehuis.house.models import House, StoreyKind, Topic
from productiehuis.initiatives.access import get_house
from productiehuis.site.picture import room_facts, shown_rooms
from productiehuis.site.rules import matches

A_DAY = 24 * 3600


def _count(request: HttpRequest, house: House, asked: str) -> None:
    """A search that finds nothing counts once a day for who repeats it; who that was leaves memory with the day."""
    who = blake2b(repr((house.pk, asked, request.META.get("REMOTE_ADDR"))).encode(), digest_size=16).hexdigest()
    if cache.add(f"empty-search:{who}", True, A_DAY):
        count_empty_search(house=house, asked=asked)


@require_safe
def search(request: HttpRequest, house: str) -> HttpResponse:
    """Rooms whose texts, in the language of the reader or in Dutch, have every word."""
    here = get_house(house)
    asked = request.GET.get("q", "")[:100].strip()
    language = get_language() or "nl"
    now = timezone.now()
    found = []
    if asked:
        # What people ask help with is found at the rooms that give help.
        topics = [topic.name for topic in Topic.objects.filter(house=here, is_active=True)]
        for room in shown_rooms(here):
            texts = [room.name, room.what, room.for_whom, room.storey.name, room.storey.motto]
            if room.initiative and room.initiative.counts_visits and room.storey.kind == StoreyKind.SOUTERRAIN:
                texts += topics
            words = [version for text in texts for version in (text.source, text.in_language(language)[0])]
            if matches(asked, [*words, room.initiative.name if room.initiative else ""]):
                found.append(room_facts(room, here, now))
        if not found:
            _count(request, here, asked)
    return render(request, "site/search.html", {"house": here, "asked": asked, "rooms": found})

"""The page of my own way through the house."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productiehuis.plans.access.talents import enter_own
from productiehuis.site.my_way import drawn, my_stops


@never_cache
@require_safe
def my_way(request: HttpRequest, house: str) -> HttpResponse:
    """Drawn from what I did here, for nobody but me."""
    person = enter_own(request, house)
    stops = my_stops(person)
    plan, way = drawn(person.house, stops)
    return render(request, "site/my_way.html", {"house": person.house, "stops": stops, "plan": plan, "way": way})

"""How people go through a house in a year: the streams between storeys, referrals, who flew out and to what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.views.decorators.http import require_safe

from productiehuis.initiatives.access import Permission, powers_in
from productiehuis.monitor.access import get_house_and_years
from productiehuis.monitor.definitions import DEFINITIONS
from productiehuis.monitor.flows import gather_flow
from productiehuis.monitor.publishing import flow_shown
from productiehuis.monitor.publishing.publication import flow_publication_of


@require_safe
def flow(request: HttpRequest, house: str, year: int) -> HttpResponse:
    """For everybody; who may see the numbers of the house reads some more."""
    found, years = get_house_and_years(house)
    _person, powers = powers_in(request, found)
    inside = powers.allow(Permission.SEE_NUMBERS)
    here = gather_flow(found, years.check(year))
    publication = flow_publication_of(here, inside=inside)
    context = {
        "house": found,
        "here": here,
        "tabs": [(reverse("monitor_flow", args=[found.slug, each]), str(each), each == year) for each in years.listed],
        "drawing": flow_shown.drawing(publication, rtl=get_language_bidi()),
        "flow": flow_shown.flow_table(publication),
        "singles": flow_shown.singles(publication),
        "tables": flow_shown.tables(publication),
        "middle": flow_shown.middle(publication),
        "tasks": here.tasks_standing if inside else None,
        "tasks_rule": DEFINITIONS["M-27"],
        "has_hidden": publication.has_hidden,
        "waits": publication.waits,
        "inside": inside,
    }
    return render(request, "monitor/flow.html", context)

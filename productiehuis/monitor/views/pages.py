"""The public numbers of the houses, the rule behind each number, and an initiative's numbers from inside."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productiehuis.initiatives.access import Permission, Powers, enter_initiative, powers_in
from productiehuis.monitor import tables
from productiehuis.monitor.access import get_house_and_years, get_houses_and_years
from productiehuis.monitor.counts import HouseYear, gather, storeys_of, topics_of
from productiehuis.monitor.definitions import DEFINITIONS
from productiehuis.monitor.exports import FORMS
from productiehuis.monitor.publishing import shown
from productiehuis.monitor.publishing.publication import publication_of
from productiehuis.monitor.rules import FIELDS, by_topic, foundation_total
from productiehuis.monitor.tables import COLUMNS

MONTHLY = ("help_contacts", "help_requests", "activation_contacts")
HEADLINES = tuple(name for names in COLUMNS for name in names)


@require_safe
def house_now(request: HttpRequest, house: str) -> HttpResponse:
    _house, years = get_house_and_years(house)
    return redirect("monitor_house", house, years.now)


@require_safe
def house(request: HttpRequest, house: str, year: int) -> HttpResponse:
    """The numbers of one house in one year, as the annual report lists them."""
    found, years = get_house_and_years(house)
    here = gather([found], years.check(year))[0]
    _person, powers = powers_in(request, found)
    sees = powers.allow(Permission.SEE_NUMBERS)
    publication = publication_of(here, inside=sees)
    counting, silent = tables.lines(here)
    context = {
        "house": found,
        "here": here,
        "tabs": [(reverse("monitor_house", args=[found.slug, each]), str(each), each == year) for each in years.listed],
        "headlines": tables.total_cells(here.totals, HEADLINES),
        "lines": counting,
        "silent": silent,
        "total": tables.total_line("", "", here.totals),
        "everything": tables.full_table(here),
        "months": shown.month_charts(publication),
        "topics": shown.topic_chart(publication),
        "splits": shown.split_tables(publication),
        "month_tables": shown.month_tables(publication),
        "only_totals": shown.only_totals(publication),
        "has_hidden": publication.has_hidden,
        "waits": publication.waits,
        "sees": sees,
        "files": FORMS,
        **_inside(here, powers),
    }
    return render(request, "monitor/house.html", context)


def _inside(here: HouseYear, powers: Powers) -> dict[str, Any]:
    """What this visitor may do from inside: the initiatives to see from nearby, and sharing the whole house."""
    seen = [each.initiative for each in here.initiatives if powers.allow(Permission.SEE_NUMBERS, each.initiative)]
    slug = here.house.slug
    return {
        "inside": [(each.name, reverse("monitor_initiative", args=[slug, each.slug, here.year])) for each in seen],
        "may_share": powers.allow(Permission.SHARE_NUMBERS),
        "may_set": powers.allow(Permission.EDIT_HOUSE),
    }


@require_safe
def foundation_now(request: HttpRequest) -> HttpResponse:
    _foundation, _houses, years = get_houses_and_years()
    return redirect("monitor_foundation", years.now)


@require_safe
def foundation(request: HttpRequest, year: int) -> HttpResponse:
    """All houses in one year: the table of the annual report over the houses together."""
    found, houses, years = get_houses_and_years()
    all_here = gather(houses, years.check(year))
    totals = {name: foundation_total(name, [here.totals for here in all_here]) for name in FIELDS}
    context = {
        "foundation": found,
        "year": year,
        "is_running": year == years.now,
        "tabs": [(reverse("monitor_foundation", args=[each]), str(each), each == year) for each in years.listed],
        "headlines": tables.total_cells(totals, HEADLINES),
        "houses": [
            {
                "here": here,
                "lines": tables.lines(here)[0],
                "total": tables.total_line(here.house.name, here.house.slug, here.totals),
            }
            for here in all_here
        ],
        "total": tables.total_line("", "", totals),
    }
    return render(request, "monitor/foundation.html", context)


@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    return render(request, "monitor/definitions.html", {"definitions": DEFINITIONS.values()})


@require_safe
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """How one number is made."""
    found = DEFINITIONS.get(code)
    if found is None:
        raise Http404
    return render(request, "monitor/definition.html", {"definition": found, "definitions": DEFINITIONS.values()})


@require_safe
def initiative(request: HttpRequest, house: str, initiative: str, year: int) -> HttpResponse:
    """The numbers of one initiative, for who leads it: per month and topic, counted and told side by side."""
    place = enter_initiative(request, house, initiative, Permission.SEE_NUMBERS)
    _found, years = get_house_and_years(house)
    here = gather([place.house], years.check(year), [place.here])[0].initiatives[0]
    context: dict[str, Any] = {
        "place": place,
        "house": place.house,
        "here": here,
        "year": year,
        "tabs": [(reverse("monitor_initiative", args=[house, initiative, y]), str(y), y == year) for y in years.listed],
        "is_running": year == years.now,
        "cells": tables.cells(here.row),
        "unsure": tables.unsure(here),
        "new_and_returning": tables.new_and_returning(here),
        "parts": tables.part_tables(here, storeys_of([place.house])),
        "by_quarter": tables.quarter_table(here),
        "by_month": tables.month_table(here),
        "months": {name: tables.initiative_months(here, name) for name in MONTHLY},
        "topics": tables.topic_points(by_topic(here.facts.asked), topics_of([place.house])),
    }
    return render(request, "monitor/initiative.html", context)

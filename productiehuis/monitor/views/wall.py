"""The numbers of an initiative on paper, for the wall of its room."""

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from productiehuis.monitor.access import get_house_and_years
from productiehuis.monitor.counts import gather
from productiehuis.monitor.publishing import shown
from productiehuis.monitor.publishing.publication import publication_of


@require_safe
def wall(request: HttpRequest, house: str, initiative: str, year: int) -> HttpResponse:
    """One sheet, with only what everybody may see: it hangs where everybody walks in."""
    found, years = get_house_and_years(house)
    publication = publication_of(gather([found], years.check(year))[0])
    row = next((each for each in publication.here.initiatives if each.initiative.slug == initiative), None)
    if row is None:
        raise Http404
    address = request.build_absolute_uri(reverse("monitor_house", args=[found.slug, year]))
    context = {
        "house": found,
        "year": year,
        "is_running": year == years.now,
        "initiative": row.initiative,
        "cells": shown.big_numbers(row.row),
        "charts": shown.month_charts(publication, initiative),
        "address": address,
        "qr": mark_safe(segno.make(address, error="m").svg_inline(scale=1, omitsize=True, border=0)),
    }
    return render(request, "monitor/wall.html", context)

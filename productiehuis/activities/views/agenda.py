"""What is on: for everybody, without logging in. No name of a participant is ever here."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from productiehuis.activities.access import get_public_programme
from productiehuis.activities.feeds import calendar
from productiehuis.activities.models import Session
from productiehuis.activities.own import own_sign_ups
from productiehuis.activities.queries import next_dates, sessions_between
from productiehuis.activities.rules.dates import HORIZON, week_of
from productiehuis.house.models import House, Storey
from productiehuis.initiatives.access import get_house, powers_in

BACK = timedelta(weeks=4)
PAPER_WEEKS = timedelta(weeks=4)


def by_day(sessions: Iterable[Session]) -> list[tuple[date, list[Session]]]:
    return [(day, list(rows)) for day, rows in groupby(sessions, key=lambda each: each.date)]


def _asked_day(request: HttpRequest, house: House) -> date:
    """The day in `?vanaf=`, or today; never outside the calendar."""
    try:
        day = parse_date(request.GET.get("vanaf", ""))
    except ValueError:
        day = None
    return day if day and 2000 <= day.year <= 2100 else house.today


def _storeys(house: House) -> list[Storey]:
    return list(Storey.objects.filter(house=house).order_by("-level"))


@require_safe
def agenda(request: HttpRequest, house: str) -> HttpResponse:
    """One week of a house, or of one of its storeys."""
    here = get_house(house)
    storeys = _storeys(here)
    chosen = next((each for each in storeys if each.slug == request.GET.get("verdieping")), None)
    monday, sunday = week_of(_asked_day(request, here))
    sessions = sessions_between(here, monday, sunday, storey=chosen.slug if chosen else "")
    context = {
        "house": here,
        "storeys": storeys,
        "chosen": chosen,
        "monday": monday,
        "sunday": sunday,
        "days": by_day(sessions),
        "today": here.today,
        "before": monday - timedelta(weeks=1),
        "after": sunday + timedelta(days=1),
    }
    return render(request, "activities/agenda.html", context)


@require_safe
def agenda_paper(request: HttpRequest, house: str) -> HttpResponse:
    """Four weeks on a sheet for the door."""
    here = get_house(house)
    chosen = next((each for each in _storeys(here) if each.slug == request.GET.get("verdieping")), None)
    monday, _ = week_of(_asked_day(request, here))
    last = monday + PAPER_WEEKS - timedelta(days=1)
    sessions = sessions_between(here, monday, last, storey=chosen.slug if chosen else "")
    context = {"house": here, "chosen": chosen, "monday": monday, "sunday": last, "days": by_day(sessions)}
    return render(request, "activities/agenda_paper.html", context)


@require_safe
def agenda_feed(request: HttpRequest, house: str) -> HttpResponse:
    """The same for a calendar that follows, from four weeks ago on."""
    here = get_house(house)
    day = here.today
    sessions = sessions_between(here, day - BACK, day + HORIZON, storey=request.GET.get("verdieping", ""))
    body = calendar(here.name, sessions, request.build_absolute_uri("/"))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{here.slug}.ics"'
    return response


@require_safe
def programme(request: HttpRequest, house: str, programme: str) -> HttpResponse:
    """One activity: what, where, the next dates, places left, and your own sign-up."""
    here = get_house(house)
    found = get_public_programme(here, programme)
    person, _ = powers_in(request, here)
    dates = next_dates(found)
    mine = own_sign_ups(person, found) if person else {}
    context = {
        "house": here,
        "programme": found,
        "dates": [(each, mine.get(None if found.is_course else each.pk), uuid4()) for each in dates],
        "going": [each for each in dates if not each.is_cancelled],
        "course_sign_up": mine.get(None),
        "person": person,
        "client_key": uuid4(),
        "lessons": list(found.template.lessons.order_by("number")) if found.template else [],
    }
    return render(request, "activities/programme.html", context)

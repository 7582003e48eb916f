"""The trekker's pages of periods: the months of a year, closing one, what changed after, two side by side."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.access import Permission, Place, enter_initiative, get_in_house
from productiehuis.monitor import periods
from productiehuis.monitor.access import get_house_and_years
from productiehuis.monitor.actions import close_period, reopen_period
from productiehuis.monitor.counts import gather
from productiehuis.monitor.forms import ClosePeriodForm, CompareForm, ReopenForm
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.rules import Span, span_of, to_close
from productiehuis.monitor.words import name_of
from productiehuis.monitor.years import InitiativeYear


def _years_of(place: Place, years: set[int]) -> dict[int, InitiativeYear]:
    """The initiative in each of these years."""
    return {year: gather([place.house], year, [place.here])[0].initiatives[0] for year in sorted(years)}


def _closed(place: Place) -> list[ClosedPeriod]:
    return list(ClosedPeriod.objects.filter(house=place.house, initiative=place.here))


def _form(place: Place, year: int, listed: list[ClosedPeriod], data: QueryDict | None = None) -> ClosePeriodForm | None:
    """None when there is nothing to close."""
    standing = periods.codes(each for each in listed if each.reopened_at is None)
    spans = to_close(year, place.house.today, standing)
    return ClosePeriodForm(spans, data) if spans else None


@never_cache
@require_safe
def months(request: HttpRequest, house: str, initiative: str, year: int) -> HttpResponse:
    """The months of a year, with which are closed; and closing one, for who leads the initiative."""
    place = enter_initiative(request, house, initiative, Permission.SEE_NUMBERS)
    _found, years = get_house_and_years(house)
    years.check(year)
    listed = [each for each in _closed(place) if each.year == year]
    here = _years_of(place, {year})
    head, lines = periods.month_lines(here[year], [each for each in listed if each.reopened_at is None])
    context = {
        "place": place,
        "house": place.house,
        "year": year,
        "tabs": [(reverse("monitor_months", args=[house, initiative, y]), str(y), y == year) for y in years.listed],
        "head": head,
        "lines": lines,
        "closed": periods.period_lines(listed, here),
        "may_close": place.may(Permission.CLOSE_PERIOD),
        "form": _form(place, year, listed) if place.may(Permission.CLOSE_PERIOD) else None,
    }
    return render(request, "monitor/months.html", context)


@require_POST
def close(request: HttpRequest, house: str, initiative: str, year: int) -> HttpResponse:
    """Close the chosen period, and show it."""
    place = enter_initiative(request, house, initiative, Permission.CLOSE_PERIOD)
    _found, years = get_house_and_years(house)
    form = _form(place, years.check(year), [], request.POST)
    if form is None or not form.is_valid():
        messages.error(request, _("Kies een periode die voorbij is."))
        return redirect("monitor_months", house, initiative, year)
    try:
        closed = close_period(
            initiative=place.here, span=form.span, by=place.by, client_key=form.cleaned_data["client_key"]
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("monitor_months", house, initiative, year)
    messages.success(request, _("De periode is afgesloten. De cijfers van vandaag blijven bewaard."))
    return redirect("monitor_closed", house, initiative, closed.pk)


def _get_closed(place: Place, key: UUID) -> ClosedPeriod:
    return get_in_house(place, ClosedPeriod, pk=key, initiative=place.here)


@never_cache
@require_safe
def closed(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """A closed period: the numbers then and now, and what happened in between."""
    place = enter_initiative(request, house, initiative, Permission.SEE_NUMBERS)
    period = _get_closed(place, key)
    year = _years_of(place, {period.year})[period.year]
    lines = periods.period_lines([period], {period.year: year})
    context = {
        "place": place,
        "house": place.house,
        "line": lines[0],
        "frozen": periods.frozen(period),
        "changed": periods.compared(periods.changes_of(period, year)),
        "corrections": periods.correction_lines(period, year, with_words=place.may(Permission.SEE_VISITS)),
        "may_close": place.may(Permission.CLOSE_PERIOD),
    }
    return render(request, "monitor/closed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Open a period again, and say why."""
    place = enter_initiative(request, house, initiative, Permission.CLOSE_PERIOD)
    period = _get_closed(place, key)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen_period(closed=period, reason=form.cleaned_data["reason"], by=place.by)
            messages.success(request, _("De periode is weer open. De oude cijfers blijven bewaard."))
            return redirect("monitor_months", house, initiative, period.year)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = {"place": place, "house": place.house, "period": period, "name": name_of(period.span), "form": form}
    return render(request, "monitor/reopen.html", context)


def _chosen(request: HttpRequest, years: list[int]) -> tuple[CompareForm, Span, Span]:
    """The later period and the earlier one, whichever was chosen first: a difference is told as time went.

    Without a choice this year and the one before.
    """
    first = {"een": str(years[0]), "twee": str(years[1] if len(years) > 1 else years[0])}
    form = CompareForm(years, request.GET if {"een", "twee"} & request.GET.keys() else first)
    codes = form.cleaned_data if form.is_valid() else first
    one, two = span_of(codes["een"]), span_of(codes["twee"])
    assert one
    assert two
    earlier, later = sorted((one, two), key=lambda each: (each.year, each.months[0], -len(each.months)))
    return form, later, earlier


@require_safe
def compare(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Two years, quarters or months of an initiative side by side."""
    place = enter_initiative(request, house, initiative, Permission.SEE_NUMBERS)
    _found, years = get_house_and_years(house)
    form, one, two = _chosen(request, years.listed)
    here = _years_of(place, {one.year, two.year})
    context = {
        "place": place,
        "house": place.house,
        "form": form if form.errors else CompareForm(years.listed, initial=form.data),
        "problem": bool(form.errors),
        "one": name_of(one),
        "two": name_of(two),
        "year": one.year,
        "lines": periods.two_periods((here[one.year], one), (here[two.year], two)),
    }
    return render(request, "monitor/compare.html", context)

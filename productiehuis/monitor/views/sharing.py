"""Sharing numbers with somebody outside, withdrawing it, and the page that they see."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from productiehuis.initiatives.access import Permission, Place, enter_house
from productiehuis.monitor.access import (
    enter_share,
    enter_sharing,
    get_house_and_years,
    get_shared,
    publications,
    share_mark,
    shares_of,
)
from productiehuis.monitor.actions import set_showing_rule, share, withdraw_share
from productiehuis.monitor.exports import FORMS, file_response, sheets_of, write
from productiehuis.monitor.forms import ShareForm, ShowingRuleForm
from productiehuis.monitor.heavy import limited_file
from productiehuis.monitor.models import ShareLink, ShowingRule
from productiehuis.monitor.open_data import shared_document
from productiehuis.monitor.publishing import shown
from productiehuis.monitor.publishing.publication import Publication
from productiehuis.monitor.views.open_data import definition_addresses, now


def _address(request: HttpRequest, link: ShareLink) -> str:
    return request.build_absolute_uri(reverse("shared_numbers", args=[link.pk, share_mark(link)]))


def _listed(request: HttpRequest, place: Place) -> list[tuple[ShareLink, str]]:
    """Each link, with its address as long as it works."""
    today = place.house.today
    return [(link, _address(request, link) if link.works_on(today) else "") for link in shares_of(place)]


def shares(request: HttpRequest, house: str, initiative: str | None = None) -> HttpResponse:
    """The links of an initiative or the house, and making one."""
    place = enter_sharing(request, house, initiative)
    _found, years = get_house_and_years(house)
    form = ShareForm(request.POST or None, years=years.listed, today=place.house.today, of_initiative=bool(initiative))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        link = share(
            house=place.house,
            initiative=place.initiative,
            to_whom=data["to_whom"],
            years=(data["first_year"], data["last_year"]),
            parts=data["parts"],
            expires=data["expires"],
            client_key=data["client_key"],
            by=place.by,
        )
        messages.success(request, _("De link is klaar. Stuur hem naar %(whom)s.") % {"whom": link.to_whom})
        return redirect(request.path)
    context = {"place": place, "house": place.house, "form": form, "links": _listed(request, place), "years": years}
    return render(request, "monitor/shares.html", context, status=422 if form.errors else 200)


@require_POST
def share_withdraw(request: HttpRequest, house: str, link: UUID) -> HttpResponse:
    """From now on the link shows nothing."""
    place, found = enter_share(request, house, link)
    withdraw_share(link=found, by=place.by)
    messages.success(request, _("De link werkt niet meer."))
    where = [place.house.slug, place.initiative.slug] if place.initiative else [place.house.slug]
    return redirect("shares", *where)


def _shown(link: ShareLink) -> list[Publication]:
    _found, years = get_house_and_years(link.house.slug)
    return publications(link.house, years, link.first_year, link.last_year)


@never_cache
@require_safe
def shared_numbers(request: HttpRequest, link: UUID, mark: str) -> HttpResponse:
    """What the reader of a link sees: the chosen years and parts, as they are public."""
    found = get_shared(link, mark)
    if found is None:
        return render(request, "monitor/shared_gone.html", status=404)
    slug = found.initiative.slug if found.initiative else None
    years = [shown.shared_year(each, found.parts, slug) for each in _shown(found)]
    context = {
        "link": found,
        "house": found.house,
        "years": [year for year in years if year.is_counted],
        "files": [(form, reverse("shared_file", args=[link, mark, form])) for form in (*FORMS, "json")],
    }
    response = render(request, "monitor/shared.html", context)
    # The address is the key: it goes into no search engine, and as on every page to no other site.
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
@limited_file()
def shared_file(request: HttpRequest, link: UUID, mark: str, form: str) -> HttpResponse:
    """The same as a file, for people and for programs."""
    found = get_shared(link, mark)
    if found is None or form not in (*FORMS, "json"):
        return render(request, "monitor/shared_gone.html", status=404)
    slug = found.initiative.slug if found.initiative else None
    name, years = f"cijfers-{found.house.slug}", _shown(found)
    if form != "json":
        return file_response(write(sheets_of(years, found.parts, slug), form), name, form)
    document = shared_document(years, found.parts, slug, made=now(), address=definition_addresses(request))
    headers = {"Content-Disposition": f'attachment; filename="{name}.json"'}
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1}, headers=headers)


def showing_rule(request: HttpRequest, house: str) -> HttpResponse:
    """From how many people on this house shows a number, and when."""
    place = enter_house(request, house, Permission.EDIT_HOUSE)
    form = ShowingRuleForm(request.POST or None, rule=ShowingRule.objects.of(place.house))
    if request.method == "POST" and form.is_valid():
        set_showing_rule(house=place.house, **form.cleaned_data, by=place.by)
        messages.success(request, _("Opgeslagen. De cijfers laten dit meteen zien."))
        return redirect("monitor_house", place.house.slug)
    context = {"place": place, "house": place.house, "form": form}
    return render(request, "monitor/showing_rule.html", context, status=422 if form.errors else 200)

"""Pairs that may be one person: decided one by one, with one press."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from productiehuis.initiatives.access import Permission, Place, enter_house
from productiehuis.people.actions import decide_not_same, decide_same
from productiehuis.people.models import Decision
from productiehuis.people.tasks import find_doubles_of
from productiehuis.privacy.doubles import get_double, open_doubles
from productiehuis.privacy.forms import DecideForm


@require_safe
@never_cache
def doubles(request: HttpRequest, house: str) -> HttpResponse:
    """Who may stand in the house twice, the likeliest first."""
    place = enter_house(request, house, Permission.MERGE_PEOPLE)
    page, pairs = open_doubles(place, request.GET.get("page"))
    context = {"house": place.house, "place": place, "page": page, "pairs": pairs}
    return render(request, "privacy/doubles.html", context)


@require_POST
def double_decide(request: HttpRequest, house: str, double: UUID) -> HttpResponse:
    """The same, or not the same. A pair that is decided, perhaps in another tab, stays so."""
    place = enter_house(request, house, Permission.MERGE_PEOPLE)
    found, form = get_double(place, double), DecideForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
        return redirect("doubles", place.house.slug)
    try:
        if form.cleaned_data["decision"] == Decision.SAME:
            decide_same(double=found, by=place.by, reason=form.cleaned_data["reason"])
            messages.success(request, _("Deze twee tellen nu als één persoon. Je kunt het altijd terugdraaien."))
        else:
            decide_not_same(double=found, by=place.by, reason=form.cleaned_data["reason"])
            messages.success(request, _("Dit zijn twee mensen. We vragen het niet nog een keer."))
    except ValidationError as problem:
        messages.warning(request, _with_way_back(place, problem))
    return redirect("doubles", place.house.slug)


def _with_way_back(place: Place, problem: ValidationError) -> SafeString:
    """What was decided before, and where that can be taken back."""
    words = _("Toch dezelfde? Voeg de nummers samen.") if problem.code == Decision.NOT_SAME else _("Maak het ongedaan.")
    url = reverse("merges", args=[place.house.slug])
    return format_html('{} <a href="{}">{}</a>', " ".join(problem.messages), url, words)


@require_POST
def doubles_find(request: HttpRequest, house: str) -> HttpResponse:
    """Look now, and not only at night."""
    place = enter_house(request, house, Permission.MERGE_PEOPLE)
    find_doubles_of.enqueue(str(place.house.pk))
    messages.success(request, _("We zoeken. Open deze pagina straks nog een keer."))
    return redirect("doubles", place.house.slug)

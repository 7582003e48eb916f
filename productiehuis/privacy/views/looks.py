"""Who looked at me; the log of a house; merges and their undoing."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import Permission, Place, enter_house
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Merge
from productiehuis.privacy.access import get_merge_for, lines_about, my_persons, waiting_for
from productiehuis.privacy.doubles import count_open, look_at_two
from productiehuis.privacy.forms import LogFilterForm, MergeForm
from productiehuis.privacy.log_book import (
    changes_of,
    found_in_log,
    get_line,
    kinds_to_choose,
    people_to_choose,
    same_thing,
    shown,
    thing_of,
)
from productiehuis.privacy.terms import kept_lines


@require_safe
def who_looked(request: HttpRequest) -> HttpResponse:
    """Each look at my data and each change in it, in words; and what is kept of me, why and how long."""
    persons = my_persons(request)
    houses = [(person.house, lines_about(person), kept_lines(person.house)) for person in persons]
    return render(request, "privacy/who_looked.html", {"houses": houses, "waiting": waiting_for(persons)})


@require_safe
def house_log(request: HttpRequest, house: str) -> HttpResponse:
    """What was written in this house, by whom and when; found by kind, person and day."""
    place = enter_house(request, house, Permission.SEE_LOG)
    form = LogFilterForm(request.GET or None, kinds=kinds_to_choose(), people=people_to_choose(place.house))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = found_in_log(place.house, verb=asked.get("soort", ""), who=asked.get("wie", ""), day=asked.get("dag"))
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {
        "house": place.house,
        "place": place,
        "form": form,
        "lines": [shown(event) for event in page],
        "page": page,
        "is_filtered": any(asked.values()),
    }
    return render(request, "privacy/house_log.html", context, status=422 if form.errors else 200)


@require_safe
def log_line(request: HttpRequest, house: str, line: UUID) -> HttpResponse:
    """One line: what changed, from what to what, and what else happened to the same thing."""
    place = enter_house(request, house, Permission.SEE_LOG)
    event = get_line(place.house, line)
    thing, address = thing_of(event, place.house)
    context = {
        "house": place.house,
        "place": place,
        "line": shown(event),
        "thing": thing,
        "address": address,
        "changes": changes_of(event, place.house),
        "others": [shown(each) for each in same_thing(event, place.house)],
    }
    return render(request, "privacy/log_line.html", context)


def merges(request: HttpRequest, house: str) -> HttpResponse:
    """Persons that are one, and a form to say so of two numbers; first it shows who they are and asks."""
    place = enter_house(request, house, Permission.MERGE_PEOPLE)
    form, answer = MergeForm(request.POST or None, house=place.house), request.POST.get("sure", "")
    if request.method == "POST" and answer != "no" and form.is_valid():
        if answer != "yes":
            return _ask(request, place, form)
        try:
            merge_persons(**form.cleaned_data, by=place.by)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("De twee nummers tellen nu als één persoon."))
            return redirect("merges", place.house.slug)
    if answer == "no":  # What was typed is still there.
        form = MergeForm(initial=request.POST.dict(), house=place.house)
    rows = Merge.objects.filter(house=place.house).select_related("kept", "absorbed").order_by("-made_at")[:100]
    looked(by=place.by, house_key=place.house.pk, part="merges", scope=f"merges:{place.house.pk}")
    return render(
        request,
        "privacy/merges.html",
        {"house": place.house, "place": place, "form": form, "merges": rows, "waiting": count_open(place)},
        status=422 if form.errors else 200,
    )


def _ask(request: HttpRequest, place: Place, form: MergeForm) -> HttpResponse:
    """Who the two numbers are, before they are one."""
    sides = look_at_two(place, form.cleaned_data["kept"], form.cleaned_data["absorbed"])
    context = {"house": place.house, "place": place, "form": form, "sides": sides}
    return render(request, "privacy/merge_sure.html", context)


@require_POST
def merge_undo(request: HttpRequest, house: str, merge: UUID) -> HttpResponse:
    """They are two after all."""
    place = enter_house(request, house, Permission.MERGE_PEOPLE)
    undo_merge(merge=get_merge_for(place, merge), by=place.by)
    messages.success(request, _("De twee nummers tellen weer apart. Alles is zoals het was."))
    return redirect("merges", place.house.slug)

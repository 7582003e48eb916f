"""How long a house keeps what, what a run would take, and what people asked."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.access import Permission, enter_house
from productiehuis.privacy.access import enter_keeping, get_asked
from productiehuis.privacy.actions import choose_term, count_due, withdraw_request
from productiehuis.privacy.forms import TermForm
from productiehuis.privacy.house_names import say_right
from productiehuis.privacy.models import DataRequest, RequestState, RetentionRun
from productiehuis.privacy.read_again import get_named, names_told_again, told_again
from productiehuis.privacy.tasks import start_run
from productiehuis.privacy.terms import chosen_in

RUNS_SHOWN = 30


@require_safe
def terms(request: HttpRequest, house: str) -> HttpResponse:
    """Each kind of data, how long, between which bounds and why; and the last runs."""
    place = enter_keeping(request, house)
    names = {each.term.key: each.term.what for each in chosen_in(place.house)}
    runs = [
        (run, [(what, run.counts[key]) for key, what in names.items() if key in run.counts])
        for run in RetentionRun.objects.filter(house=place.house)[:RUNS_SHOWN]
    ]
    context = {
        "place": place,
        "house": place.house,
        "terms": chosen_in(place.house),
        "may_choose": place.may(Permission.EDIT_HOUSE),
        "runs": runs,
        "to_read": told_again(place),
        "names": names_told_again(place),
    }
    return render(request, "privacy/terms.html", context)


@require_POST
def name_right(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    """A coordinator says that what something is called is about nobody who was erased."""
    place = enter_house(request, house, Permission.EDIT_HOUSE)
    say_right(row=get_named(place, key), house=place.house, by=place.by)
    messages.success(request, _("Opgeslagen. Deze naam blijft zo."))
    return redirect("terms", place.house.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def term(request: HttpRequest, house: str, kind: str) -> HttpResponse:
    """Choose how long for one kind."""
    place = enter_house(request, house, Permission.EDIT_HOUSE)
    chosen = next((each for each in chosen_in(place.house) if each.term.key == kind), None)
    if chosen is None or chosen.term.is_fixed:
        raise Http404
    form = TermForm(request.POST or None, term=chosen.term, initial={"months": chosen.months})
    if request.method == "POST" and form.is_valid():
        try:
            choose_term(house=place.house, key=kind, months=form.cleaned_data["months"], by=place.by)
        except ValidationError as problem:
            form.add_error("months", problem)
        else:
            messages.success(request, _("Opgeslagen. Het geldt vanaf nu, ook voor ‘Wis dit nu’."))
            return redirect("terms", place.house.slug)
    context = {"place": place, "house": place.house, "form": form, "chosen": chosen}
    return render(request, "privacy/term.html", context, status=422 if form.errors else 200)


@require_POST
def keep_now(request: HttpRequest, house: str) -> HttpResponse:
    """A coordinator lets the worker do now what it does at night."""
    place = enter_house(request, house, Permission.EDIT_HOUSE)
    start_run(house=place.house, by=place.by)
    messages.success(request, _("Het wissen begint. Straks staat hier hoeveel het was."))
    return redirect("terms", place.house.slug)


@require_safe
def keep_preview(request: HttpRequest, house: str) -> HttpResponse:
    """How many the coming night would touch; a coordinator may let it happen now."""
    place = enter_keeping(request, house)
    due = count_due(place.house)
    rows = [(each, due[each.term.key]) for each in chosen_in(place.house) if due.get(each.term.key)]
    context = {
        "place": place,
        "house": place.house,
        "rows": rows,
        "total": sum(due.values()),
        "may_choose": place.may(Permission.EDIT_HOUSE),
    }
    return render(request, "privacy/keep_preview.html", context)


@require_safe
def data_requests(request: HttpRequest, house: str) -> HttpResponse:
    """Who asked for their data or to be erased, by number, and before when the house must have answered."""
    place = enter_house(request, house, Permission.SEE_LOG)
    rows = DataRequest.objects.filter(house=place.house).select_related("initiative", "person")
    today = place.house.today
    waiting = [(each, (each.answer_by - today).days) for each in rows.filter(state=RequestState.ASKED)]
    done = rows.exclude(state=RequestState.ASKED)[:100]
    context = {"place": place, "house": place.house, "waiting": waiting, "done": done}
    return render(request, "privacy/data_requests.html", context)


@require_POST
def data_request_withdraw(request: HttpRequest, house: str, asked: UUID) -> HttpResponse:
    """The privacy keeper stops an erasure that nobody asked for."""
    place = enter_house(request, house, Permission.SEE_LOG)
    if withdraw_request(asked=get_asked(place, asked), by=place.by):
        messages.success(request, _("Het wissen gaat niet door. Er is niets veranderd."))
    return redirect("data_requests", place.house.slug)

"""The desk: who, what for, done; and the names that appear while typing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.audit.actions import looked
from productiehuis.helpdesk import queries
from productiehuis.helpdesk.access import just_stored
from productiehuis.helpdesk.actions import Stored, register_visit
from productiehuis.helpdesk.forms.visits import UNNAMED, CorrectForm, VisitForm
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.passes import ask_name, pass_in_name, who_shown
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.actions.passes import Answer, Shown
from productiehuis.initiatives.drafts import take_draft
from productiehuis.initiatives.guards import desk_form, is_forged, marked
from productiehuis.initiatives.models import Room
from productiehuis.kernel.keys import new_key


def desk_url(place: Place) -> str:
    return reverse("desk", args=[place.house.slug, place.here.slug])


def frame(place: Place, now: str, **more: Any) -> dict[str, Any]:
    """What every page of the desk shows around its own. Addresses start with `base`, cheaper than one by one."""
    return {"place": place, "house": place.house, "base": desk_url(place), "now": now, "unnamed": UNNAMED, **more}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def desk(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """The desk page. A form that cannot be stored comes back as it was typed, with what to do."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    rooms, today = queries.rooms_of_desk(place.here), place.house.today
    if not rooms:
        return render(request, "helpdesk/no_room.html", frame(place, "desk"))
    shown = pass_in_name(request, place)
    if shown and shown.answer == Answer.ELSEWHERE:
        return ask_name(request, place, shown, desk_url(place))
    form, sent = _form(request, place, rooms, shown)
    is_checked = sent and not shown and _is_sent_off(request)
    if is_checked and (stored := _store(place, form)):
        if stored.is_same:
            return marked(redirect(f"{desk_url(place)}?klaar={stored.visit.pk}"))
        return _already(request, place, form, stored.visit)
    context = frame(
        place,
        "desk",
        form=form,
        is_checked=is_checked,
        shown=shown,
        is_late=_was_locked(request, form, sent),
        done=just_stored(place, request.GET.get("klaar", "")) if not form.is_bound else None,
        room=queries.room_now(place.here, rooms, today),
        count=queries.count_of_day(place.here, today),
    )
    _log_names(place, form)
    return marked(render(request, "helpdesk/desk.html", context))


def _was_locked(request: HttpRequest, form: VisitForm, sent: bool) -> bool:
    """The form waited because the desk locked; without a name it waited for a pass of another house."""
    return form.is_bound and (not sent or is_forged(request)) and "wie" not in request.GET and "name" in form.data


def _is_sent_off(request: HttpRequest) -> bool:
    """Pressed 'Klaar', or answered who it is; not a search, and not a form of before the desk was locked."""
    return (request.POST.get("do") == "done" or "who_is" in request.POST) and not is_forged(request)


def _form(request: HttpRequest, place: Place, rooms: list[Room], shown: Shown | None) -> tuple[VisitForm, bool]:
    """The form as it was sent, as it was put aside when the desk locked, or fresh."""
    topics = queries.topics_of(place.house.pk)
    sent, who = request.method == "POST", request.GET.get("wie", "")
    data = request.POST if sent else take_draft(request)
    if data is not None and (chosen := who_shown(place, shown) or (not sent and who)):
        data = data.copy()
        data["who"], data["name"] = chosen, ""
    return VisitForm(place, rooms, topics, data, initial={"who": who}), sent


def _store(place: Place, form: VisitForm) -> Stored | None:
    if not form.is_valid() or form.asks:
        return None
    try:
        return register_visit(
            registration=form.registration, initiative=place.here, by=place.by, new_name=form.new_name
        )
    except ValidationError as problem:
        form.add_error(None, problem)
        return None


def _already(request: HttpRequest, place: Place, form: VisitForm, stored: Visit) -> HttpResponse:
    """This key stored something else before: show what stands, and offer what was sent now as its correction."""
    last = queries.versions(stored)[0]
    data = request.POST.copy()
    data["client_key"] = str(new_key())
    context = frame(
        place,
        "desk",
        form=CorrectForm(place, form.rooms, form.topics, data),
        line=queries.lines(Visit.objects.filter(pk=last.pk), place.house)[0],
        visit=last,
        is_already=True,
    )
    return marked(render(request, "helpdesk/correct.html", context))


def _log_names(place: Place, form: VisitForm) -> None:
    if form.is_bound and (form.people or form.alike):
        log_names(place)


def log_names(place: Place) -> None:
    """Names of people were shown: a look at the list of who is known here."""
    scope = f"names:{place.here.pk}:{place.house.today.isoformat()}"
    looked(by=place.by, house_key=place.house.pk, part="names", scope=scope)


@require_POST
@never_cache
def desk_people(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Who goes by what was typed so far, as a piece of the page. Sent, not asked: no name stands in an address."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    letters = QueryDict(urlencode({"name": request.POST.get("name", "")}))
    form = VisitForm(place, [], [], letters)
    _log_names(place, form)
    return marked(render(request, "helpdesk/_people.html", frame(place, "desk", form=form)))

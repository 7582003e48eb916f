"""At the desk, for who stands there and asks: what the desk knows of them on paper, or everything gone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.people.limits import allow, too_many
from productiehuis.people.models import ConsentFor, Person
from productiehuis.people.read_out import read_out
from productiehuis.privacy.access import get_request_for, get_who_asks, prints_everything
from productiehuis.privacy.actions import ask_to_erase, give_everything, withdraw_request
from productiehuis.privacy.actions.requests import Heard
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState
from productiehuis.privacy.my_data import everything_of, known_at, my_data_pdf
from productiehuis.privacy.sentences import sentence_for


def _enter(request: HttpRequest, house: str, initiative: str, person: UUID) -> tuple[Place, Person]:
    place = enter_initiative(request, house, initiative, Permission.DATA_REQUESTS)
    return place, get_who_asks(place, person)


def _waiting(person: Person) -> DataRequest | None:
    return DataRequest.objects.filter(person=person, kind=RequestKind.ERASE, state=RequestState.ASKED).first()


@require_safe
@never_cache
def desk_data(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """What somebody can ask here; and whether they asked to be erased already."""
    place, known = _enter(request, house, initiative, person)
    context = _frame(place, person=known, waiting=_waiting(known), whole=prints_everything(place))
    return render(request, "privacy/desk_data.html", context)


def _frame(place: Place, **more: Any) -> dict[str, Any]:
    base = reverse("desk", args=[place.house.slug, place.here.slug])
    return {"place": place, "house": place.house, "base": base, "now": "day", **more}


def _read_out(request: HttpRequest, place: Place, person: Person, purpose: ConsentFor) -> dict[str, Any]:
    """The sentence in the language of the talk."""
    return read_out(
        request, person, lambda language: sentence_for(purpose, place.house.name, language, desk=_desk(place))
    )


def _desk(place: Place) -> str:
    """Whose sheet it is; empty for the privacy keeper, who prints all there is."""
    return "" if prints_everything(place) else place.here.name


def _heard(told: dict[str, Any]) -> Heard:
    return Heard(told["sentence"], told["language"], told["form"].cleaned_data["client_key"])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_take_along(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Read the sentence out, hear yes, print. The sheet is made on the spot and kept nowhere."""
    place, known = _enter(request, house, initiative, person)
    told = _read_out(request, place, known, ConsentFor.TAKE_ALONG)
    if request.method != "POST" or not told["form"].is_valid():
        return render(request, "privacy/desk_take_along.html", _frame(place, whole=prints_everything(place), **told))
    if not allow("desk_my_data", str(place.by.key), amount=10, minutes=60):
        return too_many(request)
    try:
        give_everything(place=place, person=known, heard=_heard(told))
    except ValidationError as problem:
        told["form"].add_error(None, problem)
        page = _frame(place, whole=prints_everything(place), **told)
        return render(request, "privacy/desk_take_along.html", page, status=422)
    with translation.override(told["language"]):
        desk = _desk(place)
        sheet = my_data_pdf(known_at(known, place.here) if desk else everything_of([known]), desk=desk)
    response = HttpResponse(sheet, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="gegevens.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_erase(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Read the sentence out, hear yes, and write down that it happens in a day."""
    place, known = _enter(request, house, initiative, person)
    told = _read_out(request, place, known, ConsentFor.ERASE)
    if request.method == "POST" and told["form"].is_valid():
        try:
            asked = ask_to_erase(place=place, person=known, heard=_heard(told))
        except ValidationError as problem:
            told["form"].add_error(None, problem)
        else:
            return redirect("desk_slip", place.house.slug, place.here.slug, asked.pk)
    return render(request, "privacy/desk_erase.html", _frame(place, **told), status=422 if told["form"].errors else 200)


@require_safe
@never_cache
def desk_slip(request: HttpRequest, house: str, initiative: str, asked: UUID) -> HttpResponse:
    """On paper, for who asked: when it happens, and how to come back on it."""
    place = enter_initiative(request, house, initiative, Permission.DATA_REQUESTS)
    found = get_request_for(place, asked)
    language = found.consent.language if found.consent else "nl"
    told = _frame(place, asked=found, person=found.person, reader=translation.get_language())
    with translation.override(language):
        return render(request, "privacy/desk_slip.html", told)


@require_POST
def desk_withdraw_request(request: HttpRequest, house: str, initiative: str, asked: UUID) -> HttpResponse:
    """They thought again. Any desk that knows them may write that down."""
    place = enter_initiative(request, house, initiative, Permission.DATA_REQUESTS)
    found = get_request_for(place, asked)
    if withdraw_request(asked=found, by=place.by):
        messages.success(request, _("Het wissen gaat niet door. Er is niets veranderd."))
    return redirect("desk_data", place.house.slug, place.here.slug, found.person_id)

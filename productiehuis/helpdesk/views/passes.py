"""The house pass of somebody known here: give a card, print one, replace, stop, and a PIN with who gives logins."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.helpdesk.access import open_pass
from productiehuis.helpdesk.forms.passes import GiveCardForm, PrintCardForm
from productiehuis.helpdesk.views.desk import desk_url, frame
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.actions.passes import hand_out, make_for, set_pin_at_desk
from productiehuis.initiatives.views.passes import pdf
from productiehuis.people.actions import revoke_pass, unlink_pass
from productiehuis.people.cards import cards_pdf, site_of
from productiehuis.people.forms import PassPinForm
from productiehuis.people.models import HousePass, Person, Why
from productiehuis.people.reach import language_of


def _page(place: Place, person: Person) -> str:
    return f"{desk_url(place)}mens/{person.pk}/pas/"


def _frame(place: Place, person: Person, own: HousePass | None, **more: Any) -> dict[str, Any]:
    return frame(place, "day", person=person, own=own, page=_page(place, person), **more)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_pass(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Whether this person has a pass, and a blank card from the pile for who has none or lost it."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    known, own = open_pass(place, person)
    form = GiveCardForm(request.POST or None, has_one=own is not None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            made = hand_out(
                place=place, person=known, typed=sent["code"], client_key=sent["client_key"], why=form.reason
            )
        except ValidationError as problem:
            form.add_error("code", problem)
        else:
            one, two = _("De pas is gegeven."), _("De pas is gegeven. Een oude pas werkt niet meer.")
            messages.success(request, two if own and made != own else one)
            if own and own.pin_hash and not made.pin_hash:
                messages.warning(request, _("De oude pincode stond op deze kaart. Kies een nieuwe pincode."))
            return redirect(_page(place, known))
    context = _frame(place, known, own, form=form, print_form=PrintCardForm())
    context |= {"may_set_pin": place.may(Permission.GIVE_LOGIN), "is_linked": own is None and is_linked(known)}
    return render(request, "helpdesk/pass.html", context)


def is_linked(person: Person) -> bool:
    """Whether this person showed a pass of another house here."""
    return hasattr(person, "reach_mark") and not person.passes.exists()


@require_POST
@never_cache
def desk_pass_print(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """A new card on paper, now, in the language they read. A pass they had stops."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    known, _own = open_pass(place, person)
    form = PrintCardForm(request.POST)
    if not form.is_valid():
        return redirect(_page(place, known))
    try:
        made = make_for(place=place, person=known, client_key=form.cleaned_data["client_key"])
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(_page(place, known))
    with override(language_of(known)):
        return pdf(cards_pdf([made], site=site_of(request)))


@require_POST
@never_cache
def desk_pass_stop(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    known, own = open_pass(place, person)
    if own:
        revoke_pass(old=own, by=place.by, why=Why.LOST)
        messages.success(request, _("De pas werkt niet meer."))
    return redirect(_page(place, known))


@require_POST
@never_cache
def desk_pass_unlink(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """The pass of another house was somebody else's after all."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    known, _own = open_pass(place, person)
    if unlink_pass(person=known, by=place.by):
        messages.success(request, _("De pas van het andere huis hoort hier niet meer bij."))
    return redirect(_page(place, known))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("pin", "again")
def desk_pass_pin(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """The resident types a PIN, with somebody beside them who gives logins."""
    place = enter_initiative(request, house, initiative, Permission.GIVE_LOGIN)
    known, own = open_pass(place, person)
    if own is None:
        raise Http404
    form = PassPinForm(own, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_pin_at_desk(place=place, own=own, pin=form.cleaned_data["pin"])
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("De pincode is klaar. Inloggen kan nu met pas en pincode."))
            return redirect(_page(place, known))
    return render(request, "helpdesk/pass_pin.html", _frame(place, known, own, form=form))

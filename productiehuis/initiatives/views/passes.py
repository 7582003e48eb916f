"""A scanned house pass, a pass of another house, and a sheet of blank ones."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import (
    Permission,
    SecondFactorNeeded,
    enter_house,
    enter_initiative,
    has_second_factor,
)
from productiehuis.initiatives.actions.passes import Answer, recognise, welcome
from productiehuis.initiatives.desk_access import desks_open_to, this_device
from productiehuis.initiatives.forms.passes import SheetForm, WelcomeForm
from productiehuis.people.actions import make_cards
from productiehuis.people.cards import cards_pdf, site_of
from productiehuis.people.models import HousePass
from productiehuis.people.rules.passes import PassTyped

# In the session: a pass that was scanned before the desk opened; one of another house, and where to go on after it.
PASS_WAITING, PASS_ELSEWHERE = "pass_waiting", "pass_elsewhere"


def to_welcome(request: HttpRequest, house: str, initiative: str, shown: HousePass | None, back: str) -> str:
    """The address where somebody with a pass of another house is welcomed; `back` then gets `?wie=`."""
    if shown is None:
        raise Http404
    request.session[PASS_ELSEWHERE] = {"pass": str(shown.pk), "back": back}
    return reverse("pass_welcome", args=[house, initiative])


@never_cache
@require_safe
def house_pass(request: HttpRequest, token: str) -> HttpResponse:
    """Who scans a pass: at a desk it goes on there; anybody else reads only what a pass is."""
    shown = HousePass.objects.shown(PassTyped(token=token))
    if shown is None:
        raise Http404
    desks = desks_open_to(request)
    if desks and not has_second_factor(request):
        raise SecondFactorNeeded
    device = this_device(request) if not request.user.is_authenticated else None
    if device:
        request.session[PASS_WAITING] = token
    is_own = shown.person is not None and shown.person.user_id == request.user.pk is not None
    # Elsewhere it takes a press: a link that somebody sent is opened just like a scan.
    at_once = len(desks) == 1 and "desk_device" in request.session
    context = {"shown": shown, "desks": desks, "token": token, "device": device, "is_own": is_own, "at_once": at_once}
    return render(request, "initiatives/passes/shown.html", context)


@never_cache
@require_POST
def house_pass_desk(request: HttpRequest, token: str) -> HttpResponse:
    """The pass is shown at this desk: from now on it knows this person."""
    here = next((each for each in desks_open_to(request) if str(each.pk) == request.POST.get("desk")), None)
    if here is None:
        raise Http404
    place = enter_initiative(request, here.house.slug, here.slug, Permission.REGISTER)
    found = recognise(place=place, typed=PassTyped(token=token))
    if found.answer == Answer.UNKNOWN:
        raise Http404
    desk = reverse("desk", args=[here.house.slug, here.slug])
    if found.answer == Answer.ELSEWHERE:
        return redirect(to_welcome(request, here.house.slug, here.slug, found.house_pass, desk))
    if found.person is None:
        return redirect("house_pass", token)
    return redirect(f"{desk}?wie={found.person.pk}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pass_welcome(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """A pass of another house: what this person does over there stays there, so a first name is asked."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    waiting = request.session.get(PASS_ELSEWHERE)
    shown = HousePass.objects.active().filter(pk=UUID(waiting["pass"])).first() if waiting else None
    if waiting is None or shown is None:
        return redirect("desk", house, initiative)
    form = WelcomeForm(place.here, request.POST or None)
    if form.is_bound and form.known:
        looked(by=place.by, house_key=place.house.pk, part="people", scope=f"initiative:{place.here.pk}")
    if request.method == "POST" and form.is_valid():
        told = {"first_name": form.cleaned_data["first_name"], "client_key": form.cleaned_data["client_key"]}
        try:
            person = welcome(place=place, shown=shown, person=form.person, **told)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            del request.session[PASS_ELSEWHERE]
            return redirect(f"{waiting['back']}?wie={person.pk}")
    context = {"place": place, "house": place.house, "form": form, "back": waiting["back"]}
    return render(request, "initiatives/passes/welcome.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pass_sheet(request: HttpRequest, house: str, initiative: str = "") -> HttpResponse:
    """Eight blank cards to print and cut, for a trekker or a coordinator."""
    if initiative:
        place = enter_initiative(request, house, initiative, Permission.MAKE_PASSES)
        back = reverse("manage_initiative", args=[house, initiative])
    else:
        place = enter_house(request, house, Permission.MAKE_PASSES)
        back = reverse("manage", args=[house])
    form = SheetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cards = make_cards(house=place.house, by=place.by, client_key=form.cleaned_data["client_key"])
        return pdf(cards_pdf(cards, site=site_of(request)))
    context = {"place": place, "house": place.house, "form": form, "back": back}
    if initiative and place.may(Permission.REGISTER):
        context["desk"] = reverse("desk", args=[house, initiative])
    return render(request, "initiatives/passes/sheet.html", context)


def pdf(made: bytes) -> HttpResponse:
    """To open and print."""
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="huispassen.pdf"'}
    )

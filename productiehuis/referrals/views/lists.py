"""The lists: what goes out from a desk and comes in, what was told apart, and who is late."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.access import Permission, Place, enter_house, enter_initiative, get_in_house
from productiehuis.initiatives.sought import to_what_was_sought, what_was_sought
from productiehuis.people.cards import site_of
from productiehuis.referrals.access import find_sent, open_apart, open_received, open_sent
from productiehuis.referrals.access.apart import THEMSELVES, chosen_follower, get_apart, unfollowed
from productiehuis.referrals.actions import hand_on, partner_address, reach_partner
from productiehuis.referrals.models import Referral
from productiehuis.referrals.queries import late, unreached, unreached_of
from productiehuis.referrals.rules.waiting import DAYS_ALLOWED
from productiehuis.referrals.travels import received_row, receiver_name, sent_rows, walks_along
from productiehuis.ui.forms import ClientKeyForm


def frame(place: Place, **more: Any) -> dict[str, Any]:
    """What every desk page of this app shows."""
    base = reverse("desk", args=[place.house.slug, place.here.slug])
    return {"place": place, "house": place.house, "base": base, "now": "referrals", **more}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_referrals(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Who was sent here, and who this desk sent on: each with what to do next."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    if request.method == "POST":
        return to_what_was_sought(request, request.POST.get("zoek", ""))
    now, typed = timezone.now(), what_was_sought(request)
    of_slip, sent = find_sent(place, typed) if typed else (None, open_sent(place))
    if of_slip:
        return redirect("desk_referral", place.house.slug, place.here.slug, of_slip.pk)
    context = frame(
        place,
        typed=typed,
        received=[] if typed else [received_row(row, now) for row in open_received(place, place.here)],
        sent=sent_rows(sent, now),
        walking=[] if typed else sent_rows([row for row in sent if walks_along(row, place.person)], now),
    )
    return render(request, "referrals/desk_referrals.html", context)


@require_safe
@never_cache
def desk_apart(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """What somebody told you in confidence; nobody else at this desk sees it."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    now = timezone.now()
    context = frame(place, sent=sent_rows(open_apart(place), now))
    return render(request, "referrals/desk_apart.html", context)


@require_safe
@never_cache
def late_referrals(request: HttpRequest, house: str) -> HttpResponse:
    """For the coordinator: room, receiver and days, and nothing about whom."""
    place = enter_house(request, house, Permission.SEE_LATE)
    rows = [(receiver_name(each.referral), each.referral.receiver.name, each.days) for each in late(place.house)]
    context = {"place": place, "house": place.house, "rows": rows, "allowed": DAYS_ALLOWED, "form": ClientKeyForm()}
    context["unreached"] = [
        (each.referral, receiver_name(each.referral), partner_address(each.referral), each.days)
        for each in unreached(place.house)
    ]
    context |= {"apart": unfollowed(place), "themselves": THEMSELVES}
    context["may_edit"] = place.may(Permission.EDIT_HOUSE)
    return render(request, "referrals/late.html", context)


@require_POST
def late_referral_link(request: HttpRequest, house: str, referral: UUID) -> HttpResponse:
    """Mail the page to a partner that does not know of it yet: only where the house keeps that they are reached.

    Who presses sees neither the page nor whom it is about.
    """
    place = enter_house(request, house, Permission.SEE_LATE)
    row = get_in_house(place, Referral, pk=referral, to_organisation__isnull=False)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        reach_partner(referral=row, by=place.by, client_key=form.cleaned_data["client_key"], origin=site_of(request))
    if form.is_valid() and not unreached_of([row]):
        messages.success(request, _("Zij weten het nu, of het hoeft niet meer."))
    else:
        messages.error(request, _("Dit kan nu niet. Kijk of bij de partner één e-mailadres staat."))
    return redirect("late_referrals", place.house.slug)


@require_POST
def referral_hand_on(request: HttpRequest, house: str, referral: UUID) -> HttpResponse:
    """Somebody else follows what was told apart to who stopped. Who presses does not read it."""
    place = enter_house(request, house, Permission.SEE_LATE)
    row, typed = get_apart(place, referral), request.POST.get("to", "")
    to = chosen_follower(row, typed)
    if to is None:
        messages.error(request, _("Kies wie het volgt."))
        return redirect("late_referrals", place.house.slug)
    try:
        hand_on(referral=row, to=to, by=place.by)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        where = _("%(name)s vindt het aan de balie bij ‘Alleen voor jou’. Zeg dat even.") % {"name": to.full_name}
        mine = _("De bewoner leest het op de eigen pagina.")
        messages.success(request, mine if typed == THEMSELVES else where)
    return redirect("late_referrals", place.house.slug)

"""The lists: what goes out from a desk and comes in, what was told apart, and who is late."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productiehuis.initiatives.access import Permission, Place, enter_house, enter_initiative
from productiehuis.referrals.access import find_sent, open_apart, open_received, open_sent
from productiehuis.referrals.queries import late
from productiehuis.referrals.rules.waiting import DAYS_ALLOWED
from productiehuis.referrals.travels import received_row, receiver_name, sent_row


def frame(place: Place, **more: Any) -> dict[str, Any]:
    """What every desk page of this app shows."""
    base = reverse("desk", args=[place.house.slug, place.here.slug])
    return {"place": place, "house": place.house, "base": base, "now": "referrals", **more}


@require_safe
@never_cache
def desk_referrals(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Who was sent here, and who this desk sent on: each with what to do next."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    now, typed = timezone.now(), request.GET.get("zoek", "").strip()[:60]
    of_slip, sent = find_sent(place, typed) if typed else (None, open_sent(place))
    if of_slip:
        return redirect("desk_referral", place.house.slug, place.here.slug, of_slip.pk)
    context = frame(
        place,
        typed=typed,
        received=[] if typed else [received_row(row, now) for row in open_received(place, place.here)],
        sent=[sent_row(row, now) for row in sent],
    )
    return render(request, "referrals/desk_referrals.html", context)


@require_safe
@never_cache
def desk_apart(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """What somebody told you in confidence; nobody else at this desk sees it."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    now = timezone.now()
    context = frame(place, sent=[sent_row(row, now) for row in open_apart(place)])
    return render(request, "referrals/desk_apart.html", context)


@require_safe
@never_cache
def late_referrals(request: HttpRequest, house: str) -> HttpResponse:
    """For the coordinator: room, receiver and days, and nothing about whom."""
    place = enter_house(request, house, Permission.SEE_LATE)
    rows = [(receiver_name(each.referral), each.referral.receiver.name, each.days) for each in late(place.house)]
    context = {"place": place, "house": place.house, "rows": rows, "allowed": DAYS_ALLOWED}
    return render(request, "referrals/late.html", context)

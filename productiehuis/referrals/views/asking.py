"""Asking for oneself, from the page of one's own referrals: where to, what they will see, and one press."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.own_forms import own_form, status_of, written
from productiehuis.people.access import oneself, own_person
from productiehuis.people.cards import site_of
from productiehuis.referrals.actions import refer_oneself
from productiehuis.referrals.asking import before_asking
from productiehuis.referrals.forms.asking import OwnReferForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@own_form
def my_referral_new(request: HttpRequest, house: str) -> HttpResponse:
    """I want to go somewhere. Nothing travels before the press under what they will see."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    me = own_person(request, house)
    form = OwnReferForm(written(request), house=me.house)
    context = {"house": me.house, "form": form, "back": reverse("my_referrals")}
    if request.method == "POST" and form.is_valid():
        sure = request.POST.get("sure")
        try:
            before = before_asking(me, form)
            if sure == "yes":
                key, heard = form.cleaned_data["client_key"], before.heard_by(form, site_of(request))
                refer_oneself(person=me, wish=form.wish(), heard=heard, by=oneself(me), client_key=key)
                messages.success(request, _("Verstuurd. Hier zie je of je kunt komen."))
                return redirect("my_referrals")
            if sure != "no":
                return render(request, "referrals/asking_sure.html", context | {"before": before})
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "referrals/asking.html", context, status=status_of(request, form))

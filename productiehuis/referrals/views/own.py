"""One's own page: where I was sent, who sees it, taking the yes back, and whether it helped."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from productiehuis.initiatives.desk_access import beside_in
from productiehuis.people.access import oneself, own_persons
from productiehuis.people.cards import site_of
from productiehuis.people.models import Person
from productiehuis.people.read_out import spoken_language
from productiehuis.referrals.access import get_own, own_referrals
from productiehuis.referrals.actions import Heard, put_right, say_helped, say_yes, take_back
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.travels import OwnRow, own_rows, sentence_for
from productiehuis.ui.forms import ClientKeyForm


@require_safe
@never_cache
def my_referrals(request: HttpRequest) -> HttpResponse:
    """Where I was sent, in every house; what is open first."""
    rows: list[OwnRow] = own_rows([row for _me, row in own_referrals(request)])
    context = {"open": [row for row in rows if row.referral.is_open], "form": ClientKeyForm()}
    context["closed"] = [row for row in rows if not row.referral.is_open]
    context["beside"] = beside_in(request)
    context["houses"] = [] if context["beside"] else [me.house for me in own_persons(request)]
    return render(request, "referrals/my_referrals.html", context)


def _press(request: HttpRequest, me: Person, row: Referral, key: UUID) -> str:
    by, press = oneself(me), request.POST.get("do", "")
    if press == "yes":
        language = spoken_language(me, translation.get_language() or "")
        say_yes(referral=row, heard=Heard(sentence_for(row, language), language, key, site_of(request)), by=by)
        return _("Verstuurd. Je hoort het als je kunt komen.")
    if press == "take_back":
        take_back(referral=row, by=by, client_key=key)
        return _("Gestopt. De ander ziet niets meer.")
    if press in ("helped", "not_helped"):
        how = AskedHow.DESK if beside_in(request) else AskedHow.PHONE
        say_helped(referral=row, helped=press == "helped", how=how, by=by, client_key=key)
        return _("Dank je. Zo weten we of het werkt.")
    if press in ("right_helped", "right_not_helped"):
        put_right(referral=row, helped=press == "right_helped", how=AskedHow.PHONE, by=by, client_key=key)
        return _("Dank je. Zo weten we of het werkt.")
    raise ValidationError(_("Dit lukte niet. Laad de pagina opnieuw en probeer het nog een keer."))


@require_POST
def my_referral_do(request: HttpRequest, referral: UUID) -> HttpResponse:
    """A press on my own page."""
    me, row = get_own(request, referral)
    form = ClientKeyForm(request.POST)
    try:
        key = form.cleaned_data["client_key"] if form.is_valid() else None
        if key is None:
            raise ValidationError(_("Laad de pagina opnieuw en probeer het nog een keer."))
        messages.success(request, _press(request, me, row, key))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("my_referrals")

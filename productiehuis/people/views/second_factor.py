"""A second key beside the log-in: show it, or make one first."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache

from productiehuis.people import second_factor as factor
from productiehuis.people.forms import AuthenticateForm

AFTER = "second_factor_next"


def _where_to(request: HttpRequest) -> str:
    return request.session.pop(AFTER, None) or resolve_url(settings.LOGIN_REDIRECT_URL)


def _posted(request: HttpRequest) -> tuple[Form, Form]:
    """The form for a code and the form for a passkey; only one of them was sent."""
    data = request.POST if request.method == "POST" else None
    with_code = data is not None and "code" in data
    code_form = AuthenticateForm(data if with_code else None, user=request.user)
    key_form = AuthenticateWebAuthnForm(None if with_code else data, user=request.user)
    return code_form, key_form


@login_required
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    if after := get_next_redirect_url(request):
        request.session[AFTER] = after
    shown, has_one = request.session.get("second_factor_at"), factor.has_one(request.user)  # type: ignore[arg-type]
    if shown and (has_one or factor.is_excepted(request.user)):  # type: ignore[arg-type]
        return redirect(_where_to(request))
    if not has_one:
        return render(request, "people/second_factor_make.html", {"is_desk": "desk_device" in request.session})
    code_form, key_form = _posted(request)
    for form in (code_form, key_form):
        if form.is_bound and form.is_valid():
            form.save()  # type: ignore[attr-defined]
            return redirect(_where_to(request))
    context = {
        "form": code_form,
        "key_form": key_form,
        "has_passkey": bool(auth.get_credentials(request.user)),
        "js_data": {"request_options": auth.begin_authentication(request.user)},
    }
    return render(request, "people/second_factor.html", context)


class AddPasskey(AddWebAuthnView):
    """Always a key that can log in by itself; see `AddPasskeyForm`."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["js_data"] = {"creation_options": auth.begin_registration(self.request.user, True)}
        return context


add_passkey = AddPasskey.as_view()

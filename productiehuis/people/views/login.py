"""Getting in: one page to choose how, then one way per page."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from allauth.account.views import LoginView, RequestLoginCodeView, SignupView
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from productiehuis.people.actions import log_in_persona, take_one_time_login
from productiehuis.people.forms import NameSignupForm, PaperLoginForm, PhoneSignupForm
from productiehuis.people.given_keys import SINCE
from productiehuis.people.limits import limited
from productiehuis.people.models import OneTimeLogin, Persona

# The cookie of an enrolled desk device; `initiatives` sets it, here it only decides whether the PIN is offered.
DESK_COOKIE = "balie"


def _with_next(request: HttpRequest) -> str:
    """The question mark and what follows, so that every way in ends where somebody wanted to be."""
    after = get_next_redirect_url(request)
    return f"?{urlencode({'next': after})}" if after else ""


@require_safe
@never_cache
def choose_login(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    context = {
        "with_next": _with_next(request),
        "next": get_next_redirect_url(request) or "",
        "is_desk": DESK_COOKIE in request.COOKIES,
        "signup_open": settings.SIGNUP_OPEN,
        "personas": Persona.objects.select_related("user") if settings.DEMO else (),
    }
    return render(request, "people/login.html", context)


class PasswordLogin(LoginView):
    template_name = "account/login.html"


password_login = PasswordLogin.as_view()


@require_safe
@never_cache
def passkey_login(request: HttpRequest) -> HttpResponse:
    return render(request, "people/passkey_login.html", {"next": get_next_redirect_url(request) or ""})


class RequestCode(RequestLoginCodeView):
    def form_valid(self, form: Form) -> HttpResponse:
        self.request.session["remember"] = form.cleaned_data["remember"]
        response: HttpResponse = super().form_valid(form)
        return response


request_login_code = method_decorator(never_cache, name="dispatch")(RequestCode).as_view()


@require_safe
@never_cache
def choose_signup(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    template = "people/signup.html" if settings.SIGNUP_OPEN else "account/signup_closed.html"
    return render(request, template, {"with_next": _with_next(request)})


class PhoneSignup(SignupView):
    def get_form_class(self) -> type[Form]:
        return PhoneSignupForm


class NameSignup(SignupView):
    def get_form_class(self) -> type[Form]:
        return NameSignupForm


phone_signup = PhoneSignup.as_view()
name_signup = NameSignup.as_view()


@never_cache
@sensitive_post_parameters("code")
@limited("paper_login", amount=10, minutes=10, failures_only=True)
def paper_login(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    form = PaperLoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        taken = take_one_time_login(kind=OneTimeLogin.Kind.PAPER, code=form.cleaned_data["code"])
        if taken and taken.user:
            messages.success(request, _("Je bent binnen. Kies nu hoe je de volgende keer inlogt."))
            record_authentication(request, taken.user, method="paper", **{SINCE: taken.made_at.isoformat()})
            try:
                return perform_login(request, Login(user=taken.user, redirect_url=reverse("profile")))
            except ImmediateHttpResponse as early:
                return early.response
        form.add_error("code", _("Deze code werkt niet, of niet meer. Vraag een nieuwe aan de balie."))
    return render(request, "people/paper_login.html", {"form": form})


@require_POST
def persona_login(request: HttpRequest) -> HttpResponse:
    """One press in the demo. Elsewhere this page does not exist."""
    if not settings.DEMO:
        raise Http404
    try:
        key = UUID(request.POST.get("persona", ""))
    except ValueError:
        raise Http404 from None
    persona = get_object_or_404(Persona.objects.select_related("user"), pk=key)
    log_in_persona(request=request, persona=persona)
    return redirect(get_login_redirect_url(request))

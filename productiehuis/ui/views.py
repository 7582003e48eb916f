"""The gallery of components, how the page looks to you, and the answer to a form that came too late."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from productiehuis.ui.appearance import AppearanceForm
from productiehuis.ui.gallery import examples

TOKEN = "csrfmiddlewaretoken"  # noqa: S105
SECRETS = ("pass", "pin", "code", "again", "token")
MOST_LETTERS = 20_000
YEAR = 365 * 24 * 60 * 60


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component and state on one page; only where nobody lives."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "ui/gallery.html", examples())


@require_http_methods(["GET", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Size of the letters and light or dark, remembered on this device."""
    back = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    now = {"letters": request.COOKIES.get("letters", "normal"), "theme": request.COOKIES.get("theme", "auto")}
    form = AppearanceForm(request.POST or None, initial=now)
    if request.method != "POST" or not form.is_valid():
        return render(request, "ui/appearance.html", {"form": form, "next": back})
    response = redirect(back)
    for name, value in form.cleaned_data.items():
        response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off. What was typed on our own page is one press away, not lost."""
    response = render(request, "ui/errors/csrf.html", {"fields": _to_send_again(request)}, status=403)
    response["Cache-Control"] = "no-store"
    return response


def _to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """What was filled in, when the browser says it was on a page of ours; no secret, and no file.

    A page elsewhere cannot say so: then nothing it sent is shown here.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if not ours or request.content_type != "application/x-www-form-urlencoded":
        return []
    told = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    has_secret = any(word in name for name, _value in told for word in SECRETS)
    is_large = sum(len(value) for _name, value in told) > MOST_LETTERS
    return [] if has_secret or is_large else told

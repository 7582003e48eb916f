"""The gallery of components, how the page looks to you, and the answer to a form that came too late."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from productiehuis.ui.appearance import AppearanceForm
from productiehuis.ui.gallery import examples

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
    """The page was open too long, or cookies are off."""
    return render(request, "ui/errors/csrf.html", status=403)

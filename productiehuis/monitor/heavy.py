"""Files and documents that cost a second to make are for everybody, and not for one program all day.

Counted per address, or per person who is logged in, over all processes. Reading pages is always free.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from productiehuis.people.limits import allow, sender, too_many

View = Callable[..., HttpResponse]

# Far more than a class on one wifi takes, and than who reads all houses once.
AMOUNT, MINUTES = 120, 10
ASK_PAGE = _("De cijfers staan ook op de pagina zelf. Die kun je gewoon blijven bekijken.")
ASK_PROGRAM = _("Je haalde hier veel bestanden op. Wacht tien minuten en probeer het dan opnieuw.")


def limited_file(refused: Callable[[HttpRequest], HttpResponse] | None = None) -> Callable[[View], View]:
    """A view that makes such a file; `refused` answers in another way than with a page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if allow("file", sender(request, per_person=True), amount=AMOUNT, minutes=MINUTES):
                return view(request, *args, **kwargs)
            if refused is None:
                return too_many(request, ASK_PAGE, minutes=MINUTES)
            response = refused(request)
            response["Retry-After"] = str(MINUTES * 60)
            return response

        return guarded

    return decorate

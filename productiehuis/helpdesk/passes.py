"""A house pass in the name field of the desk: the one field finds people by name and by pass."""

from django.http import HttpRequest, HttpResponse

from productiehuis.helpdesk import queries
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.actions.passes import Shown, recognise
from productiehuis.initiatives.drafts import keep_draft
from productiehuis.initiatives.guards import go, is_forged
from productiehuis.initiatives.views.passes import to_welcome
from productiehuis.people.rules.passes import read_pass


def pass_in_name(request: HttpRequest, place: Place) -> Shown | None:
    """What the pass that was typed or scanned turns out to be; None when a name was typed, or nothing."""
    if request.method != "POST" or is_forged(request):
        return None
    typed = read_pass(request.POST.get("name", ""))
    return recognise(place=place, typed=typed) if typed.is_pass else None


def who_shown(place: Place, shown: Shown | None) -> str:
    """The key of who was recognised, as the one they count as here."""
    return str(queries.counted_as(place.here, shown.person).pk) if shown and shown.person else ""


def ask_name(request: HttpRequest, place: Place, shown: Shown, desk: str) -> HttpResponse:
    """A pass of another house: first the name; what was typed here waits, but for the code of that pass."""
    keep_draft(request, without="name")
    return go(request, to_welcome(request, place.house.slug, place.here.slug, shown.house_pass, desk))

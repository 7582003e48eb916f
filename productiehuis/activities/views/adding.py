"""Adding somebody: known here, or new with only a first name. Present now, or signed up for later."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.activities.access import find_people, open_programme_list, open_session_list
from productiehuis.activities.actions import add_on_the_spot, set_present, sign_up, sign_up_new
from productiehuis.activities.forms import NameForm, add_errors, key_of
from productiehuis.activities.models import Programme, Session
from productiehuis.activities.queries import today_of
from productiehuis.activities.rules.states import problems_of_attendance
from productiehuis.initiatives.access import Permission, Place, enter_initiative, get_known_person
from productiehuis.people.rules import name_key


def _is_now(place: Place, session: Session | None) -> bool:
    """On the day itself somebody added is present; before it they sign up."""
    if session is None:
        return False
    return not problems_of_attendance(status=session.status, day=session.date, today=today_of(place.house))


def _add(place: Place, programme: Programme, session: Session | None, form: NameForm, person: UUID | None) -> None:
    """The one write: known or new, present or signed up."""
    now, key = _is_now(place, session), form.cleaned_data["client_key"]
    if person is None:
        fields = form.person()
        if now and session:
            add_on_the_spot(session=session, by=place.by, client_key=key, **fields)
        else:
            sign_up_new(programme=programme, session=session, by=place.by, client_key=key, **fields)
        return
    known = get_known_person(place, person)
    if now and session:
        set_present(session=session, person=known, present=True, by=place.by, client_key=key)
    else:
        sign_up(programme=programme, session=session, person=known, by=place.by, client_key=key)


def _is_unseen(request: HttpRequest, typed: str) -> bool:
    """Somebody new under a name for which nobody was shown yet: then who is like it is asked, once."""
    return request.method == "POST" and bool(typed) and request.POST.get("seen", "") != name_key(typed)


def _page(
    request: HttpRequest, place: Place, programme: Programme, session: Session | None, done: HttpResponse
) -> HttpResponse:
    """Look somebody up (nothing is written), then one press adds."""
    person = key_of(request.POST, "person")
    form = NameForm(request.POST or None)
    if person:
        form.fields["first_name"].required = False
    typed = request.POST.get("first_name", "")
    looking = "zoek" in request.POST or (person is None and _is_unseen(request, typed))
    found = find_people(place, typed) if looking else []
    if request.method == "POST" and not (looking and (found or "zoek" in request.POST)) and form.is_valid():
        try:
            _add(place, programme, session, form, person)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Toegevoegd."))
            return done
    context = {"house": place.house, "place": place, "programme": programme, "session": session, "form": form}
    context |= {"found": [(each, uuid4()) for each in found], "looking": looking, "is_now": _is_now(place, session)}
    context["seen"] = name_key(typed)
    return render(request, "activities/add.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def session_add(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """Somebody for one date."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    found = open_session_list(place, session)
    done = redirect("session", place.house.slug, place.here.slug, found.pk)
    return _page(request, place, found.programme, found, done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def course_add(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """Somebody for a whole course."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = open_programme_list(place, programme)
    done = redirect("course_progress", place.house.slug, place.here.slug, found.slug)
    return _page(request, place, found, None, done)

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
from productiehuis.activities.forms import NameForm, key_of
from productiehuis.activities.models import Programme, Session
from productiehuis.activities.rules.states import problems_of_attendance
from productiehuis.initiatives.access import Permission, Place, enter_initiative, get_known_person
from productiehuis.initiatives.actions.passes import Answer, Shown, recognise
from productiehuis.initiatives.views.passes import to_welcome
from productiehuis.people.models import Person
from productiehuis.people.rules.names import name_key
from productiehuis.people.rules.passes import read_pass
from productiehuis.ui.forms import add_errors


def _is_now(place: Place, session: Session | None) -> bool:
    """On the day itself somebody added is present; before it they sign up."""
    if session is None:
        return False
    return not problems_of_attendance(status=session.status, day=session.date, today=place.house.today)


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


def _is_looking(request: HttpRequest) -> bool:
    """Asked to look up; or here again after somebody was welcomed with a pass of another house."""
    return "zoek" in request.POST or (request.method == "GET" and "wie" in request.GET)


def _found(request: HttpRequest, place: Place, shown: Shown | None) -> list[Person]:
    """Who showed a pass, who was welcomed with one a moment ago, or who goes by the typed name."""
    if shown:
        return [shown.person] if shown.person else []
    if request.method == "GET" and (welcomed := key_of(request.GET, "wie")):
        return [get_known_person(place, welcomed)]
    return find_people(place, request.POST.get("first_name", ""))


def _page(
    request: HttpRequest, place: Place, programme: Programme, session: Session | None, done: HttpResponse
) -> HttpResponse:
    """Look somebody up by name or by pass (nothing is counted), then one press adds."""
    person, typed = key_of(request.POST, "person"), read_pass(request.POST.get("first_name", ""))
    shown = recognise(place=place, typed=typed) if typed.is_pass and not person else None
    if shown and shown.answer == Answer.ELSEWHERE:
        return redirect(to_welcome(request, place.house.slug, place.here.slug, shown.house_pass, request.path))
    form = NameForm(None if shown else request.POST or None)
    if person:
        form.fields["first_name"].required = False
    name = request.POST.get("first_name", "")
    looking = not person and bool(shown or _is_looking(request) or _is_unseen(request, name))
    found = _found(request, place, shown) if looking else []
    is_asked = bool(shown or (looking and (found or _is_looking(request))))
    if request.method == "POST" and not is_asked and form.is_valid():
        try:
            _add(place, programme, session, form, person)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Toegevoegd."))
            return done
    context = {"house": place.house, "place": place, "programme": programme, "session": session, "form": form}
    context |= {"found": [(each, uuid4()) for each in found], "looking": looking, "is_now": _is_now(place, session)}
    context |= {"seen": name_key(name), "shown": shown}
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

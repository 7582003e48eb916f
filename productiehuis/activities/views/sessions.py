"""One date from inside: who is there, by tapping names; who signed up; only a number; cancelling."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.activities.access import get_participant, get_session, get_sign_up, open_session_list
from productiehuis.activities.actions import cancel_session, count_unnamed, set_present, tell, withdraw
from productiehuis.activities.actions.word import who_to_call
from productiehuis.activities.forms import CancelForm, CountForm, PickForm, SessionTallyForm
from productiehuis.activities.models import Session, TallyField
from productiehuis.activities.participants import Participant, known_at, one_of, participants_of, unnamed_at
from productiehuis.activities.rules.states import problems_of_attendance
from productiehuis.initiatives.access import Permission, Place, enter_initiative, get_known_person
from productiehuis.people.models import Person
from productiehuis.ui.forms import add_errors


def back_to(place: Place, session: Session) -> HttpResponse:
    return redirect("session", place.house.slug, place.here.slug, session.pk)


def find_here(place: Place, session: Session, key: UUID) -> Person:
    """Somebody known here, or who takes part in this programme."""
    try:
        return get_known_person(place, key)
    except Http404:
        return get_participant(place, session.programme, key)


def _tiles(people: list[Participant]) -> list[tuple[Participant, UUID]]:
    """Each person with the key that the next tap will have."""
    return [(each, uuid4()) for each in people]


@never_cache
@require_safe
def session(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """Who is there, or who will be: big names to tap on a phone."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    found = open_session_list(place, session)
    people = participants_of(found)
    signed = sorted((each for each in people if each.sign_up), key=lambda each: (each.is_waiting, each.sign_up.at))  # type: ignore[union-attr]
    problems = problems_of_attendance(status=found.status, day=found.date, today=place.house.today)
    told = found.tallies.valid().filter(field=TallyField.ACTIVATION_CONTACTS).last()
    context = {
        "house": place.house,
        "place": place,
        "session": found,
        "tiles": _tiles(people),
        "signed_up": signed,
        "takes_attendance": not problems,
        "known": sum(each.is_present for each in people),
        "unnamed": unnamed_at(found),
        "keys": [uuid4() for _number in range(3)],
        "told": told,
        "calls": who_to_call(each.person for each in signed) if found.is_cancelled else [],
        "may_run": place.may(Permission.RUN_ACTIVITIES),
    }
    return render(request, "activities/session.html", context)


@require_POST
def attendance_toggle(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """One tap on a name. The form says what should be, so a double tap is one."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    found = get_session(place, session)
    form = PickForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["person"]:
        raise Http404
    data = form.cleaned_data
    person = find_here(place, found, data["person"])
    try:
        set_present(session=found, person=person, present=data["present"], by=place.by, client_key=data["client_key"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back_to(place, found)
    if not getattr(request, "htmx", False):
        return back_to(place, found)
    context = {"place": place, "house": place.house, "session": found, "each": one_of(found, person)}
    context |= {"key": uuid4(), "known": known_at(found), "unnamed": unnamed_at(found), "is_part": True}
    return render(request, "activities/part_tile.html", context)


@require_POST
def attendance_count(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """So many unnamed people more or fewer."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    found = get_session(place, session)
    form = CountForm(request.POST)
    if not form.is_valid():
        raise Http404
    data = form.cleaned_data
    try:
        count_unnamed(session=found, step=data["step"], by=place.by, client_key=data["client_key"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back_to(place, found)
    if not getattr(request, "htmx", False):
        return back_to(place, found)
    context = {"place": place, "house": place.house, "session": found, "keys": [uuid4() for _number in range(3)]}
    context |= {"known": known_at(found), "unnamed": unnamed_at(found), "is_part": True}
    return render(request, "activities/part_unnamed.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def session_tally(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """Only the number, when names do not fit."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    found = get_session(place, session)
    told = found.tallies.valid().filter(field=TallyField.ACTIVATION_CONTACTS).last()
    first = {"count": told.count, "note": told.note} if told else None
    form = SessionTallyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        number = {"field": TallyField.ACTIVATION_CONTACTS, "year": found.year, **form.cleaned_data}
        try:
            tell(initiative=place.here, session=found, by=place.by, **number)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Het aantal is bewaard."))
            return back_to(place, found)
    context = {"house": place.house, "place": place, "session": found, "form": form}
    return render(request, "activities/session_tally.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def session_cancel(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """This day does not go on."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_session(place, session)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_session(session=found, by=place.by, note=form.cleaned_data["note"])
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Deze dag gaat niet door. Wie dat wil, krijgt nu bericht."))
            return back_to(place, found)
    context = {"house": place.house, "place": place, "session": found, "form": form}
    return render(request, "activities/session_cancel.html", context)


@require_POST
def sign_up_withdraw(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Take somebody off the list, at the desk."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    form = PickForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["sign_up"]:
        raise Http404
    found = get_sign_up(place, form.cleaned_data["sign_up"])
    withdraw(sign_up=found, by=place.by)
    messages.success(request, _("Afgemeld. Wie het langst wacht, krijgt de plek."))
    if found.session:
        return back_to(place, found.session)
    return redirect("course_progress", place.house.slug, place.here.slug, found.programme.slug)

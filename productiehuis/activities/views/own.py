"""Your own agenda, and signing up and off yourself."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from productiehuis.activities.access import get_own_sign_up, get_public_programme
from productiehuis.activities.actions import sign_up, sign_up_new, withdraw
from productiehuis.activities.feeds import calendar
from productiehuis.activities.forms import NameForm, PickForm
from productiehuis.activities.models import Programme, Session, SignUp, SignUpState
from productiehuis.activities.own import own_agenda, persons_of
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.access import get_house, powers_in
from productiehuis.kernel.keys import new_key
from productiehuis.people.models import Person, User


@never_cache
@require_safe
def my_agenda(request: HttpRequest) -> HttpResponse:
    """Where you said you would be."""
    return render(request, "activities/my_agenda.html", {"dates": own_agenda(persons_of(request))})


@never_cache
@require_safe
def my_agenda_file(request: HttpRequest) -> HttpResponse:
    """The same to put in the calendar of your phone."""
    sessions = [session for session, _sign_up in own_agenda(persons_of(request))]
    body = calendar(_("Mijn agenda"), sessions, request.build_absolute_uri("/"))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mijn-agenda.ics"'
    return response


def _myself(person: Person) -> Actor:
    return Actor(key=person.pk, name=person.full_name)


def _say(request: HttpRequest, done: SignUp) -> None:
    if done.state == SignUpState.WAITING:
        messages.success(request, _("Er is nu geen plek. Je staat op de wachtlijst. Je hoort het als er plek is."))
    else:
        messages.success(request, _("Je doet mee. Tot dan!"))


@require_POST
def programme_sign_up(request: HttpRequest, house: str, programme: str) -> HttpResponse:
    """Sign yourself up for a date or a course."""
    here = get_house(house)
    found = get_public_programme(here, programme)
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("programme", args=[here.slug, found.slug]))
    form = PickForm(request.POST)
    if not form.is_valid():
        raise Http404
    session = None
    if not found.is_course:
        session = get_object_or_404(Session, programme=found, house=here, pk=form.cleaned_data["session"])
    person, _powers = powers_in(request, here)
    try:
        done = _join(request, found, session, person, form.cleaned_data["client_key"])
        _say(request, done)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("programme", here.slug, found.slug)


def _join(
    request: HttpRequest, programme: Programme, session: Session | None, person: Person | None, key: UUID
) -> SignUp:
    """As the person you are here; the first time a first name makes you one."""
    if person is not None:
        return sign_up(programme=programme, session=session, person=person, by=_myself(person), client_key=key)
    form = NameForm(request.POST)
    if not form.is_valid():
        raise ValidationError(_("Vul je voornaam in. Dan weten we wie er komt."))
    user = request.user
    assert isinstance(user, User)
    # The key goes along, so that erasing this person finds the name in the log too.
    by = Actor(key=new_key(), name=form.person()["first_name"])
    fields = {**form.person(), "id": by.key, "user": user, "language": user.language}
    return sign_up_new(programme=programme, session=session, by=by, client_key=key, **fields)


@require_POST
def programme_withdraw(request: HttpRequest, house: str, programme: str) -> HttpResponse:
    """Take yourself off the list."""
    here = get_house(house)
    persons = [each for each in persons_of(request) if each.house_id == here.pk]
    form = PickForm(request.POST)
    if not persons or not form.is_valid():
        raise Http404
    found = get_public_programme(here, programme)
    own = get_own_sign_up(persons, here, form.cleaned_data["sign_up"])
    if own.programme_id != found.pk:
        raise Http404
    withdraw(sign_up=own, by=_myself(persons[0]))
    messages.success(request, _("Je bent afgemeld. Iemand anders krijgt jouw plek."))
    if request.POST.get("terug") == "agenda":
        return redirect("my_agenda")
    return redirect("programme", here.slug, found.slug)

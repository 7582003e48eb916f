"""One's own data: take everything along, or let it all go."""

from collections.abc import Callable, Sequence
from functools import partial, wraps
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.house.models import House, HouseStatus
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.privacy import must_be_handed_over, roles_that_hold
from productiehuis.people.access import oneself, own_persons
from productiehuis.people.adapter import READING
from productiehuis.people.limits import allow, too_many
from productiehuis.people.models import Merge, Person, User
from productiehuis.plans.access import refuse_handed_out
from productiehuis.privacy.access import get_own_request
from productiehuis.privacy.actions import erase_myself, take_along, withdraw_request
from productiehuis.privacy.forms import EraseMeForm
from productiehuis.privacy.my_data import everything_of, my_data_json, my_data_pdf

View = Callable[..., HttpResponse]
FORMS = {"json": ("application/json", my_data_json), "pdf": ("application/pdf", my_data_pdf)}


def sure_it_is_you(view: View, *, app: str = "") -> View:
    """Logged in a moment ago, or shown a password or second key again. Never on the device of a desk: files stay."""

    asked = reauthentication_required(view, app=app)

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            raise LoginNeeded
        if "desk_device" in request.session:
            return render(request, "privacy/not_here.html", status=403)
        return asked(request, *args, **kwargs)

    return guarded


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@require_http_methods(["GET", "HEAD", "POST"])
@partial(sure_it_is_you, app=READING)
def my_data(request: HttpRequest) -> HttpResponse:
    """Everything I am in, as a sheet to read or a file for another program. Made on the spot and kept nowhere."""
    refuse_handed_out(request)
    persons = own_persons(request)
    form = request.POST.get("as", "")
    if request.method != "POST" or form not in FORMS or not persons:
        return render(request, "privacy/my_data.html", {"persons": persons})
    if not allow("my_data", str(_user(request).pk), amount=10, minutes=60):
        return too_many(request)
    return _file(persons, form)


def _file(persons: Sequence[Person], form: str) -> HttpResponse:
    kind, make = FORMS[form]
    response = HttpResponse(make(everything_of(persons, by_oneself=True)), content_type=kind)
    take_along(persons=persons, form=form)
    response["Content-Disposition"] = f'attachment; filename="mijn-gegevens.{form}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sure_it_is_you
def erase_me(request: HttpRequest) -> HttpResponse:
    """Step one says what goes and what stays; step two asks once more; then it is done at once."""
    persons = own_persons(request)
    people = [each for person in persons for each in Merge.objects.owned_by(person)]
    merged = [each.number for each in people if each not in persons]
    roles = roles_that_hold(people)
    form = EraseMeForm(request.POST or None, persons=persons, has_roles=bool(roles))
    context = {"persons": persons, "form": form, "roles": roles, "merged": merged}
    context["blocked"] = must_be_handed_over(people)
    if request.method != "POST" or not form.is_valid():
        return render(request, "privacy/erase_me.html", context, status=422 if form.errors else 200)
    if request.POST.get("sure") != "yes":
        chosen = form.persons
        return render(request, "privacy/erase_me_sure.html", context | {"chosen": chosen, "sent": request.POST})
    try:
        erase_myself(
            user=_user(request),
            persons=form.persons,
            ends_roles=bool(form.cleaned_data.get("ends_roles")),
            client_key=form.cleaned_data["client_key"],
        )
    except ValidationError as problem:
        form.add_error(None, problem)
        return render(request, "privacy/erase_me.html", context, status=422)
    return _goodbye(request)


def _goodbye(request: HttpRequest) -> HttpResponse:
    """Who is still known in another house stays logged in."""
    if User.objects.filter(pk=_user(request).pk).exists():
        return redirect("my_house")
    logout(request)
    return redirect("erased")


@require_POST
def erase_me_not(request: HttpRequest, asked: UUID) -> HttpResponse:
    """I thought again, within the day."""
    found = get_own_request(request, asked)
    if withdraw_request(asked=found, by=oneself(found.person)):
        messages.success(request, _("Het wissen gaat niet door. Er is niets veranderd."))
    return redirect("who_looked")


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """The last page: it is done. Who it was is no longer known, so it leads to every house that is open."""
    houses = House.objects.filter(status=HouseStatus.OPEN)
    return render(request, "privacy/erased.html", {"title": _("Je bent gewist"), "houses": houses})

"""At the desk: sending somebody on, hearing the yes, following it, and asking whether it helped."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.house.models import Storey
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.guards import desk_form, what_was_sent
from productiehuis.initiatives.models import Room
from productiehuis.people.cards import site_of
from productiehuis.people.read_out import read_out
from productiehuis.referrals.access import crew_of, get_sent, get_to_refer
from productiehuis.referrals.actions import (
    Heard,
    refer,
    say_yes,
    take_all_back,
)
from productiehuis.referrals.forms.sending import EndForm, NoteForm, ReferForm
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.rules.states import State
from productiehuis.referrals.travels import letter_of, receiver_name, sentence_for
from productiehuis.referrals.views.following import chosen_again, followed, press, press_link, slip
from productiehuis.referrals.views.lists import frame


def storey_of(place: Place) -> Storey | None:
    """From which storey this desk works."""
    room = Room.objects.filter(initiative=place.here).select_related("storey").order_by("order", "id").first()
    return room.storey if room else None


def enter_sent(request: HttpRequest, house: str, initiative: str, key: UUID) -> tuple[Place, Referral]:
    place = enter_initiative(request, house, initiative, Permission.REFER)
    return place, get_sent(place, key)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def desk_refer(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Write down together where somebody wants to go. The next page reads out what will be told."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    known = get_to_refer(place, person)
    before = chosen_again(request, lambda key: get_sent(place, key))
    storey = before.from_storey if before else storey_of(place)
    data, is_sent = what_was_sent(request)
    form = ReferForm(
        data,
        house=place.house,
        crew=crew_of(place),
        sender=place.here,
        storey=storey,
        initial=ReferForm.again_of(before),
    )
    if is_sent and form.is_valid() and not form.asks(known):
        try:
            made = refer(
                person=known,
                wish=form.wish(is_discreet=bool(before and before.is_discreet)),
                by=place.by,
                client_key=form.cleaned_data["client_key"],
                from_initiative=place.here,
                from_storey=storey,
                after=before,
            )
            return redirect("desk_referral_yes", place.house.slug, place.here.slug, made.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = frame(place, person=known, form=form, end_form=EndForm())
    context["is_late"] = form.is_bound and not is_sent
    return render(request, "referrals/desk_refer.html", context, status=422 if is_sent and form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_referral_yes(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """Read out what will be told and to whom; only a yes sends it."""
    place, row = enter_sent(request, house, initiative, referral)
    assert row.person is not None
    if row.state != State.PROPOSED:
        return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)
    told = read_out(request, row.person, lambda language: sentence_for(row, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        try:
            heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"], site_of(request))
            say_yes(referral=row, heard=heard, by=place.by)
            messages.success(request, _("Verstuurd. Geef het briefje mee."))
            return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = frame(place, referral=row, letter=letter_of(row), to=receiver_name(row), no_form=NoteForm(), **told)
    return render(request, "referrals/desk_yes.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
def desk_referral(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """One that went out: where it stands, what happened, and what to do next."""
    place, row = enter_sent(request, house, initiative, referral)
    again = reverse("desk_refer", args=[place.house.slug, place.here.slug, row.person_id])
    context = frame(place, **followed(row), again=again, skeleton="referrals/base.html")
    context["back"] = f"{context['base']}doorverwijzingen/"
    return render(request, "referrals/desk_referral.html", context)


@require_POST
def desk_referral_do(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """A press on the page of one referral."""
    place, row = enter_sent(request, house, initiative, referral)
    press(request, row, place.by, AskedHow.DESK)
    return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)


@require_POST
def desk_referral_link(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """Make a page for a receiver without log-in, or end those there are."""
    place, row = enter_sent(request, house, initiative, referral)
    press_link(request, row, place.by)
    return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)


@require_safe
@never_cache
def desk_referral_slip(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """On paper for the resident, in the language of the talk: where, when, what to bring, and the question after."""
    place, row = enter_sent(request, house, initiative, referral)
    back = reverse("desk_referral", args=[place.house.slug, place.here.slug, row.pk])
    return slip(request, row, back, frame(place, desk=place.here.name))


@require_POST
def desk_referrals_end(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Somebody at this desk takes back every yes. Whether there was one elsewhere is not said here (T3)."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    known = get_to_refer(place, person)
    form = EndForm(request.POST)
    if form.is_valid():
        take_all_back(person=known, by=place.by, here=place.here)
        messages.success(request, _("Alles is gestopt. De plekken die ervan wisten, zien nu niets meer."))
    else:
        messages.error(request, " ".join(str(each) for errors in form.errors.values() for each in errors))
    return redirect("desk_refer", place.house.slug, place.here.slug, known.pk)

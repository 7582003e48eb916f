"""At the desk: sending somebody on, hearing the yes, following it, and asking whether it helped."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.house.models import Storey
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.models import Room
from productiehuis.people.read_out import read_out
from productiehuis.referrals.access import crew_of, get_sent, get_to_refer
from productiehuis.referrals.actions import (
    Heard,
    make_link,
    refer,
    say_arrived,
    say_helped,
    say_missed,
    say_yes,
    settle,
    stop,
    take_all_back,
    take_back,
    withdraw_link,
)
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.forms.sending import LinkForm, NoteForm, ReferForm
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.rules.slips import slip_mark
from productiehuis.referrals.rules.states import SEEN_BY_RECEIVER, State
from productiehuis.referrals.travels import (
    has_slip,
    is_day_of,
    is_shut,
    last_word,
    letter_of,
    receiver_name,
    sent_row,
    sentence_for,
    when_text,
)
from productiehuis.referrals.views.lists import frame


def storey_of(place: Place) -> Storey | None:
    """From which storey this desk works."""
    room = Room.objects.filter(initiative=place.here).select_related("storey").order_by("order", "id").first()
    return room.storey if room else None


def enter_sent(request: HttpRequest, house: str, initiative: str, key: UUID) -> tuple[Place, Referral]:
    place = enter_initiative(request, house, initiative, Permission.REFER)
    return place, get_sent(place, key)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_refer(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Write down together where somebody wants to go. The next page reads out what will be told."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    known = get_to_refer(place, person)
    form = ReferForm(request.POST or None, house=place.house, crew=crew_of(place))
    if form.is_valid():
        try:
            made = refer(
                person=known,
                wish=form.wish(),
                by=place.by,
                client_key=form.cleaned_data["client_key"],
                from_initiative=place.here,
                from_storey=storey_of(place),
            )
            return redirect("desk_referral_yes", place.house.slug, place.here.slug, made.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = frame(place, person=known, form=form)
    return render(request, "referrals/desk_refer.html", context, status=422 if form.errors else 200)


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
            heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"])
            say_yes(referral=row, heard=heard, by=place.by)
            messages.success(request, _("Verstuurd. Geef het briefje mee."))
            return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = frame(place, referral=row, to=receiver_name(row), **told)
    return render(request, "referrals/desk_yes.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
def desk_referral(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """One that went out: where it stands, what happened, and what to do next."""
    place, row = enter_sent(request, house, initiative, referral)
    steps = [(step.get_state_display(), when_text(row, step.at), step.by_name, step.note) for step in row.steps.all()]
    links = [link for link in row.links.all() if link.works_at(timezone.now())]
    context = frame(
        place,
        referral=row,
        letter=letter_of(row),
        line=sent_row(row, timezone.now()),
        steps=steps,
        is_shut=is_shut(row),
        has_slip=has_slip(row),
        is_day=is_day_of(row, timezone.now()),
        is_seen=row.state in SEEN_BY_RECEIVER,
        links=[(link, address_of(link)) for link in links] if row.state in SEEN_BY_RECEIVER else [],
        link_form=LinkForm(),
        note_form=NoteForm(),
    )
    return render(request, "referrals/desk_referral.html", context)


def _helped(row: Referral, place: Place, key: UUID, how: AskedHow, helped: bool) -> None:
    say_helped(referral=row, helped=helped, how=how, by=place.by, client_key=key)


_PRESSES = {
    "helped": lambda row, place, key, note: _helped(row, place, key, AskedHow.DESK, True),
    "not_helped": lambda row, place, key, note: _helped(row, place, key, AskedHow.DESK, False),
    "paper_helped": lambda row, place, key, note: _helped(row, place, key, AskedHow.PAPER, True),
    "paper_not_helped": lambda row, place, key, note: _helped(row, place, key, AskedHow.PAPER, False),
    "arrived": lambda row, place, key, note: say_arrived(referral=row, by=place.by, client_key=key),
    "missed": lambda row, place, key, note: say_missed(referral=row, by=place.by, client_key=key),
    "take_back": lambda row, place, key, note: take_back(referral=row, by=place.by, client_key=key),
    "stop": lambda row, place, key, note: stop(referral=row, by=place.by, note=note, client_key=key),
    "settle": lambda row, place, key, note: settle(referral=row, by=place.by),
}


@require_POST
def desk_referral_do(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """A press on the page of one referral."""
    place, row = enter_sent(request, house, initiative, referral)
    form, press = NoteForm(request.POST), _PRESSES.get(request.POST.get("do", ""))
    try:
        if press is None or not form.is_valid():
            raise ValidationError(_("Dit lukte niet. Laad de pagina opnieuw en probeer het nog een keer."))
        press(row, place, form.cleaned_data["client_key"], form.cleaned_data["note"])
        messages.success(request, _("Opgeslagen."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)


@require_POST
def desk_referral_link(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """Make a page for a receiver without log-in, or end those there are."""
    place, row = enter_sent(request, house, initiative, referral)
    form = LinkForm(request.POST)
    if request.POST.get("do") == "end":
        for link in row.links.all():
            withdraw_link(link=link, by=place.by)
        messages.success(request, _("De link werkt niet meer."))
    elif form.is_valid() and row.state in SEEN_BY_RECEIVER:
        key, to = form.cleaned_data["client_key"], form.cleaned_data["to"]
        make_link(referral=row, to=to, origin=request.build_absolute_uri("/")[:-1], by=place.by, client_key=key)
        messages.success(request, _("De link is gestuurd.") if to else _("De link is klaar. Geef hem zelf door."))
    else:
        wrong = [str(each) for each in form.errors.get("to", [])]
        messages.error(request, " ".join(wrong) or _("Dit kan nu niet. Laad de pagina opnieuw."))
    return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)


@require_safe
@never_cache
def desk_referral_slip(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """On paper for the resident, in the language of the talk: where, when, what to bring, and the question after."""
    place, row = enter_sent(request, house, initiative, referral)
    if not has_slip(row):
        messages.error(request, _("Hier hoort nu geen briefje bij."))
        return redirect("desk_referral", place.house.slug, place.here.slug, row.pk)
    language = row.consent.language if row.consent else translation.get_language()
    with translation.override(language):
        mark = slip_mark(row.person_number, row.pk)
        context = frame(place, referral=row, letter=letter_of(row), word=last_word(row), room=row.to_room, mark=mark)
        return render(request, "referrals/desk_slip.html", context)


@require_POST
def desk_referrals_end(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Somebody at this desk takes back every yes. Whether there was one elsewhere is not said here (T3)."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    known = get_to_refer(place, person)
    take_all_back(person=known, by=place.by)
    messages.success(request, _("Alles is gestopt. Niemand ziet er nog iets van."))
    return redirect("desk_refer", place.house.slug, place.here.slug, known.pk)

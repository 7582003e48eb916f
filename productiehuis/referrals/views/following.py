"""What is seen and pressed by whoever follows a referral: the desk that sent it, or the coach of the talk."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.people.cards import site_of
from productiehuis.referrals.actions import (
    make_link,
    partner_address,
    put_right,
    say_arrived,
    say_helped,
    say_missed,
    say_told,
    settle,
    stop,
    take_back,
    withdraw_link,
)
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.actions.making import is_shut
from productiehuis.referrals.forms.sending import LinkForm, NoteForm
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.rules.slips import slip_mark
from productiehuis.referrals.rules.states import NO_HELP, SEEN_BY_RECEIVER
from productiehuis.referrals.travels import (
    can_be_put_right,
    has_slip,
    is_day_of,
    is_to_tell,
    last_word,
    letter_of,
    sent_rows,
    step_by,
    walks_with_you,
    when_text,
)

Press = Callable[[Referral, Actor, UUID, str], object]


def followed(row: Referral) -> dict[str, Any]:
    """One that went out: where it stands, what happened, and what to do next."""
    now, is_seen = timezone.now(), row.state in SEEN_BY_RECEIVER
    links = [link for link in row.links.all() if link.works_at(now)] if is_seen else []
    return {
        "referral": row,
        "letter": letter_of(row),
        "line": sent_rows([row], now)[0],
        "steps": [
            (step.get_state_display(), when_text(row, step.at), step_by(step), step.note) for step in row.steps.all()
        ],
        "is_shut": is_shut(row),
        "has_slip": has_slip(row),
        "is_to_tell": is_to_tell(row, now),
        "is_day": is_day_of(row, now),
        "is_seen": is_seen,
        "can_be_put_right": can_be_put_right(row, now),
        "has_no_help": row.state in NO_HELP,
        "was_chosen_again": hasattr(row, "next"),
        "links": [(link, address_of(link), when_text(row, link.opened_at)) for link in links],
        "link_form": LinkForm(initial={"to": partner_address(row)}),
        "note_form": NoteForm(),
    }


def chosen_again(request: HttpRequest, find: Callable[[UUID], Referral]) -> Referral | None:
    """The one after which something else is chosen: `?na=` in the address of the form."""
    try:
        key = UUID(request.GET.get("na", ""))
    except ValueError:
        return None
    return find(key)


def _answer(helped: bool, how: AskedHow) -> Press:
    return lambda row, by, key, note: say_helped(referral=row, helped=helped, how=how, by=by, client_key=key)


def _other(helped: bool, how: AskedHow) -> Press:
    return lambda row, by, key, note: put_right(referral=row, helped=helped, how=how, by=by, client_key=key)


def _presses(how: AskedHow) -> dict[str, Press]:
    return {
        "helped": _answer(True, how),
        "not_helped": _answer(False, how),
        "paper_helped": _answer(True, AskedHow.PAPER),
        "paper_not_helped": _answer(False, AskedHow.PAPER),
        "right_helped": _other(True, how),
        "right_not_helped": _other(False, how),
        "arrived": lambda row, by, key, note: say_arrived(referral=row, by=by, client_key=key),
        "missed": lambda row, by, key, note: say_missed(referral=row, by=by, client_key=key),
        "take_back": lambda row, by, key, note: take_back(referral=row, by=by, client_key=key),
        "stop": lambda row, by, key, note: stop(referral=row, by=by, note=note, client_key=key),
        "settle": lambda row, by, key, note: settle(referral=row, by=by),
    }


def _told(request: HttpRequest) -> Press:
    """The resident knows this time: the one that stood on the page that was read."""
    try:
        comes_at = datetime.fromisoformat(request.POST.get("when", ""))
    except ValueError:
        comes_at = None
    return lambda row, by, key, note: say_told(referral=row, comes_at=comes_at, by=by)


def press(request: HttpRequest, row: Referral, by: Actor, how: AskedHow) -> None:
    """A press on the page of one referral. `how` says where the resident is asked whether it helped."""
    presses = {**_presses(how), "told": _told(request)}
    form, pressed = NoteForm(request.POST), presses.get(request.POST.get("do", ""))
    try:
        if pressed is None or not form.is_valid():
            raise ValidationError(_("Dit lukte niet. Laad de pagina opnieuw en probeer het nog een keer."))
        pressed(row, by, form.cleaned_data["client_key"], form.cleaned_data["note"])
        messages.success(request, _("Opgeslagen."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))


def press_link(request: HttpRequest, row: Referral, by: Actor) -> None:
    """Make a page for a receiver without log-in, or end those there are."""
    form = LinkForm(request.POST)
    if request.POST.get("do") == "end":
        for link in row.links.all():
            withdraw_link(link=link, by=by)
        messages.success(request, _("De link werkt niet meer."))
    elif form.is_valid() and row.state in SEEN_BY_RECEIVER:
        key, to = form.cleaned_data["client_key"], form.cleaned_data["to"]
        make_link(referral=row, to=to, origin=site_of(request), by=by, client_key=key)
        messages.success(request, _("De link is gestuurd.") if to else _("De link is klaar. Geef hem zelf door."))
    else:
        wrong = [str(each) for each in form.errors.get("to", [])]
        messages.error(request, " ".join(wrong) or _("Dit kan nu niet. Laad de pagina opnieuw."))


def slip(request: HttpRequest, row: Referral, back: str, context: dict[str, Any]) -> HttpResponse:
    """On paper for the resident, in the language of the talk; `desk` or `coach` says where the strip comes home."""
    if not has_slip(row):
        messages.error(request, _("Hier hoort nu geen briefje bij."))
        return redirect(back)
    mark, reader = slip_mark(row.person_number, row.pk), translation.get_language()
    with translation.override(row.consent.language if row.consent else translation.get_language()):
        shown = {"referral": row, "letter": letter_of(row), "word": last_word(row), "room": row.to_room, "mark": mark}
        shown["walks"] = walks_with_you(row)
        return render(request, "referrals/desk_slip.html", context | shown | {"back": back, "reader": reader})

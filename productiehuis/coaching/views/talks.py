"""A talk, for the coach: planning it, reading and writing what was agreed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import enter_coaching, myself, open_pair, open_referrals_of, open_talk
from productiehuis.coaching.actions import Written, cancel_talk, plan_talk, write_note
from productiehuis.coaching.forms import FirstNoteForm, NoteForm, TalkForm, at_time
from productiehuis.coaching.models import Talk
from productiehuis.coaching.rules.states import CLOSING_WALKS
from productiehuis.coaching.views.referring import talk_rows
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.guards import desk_form, what_was_sent
from productiehuis.ui.forms import add_errors, fill_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk_new(request: HttpRequest, house: str, pair: UUID) -> HttpResponse:
    """The next time, or a talk that was a moment ago."""
    place = enter_coaching(request, house)
    found = open_pair(place, pair)
    form = TalkForm(request.POST or None, zone=place.house.zone)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        when = at_time(place.house, sent["day"], sent["hour"])
        fields = {"where": sent["where"], "by": place.by, "client_key": sent["client_key"]}
        try:
            talk = plan_talk(pair=found, coach=myself(place), starts_at=when, **fields)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Het gesprek staat erin."))
            return redirect("coach_talk", place.house.slug, talk.pk)
    return with_form(request, "coaching/talk_new.html", {"house": place.house, "pair": found, "form": form})


def _page(place: Place, talk: Talk, **more: Any) -> dict[str, Any]:
    notes = list(talk.notes.select_related("author").order_by("-at", "-id"))
    last = notes[0] if notes else None
    return {"house": place.house, "talk": talk, "pair": talk.pair, "last": last, "older": notes[1:], **more}


@never_cache
@require_safe
def coach_talk(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    """What was agreed, every version, and who walks along."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    walks = found.walks.select_related("aspirant").order_by("asked_at")
    standing = [walk for walk in walks if walk.state in CLOSING_WALKS]
    page = _page(place, found, walks=walks, is_asked=bool(standing))
    page["referrals"] = talk_rows((found, row) for row in open_referrals_of(place, found))
    return render(request, "coaching/coach_talk.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def talk_write(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    """Write down what was agreed and when the next talk is, or correct it."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    page = _page(place, found)
    last = page["last"]
    first = {"agreed": last.agreed, "words": last.words, "seen": last.pk} if last else {}
    data, is_sent = what_was_sent(request)
    form = NoteForm(data, initial=first) if last else FirstNoteForm(data, zone=place.house.zone)
    if is_sent and form.is_valid():
        try:
            _write(place, found, form.cleaned_data)
        except ValidationError as problem:
            if last:
                fill_in(form, "seen", last.pk)  # Who reads on has seen the newest version.
            add_errors(form, problem)
        else:
            messages.success(request, _("Bewaard. De bewoner kan dit lezen."))
            return redirect("coach_talk", place.house.slug, found.pk)
    page |= {"form": form, "is_late": form.is_bound and not is_sent}
    return with_form(request, "coaching/talk_write.html", page)


@transaction.atomic
def _write(place: Place, talk: Talk, sent: dict[str, Any]) -> None:
    """Both or neither: the words, and the next time."""
    written = Written(sent["agreed"], sent["words"], sent["seen"], sent["client_key"])
    write_note(talk=talk, written=written, author=myself(place), by_resident=False, by=place.by)
    if sent.get("next_day"):
        when = at_time(place.house, sent["next_day"], sent["next_hour"])
        fields = {"by": place.by, "client_key": sent["client_key"], "where": talk.where, "is_next": True}
        plan_talk(pair=talk.pair, coach=myself(place), starts_at=when, **fields)


@require_POST
def talk_cancel(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    try_and_say(request, _("Het gesprek gaat niet door."), lambda: cancel_talk(talk=found, by=place.by))
    return redirect("coach_pair", place.house.slug, found.pair_id)

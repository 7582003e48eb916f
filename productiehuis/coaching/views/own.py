"""The resident's own pages: the coach I have or choose, what we agreed, who walks along and who stands in."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import get_own_pair, get_own_stand_in, get_own_talk, get_own_walk
from productiehuis.coaching.actions import (
    Heard,
    Written,
    answer_stand_in,
    cancel_talk,
    choose_coach,
    empty_talk,
    end_pair,
    say_no_to_walk,
    say_yes_to_walk,
    write_note,
)
from productiehuis.coaching.forms import ChooseForm, NoteForm
from productiehuis.coaching.models import Talk
from productiehuis.coaching.own import own_coaching
from productiehuis.coaching.queries import coaches_to_choose, is_off, waits_for_choice
from productiehuis.coaching.rules.states import StandInState
from productiehuis.coaching.sentences import walk_sentence
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.people.access import oneself, own_person, own_persons
from productiehuis.people.read_out import LANGUAGES
from productiehuis.plans.access import shows_anything_to
from productiehuis.ui.forms import add_errors, fill_in


def _language() -> str:
    """In which language this page is read."""
    code = get_language() or "nl"
    return code if code in LANGUAGES else "nl"


@never_cache
@require_safe
def my_coach(request: HttpRequest) -> HttpResponse:
    """With whom I talk, when again, and what is asked of me."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return render(request, "coaching/my_coach.html", {"mine": own_coaching(own_persons(request), _language())})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, house: str) -> HttpResponse:
    """The coaches of the house who are open for it; one press asks one of them."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    person = own_person(request, house)
    choices = coaches_to_choose(person)
    if request.method == "POST":
        form = ChooseForm(request.POST)
        chosen = {each.card.person_id: each.card.person for each in choices}
        if not form.is_valid() or form.cleaned_data["coach"] not in chosen:
            messages.error(request, _("Deze coach is nu niet te kiezen. Kies een andere coach."))
            return redirect("choose_coach", person.house.slug)
        coach = chosen[form.cleaned_data["coach"]]
        key = form.cleaned_data["client_key"]
        done = _("Je vroeg %(coach)s. Je hoort het hier.") % {"coach": coach.full_name}
        by = oneself(person)
        if try_and_say(request, done, lambda: choose_coach(resident=person, coach=coach, by=by, client_key=key)):
            return redirect("my_coach")
        return redirect("choose_coach", person.house.slug)
    context = {"house": person.house, "choices": choices, "form": ChooseForm()}
    return render(request, "coaching/choose.html", context)


@require_POST
def my_pair_end(request: HttpRequest, pair: UUID) -> HttpResponse:
    """I stop, and say no reason."""
    found = get_own_pair(request, pair)
    me, coach = found.resident, found.coach
    assert me is not None
    try:
        end_pair(pair=found, by=oneself(me))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("my_coach")
    if coach is None or not shows_anything_to(me, coach):
        messages.success(request, _("Je bent gestopt. Je coach ziet niets meer van jou."))
        return redirect("my_coach")
    told = _("Je bent gestopt. Je deelt zelf nog iets uit je plan met %(name)s. Stop dat hier, als je dat wilt.")
    messages.success(request, told % {"name": coach.full_name})
    return redirect("plan_shares", me.house.slug)


def _talk_page(talk: Talk, **more: Any) -> dict[str, Any]:
    notes = list(talk.notes.select_related("author").order_by("-at", "-id"))
    page = {"talk": talk, "house": talk.house, "last": notes[0] if notes else None, "older": notes[1:]}
    return page | {"is_off": is_off(talk, waits=waits_for_choice(talk.pair)), **more}


@never_cache
@require_safe
def my_talk(request: HttpRequest, talk: UUID) -> HttpResponse:
    """What we agreed, with every earlier version, and who sat beside us."""
    found = get_own_talk(request, talk)
    walks = found.walks.with_yes().select_related("aspirant")
    return render(request, "coaching/my_talk.html", _talk_page(found, walks=walks))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def my_talk_correct(request: HttpRequest, talk: UUID) -> HttpResponse:
    """I say how it was. What stood there stays to be read."""
    found = get_own_talk(request, talk)
    page = _talk_page(found)
    last, person = page["last"], found.pair.resident
    if last is None or person is None:
        raise Http404
    first = {"agreed": last.agreed, "words": last.words, "seen": last.pk}
    form = NoteForm(written(request), initial=first)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        said = Written(sent["agreed"], sent["words"], sent["seen"], sent["client_key"])
        try:
            write_note(talk=found, written=said, author=person, by_resident=True, by=oneself(person))
        except ValidationError as problem:
            fill_in(form, "seen", last.pk)  # Who reads on has seen the newest version.
            add_errors(form, problem)
        else:
            messages.success(request, _("Verbeterd. Je coach ziet dit ook."))
            return redirect("my_talk", found.pk)
    return with_form(request, "coaching/my_talk_correct.html", page | {"form": form})


@require_POST
def my_talk_empty(request: HttpRequest, talk: UUID) -> HttpResponse:
    """Every word of this talk goes, for both."""
    found = get_own_talk(request, talk)
    by = oneself(found.pair.resident)
    try_and_say(request, _("De tekst is weg, ook bij je coach."), lambda: empty_talk(talk=found, by=by))
    return redirect("my_talk", found.pk)


@require_POST
def my_talk_cancel(request: HttpRequest, talk: UUID) -> HttpResponse:
    found = get_own_talk(request, talk)
    by = oneself(found.pair.resident)
    try_and_say(request, _("Het gesprek gaat niet door."), lambda: cancel_talk(talk=found, by=by))
    return redirect("my_coach")


@require_POST
def my_walk_answer(request: HttpRequest, walk: UUID) -> HttpResponse:
    """Yes or no to somebody who walks along in this talk."""
    found = get_own_walk(request, walk)
    by = oneself(found.talk.pair.resident)
    if request.POST.get("answer") == "yes":
        language = _language()
        heard = Heard(walk_sentence(found, language), language, uuid5(found.pk, f"yes {found.consent_id}"))
        done = _("Je zei ja. Tot het gesprek begint, kun je nog nee zeggen.")
        try_and_say(request, done, lambda: say_yes_to_walk(walk=found, heard=heard, by=by))
    else:
        try_and_say(request, _("Je zei nee. Niemand loopt mee."), lambda: say_no_to_walk(walk=found, by=by))
    return redirect("my_coach")


@require_POST
def my_stand_in_answer(request: HttpRequest, stand_in: UUID) -> HttpResponse:
    """Yes or no to who stands in for my coach; after a yes, no longer."""
    found = get_own_stand_in(request, stand_in)
    by = oneself(found.pair.resident)
    yes = request.POST.get("answer") == "yes"
    done = _("Je zei ja.") if yes else _("Je zei nee. Je wacht op je eigen coach.")
    if not yes and found.state == StandInState.YES:
        done = _("De vervanging stopt nu.")
    try_and_say(request, done, lambda: answer_stand_in(stand_in=found, yes=yes, by=by))
    return redirect("my_coach")

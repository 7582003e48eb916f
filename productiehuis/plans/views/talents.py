"""What I can do for others, what others can do, and asking for it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.people.access import oneself
from productiehuis.plans.access.neighbours import enter_as_neighbour, is_neighbour
from productiehuis.plans.access.talents import (
    asks_for,
    asks_of,
    enter_own,
    find_talents,
    get_ask,
    get_own_talent,
    get_shown_talent,
    is_answered_by,
    own_talents,
)
from productiehuis.plans.actions.talents import (
    add_talent,
    ask_talent,
    end_ask,
    hide_talent,
    remove_talent,
    show_talent,
)
from productiehuis.plans.forms.milestones import KeyForm
from productiehuis.plans.forms.talents import AnswerForm, AskForm, FindForm, TalentForm
from productiehuis.plans.models import AskState
from productiehuis.plans.sentences import talent_sentence

SAYS = {"yes": AskState.YES, "no": AskState.NOT_NOW}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def my_talents(request: HttpRequest, house: str) -> HttpResponse:
    """What I can do for others, who may find it, and who asked for it."""
    person = enter_own(request, house)
    form = TalentForm(written(request), house=person.house)
    if request.method == "POST" and form.is_valid():
        try:
            add_talent(person=person, by=oneself(person), **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("my_talents", person.house.slug)
    context = {
        "house": person.house,
        "form": form,
        "talents": [(each, uuid4()) for each in own_talents(person)],
        "asked": asks_for(person),
        "asks": asks_of(person),
        "answer": AnswerForm(),
        "sentence": talent_sentence(person.house),
        "sees_others": is_neighbour(person),
    }
    return render(request, "plans/my_talents.html", context)


@require_POST
def talent_show(request: HttpRequest, house: str, talent: UUID) -> HttpResponse:
    """Others may find it from now on."""
    person = enter_own(request, house)
    own, form = get_own_talent(person, talent), KeyForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        show_talent(talent=own, by=oneself(person), client_key=form.cleaned_data["client_key"])
        messages.success(request, _("Mensen van het huis kunnen dit nu vinden."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("my_talents", person.house.slug)


@require_POST
def talent_hide(request: HttpRequest, house: str, talent: UUID) -> HttpResponse:
    """Nobody finds it any more, at once."""
    person = enter_own(request, house)
    hide_talent(talent=get_own_talent(person, talent), by=oneself(person))
    messages.success(request, _("Niemand anders ziet dit nu nog."))
    return redirect("my_talents", person.house.slug)


@require_POST
def talent_remove(request: HttpRequest, house: str, talent: UUID) -> HttpResponse:
    person = enter_own(request, house)
    remove_talent(talent=get_own_talent(person, talent), by=oneself(person))
    messages.success(request, _("Weggehaald."))
    return redirect("my_talents", person.house.slug)


@require_POST
def talent_answer(request: HttpRequest, house: str, ask: UUID) -> HttpResponse:
    """I say yes or not now to who asked; or I no longer need what I asked myself."""
    person = enter_own(request, house)
    found, form = get_ask(person, ask), AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["answer"])))
        return redirect("my_talents", person.house.slug)
    is_mine = is_answered_by(person, found)
    state = SAYS.get(request.POST.get("says", "")) if is_mine else AskState.WITHDRAWN
    if state is None:
        messages.error(request, _("Kies ‘Ja, dat kan’ of ‘Nu niet’."))
        return redirect("my_talents", person.house.slug)
    answer = form.cleaned_data["answer"] if is_mine else ""
    ended = end_ask(ask=found, state=state, answer=answer, by=oneself(person))
    if (ended.state, ended.answer) != (state, answer):
        said = {"state": ended.get_state_display()}
        messages.warning(request, _("Hier was al een antwoord: %(state)s. Dat blijft zo.") % said)
    else:
        messages.success(request, _("Je antwoord is verstuurd.") if is_mine else _("Je vraag is weg."))
    return redirect("my_talents", person.house.slug)


@never_cache
@require_safe
def talents(request: HttpRequest, house: str) -> HttpResponse:
    """What people of this house can do for each other, by topic and by word."""
    place = enter_as_neighbour(request, house)
    form = FindForm(request.GET, house=place.house)
    typed, topic = (form.cleaned_data["q"], form.cleaned_data["topic"]) if form.is_valid() else ("", None)
    found = find_talents(place, typed, topic)
    context = {"house": place.house, "form": form, "talents": found, "is_asked": bool(typed or topic)}
    return render(request, "plans/talents.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def talent(request: HttpRequest, house: str, talent: UUID) -> HttpResponse:
    """What somebody can do, and asking for it. Never a phone number."""
    place = enter_as_neighbour(request, house)
    assert place.person is not None
    found, form = get_shown_talent(place, talent), AskForm(written(request))
    if request.method == "POST" and form.is_valid():
        try:
            ask_talent(talent=found, asker=place.person, by=place.by, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            # The page itself says that it was asked.
            return redirect("talent", place.house.slug, found.pk)
    asked = asks_of(place.person, found)
    context = {
        "house": place.house,
        "talent": found,
        "form": form,
        "asked": asked[0] if asked else None,
        "is_own": found.person_id == place.person.pk,
    }
    return render(request, "plans/talent.html", context)

"""Intervisie: questions without names, for a small group of coaches and aspirants."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import colleagues, enter_peers, get_peer_talk, myself
from productiehuis.coaching.actions import bring_question, take_question_away, write_outcome
from productiehuis.coaching.actions.peers import NAMED
from productiehuis.coaching.forms import OutcomeForm, QuestionForm, only_after_a_warning
from productiehuis.coaching.models import PeerTalk
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.ui.forms import add_errors, fill_in


def _refused(form: forms.Form, problem: ValidationError, name: str) -> None:
    """What was refused, at its question; after a warning the writer may say that it is no name."""
    if NAMED in [each.code for each in problem.error_list]:
        only_after_a_warning(form, warned=True)
        form.add_error(name, problem)
    else:
        add_errors(form, problem)


@never_cache
@require_safe
def peer_talks(request: HttpRequest, house: str) -> HttpResponse:
    """The groups I was in."""
    place = enter_peers(request, house)
    rows = PeerTalk.objects.filter(house=place.house, members__person=myself(place)).select_related("brought_by")
    return render(request, "coaching/peer_talks.html", {"house": place.house, "talks": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def peer_new(request: HttpRequest, house: str) -> HttpResponse:
    """Bring a question. Names and numbers are shown before it goes to anybody."""
    place = enter_peers(request, house)
    form = QuestionForm(request.POST or None, colleagues=colleagues(place))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        fields = {"question": sent["question"], "is_nameless": sent["is_nameless"], "client_key": sent["client_key"]}
        try:
            asked = bring_question(person=myself(place), others=form.group, by=place.by, **fields)
        except ValidationError as problem:
            _refused(form, problem, "question")
        else:
            messages.success(request, _("Je groep kan de vraag nu lezen."))
            return redirect("peer_talk", place.house.slug, asked.pk)
    return with_form(request, "coaching/peer_new.html", {"house": place.house, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def peer_talk(request: HttpRequest, house: str, peer_talk: UUID) -> HttpResponse:
    """The question, who thinks along, and what came out."""
    place = enter_peers(request, house)
    found = get_peer_talk(place, peer_talk)
    form = OutcomeForm(request.POST or None, initial={"outcome": found.outcome, "seen": found.version})
    if request.method == "POST" and form.is_valid():
        sent = {name: form.cleaned_data[name] for name in ("outcome", "seen", "is_nameless")}
        try:
            write_outcome(peer_talk=found, writer=myself(place), by=place.by, **sent)
        except ValidationError as problem:
            _refused(form, problem, "outcome")
            fill_in(form, "seen", found.version)  # Who reads on has seen the newest version.
        else:
            messages.success(request, _("Bewaard voor je groep."))
            return redirect("peer_talk", place.house.slug, found.pk)
    members = found.members.select_related("person").order_by("person__name_key")
    context = {"house": place.house, "peer_talk": found, "members": members, "form": form}
    context["is_mine"] = found.brought_by_id == myself(place).pk
    return with_form(request, "coaching/peer_talk.html", context)


@require_POST
def peer_take_away(request: HttpRequest, house: str, peer_talk: UUID) -> HttpResponse:
    """My question, with what came out, goes for everybody."""
    place = enter_peers(request, house)
    found = get_peer_talk(place, peer_talk)
    if found.brought_by_id != myself(place).pk:
        raise Http404
    try_and_say(request, _("De vraag is weg, voor iedereen."), lambda: take_question_away(peer_talk=found, by=place.by))
    return redirect("peer_talks", place.house.slug)

"""Learning to coach: the aspirant's own page, and for coaches who learns, how far, and signing."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import (
    aspirants_to_guide,
    enter_coaching,
    enter_learning,
    get_learning,
    get_walk_as_aspirant,
    learning_of,
    learnings_in,
    myself,
    walks_to_come,
)
from productiehuis.coaching.actions import begin_learning, sign_stage, stop_learning
from productiehuis.coaching.forms import ChooseForm, LearnForm
from productiehuis.coaching.progress import progress_of
from productiehuis.coaching.queries import guide_is_coach
from productiehuis.coaching.rules.learning import Stage
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.ui.forms import add_errors


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def learners(request: HttpRequest, house: str) -> HttpResponse:
    """Who learns to coach in this house, and who begins with me."""
    place = enter_coaching(request, house)
    form = LearnForm(request.POST or None, aspirants=aspirants_to_guide(place))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        fields = {"own_coach": myself(place), "by": place.by, "client_key": sent["client_key"]}
        try:
            begin_learning(aspirant=sent["aspirant"], **fields)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Jullie kunnen beginnen. Vraag eerst een bewoner om ja."))
            return redirect("learners", place.house.slug)
    context = {"house": place.house, "form": form, "learnings": learnings_in(place), "me": myself(place)}
    return with_form(request, "coaching/learners.html", context)


@never_cache
@require_safe
def learner(request: HttpRequest, house: str, learning: UUID) -> HttpResponse:
    """How far an aspirant is. In which talks they were is not shown: only how many."""
    place = enter_coaching(request, house)
    found = get_learning(place, learning)
    is_own = found.own_coach_id == myself(place).pk
    context = {"house": place.house, "learning": found, "is_own": is_own, "key": uuid4()}
    return render(request, "coaching/learner.html", context | {"stages": progress_of(found)})


@require_POST
def learner_sign(request: HttpRequest, house: str, learning: UUID) -> HttpResponse:
    """This stage is done, says a coach who is not the own one."""
    place = enter_coaching(request, house)
    found = get_learning(place, learning)
    form = ChooseForm({"client_key": request.POST.get("client_key"), "coach": found.pk})
    stage = request.POST.get("stage", "")
    if stage not in set(Stage) or not form.is_valid():
        raise Http404
    fields = {"signer": myself(place), "by": place.by, "client_key": form.cleaned_data["client_key"]}
    try_and_say(request, _("Je tekende."), lambda: sign_stage(learning=found, stage=Stage(stage), **fields))
    return redirect("learner", place.house.slug, found.pk)


@require_POST
def learner_stop(request: HttpRequest, house: str, learning: UUID) -> HttpResponse:
    """By the own coach."""
    place = enter_coaching(request, house)
    found = get_learning(place, learning)
    if found.own_coach_id != myself(place).pk:
        raise Http404
    try_and_say(request, _("Jullie zijn gestopt."), lambda: stop_learning(learning=found, by=place.by))
    return redirect("learners", place.house.slug)


@never_cache
@require_safe
def my_learning(request: HttpRequest, house: str) -> HttpResponse:
    """The aspirant's own page: how far I am, and in which talks I may walk along."""
    place = enter_learning(request, house)
    found = learning_of(place)
    stages = progress_of(found) if found else []
    context = {"house": place.house, "learning": found, "stages": stages, "walks": walks_to_come(place)}
    has_guide = found is not None and guide_is_coach(found)
    return render(request, "coaching/my_learning.html", context | {"has_guide": has_guide})


@never_cache
@require_safe
def my_walk(request: HttpRequest, house: str, walk: UUID) -> HttpResponse:
    """One talk: when, with whom, and what the resident said yes to. Nothing that was written."""
    place = enter_learning(request, house)
    found = get_walk_as_aspirant(place, walk)
    return render(request, "coaching/my_walk.html", {"house": place.house, "walk": found})

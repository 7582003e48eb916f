"""Handing a role over: the trekker's pages, and the own page of who takes over."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.audit.actor import Actor
from productiehuis.coaching.access import (
    enter_handing_over,
    get_own_task,
    get_task,
    open_hand_over,
    open_hand_overs,
    own_hand_overs,
    own_roles_given,
    roles_here,
)
from productiehuis.coaching.actions import add_task, begin_hand_over, end_hand_over, move_task, remove_task
from productiehuis.coaching.forms import HandOverForm, MoveForm, TaskForm
from productiehuis.coaching.models import HandOver, HandOverTask
from productiehuis.coaching.queries import standing_tasks
from productiehuis.coaching.rules.states import TASK_MOVES, HandOverState, TaskState
from productiehuis.coaching.sentences import heard_over
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.people.access import oneself
from productiehuis.ui.forms import add_errors

Choice = tuple[TaskState, UUID]
# Each task, whether it is late, what can be pressed, and who heard that it was taken over.
Row = tuple[HandOverTask, bool, list[Choice], str]


def _choices(task: HandOverTask, is_open: bool) -> list[Choice]:
    """Where this task may go now, each with the key of the press."""
    if not is_open:
        return []
    order = [TaskState.HANDED, TaskState.TOGETHER, TaskState.WITH_GIVER]
    return [(to, uuid4()) for to in order if to in TASK_MOVES[TaskState(task.state)]]


def _rows(hand_over: HandOver) -> list[Row]:
    today, is_open = hand_over.house.today, hand_over.state != HandOverState.STOPPED
    heard = heard_over(hand_over)
    return [
        (each, each.is_late(today), _choices(each, is_open), heard.get(each.pk, "")) for each in hand_over.tasks_there
    ]


def _to_read(hand_over: HandOver) -> list[Row]:
    """For whose role it is: the same, with nothing to press."""
    return [(task, is_late, [], heard) for task, is_late, _choices, heard in _rows(hand_over)]


@never_cache
@require_safe
def hand_overs(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """What is being handed over, and how much still stands: the number that may go up."""
    place = enter_handing_over(request, house, initiative)
    year = place.house.today.year
    counts = standing_tasks(place.here, range(year - 2, year + 1))
    context = {"house": place.house, "place": place, "hand_overs": open_hand_overs(place)}
    context |= {"standing": counts[year], "years": list(counts.items()), "year": year}
    return render(request, "coaching/hand_overs.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_new(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Which role, and to whom of those who work here."""
    place = enter_handing_over(request, house, initiative)
    form = HandOverForm(request.POST or None, roles=roles_here(place), me=place.person)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            made = begin_hand_over(
                membership=sent["role"], taker=sent["taker"], by=place.by, client_key=sent["client_key"]
            )
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Begonnen. Schrijf nu de taken op."))
            return redirect("hand_over", place.house.slug, place.here.slug, made.pk)
    return with_form(request, "coaching/hand_over_new.html", {"house": place.house, "place": place, "form": form})


@never_cache
@require_safe
def hand_over(request: HttpRequest, house: str, initiative: str, hand_over: UUID) -> HttpResponse:
    """Task by task: with whom it is, by when it goes over, and the way back."""
    place = enter_handing_over(request, house, initiative)
    found = open_hand_over(place, hand_over)
    rows = _rows(found)
    all_handed = bool(rows) and all(task.state == TaskState.HANDED for task, *_rest in rows)
    context = {"house": place.house, "place": place, "hand_over": found, "rows": rows, "form": TaskForm()}
    return render(request, "coaching/hand_over.html", context | {"all_handed": all_handed})


@require_POST
def task_add(request: HttpRequest, house: str, initiative: str, hand_over: UUID) -> HttpResponse:
    place = enter_handing_over(request, house, initiative)
    found = open_hand_over(place, hand_over)
    form = TaskForm(request.POST)
    if form.is_valid():
        try:
            add_task(hand_over=found, by=place.by, **form.cleaned_data)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("De taak staat erbij."))
            return redirect("hand_over", place.house.slug, place.here.slug, found.pk)
    context = {"house": place.house, "place": place, "hand_over": found, "rows": _rows(found), "form": form}
    return with_form(request, "coaching/hand_over.html", context)


def _move(request: HttpRequest, task: HandOverTask, by: Actor) -> None:
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise Http404
    to, key = TaskState(form.cleaned_data["to"]), form.cleaned_data["client_key"]
    heard = form.cleaned_data["heard"] and by.key != task.hand_over.taker_id
    words = {
        TaskState.HANDED: _("De taak is overgenomen."),
        TaskState.TOGETHER: _("Jullie doen deze taak samen."),
        TaskState.WITH_GIVER: _("De taak is weer terug."),
    }
    try_and_say(request, words[to], lambda: move_task(task=task, to=to, by=by, client_key=key, heard=heard))


@require_POST
def task_move(request: HttpRequest, house: str, initiative: str, hand_over: UUID, task: UUID) -> HttpResponse:
    place = enter_handing_over(request, house, initiative)
    found = open_hand_over(place, hand_over)
    _move(request, get_task(place, found, task), place.by)
    return redirect("hand_over", place.house.slug, place.here.slug, found.pk)


@require_POST
def task_remove(request: HttpRequest, house: str, initiative: str, hand_over: UUID, task: UUID) -> HttpResponse:
    """It was written down wrong."""
    place = enter_handing_over(request, house, initiative)
    found = open_hand_over(place, hand_over)
    wrong = get_task(place, found, task)
    try_and_say(request, _("De taak is weg."), lambda: remove_task(task=wrong, by=place.by))
    return redirect("hand_over", place.house.slug, place.here.slug, found.pk)


@require_POST
def hand_over_end(request: HttpRequest, house: str, initiative: str, hand_over: UUID) -> HttpResponse:
    """Done, stopped, or taken up again."""
    place = enter_handing_over(request, house, initiative)
    found = open_hand_over(place, hand_over)
    wanted = request.POST.get("to", "")
    if wanted not in set(HandOverState):
        raise Http404
    to = HandOverState(wanted)
    words = {
        HandOverState.DONE: _("De rol is overgedragen. Mooi werk."),
        HandOverState.STOPPED: _("Het overdragen is gestopt."),
        HandOverState.GOING: _("Jullie gaan weer verder."),
    }
    try_and_say(request, words[to], lambda: end_hand_over(hand_over=found, to=to, by=place.by))
    return redirect("hand_over", place.house.slug, place.here.slug, found.pk)


@never_cache
@require_safe
def my_hand_overs(request: HttpRequest) -> HttpResponse:
    """The tasks that come to me, and those of a role of mine that goes to somebody else, to read."""
    rows = [(each, _rows(each)) for each in own_hand_overs(request)]
    given = [(each, _to_read(each)) for each in own_roles_given(request)]
    return render(request, "coaching/my_hand_overs.html", {"hand_overs": rows, "given": given})


@require_POST
def my_task_move(request: HttpRequest, task: UUID) -> HttpResponse:
    """I take it over, or give it back; nobody asks why."""
    found = get_own_task(request, task)
    _move(request, found, oneself(found.hand_over.taker))
    return redirect("my_hand_overs")

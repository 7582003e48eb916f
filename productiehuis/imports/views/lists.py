"""A list on its way: bringing it in, seeing how far it is, putting it in the house, and taking it out."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.imports import queries
from productiehuis.imports.access import enter, get_import, imports_of, look_at_names, replaceable
from productiehuis.imports.actions import drop, programmes_of, receive, start_storing, start_undoing, unknown_activities
from productiehuis.imports.closed import closed_periods
from productiehuis.imports.example import example_list
from productiehuis.imports.forms import ActivitiesForm, TopicsForm, UploadForm
from productiehuis.imports.models import Import, ImportState
from productiehuis.imports.outcome import across, not_kept, people_decided, problems_of, rows_in
from productiehuis.imports.rules.rows import NO_TOPIC
from productiehuis.imports.standing import standing
from productiehuis.imports.tasks import keep_working
from productiehuis.imports.uploads import is_too_large
from productiehuis.imports.words import BADGES, STEP_OF, STEPS
from productiehuis.initiatives.access import Permission, Place
from productiehuis.people.limits import limited
from productiehuis.ui.writing import comma

SHOWN_PROBLEMS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def frame(place: Place, import_: Import | None = None, **more: Any) -> dict[str, Any]:
    """What every page of a list shows around its own."""
    context = {"place": place, "house": place.house, "list": import_, "steps": STEPS, **more}
    if import_ is not None:
        context["step"] = STEP_OF[ImportState(import_.state)]
    return context


def to_list(import_: Import, place: Place) -> HttpResponse:
    """On to the page of this list; a worker takes it up when there is something to do."""
    keep_working(import_)
    return redirect("import", place.house.slug, place.here.slug, import_.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("list", amount=30, minutes=10)
def imports(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Bring in a list, and the lists that were."""
    place = enter(request, house, initiative)
    sent = request.method == "POST"
    form = UploadForm(
        replaceable(place),
        request.POST if sent else None,
        request.FILES if sent else None,
        is_too_large=is_too_large(request),
    )
    if sent and form.is_valid() and (import_ := _receive(form, place)):
        if import_.state == ImportState.DONE:
            messages.info(request, _("Deze lijst staat er al. Er is niets veranderd."))
        return to_list(import_, place)
    rows = [(each, BADGES.get(ImportState(each.state), "info")) for each in imports_of(place)]
    context = frame(place, form=form, rows=rows, has_room=queries.has_room(place.here))
    return render(request, "imports/imports.html", context)


def _receive(form: UploadForm, place: Place) -> Import | None:
    file = form.cleaned_data["file"]
    try:
        return receive(
            initiative=place.here,
            pieces=file.chunks(),
            file_name=file.name,
            by=place.by,
            client_key=form.cleaned_data["client_key"],
            replaces=form.replaced,
        )
    except ValidationError as problem:
        form.add_error("file", problem)
        return None


@require_safe
def import_example(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """An empty list with the usual headers."""
    enter(request, house, initiative)
    headers = {"Content-Disposition": 'attachment; filename="voorbeeld.xlsx"', "Cache-Control": "private, no-store"}
    return HttpResponse(example_list(), content_type=XLSX, headers=headers)


@never_cache
@require_safe
def import_page(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """How a list stands now. While a worker is busy with it the page comes back by itself."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    args = (house, initiative, key)
    if import_.state == ImportState.COLUMNS:
        return redirect("import_columns", *args)
    if import_.state == ImportState.PEOPLE:
        return redirect("import_people", *args)
    if import_.state == ImportState.DROPPED:
        return redirect("imports", house, initiative)
    if import_.is_working:
        keep_working(import_)
        context = frame(place, import_, percent=queries.percent(import_))
        return render(request, "imports/working.html", context)
    if import_.state == ImportState.READY:
        look_at_names(place)
        return render(request, "imports/preview.html", _preview(place, import_))
    last = _day(import_.counts.get("last_day", ""))
    context = frame(place, import_, problems=problems_of(import_, SHOWN_PROBLEMS), last_day=last)
    context["rows_in"] = rows_in(import_)
    context["may_see_day"] = place.may(Permission.SEE_VISITS)
    if import_.state == ImportState.DONE:
        context["closed"] = closed_periods(import_)
    if import_.state == ImportState.UNDONE:
        context["replaced_by"] = import_.replaced_by.filter(state=ImportState.DONE)
    return render(request, "imports/over.html", context)


def _preview(place: Place, import_: Import, activities: ActivitiesForm | None = None) -> dict[str, Any]:
    guessed = import_.found.get("guessed", {})
    topics = TopicsForm(guessed, queries.topic_choices(import_.house_id)) if guessed else None
    sheets = import_.found["sheets"]
    known, new = people_decided(import_)
    problems = problems_of(import_, SHOWN_PROBLEMS)
    return frame(
        place,
        import_,
        first_day=_day(import_.counts["first_day"]),
        last_day=_day(import_.counts["last_day"]),
        days_across=across(import_),
        topics_across=across(import_, "topics"),
        names_across=across(import_, "names"),
        topics_inside=any(each.get("topics_inside") for each in sheets if each["is_used"]),
        not_kept=comma().join(not_kept(import_)),
        people_known=known,
        people_new=new,
        lines=queries.first_lines(import_),
        problems=problems,
        lacks_topics=any(each.message == NO_TOPIC for each in problems),
        asked=import_.people.filter(was_asked=True).exists(),
        topics=topics,
        standing=standing(import_),
        closed=closed_periods(import_),
        activities=activities or _activities(import_),
        sheets=[each for each in sheets if each["is_used"] and each["name"]],
        left_out=[each for each in sheets if not each["is_used"]],
    )


def _activities(import_: Import, data: QueryDict | None = None) -> ActivitiesForm:
    return ActivitiesForm(unknown_activities(import_), programmes_of(import_), data)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _press(request: HttpRequest, place: Place, import_: Import, act: Callable[[], Import]) -> HttpResponse:
    """A button: do it, or say why not; either way the page of the list says how it stands."""
    try:
        import_ = act()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return to_list(import_, place)


@require_POST
def import_store(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    if import_.state != ImportState.READY:
        return to_list(import_, place)
    form = _activities(import_, request.POST)
    if not form.is_valid():
        look_at_names(place)
        return render(request, "imports/preview.html", _preview(place, import_, form))
    only_good, told = request.POST.get("only_good") == "1", form.answers
    return _press(
        request,
        place,
        import_,
        lambda: start_storing(import_=import_, by=place.by, only_good=only_good, activities=told),
    )


@require_POST
def import_undo(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    return _press(request, place, import_, lambda: start_undoing(import_=import_, by=place.by))


@require_POST
def import_drop(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    return _press(request, place, import_, lambda: drop(import_=import_, by=place.by))

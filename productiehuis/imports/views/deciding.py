"""What only a person can say of a list: what a column is, which topic a word is, and who somebody is."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.imports import queries
from productiehuis.imports.access import enter, get_import, look_at_names, persons_offered, replaceable
from productiehuis.imports.actions import (
    choose_columns,
    choose_topics,
    decide,
    decide_rest,
    rooms_of,
    say_names_across,
    take_place_of,
)
from productiehuis.imports.forms import ColumnsForm, TopicsForm
from productiehuis.imports.models import Decision, Import, ImportState
from productiehuis.imports.naming import asks_names, heads_asked, may_turn
from productiehuis.imports.outcome import across
from productiehuis.imports.plans import columns_of
from productiehuis.imports.rules.columns import KNOWN_HEADERS
from productiehuis.imports.views.lists import frame, to_list
from productiehuis.initiatives.access import Place

_NAMES = {"yes": True, "no": False, "again": None}
_DECIDABLE = (ImportState.COLUMNS, ImportState.PEOPLE, ImportState.READY)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_columns(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Say what each column is."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    if import_.state not in _DECIDABLE:
        return redirect("import", house, initiative, key)
    if "names" in request.POST or asks_names(import_):
        return _names_across(request, place, import_)
    known = {**KNOWN_HEADERS, **columns_of(import_)}
    topics = queries.topic_choices(import_.house_id)
    form = ColumnsForm(import_, known, rooms_of(place.here), topics, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return to_list(choose_columns(import_=import_, by=place.by, **form.choice), place)
        except ValidationError as problem:
            form.add_error(None, problem)
    examples = queries.examples(import_)
    look_at_names(place)
    fields = [(field, examples.get(str(field.label), "")) for field in form.column_fields]
    context = frame(place, import_, form=form, fields=fields, days_across=across(import_)) | {"step": 2}
    context |= {"names_across": across(import_, "names"), "may_turn": may_turn(import_)}
    context["topics_inside"] = any(sheet.get("topics_inside") for sheet in import_.found["sheets"])
    return render(request, "imports/columns.html", context)


def _names_across(request: HttpRequest, place: Place, import_: Import) -> HttpResponse:
    """Whether names of people stand above the columns: one question, before what each column is."""
    if (answer := request.POST.get("names")) in _NAMES:
        try:
            import_ = say_names_across(import_=import_, is_so=_NAMES[answer], by=place.by)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return to_list(import_, place)
    look_at_names(place)
    context = frame(place, import_, heads=heads_asked(import_)) | {"step": 2}
    return render(request, "imports/names.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_people(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Say of each who looks like somebody who it is, a page at a time."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    if import_.state not in (ImportState.PEOPLE, ImportState.READY):
        return redirect("import", house, initiative, key)
    page = int(text) if (text := request.GET.get("page", "1")).isdecimal() and len(text) < 6 else 1
    rows, pages = queries.people_to_ask(import_, page)
    if request.method == "POST":
        answers = {row.position: a for row in rows if (a := request.POST.get(f"who_{row.position}", ""))}
        try:
            import_ = decide(import_=import_, answers=answers, by=place.by)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        return _after_people(import_, page, pages, len(answers) == len(rows))
    asks = queries.questions(import_, rows, persons_offered(place, rows))
    new = {row.position for row in rows if queries.is_new(row)}
    left = import_.people.filter(decision=Decision.ASK).count()
    context = frame(place, import_, asks=asks, new=new, page=page, pages=pages, left=left) | {"step": 3}
    return render(request, "imports/people.html", context)


def _after_people(import_: Import, page: int, pages: int, is_whole: bool) -> HttpResponse:
    """The next page when this one is whole; the list when there is nobody left."""
    here = (import_.initiative.house.slug, import_.initiative.slug, import_.pk)
    if import_.state == ImportState.READY and page >= pages:
        return redirect("import", *here)
    following = page + 1 if is_whole and page < pages else page
    if import_.state == ImportState.READY:
        return redirect("import", *here)
    return redirect(f"{reverse('import_people', args=here)}?page={following}")


@require_POST
def import_rest(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Everybody left at once: the one they look like most, or somebody new."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    try:
        import_ = decide_rest(import_=import_, same=request.POST.get("same") == "1", by=place.by)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return to_list(import_, place)


@require_POST
def import_replaces(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Say that this list comes in the place of an earlier one that tells the same."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    earlier = {str(each.pk): each for each in replaceable(place)}.get(request.POST.get("earlier", ""))
    try:
        if earlier is None:
            raise ValidationError(_("De lijst die je wilt vervangen staat er niet meer. Kies een andere lijst."))
        import_ = take_place_of(import_=import_, earlier=earlier, by=place.by)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return to_list(import_, place)


@require_POST
def import_topics(request: HttpRequest, house: str, initiative: str, key: UUID) -> HttpResponse:
    """Say which topic the words of this list are; it is then looked at again."""
    place = enter(request, house, initiative)
    import_ = get_import(place, key)
    form = TopicsForm(import_.found.get("guessed", {}), queries.topic_choices(import_.house_id), request.POST)
    if not form.is_valid() or not form.topics:
        messages.error(request, _("Kies bij een woord welk onderwerp het is."))
        return to_list(import_, place)
    try:
        import_ = choose_topics(import_=import_, topics=form.topics, by=place.by)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return to_list(import_, place)

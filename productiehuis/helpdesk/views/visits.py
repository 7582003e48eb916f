"""The visits of a day, one visit with all that was said of it, and its correction."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from productiehuis.helpdesk import queries
from productiehuis.helpdesk.access import get_visit, open_day
from productiehuis.helpdesk.actions import correct_visit, withdraw_visit
from productiehuis.helpdesk.courses import courses_of
from productiehuis.helpdesk.forms.visits import CorrectForm, ReasonForm, initial_of
from productiehuis.helpdesk.models import Course, HelpRequest, Visit
from productiehuis.helpdesk.reasons import in_words
from productiehuis.helpdesk.rules import FIRST_DAY, has_page
from productiehuis.helpdesk.views.desk import desk_url, frame
from productiehuis.helpdesk.views.rows import shown_rows
from productiehuis.house.models import Topic
from productiehuis.initiatives.access import Permission, Place, enter_initiative
from productiehuis.initiatives.drafts import take_draft
from productiehuis.initiatives.guards import desk_form, is_forged, marked
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import Person
from productiehuis.ui.writing import moment


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not has_page(day, today):
        raise Http404
    return day


@require_safe
@never_cache
def desk_day(request: HttpRequest, house: str, initiative: str, day: str = "") -> HttpResponse:
    """The visits of one day, today without a day in the address. The measured page: two queries of its own."""
    place = enter_initiative(request, house, initiative, Permission.SEE_VISITS)
    today = place.house.today
    shown = _day(day, today) if day else today
    context = frame(
        place,
        "day",
        rows=shown_rows(open_day(place, shown), desk_url(place)),
        title=_("Vandaag") if shown == today else date_format(shown, "l j F Y"),
        before=(shown - timedelta(days=1)).isoformat() if shown > FIRST_DAY else "",
        after=(shown + timedelta(days=1)).isoformat() if shown < today else "",
    )
    return render(request, "helpdesk/day.html", context)


def _names(place: Place, visits: list[Visit]) -> dict[UUID | None, str]:
    """Who wrote these rows."""
    keys = {visit.registered_by_key for visit in visits if visit.registered_by_key}
    return {person.pk: person.full_name for person in Person.objects.filter(house=place.house, pk__in=keys)}


def _version(
    visit: Visit, place: Place, questions: dict[UUID, list[HelpRequest]], names: dict[UUID | None, str]
) -> dict[str, Any]:
    name = visit.person.full_name if visit.person else ""
    return {
        "visit": visit,
        "who": queries.who_text(visit.kind, visit.contacts, name, visit.person_number),
        "when": moment(visit.registered_at.astimezone(place.house.zone), "j F Y"),
        "by": names.get(visit.registered_by_key, ""),
        "why": in_words(visit.correction_reason),
        "questions": questions[visit.pk],
        "language": dict(SPOKEN).get(visit.language, visit.language),
    }


@require_safe
@never_cache
def desk_visit(request: HttpRequest, house: str, initiative: str, visit: UUID) -> HttpResponse:
    """One visit: what stands now, and under it what stood before, who changed it, when and why."""
    place = enter_initiative(request, house, initiative, Permission.SEE_VISITS)
    rows = queries.versions(get_visit(place, visit))
    questions, names = queries.questions_of(rows), _names(place, rows)
    now, *before = [_version(row, place, questions, names) for row in rows]
    at = moment(rows[0].at.astimezone(place.house.zone), "l j F Y")
    stand = courses_of({each.pk: each.course for each in now["questions"]})
    asked = [(each, Course(stand[each.pk]).label) for each in now["questions"]]
    return render(request, "helpdesk/visit.html", frame(place, "day", last=now, asked=asked, before=before, at=at))


def _refuse_replaced(request: HttpRequest, visit: Visit, place: Place) -> HttpResponse | None:
    """Only the last word on a visit is corrected."""
    if not visit.is_replaced:
        return None
    messages.warning(request, _("Dit bezoek is al gewijzigd. Dit staat er nu."))
    return marked(redirect(f"{desk_url(place)}bezoek/{visit.pk}/"))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def desk_correct(request: HttpRequest, house: str, initiative: str, visit: UUID) -> HttpResponse:
    """The same form once more, filled in, with the reason why."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    stored = get_visit(place, visit)
    if request.method != "POST" and (refused := _refuse_replaced(request, stored, place)):
        return refused
    form = _correction(request, place, stored)
    is_checked = request.method == "POST" and request.POST.get("do") == "done" and not is_forged(request)
    if is_checked and form.is_valid():
        try:
            new = correct_visit(visit=stored, registration=form.registration, reason=form.sentence, by=place.by)
            messages.success(request, _("Gewijzigd. Wat er eerst stond, blijft te zien."))
            return marked(redirect(f"{desk_url(place)}bezoek/{new.pk}/"))
        except ValidationError as problem:
            form.add_error(None, problem)
    line = queries.lines(Visit.objects.filter(pk=stored.pk), place.house)[0]
    context = frame(place, "day", form=form, visit=stored, line=line, is_checked=is_checked, room=stored.room)
    return marked(render(request, "helpdesk/correct.html", context | {"is_late": is_forged(request)}))


def _correction(request: HttpRequest, place: Place, visit: Visit) -> CorrectForm:
    rooms, topics = queries.rooms_of_desk(place.here), queries.topics_of(place.house.pk)
    if visit.room not in rooms:
        rooms.insert(0, visit.room)
    here = {topic.pk for topic in topics}
    gone = Topic.objects.filter(pk__in={request.topic_id for request in visit.requests.all()} - here)
    topics += [queries.DeskTopic(topic.pk, topic.name, topic.pictogram) for topic in gone]
    data = request.POST if request.method == "POST" else take_draft(request)
    return CorrectForm(place, rooms, topics, data, initial=initial_of(visit))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_withdraw(request: HttpRequest, house: str, initiative: str, visit: UUID) -> HttpResponse:
    """It did not happen."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    stored = get_visit(place, visit)
    if request.method != "POST" and (refused := _refuse_replaced(request, stored, place)):
        return refused
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            key = form.cleaned_data["client_key"]
            withdraw_visit(visit=stored, client_key=key, reason=form.sentence, by=place.by)
            messages.success(request, _("Ingetrokken. Dit bezoek telt niet meer mee."))
            return redirect(f"{desk_url(place)}dag/{stored.date.isoformat()}/")
        except ValidationError as problem:
            form.add_error(None, problem)
    line = queries.lines(Visit.objects.filter(pk=stored.pk), place.house)[0]
    return render(request, "helpdesk/withdraw.html", frame(place, "day", form=form, visit=stored, line=line))

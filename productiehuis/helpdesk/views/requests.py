"""One help request with its history, and the card of somebody known here."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.helpdesk import queries
from productiehuis.helpdesk.access import get_request, open_card
from productiehuis.helpdesk.actions import change_card, change_course
from productiehuis.helpdesk.courses import course_of
from productiehuis.helpdesk.forms.requests import CardForm, StepForm
from productiehuis.helpdesk.models import Course
from productiehuis.helpdesk.views.desk import desk_url, frame
from productiehuis.helpdesk.views.rows import shown_rows
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.referrals.access import received_of, sent_of
from productiehuis.referrals.travels import received_row, receiver_name, sent_rows
from productiehuis.ui.writing import moment


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_request(request: HttpRequest, house: str, initiative: str, question: UUID) -> HttpResponse:
    """A help request: own words, every step, and the next one."""
    place = enter_initiative(request, house, initiative, Permission.SEE_VISITS)
    asked = get_request(place, question)
    now = course_of(asked)
    form = StepForm(now, request.POST or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            change_course(
                request=asked, course=sent["course"], note=sent["note"], client_key=sent["client_key"], by=place.by
            )
            messages.success(request, _("Opgeslagen."))
            return redirect(f"{desk_url(place)}vraag/{asked.pk}/")
        except ValidationError as problem:
            form.add_error(None, problem)
    zone, visit = place.house.zone, asked.visit
    steps = [
        (moment(step.at.astimezone(zone), "j F Y"), step.by_name, Course(step.course).label, step.note)
        for step in queries.history(asked)
    ]
    name = visit.person.full_name if visit.person else ""
    context = frame(
        place,
        "day",
        asked=asked,
        course=Course(now).label,
        steps=steps,
        form=form,
        who=queries.who_text(visit.kind, visit.contacts, name, visit.person_number),
        when=moment(visit.at.astimezone(zone), "j F Y"),
        referrals=[(row, receiver_name(row)) for row in queries.referrals_of(asked, place.by.key)],
    )
    return render(request, "helpdesk/request.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_person(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Somebody known here: language, safe contact, and the visits at this desk only (T3)."""
    place = enter_initiative(request, house, initiative, Permission.REGISTER)
    known, lines = open_card(place, person)
    form = CardForm(request.POST or None, initial=model_to_dict(known))
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.fields if name != "client_key"}
        change_card(person=known, by=place.by, **told)
        messages.success(request, _("Opgeslagen."))
        return redirect(f"{desk_url(place)}mens/{known.pk}/")
    language = dict(SPOKEN).get(known.language, known.language)
    context = frame(place, "day", person=known, form=form, language=language)
    context["may_help_with_data"] = place.may(Permission.DATA_REQUESTS)
    if place.may(Permission.REFER):
        now = timezone.now()
        context["sent"] = sent_rows(sent_of(place, known), now)
        context["received"] = [received_row(row, now) for row in received_of(place, known)]
    context["rows"] = shown_rows(lines, context["base"], with_day=True)
    return render(request, "helpdesk/person.html", context)

"""Courses: the lessons, taking one over, how far everybody is, and the certificate."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.activities.access import (
    get_certificate,
    get_lesson,
    get_own_programme,
    get_own_template,
    get_participant,
    get_template,
    open_programme_list,
)
from productiehuis.activities.actions import (
    edit_template,
    give_certificate,
    make_template,
    say_lesson_done,
    take_over_template,
)
from productiehuis.activities.certificates import certificate_pdf
from productiehuis.activities.forms import PickForm, TemplateForm, key_of
from productiehuis.activities.models import CourseTemplate
from productiehuis.activities.participants import learners_of
from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.ui.forms import add_errors


@never_cache
@require_safe
def courses(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """The courses of this initiative, and those of others in the house to take over."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    rows = CourseTemplate.objects.filter(house=place.house).select_related("made_by", "taken_over_from__made_by")
    every = list(rows.prefetch_related("lessons"))
    context = {
        "house": place.house,
        "place": place,
        "own": [each for each in every if each.made_by_id == place.here.pk],
        "others": [(each, uuid4()) for each in every if each.made_by_id != place.here.pk],
    }
    return render(request, "activities/courses.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def course_new(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Write down the lessons of a new course."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        make_template(initiative=place.here, by=place.by, client_key=key, **form.values())
        messages.success(request, _("De cursus is bewaard. Zet hem nu in de agenda."))
        return redirect("courses", place.house.slug, place.here.slug)
    context = {"house": place.house, "place": place, "form": form}
    return render(request, "activities/course_form.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def course_edit(request: HttpRequest, house: str, initiative: str, template: UUID) -> HttpResponse:
    """Change the lessons of a course of this initiative."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_template(place, template)
    form = TemplateForm(request.POST or None, template=found)
    if request.method == "POST" and form.is_valid():
        try:
            edit_template(template=found, by=place.by, **form.values())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De cursus is bewaard."))
            return redirect("courses", place.house.slug, place.here.slug)
    context = {"house": place.house, "place": place, "form": form, "template": found}
    return render(request, "activities/course_form.html", context)


@require_POST
def course_take_over(request: HttpRequest, house: str, initiative: str, template: UUID) -> HttpResponse:
    """Copy the lessons of another initiative."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_template(place, template)
    form = PickForm(request.POST)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["client_key"]
    take_over_template(template=found, initiative=place.here, by=place.by, client_key=key)
    messages.success(request, _("De cursus is nu ook van jullie. Verander de lessen zoals jullie willen."))
    return redirect("courses", place.house.slug, place.here.slug)


@never_cache
@require_safe
def course_progress(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """Who is in a course and how far."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = open_programme_list(place, programme)
    learners = [(each, uuid4()) for each in learners_of(found)]
    lessons = list(found.template.lessons.order_by("number")) if found.template else []
    context = {"house": place.house, "place": place, "programme": found, "learners": learners, "lessons": lessons}
    return render(request, "activities/course_progress.html", context)


@require_POST
def lesson_done(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """The teacher says that somebody did a lesson otherwise."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_programme(place, programme)
    form, lesson = PickForm(request.POST), key_of(request.POST, "lesson")
    if not form.is_valid() or not form.cleaned_data["person"] or lesson is None:
        raise Http404
    say_lesson_done(
        person=get_participant(place, found, form.cleaned_data["person"]),
        lesson=get_lesson(place, found, lesson),
        by=place.by,
        client_key=form.cleaned_data["client_key"],
    )
    messages.success(request, _("De les telt nu mee."))
    return redirect("course_progress", place.house.slug, place.here.slug, found.slug)


@require_POST
def certificate_give(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """Give the certificate that somebody earned."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_programme(place, programme)
    form = PickForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["person"]:
        raise Http404
    person = get_participant(place, found, form.cleaned_data["person"])
    try:
        give_certificate(person=person, programme=found, by=place.by, client_key=form.cleaned_data["client_key"])
        messages.success(request, _("Het certificaat is klaar. Druk het af."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("course_progress", place.house.slug, place.here.slug, found.slug)


@never_cache
@require_safe
def certificate(request: HttpRequest, house: str, initiative: str, certificate: UUID) -> HttpResponse:
    """The sheet to print."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_certificate(place, certificate)
    looked(by=place.by, house_key=place.house.pk, part="certificate", subject_key=found.person_id)
    response = HttpResponse(certificate_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="certificaat.pdf"'
    return response

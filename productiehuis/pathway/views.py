"""Pages on which the line is laid: by who edits the house and by everybody who leads an initiative in it.

The line belongs to all of them together, so there is one door for it: that of setting up the house.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from productiehuis.initiatives.access import enter_manage, get_in_house
from productiehuis.initiatives.views.pages import Line, form_page, list_page
from productiehuis.pathway import actions
from productiehuis.pathway.forms import AnswerForm, LinkForm, StepForm
from productiehuis.pathway.models import RoomAnswers, Step, StepLink
from productiehuis.ui.templatetags.ui import in_active_language

SAVED = _("Opgeslagen.")


def _back(house: str) -> str:
    return reverse("manage_line", args=[house])


def _step_url(step: Step) -> str:
    return reverse("manage_step", args=[step.house.slug, step.slug])


def _line(step: Step) -> Line:
    badge, kind = ("", "") if step.is_active else (_("niet te zien"), "warn")
    return Line(step.name, _step_url(step), step.storey.name, badge, kind, step.pictogram)


def manage_line(request: HttpRequest, house: str) -> HttpResponse:
    """All steps, from the souterrain up."""
    place = enter_manage(request, house)
    steps = Step.objects.filter(house=place.house).select_related("house", "storey", "room", "topic")
    return list_page(
        request,
        place,
        title=_("De leerlijn"),
        lead=_("De stappen die mensen kunnen zetten, van hulp tot uitvliegen."),
        lines=[_line(step) for step in steps.order_by("storey__level", "id")],
        back=reverse("my_house"),
        add_url=reverse("manage_step_add", args=[house]),
        add=_("Stap toevoegen"),
        nothing=_("Er is nog geen stap. Begin bij wat mensen nu al doen."),
        icon="stairs",
        template="pathway/line.html",
    )


def manage_step_add(request: HttpRequest, house: str) -> HttpResponse:
    place = enter_manage(request, house)
    form = StepForm(request.POST or None, house=place.house)
    act = partial(actions.add_step, house=place.house, by=place.by)
    title, said = _("Stap toevoegen"), _("De stap staat erbij. Zeg nu wat hierna kan.")
    return form_page(request, place, form, act, title=title, done=_step_url, said=said, back=_back(house))


def manage_step(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    """One step: what it is, what leads to it and where it leads."""
    place = enter_manage(request, house)
    step = get_in_house(place, Step, slug=slug)
    form = StepForm(request.POST or None, instance=step, house=place.house)
    act = partial(actions.change_step, step=step, by=place.by)
    return form_page(
        request,
        place,
        form,
        act,
        title=step.name,
        done=_step_url,
        said=SAVED,
        back=_back(house),
        template="pathway/step.html",
        step=step,
        after=step.links_on.select_related("after"),
        before=step.links_back.select_related("before"),
        add_url=reverse("manage_step_link", args=[house, slug]),
    )


def manage_step_link(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    """Where this step leads to."""
    place = enter_manage(request, house)
    step = get_in_house(place, Step, slug=slug)
    form = LinkForm(request.POST or None, house=place.house, step=step)
    act = partial(actions.link_steps, before=step, by=place.by)
    title, back = _("Wat kan hierna?"), _step_url(step)
    return form_page(request, place, form, act, title=title, done=back, said=SAVED, back=back, lead=step.name)


@require_POST
def manage_link_remove(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_manage(request, house)
    link = get_in_house(place, StepLink, pk=key)
    actions.unlink_steps(link=link, by=place.by)
    messages.success(request, _("Deze twee stappen horen niet meer bij elkaar."))
    return redirect(_step_url(link.before))


def manage_answers(request: HttpRequest, house: str) -> HttpResponse:
    """Which room helps with which topic; gaps open and close by it."""
    place = enter_manage(request, house)
    rows = RoomAnswers.objects.filter(house=place.house, until__isnull=True).select_related("room", "topic")
    return list_page(
        request,
        place,
        title=_("Welke kamer helpt waarbij?"),
        lead=_("Zo weten we welk onderwerp nog geen kamer heeft."),
        lines=[_answer_line(house, each) for each in rows.order_by("topic__order", "since")],
        back=_back(house),
        add_url=reverse("manage_answer_add", args=[house]),
        add=_("Kamer bij een onderwerp"),
        nothing=_("Nog nergens staat welke kamer waarbij helpt. Begin met de balie."),
        icon="door",
    )


def _answer_line(house: str, each: RoomAnswers) -> Line:
    since: Any = _("%(room)s, vanaf %(day)s") % {
        "room": in_active_language(each.room.name)[0],
        "day": date_format(each.since, "j F Y"),
    }
    return Line(each.topic.name, reverse("manage_answer", args=[house, each.pk]), since, icon=each.topic.pictogram)


def manage_answer_add(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_manage(request, house), reverse("manage_answers", args=[house])
    today = place.house.today
    initial = {"since": today, "room": request.GET.get("kamer"), "topic": request.GET.get("onderwerp")}
    form = AnswerForm(request.POST or None, house=place.house, initial=initial)
    act = partial(actions.say_answers, by=place.by)
    title = _("Kamer bij een onderwerp")
    return form_page(request, place, form, act, title=title, done=back, said=SAVED, back=back)


def manage_answer(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    """One room with one topic; a press ends it, and what was stays."""
    place, back = enter_manage(request, house), reverse("manage_answers", args=[house])
    answer = get_in_house(place, RoomAnswers, pk=key)
    if request.method == "POST":
        actions.end_answer(answer=answer, by=place.by)
        messages.success(request, _("Deze kamer staat niet meer bij dit onderwerp."))
        return redirect(back)
    return render(request, "pathway/answer.html", {"place": place, "house": place.house, "answer": answer})

"""The board of the line: for who mends it, and a plain one for everybody."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from productiehuis.gaps import actions
from productiehuis.gaps.access import enter_board, get_gap
from productiehuis.gaps.board import board_of, card_of, public_board
from productiehuis.gaps.definitions import RULES
from productiehuis.gaps.forms import DoneForm, ProposalForm, ReopenForm, RetellForm, TakeUpForm
from productiehuis.gaps.models import Gap
from productiehuis.initiatives.access import Place, get_house
from productiehuis.initiatives.views.pages import form_page


@require_safe
def gaps(request: HttpRequest, house: str) -> HttpResponse:
    """What is missing, who takes it up, and what was mended."""
    place = enter_board(request, house)
    return render(request, "gaps/board.html", {"place": place, "house": place.house, "board": board_of(place.house)})


@require_POST
def gaps_look(request: HttpRequest, house: str) -> HttpResponse:
    """Write down now what the night would write down."""
    place = enter_board(request, house)
    found = actions.look_for_gaps(house=place.house, by=place.by)
    messages.success(request, _("Er staat iets nieuws op het bord.") if found else _("Er is niets nieuws."))
    return redirect("gaps", house)


@require_safe
def gap(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    """One gap with its numbers, its story and what can be done now."""
    place = enter_board(request, house)
    found = get_gap(place, key)
    card = card_of(found)
    context = {"place": place, "house": place.house, "gap": found, "card": card, "steps": found.steps.all()}
    return render(request, "gaps/gap.html", context)


def _form(
    request: HttpRequest,
    place: Place,
    found: Gap,
    form_class: Callable[..., forms.Form],
    act: Callable[..., Any],
    initial: dict[str, Any] | None = None,
    *,
    words: dict[str, Any],
) -> HttpResponse:
    back = reverse("gap", args=[place.house.slug, found.pk])
    form = form_class(request.POST or None, house=place.house, initial=initial)
    act = partial(act, gap=found, by=place.by)
    lead = card_of(found).told.sentence
    return form_page(request, place, form, act, done=back, back=back, lead=lead, **words)


def gap_take_up(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    words = {"title": _("Dit pakken we op"), "said": _("Fijn. Het staat op het bord.")}
    return _form(request, place, get_gap(place, key), TakeUpForm, actions.take_up, words=words)


def gap_propose(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    words = {"title": _("Een voorstel voor een kamer"), "said": _("Het voorstel staat op het bord.")}
    return _form(request, place, get_gap(place, key), ProposalForm, actions.propose, words=words)


def gap_done(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    words = {"title": _("Dit is opgelost"), "said": _("Mooi. Het gat is dicht.")}
    return _form(request, place, get_gap(place, key), DoneForm, actions.close_gap, words=words)


def gap_retell(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    found = get_gap(place, key)
    words = {"title": _("Schrijf het verhaal opnieuw"), "said": _("Opgeslagen.")}
    return _form(request, place, found, RetellForm, actions.retell, {"note": found.note}, words=words)


def gap_reopen(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    words = {"title": _("Toch niet opgelost"), "said": _("Het staat weer op het bord.")}
    return _form(request, place, get_gap(place, key), ReopenForm, actions.reopen_gap, words=words)


@require_POST
def gap_let_go(request: HttpRequest, house: str, key: UUID) -> HttpResponse:
    place = enter_board(request, house)
    try:
        actions.let_go(gap=get_gap(place, key), by=place.by)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("gap", house, key)


@require_safe
def gaps_public(request: HttpRequest, house: str) -> HttpResponse:
    """What is still missing in the house and what was made of it, without numbers or people."""
    here = get_house(house)
    return render(request, "gaps/public.html", {"house": here, "board": public_board(here)})


@require_safe
def gap_rules(request: HttpRequest) -> HttpResponse:
    """When we call something a gap, in words."""
    return render(request, "gaps/rules.html", {"rules": RULES})

"""One part of my plan: writing it, done or not, where it stands, what it was before, and taking it out."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.plans.access import (
    Own,
    facts_of,
    get_own_comment,
    get_own_part,
    get_own_plan,
    get_own_version,
    shares_that_hold,
    who_sees,
    who_sees_all,
)
from productiehuis.plans.access.own import part_of_step
from productiehuis.plans.access.referring import proposed_for, referred_from
from productiehuis.plans.access.together import open_from_plan
from productiehuis.plans.actions import (
    ChangedMeanwhile,
    add_part,
    bring_back,
    bring_back_unseen,
    change_part,
    erase_part,
    hide_comment,
    keep_both,
    move_part,
    remove_part,
    restore,
    set_apart,
    show_comment,
)
from productiehuis.plans.forms.parts import PartForm
from productiehuis.plans.models import Kind, Part, PartVersion
from productiehuis.plans.models.referring import ASKED_FROM
from productiehuis.plans.page import lines_of, ways_url
from productiehuis.plans.questions import CARDS
from productiehuis.plans.rules.sharing import covers
from productiehuis.plans.views.own import begun_by
from productiehuis.referrals.travels import own_rows
from productiehuis.ui.forms import ClientKeyForm


def _goals(own: Own, but: Part | None = None) -> list[Part]:
    rows = Part.objects.standing().filter(plan__in=[plan.pk for plan in own.plans], kind=Kind.GOAL)
    return [goal for goal in rows if but is None or goal.pk != but.pk]


def _kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        raise Http404 from None


def _say_added(seen_too: list[str], is_apart: bool) -> str:
    if not seen_too:
        return _("Het staat in je plan.")
    if is_apart:
        return _("Het staat in je plan. Alleen jij ziet dit.")
    return _("Het staat in je plan. Dit ziet ook: %(names)s.") % {"names": ", ".join(seen_too)}


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_add(request: HttpRequest, house: str, kind: str) -> HttpResponse:
    """Something new in my plan, as one question."""
    own, chosen = get_own_plan(request, house), _kind(kind)
    if own.is_for_paper and request.method != "POST":
        return redirect("my_plan", house)
    card, goals, seen_too = CARDS[chosen], _goals(own), who_sees_all(own, chosen)
    first = {"goal": request.GET.get("doel", ""), "step": request.GET.get("stap", "")}
    form = PartForm(written(request), house=own.house, kind=chosen, goals=goals, hint=card.hint, initial=first)
    if request.method == "POST" and form.is_valid():
        key, sent = form.cleaned_data["client_key"], form.cleaned_data
        goal = next((each for each in goals if str(each.pk) == sent.get("goal")), None)
        try:
            plan = goal.plan if goal else begun_by(own, key)
            apart = "apart" in request.POST
            step = sent.get("step")
            add_part(
                plan=plan,
                kind=chosen,
                text=sent["text"],
                goal=goal,
                step=step,
                is_apart=apart,
                by=own.by,
                client_key=key,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _say_added(seen_too, apart))
            return redirect("my_plan", house)
    context = {"own": own, "house": own.house, "card": card, "kind": chosen, "form": form, "seen_too": seen_too}
    context["is_there"] = part_of_step(own, first["step"])
    return render(request, "plans/add.html", context)


@require_safe
def plan_part(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """One part: what it says, who sees it, what was said about it."""
    own, found = get_own_part(request, house, part)
    facts = facts_of(found)
    shares = [each for each in shares_that_hold(found.plan) if covers(each.facts, facts)]
    context = {
        "proofs": list(found.proofs.all()),
        "seen_too": who_sees(found) if found.removed_at else [],
        "opens": open_from_plan(request, own.house.slug),
        "own": own,
        "house": own.house,
        "part": found,
        "line": lines_of([found])[0],
        "card": CARDS[Kind(found.kind)],
        "shares": shares,
        "kept_from": who_sees_all(own, Kind(found.kind)) if found.is_apart else [],
        "comments": found.comments.select_related("writer"),
        "steps": lines_of(list(found.steps.standing())) if found.kind == Kind.GOAL else [],
        "may_ask": found.kind in ASKED_FROM,
        "ways": ways_url(found, own.plans) if found.kind in ASKED_FROM else "",
        "proposed": proposed_for(found),
        "referred": own_rows(list(referred_from(found, own.person))),
        "key": ClientKeyForm(),
    }
    return render(request, "plans/part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_part_edit(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Other words. When another screen was first, both are shown and I choose."""
    own, found = get_own_part(request, house, part)
    kind = Kind(found.kind)
    now = {"text": found.text, "version": found.version, "goal": str(found.goal_id or ""), "step": found.step_key}
    form = PartForm(written(request), house=own.house, kind=kind, goals=_goals(own, found), initial=now)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        changes: dict[str, object] = {"text": sent["text"]}
        if "goal" in sent:
            changes["goal"] = UUID(sent["goal"]) if sent["goal"] else None
        if "step" in sent:
            changes["step"] = str(sent["step"].pk) if sent["step"] else ""
        try:
            version = sent["version"] or 0
            change_part(part=found, version=version, by=own.by, client_key=sent["client_key"], **changes)
        except ChangedMeanwhile as meanwhile:
            return _choose(request, own, meanwhile)
        messages.success(request, _("Opgeslagen."))
        return redirect("plan_part", house, part)
    context = {"own": own, "house": own.house, "part": found, "card": CARDS[kind], "form": form}
    context["seen_too"] = who_sees(found)
    return render(request, "plans/edit.html", context)


def _choose(request: HttpRequest, own: Own, meanwhile: ChangedMeanwhile) -> HttpResponse:
    context = {
        "own": own,
        "house": own.house,
        "part": meanwhile.part,
        "aside": meanwhile.version,
        "seen_too": who_sees(meanwhile.part) if meanwhile.part.removed_at else [],
        "key": ClientKeyForm(),
    }
    return render(request, "plans/choose.html", context, status=409)


def _say_chosen(keep: str | None, was_out: bool) -> str:
    if not was_out:
        return _("Opgeslagen. De andere tekst vind je bij ‘Eerder’.")
    if keep in ("mine", "both"):
        return _("Opgeslagen. Het staat weer in je plan.")
    return _("Het blijft uit je plan. Wat je typte, vind je bij ‘Eerder’.")


@require_POST
def plan_part_choose(request: HttpRequest, house: str, part: UUID, number: int) -> HttpResponse:
    """Which of two texts stays: what stands there, what I typed, or both. The other stays in the history."""
    own, aside = get_own_version(request, house, part, number)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        key, keep, was_out = form.cleaned_data["client_key"], request.POST.get("keep"), aside.part.removed_at
        if keep == "mine":
            restore(part=aside.part, version=aside, by=own.by, client_key=key)
        elif keep == "both":
            keep_both(part=aside.part, aside=aside, by=own.by, client_key=key)
        seen_too = who_sees(aside.part) if was_out and keep in ("mine", "both") else []
        messages.success(request, _say_added(seen_too, False) if seen_too else _say_chosen(keep, bool(was_out)))
    return redirect("plan_part", house, part)


@require_POST
def plan_part_done(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Done today; or not yet after all."""
    own, found = get_own_part(request, house, part)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        day = None if found.done_on else own.today
        key = form.cleaned_data["client_key"]
        change_part(part=found, version=found.version, done_on=day, by=own.by, client_key=key)
        if day:
            messages.success(request, _("Gedaan! Goed bezig."))
    return redirect("plan_part", house, part)


@require_POST
def plan_part_move(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """One place up or down."""
    own, found = get_own_part(request, house, part)
    form, up = ClientKeyForm(request.POST), request.POST.get("way") == "up"
    if form.is_valid():
        moved = move_part(part=found, up=up, by=own.by, client_key=form.cleaned_data["client_key"])
        if moved.version != found.version:
            words = (
                _("Het staat nu hoger. Spijt? Kijk bij ‘Eerder’.")
                if up
                else _("Het staat nu lager. Spijt? Kijk bij ‘Eerder’.")
            )
            messages.success(request, words)
    return redirect("plan_part", house, part)


@require_POST
def plan_part_remove(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Out of my plan; one press brings it back."""
    own, found = get_own_part(request, house, part)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        remove_part(part=found, by=own.by, client_key=form.cleaned_data["client_key"])
        messages.success(request, _("Het is uit je plan. Met ‘Zet terug’ komt het weer terug."))
    return redirect("plan_part", house, part)


@require_POST
def plan_part_back(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Back in my plan."""
    own, found = get_own_part(request, house, part)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        key, is_apart, seen_too = form.cleaned_data["client_key"], "apart" in request.POST, who_sees(found)
        bring = bring_back_unseen if is_apart else bring_back
        bring(part=found, by=own.by, client_key=key)
        messages.success(request, _say_added(seen_too, is_apart))
    return redirect("plan_part", house, part)


@require_POST
def plan_part_apart(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Who sees all of this kind does not see this one; or sees it after all."""
    own, found = get_own_part(request, house, part)
    set_apart(part=found, is_apart=request.POST.get("apart") == "yes", by=own.by)
    return redirect("plan_part", house, part)


@require_POST
def plan_part_erase(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """This part for good, with its history."""
    own, found = get_own_part(request, house, part)
    erase_part(part=found, by=own.by)
    messages.success(request, _("Dit stuk is gewist."))
    return redirect("my_plan", house)


@require_safe
def plan_part_history(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """How this part was before, the newest first; each can come back."""
    own, found = get_own_part(request, house, part)
    context = {
        "own": own,
        "house": own.house,
        "part": found,
        "versions": _with_moves(list(found.versions.all())),
        "seen_too": who_sees(found) if found.removed_at else [],
        "key": ClientKeyForm(),
    }
    return render(request, "plans/history.html", context)


def _with_moves(versions: list[PartVersion]) -> list[tuple[PartVersion, str]]:
    """The newest first, each with the way it was moved by that change."""
    before = [*(each.moved for each in versions[1:]), 0]
    ways = {-1: "up", 0: "", 1: "down"}
    return [(each, ways[(each.moved > was) - (each.moved < was)]) for each, was in zip(versions, before, strict=True)]


@require_POST
def plan_part_restore(request: HttpRequest, house: str, part: UUID, number: int) -> HttpResponse:
    """As it was then."""
    own, version = get_own_version(request, house, part, number)
    form = ClientKeyForm(request.POST)
    if form.is_valid():
        was_out, seen_too = version.part.removed_at, who_sees(version.part)
        restore(part=version.part, version=version, by=own.by, client_key=form.cleaned_data["client_key"])
        is_shown = was_out and seen_too
        messages.success(request, _say_added(seen_too, False) if is_shown else _("Het staat er weer zoals toen."))
    return redirect("plan_part", house, part)


@require_POST
def plan_comment_hide(request: HttpRequest, house: str, comment: UUID) -> HttpResponse:
    """I do not want to see this; or again I do. Whoever wrote it is not told."""
    own, found = get_own_comment(request, house, comment)
    change = show_comment if request.POST.get("hide") == "no" else hide_comment
    change(comment=found, by=own.by)
    return redirect("plan_part", house, found.part_id)


@require_safe
def plan_removed(request: HttpRequest, house: str) -> HttpResponse:
    """What I took out of my plan, to bring it back or to erase it."""
    own = get_own_plan(request, house)
    rows = Part.objects.filter(plan__in=[plan.pk for plan in own.plans], removed_at__isnull=False)
    context = {"own": own, "house": own.house, "lines": lines_of(list(rows.order_by("-removed_at")))}
    return render(request, "plans/removed.html", context)

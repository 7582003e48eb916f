"""Sharing a part, seeing first what the other will see, and stopping with one tap."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.audit.models import Look
from productiehuis.initiatives.desk_access import beside_in
from productiehuis.initiatives.models import Membership
from productiehuis.people.models import Person
from productiehuis.plans.access import (
    Named,
    Own,
    find_reader,
    get_own_part,
    get_own_plan,
    get_own_share,
    people_to_share_with,
    preview,
    shares_that_hold,
)
from productiehuis.plans.access.naming import Answer
from productiehuis.plans.access.together import sits_beside
from productiehuis.plans.actions import make_share_code, share, stop_every_share, stop_share
from productiehuis.plans.actions.codes import WORKS
from productiehuis.plans.forms.sharing import ShareForm, SureForm
from productiehuis.plans.models import Kind, Part, Plan, Share
from productiehuis.plans.page import lines_of, sections
from productiehuis.plans.questions import CARDS

# How long the preview may lie open before the yes.
SURE_WITHIN = 30 * 60
_SALT = "plans.share.words"
NOT_FOUND = {
    Answer.UNKNOWN: gettext_lazy("Deze code kennen we hier niet. Kijk de code goed na, of vraag om een nieuwe."),
    Answer.SLIPPED: gettext_lazy("In deze code zit een tikfout. Kijk goed en typ hem nog een keer."),
    Answer.ONESELF: gettext_lazy("Dit is je eigen code. Vraag de code van de ander."),
    Answer.TOO_OFTEN: gettext_lazy("Er zijn te veel verkeerde codes getypt. Wacht een uur."),
}
BESIDE = gettext_lazy(
    "Deze persoon zit nu naast je. Wil je hiermee delen? Doe dat een andere keer, met iemand anders naast je."
)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def plan_share_part(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Show one part to somebody."""
    own, found = get_own_part(request, house, part)
    if found.removed_at:
        raise Http404
    return _share_page(request, own, found.plan, found, None)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def plan_share_kind(request: HttpRequest, house: str, kind: str) -> HttpResponse:
    """Show all parts of a kind to somebody, also those to come."""
    own = get_own_plan(request, house)
    if kind not in Kind.values:
        raise Http404
    return _share_page(request, own, own.begun, None, Kind(kind))


def _share_page(request: HttpRequest, own: Own, plan: Plan, part: Part | None, kind: Kind | None) -> HttpResponse:
    """With whom and until when; then what that person will see, and only then yes."""
    if "sealed" in request.POST:
        return _share(request, own, plan, part, kind)
    form = ShareForm(request.POST or None, people=people_to_share_with(own.person), today=own.today)
    context: dict[str, Any] = {"own": own, "house": own.house, "part": part, "kind": kind, "form": form}
    context["is_together"] = beside_in(request) is not None
    context["card"] = CARDS[Kind(part.kind) if part else kind or Kind.GOAL]
    if request.method == "POST" and form.is_valid():
        role = form.membership
        named = Named(Answer.FOUND, role.person) if role else find_reader(own.person, form.cleaned_data["code"])
        if named.reader and sits_beside(request, named.reader):
            form.add_error(None, BESIDE)
            return render(request, "plans/share.html", context)
        if named.reader:
            until = form.cleaned_data["until"]
            seen = preview(plan, named.reader, part=part, kind=kind, until=until)
            sealed = _seal(own, named.reader, role, until, _target(plan, part, kind), _words(plan, part, kind))
            context |= {"reader": named.reader, "until": until, "sections": sections(lines_of(seen))}
            context["sure"] = SureForm(initial={"sealed": sealed})
            return render(request, "plans/preview.html", context)
        form.add_error("code", NOT_FOUND[named.answer])
    return render(request, "plans/share.html", context)


def _target(plan: Plan, part: Part | None, kind: Kind | None) -> str:
    return f"{plan.pk} {part.pk if part else kind}"


def _words(plan: Plan, part: Part | None, kind: Kind | None) -> list[str]:
    """Which words are shared, as they stand now: each part with its version."""
    rows = Part.objects.filter(pk=part.pk) if part else Part.objects.standing().filter(kind=kind, is_apart=False)
    return [f"{key} {version}" for key, version in rows.filter(plan=plan).values_list("pk", "version")]


def _seal(own: Own, reader: Person, role: Membership | None, until: date, target: str, words: list[str]) -> str:
    """Of what and for whom the preview was, so that the yes is for the same."""
    told = [f"{own.person.pk} {target}", str(reader.pk), str(role.pk) if role else "", until.isoformat(), words]
    return signing.dumps(told, salt=_SALT)


class Sure(NamedTuple):
    """What the yes is to: with whom, through which role and until when."""

    reader: str
    role: str
    until: str
    client_key: UUID


def _opened(request: HttpRequest, own: Own, plan: Plan, part: Part | None, kind: Kind | None) -> Sure:
    """What the preview said. Raises in words when it was of something else, or of other words."""
    form = SureForm(request.POST)
    try:
        if not form.is_valid():
            raise signing.BadSignature
        me, reader, role, until, words = signing.loads(form.cleaned_data["sealed"], salt=_SALT, max_age=SURE_WITHIN)
    except signing.BadSignature:
        me = ""
    if me != f"{own.person.pk} {_target(plan, part, kind)}":
        raise ValidationError(_("Dit duurde te lang. Kies nog een keer met wie je deelt."))
    if words != _words(plan, part, kind):
        raise ValidationError(_("Er veranderde net iets in je plan. Kies opnieuw, dan zie je wat de ander nu ziet."))
    return Sure(reader, role, until, form.cleaned_data["client_key"])


def _share(request: HttpRequest, own: Own, plan: Plan, part: Part | None, kind: Kind | None) -> HttpResponse:
    try:
        sure = _opened(request, own, plan, part, kind)
        named = get_object_or_404(Person, pk=sure.reader, house=own.house)
        if sits_beside(request, named):
            raise ValidationError(BESIDE)
        made = share(
            plan=plan,
            part=part,
            kind=kind,
            reader=named,
            membership=get_object_or_404(Membership, pk=sure.role) if sure.role else None,
            until=parse_date(sure.until) or own.today,
            by=own.by,
            client_key=sure.client_key,
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect(request.get_full_path())
    messages.success(request, _("Je deelt dit nu met %(name)s.") % {"name": made.reader.full_name})
    return redirect("plan_shares", own.house.slug)


@require_safe
def plan_shares(request: HttpRequest, house: str) -> HttpResponse:
    """With whom I share what, who looked last and when, and what ended."""
    own = get_own_plan(request, house)
    standing = [each for plan in own.plans for each in shares_that_hold(plan)]
    rows = Share.objects.filter(plan__in=[plan.pk for plan in own.plans])
    ended = rows.exclude(pk__in=[each.pk for each in standing]).select_related("reader", "part", "membership")[:30]
    context = {
        "own": own,
        "house": own.house,
        "standing": _with_last_look(standing, own),
        "ended": ended,
    }
    return render(request, "plans/shares.html", context)


def _with_last_look(shares: list[Share], own: Own) -> list[tuple[Share, Any, Any]]:
    """Each with what all of its kind is called, and when that person last looked since it was shared; or None."""
    mine, readers = [plan.person_id for plan in own.plans], [each.reader_id for each in shares]
    looks = Look.objects.filter(viewer_key__in=readers, subject_key__in=mine, part__startswith="plan ").order_by()
    rows = list(looks.values_list("viewer_key", "part", "about_key").annotate(last=Max("at")))
    many = {kind.value: card.many for kind, card in CARDS.items()}
    return [(each, many.get(each.kind, ""), _last_look(each, rows)) for each in shares]


def _last_look(share: Share, rows: list[tuple[UUID, str, UUID | None, datetime]]) -> datetime | None:
    kind = share.part.kind if share.part else share.kind
    found = [
        at
        for viewer, part, about, at in rows
        # Looks from before each part had its own line say no more than the kind.
        if viewer == share.reader_id and part == f"plan {kind}" and (not share.part or about in (share.part_id, None))
    ]
    return max((at for at in found if at >= share.made_at), default=None)


@require_POST
def plan_share_stop(request: HttpRequest, house: str, share: UUID) -> HttpResponse:
    """One tap, no reason, at once."""
    own, found = get_own_share(request, house, share)
    stop_share(share=found, by=own.by)
    messages.success(request, _say_stopped(found))
    return redirect("plan_shares", house)


def _say_stopped(share: Share) -> str:
    """What this person sees no more, and what they still do."""
    name = {"name": share.reader.full_name}
    others = [each for each in shares_that_hold(share.plan) if each.reader_id == share.reader_id]
    if share.part is None and any(each.part and each.part.kind == share.kind for each in others):
        return _("Gestopt. %(name)s ziet nog wel wat je los deelt. Stop dat hieronder, als je wilt.") % name
    said = _("Gestopt. %(name)s ziet dit niet meer.") % name
    if share.part and any(each.kind == share.part.kind for each in others):
        apart = _("Dit houd je nu apart: ook wie alles van deze soort ziet, ziet dit niet.")
        return f"{said} {apart}"
    return said


@require_POST
def plan_share_stop_all(request: HttpRequest, house: str) -> HttpResponse:
    """Nobody sees anything any more."""
    own = get_own_plan(request, house)
    for plan in own.plans:
        stop_every_share(plan=plan, by=own.by)
    messages.success(request, _("Gestopt. Niemand ziet nog iets uit je plan."))
    return redirect("plan_shares", house)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_my_code(request: HttpRequest, house: str) -> HttpResponse:
    """A code to say aloud to who wants to share something with me."""
    own = get_own_plan(request, house)
    code = make_share_code(person=own.person, by=own.by) if request.method == "POST" else ""
    spoken = f"{code[:3]} {code[3:]}" if code else ""
    context = {"own": own, "house": own.house, "code": spoken, "minutes": int(WORKS.total_seconds() // 60)}
    return render(request, "plans/my_code.html", context)

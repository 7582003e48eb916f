"""A photo or certificate with a part of a plan. Nothing a browser could run comes from here."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.people.limits import limited
from productiehuis.plans.access import get_own_part
from productiehuis.plans.access.proofs import certificates_of, get_own_proof, get_shared_proof
from productiehuis.plans.actions.proofs import add_proof, attach_certificate, remove_proof
from productiehuis.plans.forms.milestones import KeyForm
from productiehuis.plans.forms.proofs import FileForm
from productiehuis.plans.models import Proof
from productiehuis.plans.proof_files import pieces_of
from productiehuis.plans.rules.files import TYPES, FileKind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("proof", amount=40, minutes=10, per_person=True)
def plan_proofs(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """The files of one part of my plan, and another one."""
    own, found = get_own_part(request, house, part)
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None, request=request)
    if sent and form.is_valid():
        file, key = form.cleaned_data["file"], form.cleaned_data["client_key"]
        try:
            kept = add_proof(part=found, name=file.name, data=file.read(), by=own.by, client_key=key)
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            is_photo = kept.file_kind != FileKind.PDF
            words = _("Bewaard. Waar en wanneer een foto is gemaakt, is eruit gehaald.") if is_photo else _("Bewaard.")
            messages.success(request, words)
            return redirect("plan_proofs", own.house.slug, found.pk)
    proofs = list(found.proofs.all())
    held = {each.source_key for each in proofs}
    context = {
        "house": own.house,
        "part": found,
        "form": form,
        "proofs": proofs,
        "certificates": [(each, uuid4()) for each in certificates_of(own.person) if each.pk not in held],
    }
    return render(request, "plans/proofs.html", context)


@require_POST
def plan_certificate(request: HttpRequest, house: str, part: UUID, certificate: UUID) -> HttpResponse:
    """One press: a print of a certificate of mine with this part."""
    own, found = get_own_part(request, house, part)
    mine = {each.pk: each for each in certificates_of(own.person)}
    form = KeyForm(request.POST)
    if certificate not in mine or not form.is_valid():
        raise Http404
    try:
        attach_certificate(
            part=found, certificate=mine[certificate], by=own.by, client_key=form.cleaned_data["client_key"]
        )
        messages.success(request, _("Je certificaat staat bij je plan."))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return redirect("plan_proofs", own.house.slug, found.pk)


@require_POST
def plan_proof_remove(request: HttpRequest, house: str, proof: UUID) -> HttpResponse:
    own, found = get_own_proof(request, house, proof)
    remove_proof(proof=found, by=own.by)
    messages.success(request, _("Weggehaald."))
    return redirect("plan_proofs", own.house.slug, found.part_id)


@never_cache
@require_safe
def plan_proof(request: HttpRequest, house: str, proof: UUID) -> HttpResponse:
    """A file of my own plan."""
    _own, found = get_own_proof(request, house, proof)
    return _file(found)


@never_cache
@require_safe
def plan_proof_with_me(request: HttpRequest, plan: UUID, part: UUID, proof: UUID) -> HttpResponse:
    """A file with a part that somebody lets me see."""
    return _file(get_shared_proof(request, plan, part, proof))


def _file(proof: Proof) -> HttpResponse:
    """To save or to draw, never to open as a page: whatever is in it, nothing of it runs."""
    response = HttpResponse(b"".join(pieces_of(proof)), content_type=TYPES[FileKind(proof.file_kind)])
    response["Content-Disposition"] = content_disposition_header(True, proof.name) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response

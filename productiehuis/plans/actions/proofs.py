"""Proof with a part of a plan: a file, or the certificate of a course with one press. In the log without a house."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.activities.certificates import certificate_pdf
from productiehuis.activities.models import Certificate
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.plans.actions.plans import held
from productiehuis.plans.models import Part, Proof
from productiehuis.plans.proof_files import forget_files, keep_file
from productiehuis.plans.rules.files import LARGEST_OF_A_PLAN, MOST_OF_A_PLAN, NotAllowed, cleaned, safe_name

WORDS = {
    "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
    "large": gettext_lazy(
        "Dit bestand is groter dan 5 MB. Is het een foto? "
        "Open hem groot op je scherm, maak een schermafbeelding, en kies die."
    ),
    "dots": gettext_lazy("Deze foto is te groot om te laten zien. Maak er een schermafbeelding van, en kies die."),
    "kind": gettext_lazy("Dit is geen foto en geen PDF. Kies een foto (JPG of PNG) of een PDF."),
    "broken": gettext_lazy("Deze foto is niet heel. Maak hem opnieuw, of kies een andere."),
    "full": gettext_lazy("Je plan heeft genoeg bestanden. Haal er eerst een weg."),
}


def add_proof(
    *, part: Part, name: str, data: bytes, by: Actor, client_key: UUID, source_key: UUID | None = None
) -> Proof:
    """Keep a file with this part. Sent twice, it is one. Raises ValidationError in words."""
    try:
        kind, clean = cleaned(data)  # Before the plan is held: drawing a photo anew takes a second.
    except NotAllowed as refused:
        raise ValidationError(WORDS[refused.code], code=refused.code) from None
    proof = Proof(
        part=part, name=safe_name(name, kind), file_kind=kind.value, source_key=source_key, client_key=client_key
    )
    return _kept(proof, clean, by=by)


@transaction.atomic
def _kept(proof: Proof, clean: bytes, *, by: Actor) -> Proof:
    own = held(proof.part.plan)
    mine = Proof.objects.filter(part__plan=own)
    if sent := mine.filter(client_key=proof.client_key).first():
        return sent
    source = proof.source_key
    if source and (known := mine.filter(part=proof.part, source_key=source).first()):
        return known
    kept = mine.aggregate(size=Sum("size"))["size"] or 0
    if mine.count() >= MOST_OF_A_PLAN or kept + len(clean) > LARGEST_OF_A_PLAN:
        raise ValidationError(WORDS["full"], code="full")
    proof.house_id = own.house_id
    keep_file(proof, clean)
    try:
        with transaction.atomic():
            proof.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="plan proof added", obj=proof, house_key=None, by=by)
    return proof


def attach_certificate(*, part: Part, certificate: Certificate, by: Actor, client_key: UUID) -> Proof:
    """One press: a print of the certificate as it is now, which stays when the house no longer keeps its own."""
    return add_proof(
        part=part,
        name=_("Certificaat"),
        data=certificate_pdf(certificate),
        by=by,
        client_key=client_key,
        source_key=certificate.pk,
    )


@transaction.atomic
def remove_proof(*, proof: Proof, by: Actor) -> None:
    """The file goes, for good and at once."""
    held(proof.part.plan)
    mine = Proof.objects.filter(pk=proof.pk)
    if mine.exists():
        forget_files(mine)
        record(verb="plan proof removed", obj=proof, house_key=None, by=by)
        mine.delete()

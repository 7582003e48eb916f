"""Proof of a part of a plan: a photo or a certificate, sealed in the storage."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import MadeByForm
from productiehuis.plans.models.plan import Part
from productiehuis.plans.rules.files import FileKind as Kinds
from productiehuis.vault.fields import SealedTextField


class FileKind(models.TextChoices):
    JPEG = Kinds.JPEG.value, _("foto")
    PNG = Kinds.PNG.value, _("plaatje")
    PDF = Kinds.PDF.value, _("PDF")


class ProofManager(models.Manager["Proof"]):
    """Knows how the files behind the rows are sealed anew (`vault.actions.rotate`)."""

    def reseal_files(self) -> int:
        from productiehuis.plans.proof_files import reseal_all  # It reads and writes these rows.

        return reseal_all()


class Proof(MadeByForm):
    """One file of one part; seen by whom may see that part, and by nobody else. The row never says what is in it."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="proofs")
    name = SealedTextField(_("naam"), max_length=120)
    file_kind = models.CharField(max_length=8, choices=FileKind)
    size = models.PositiveIntegerField()
    stored_file = models.CharField(max_length=100, editable=False)
    # Which key of the ring sealed the file, so that rotation reaches it.
    key_id = models.CharField(max_length=255, editable=False)
    # The certificate of a course this is a print of, so that it is attached once.
    source_key = models.UUIDField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProofManager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [models.UniqueConstraint(fields=["part", "source_key"], name="certificate_attached_once")]
        indexes = [models.Index(fields=["house", "part"], name="proof_of_part")]

    def __str__(self) -> str:
        return str(self.pk)

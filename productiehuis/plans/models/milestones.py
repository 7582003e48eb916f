"""What somebody reached and decides to keep or to celebrate."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse
from productiehuis.people.models import Consent, Person
from productiehuis.plans.rules.milestones import Kind
from productiehuis.vault.fields import SealedTextField


class MilestoneKind(models.TextChoices):
    """The words for each kind, as the person says them."""

    VOLUNTEER = Kind.VOLUNTEER.value, _("vrijwilliger geworden")
    COORDINATOR = Kind.COORDINATOR.value, _("coördinator geworden")
    TREKKER = Kind.TREKKER.value, _("trekker geworden")
    FOUNDED_INITIATIVE = Kind.FOUNDED_INITIATIVE.value, _("een initiatief begonnen")
    FOUNDED_FOUNDATION = Kind.FOUNDED_FOUNDATION.value, _("een stichting opgericht")
    COACH = Kind.COACH.value, _("coach geworden")
    HANDED_OVER = Kind.HANDED_OVER.value, _("een taak overgedragen")
    CERTIFICATE = Kind.CERTIFICATE.value, _("een certificaat gehaald")
    EDUCATION = Kind.EDUCATION.value, _("een opleiding gedaan")
    BUURTBAAN = Kind.BUURTBAAN.value, _("een BuurtBaan gekregen")
    PAID_JOB = Kind.PAID_JOB.value, _("betaald werk gevonden")
    OWN_PRACTICE = Kind.OWN_PRACTICE.value, _("een eigen praktijk begonnen")
    OWN_COMPANY = Kind.OWN_COMPANY.value, _("een eigen bedrijf begonnen")
    OUT_OF_BENEFIT = Kind.OUT_OF_BENEFIT.value, _("uit de uitkering")
    NEW_DISTRICT = Kind.NEW_DISTRICT.value, _("in een ander stadsdeel begonnen")
    FLOWN_OUT = Kind.FLOWN_OUT.value, _("uitgevlogen")


class FlownTo(models.TextChoices):
    """To what somebody flew out."""

    JOB = "job", _("naar betaald werk")
    OWN = "own", _("naar een eigen bedrijf of praktijk")
    EDUCATION = "education", _("naar een opleiding")
    HOUSE = "house", _("naar een huis in een andere buurt")
    OTHER = "other", _("naar iets anders")


class Audience(models.TextChoices):
    """With whom somebody celebrates."""

    SELF = "self", _("alleen ik")
    HOUSE = "house", _("met de mensen van het huis")
    REPORT = "report", _("met het huis, en in het jaarverslag")


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def celebrated(self) -> "MilestoneQuerySet":
        """What people of the house may see; the yes itself decides, so that taking it back works at once."""
        held = self.exclude(audience=Audience.SELF).filter(yes__withdrawn_at__isnull=True, yes__isnull=False)
        return held.filter(person__erased_at__isnull=True)


class Milestone(InHouse):
    """Of one person, and theirs alone: which kind it is stands sealed, and open only as long as they celebrate it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="milestones")
    on = models.DateField(_("wanneer"))
    kind = SealedTextField(max_length=30)
    flown_to = SealedTextField(max_length=20, blank=True)
    words = SealedTextField(_("in je eigen woorden"), max_length=300, blank=True)
    # What the house knew and this was taken over from (a role, a certificate), so that it is suggested once.
    source_key = models.UUIDField(null=True, editable=False)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.SELF)
    shown_kind = models.CharField(max_length=30, choices=MilestoneKind, blank=True, editable=False)
    yes = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)
    # One more at each correction, so that two screens do not overwrite each other.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "source_key"], name="milestone_taken_over_once"),
            models.CheckConstraint(
                condition=Q(audience="self", shown_kind="") | (~Q(audience="self") & ~Q(shown_kind="")),
                name="milestone_sealed_when_kept",
            ),
        ]
        indexes = [models.Index(fields=["house", "audience", "on"], name="milestone_celebrated")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_celebrated(self) -> bool:
        return self.audience != Audience.SELF and self.yes is not None and self.yes.withdrawn_at is None

    @property
    def says(self) -> str:
        """What it is, in words for its owner."""
        return say_kind(self.kind)

    @property
    def says_where_to(self) -> str:
        return str(dict(FlownTo.choices).get(self.flown_to, ""))


def say_kind(kind: str) -> str:
    return str(dict(MilestoneKind.choices).get(kind, kind))


class LeftAside(InHouse):
    """A suggestion that somebody did not want: it is not made again."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    source_key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "source_key"], name="left_aside_once")]

    def __str__(self) -> str:
        return str(self.source_key)

"""Who has which role where and when, and who is known where."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import InHouse
from productiehuis.initiatives.models.initiatives import Initiative, Organisation
from productiehuis.people.models import Person


class Role(models.TextChoices):
    """The parts people play. What each may do stands in `access.ROLES`."""

    RESIDENT = "resident", _("bewoner")
    VOLUNTEER = "volunteer", _("vrijwilliger")
    ASPIRANT = "aspirant", _("aspirant")
    TREKKER = "trekker", _("trekker")
    COACH = "coach", _("coach")
    SECRETARY = "secretary", _("secretaris")
    TREASURER = "treasurer", _("penningmeester")
    COORDINATOR = "coordinator", _("coördinator")
    PRIVACY_KEEPER = "privacy_keeper", _("privacybewaker")
    PARTNER_CONTACT = "partner_contact", _("contact van een partner")
    TELLER = "teller", _("teller")


class RoleInHouse(InHouse):
    """How this house says in one sentence what a role is; part of the shape that a new house can copy."""

    role = models.CharField(max_length=20, choices=Role)
    sentence = TranslatedField(_("wat deze rol is"))
    is_used = models.BooleanField(_("in gebruik"), default=True)

    told_freely: ClassVar = ("sentence",)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["house", "role"], name="role_once_per_house")]

    def __str__(self) -> str:
        return self.get_role_display()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """Roles that hold on this day."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)

    def not_over(self, day: date) -> "MembershipQuerySet":
        """Roles that hold on this day, or are still to begin."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day))

    def during(self, first: date, last: date) -> "MembershipQuerySet":
        """Roles that hold on at least one day of the period, both days included."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=first), starts__lte=last)


class Membership(InHouse):
    """A role from a day up to and including a day, for the whole house or for one initiative or partner."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("rol"), max_length=20, choices=Role)
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    starts = models.DateField(_("vanaf"))
    ends = models.DateField(_("tot en met"), null=True, blank=True)
    given_by_key = models.UUIDField(null=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")), name="membership_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["house", "initiative", "role"], name="membership_by_role"),
            models.Index(fields=["person", "role"], name="membership_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.starts}"

    @property
    def is_of_oneself(self) -> bool:
        """Whether who has this role gave it to themselves."""
        return self.given_by_key == self.person_id


class KnownHere(InHouse):
    """This person is known at this initiative; the only way a look-up there finds someone (T3)."""

    class How(models.TextChoices):
        DESK = "desk", _("aan de balie")
        ACTIVITY = "activity", _("bij een activiteit")
        ROLE = "role", _("door een rol")
        IMPORT = "import", _("uit een lijst")
        PASS = "pas", _("met de huispas")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="known_here")
    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="known_here")
    since = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=10, choices=How)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["initiative", "person"], name="known_here_once")]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.initiative_id}"

"""What somebody can do for others ("iedereen kan wel wat"), and who asked for it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse, Topic
from productiehuis.people.models import Consent, Person
from productiehuis.plans.rules.talents import AskState as State
from productiehuis.vault.fields import SealedTextField


class TalentQuerySet(models.QuerySet["Talent"]):
    def shown(self) -> "TalentQuerySet":
        """What people of the house may find: with a yes that was not withdrawn, of who is not erased.

        The yes itself decides, so that a yes taken back anywhere (also at a desk) works at once everywhere.
        """
        return self.filter(yes__isnull=False, yes__withdrawn_at__isnull=True, person__erased_at__isnull=True)


class Talent(InHouse):
    """One thing that one person can do for others. Sealed; found only with a yes, and by reading all that are shown."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="talents")
    what = SealedTextField(_("wat ik kan"), max_length=80)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    yes = models.OneToOneField(Consent, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    objects = TalentQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        indexes = [models.Index(fields=["house", "person"], name="talent_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_shown(self) -> bool:
        return self.yes is not None and self.yes.withdrawn_at is None


class AskState(models.TextChoices):
    """How a question about a talent stands."""

    ASKED = State.ASKED.value, _("gevraagd")
    YES = State.YES.value, _("kan")
    NOT_NOW = State.NOT_NOW.value, _("nu niet")
    WITHDRAWN = State.WITHDRAWN.value, _("niet meer nodig")


class TalentAsk(InHouse):
    """Somebody of the house asks for a talent. Both see first names and what they say themselves, never a number."""

    talent = models.ForeignKey(Talent, on_delete=models.CASCADE, related_name="asks")
    asker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="talents_asked")
    words = SealedTextField(_("wat je vraagt"), max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=AskState, default=AskState.ASKED)
    answer = SealedTextField(_("wat je antwoordt"), max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["talent", "asker"], condition=Q(state="asked"), name="talent_asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", ended_at__isnull=True) | (~Q(state="asked") & Q(ended_at__isnull=False)),
                name="talent_ask_ended_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

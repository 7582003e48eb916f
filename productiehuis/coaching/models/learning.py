"""An aspirant who becomes a coach: who guides them, and who signed which stage."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from productiehuis.coaching.models.talks import StageWord
from productiehuis.house.models import MadeByForm
from productiehuis.people.models import Person


class Learning(MadeByForm):
    """Somebody with the role aspirant learns to coach beside a coach of their own."""

    aspirant = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="learning")
    aspirant_number = models.PositiveIntegerField()
    own_coach = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="guides")
    own_coach_number = models.PositiveIntegerField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["began_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(aspirant_number=F("own_coach_number")), name="learning_of_two"),
            models.UniqueConstraint(
                fields=["house", "aspirant_number"], condition=Q(ended_on__isnull=True), name="learns_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aspirant_number} {self.began_on}"


class SignOff(MadeByForm):
    """A coach who is not the aspirant's own says that a stage is done."""

    learning = models.ForeignKey(Learning, on_delete=models.PROTECT, related_name="signed")
    stage = models.CharField(max_length=12, choices=StageWord)
    signer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="signed_stages")
    signer_number = models.PositiveIntegerField()
    # Beside the signer, so that the database itself refuses the own coach.
    own_coach_number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["house", "learning", "stage"], name="stage_signed_once"),
            models.CheckConstraint(condition=~Q(signer_number=F("own_coach_number")), name="not_signed_by_own_coach"),
        ]

    def __str__(self) -> str:
        return f"{self.learning_id} {self.stage}"

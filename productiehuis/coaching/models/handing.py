"""A role that is handed over, task by task."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.rules.handing import Agreed
from productiehuis.coaching.rules.states import HandOverState, TaskState
from productiehuis.house.models import InHouse, MadeByForm
from productiehuis.initiatives.models import Initiative, Role
from productiehuis.people.models import Person


class TaskWord(models.TextChoices):
    WITH_GIVER = TaskState.WITH_GIVER, _("nog niet")
    TOGETHER = TaskState.TOGETHER, _("samen")
    HANDED = TaskState.HANDED, _("overgenomen")


class AgreedWord(models.TextChoices):
    PRESSED = Agreed.PRESSED, _("zelf gedrukt")
    HEARD = Agreed.HEARD, _("hardop gezegd")


class HandOverWord(models.TextChoices):
    GOING = HandOverState.GOING, _("loopt")
    DONE = HandOverState.DONE, _("klaar")
    STOPPED = HandOverState.STOPPED, _("gestopt")


class HandOver(MadeByForm):
    """Somebody of an initiative hands a role over to somebody else there."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="hand_overs")
    role = models.CharField(_("rol"), max_length=20, choices=Role)
    giver = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="hands_over")
    giver_number = models.PositiveIntegerField()
    taker = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="takes_over")
    taker_number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=HandOverWord, default=HandOverState.GOING)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["began_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver_number=F("taker_number")), name="hand_over_of_two"),
            models.CheckConstraint(
                condition=Q(state="going", ended_on__isnull=True) | (~Q(state="going") & Q(ended_on__isnull=False)),
                name="hand_over_ended_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["house", "initiative", "role", "taker_number"],
                condition=Q(state="going"),
                name="handed_over_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["house", "initiative", "state"], name="hand_over_of_initiative")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.role} {self.state}"

    @property
    def is_going(self) -> bool:
        return self.state == HandOverState.GOING

    @property
    def tasks_there(self) -> "list[HandOverTask]":
        """The tasks that were not taken away."""
        return [task for task in self.tasks.all() if task.removed_at is None]


class HandOverTask(MadeByForm):
    """One thing that belongs to the role, by when it goes over, and with whom it is now."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="tasks")
    name = models.CharField(_("taak"), max_length=120)
    due = models.DateField(_("wanneer"), null=True, blank=True)
    state = models.CharField(max_length=12, choices=TaskWord, default=TaskState.WITH_GIVER)
    # Taken away, for it was written down wrong; what was handed over stays.
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "hand_over", "name"], condition=Q(removed_at__isnull=True), name="task_named_once"
            ),
            models.CheckConstraint(condition=~Q(state="handed") | Q(removed_at__isnull=True), name="handed_task_stays"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def initiative(self) -> Initiative:
        return self.hand_over.initiative

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today and self.state != TaskState.HANDED


class TaskStep(InHouse):
    """A task went to somebody or came back. Append-only: rule C-1 counts on it."""

    task = models.ForeignKey(HandOverTask, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=TaskWord)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    by_key = models.UUIDField(null=True)
    # How who takes it over said so; nobody hands a task to somebody who did not.
    agreed = models.CharField(max_length=8, choices=AgreedWord, blank=True)
    client_key = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="handed") | ~Q(agreed=""), name="handed_with_a_yes"),
        ]
        indexes = [models.Index(fields=["house", "task", "at"], name="step_of_task")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.state} {self.on}"

"""A plan and its parts. Every word in it is sealed; what is not sealed says nothing about what was written."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import MadeByForm
from productiehuis.people.models import Person
from productiehuis.plans.rules.sharing import PartFacts
from productiehuis.vault.fields import SealedTextField

# So many characters fit in a part.
LONGEST = 4000


class Kind(models.TextChoices):
    """What a part of a plan is."""

    DREAM = "dream", _("droom")
    STAND = "stand", _("waar ik sta")
    GOAL = "goal", _("doel")
    STEP = "step", _("stap")
    WENT_WELL = "went_well", _("wat goed ging")
    REFLECTION = "reflection", _("terugkijken")
    PROOF = "proof", _("bewijs")


# What can stand under a goal.
UNDER_A_GOAL = (Kind.STEP, Kind.WENT_WELL, Kind.REFLECTION, Kind.PROOF)


class Question(models.TextChoices):
    """The three questions with which a plan begins; each may be skipped."""

    DREAM = "dream", _("Wat zou je graag willen?")
    STAND = "stand", _("Waar sta je nu?")
    FIRST_STEP = "first_step", _("Wat is een kleine eerste stap?")


class Plan(MadeByForm):
    """The plan of one person of one house. Merged persons each keep their own; see `PlanJoin`."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="plan")
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["begun_at", "id"]
        indexes = [models.Index(fields=["house", "person"], name="plan_of_house")]

    def __str__(self) -> str:
        return f"plan {self.pk}"

    def kinds_shown(self) -> set[str]:
        """The kinds of which somebody sees all, so that something new would be shown at once."""
        return set(self.shares.filter(stopped_at__isnull=True, part__isnull=True).values_list("kind", flat=True))


class PlanJoin(MadeByForm):
    """The owner's yes: my other name may open this plan too, as long as the two count as one person.

    A merge alone opens no plan: who merges people would else read plans (ADR 16). Undoing the merge parts them again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="joins")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "reader"], name="plan_joined_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} = {self.reader_id}"


class PartQuerySet(models.QuerySet["Part"]):
    def standing(self) -> "PartQuerySet":
        """What its owner did not take out."""
        return self.filter(removed_at__isnull=True)


class Part(MadeByForm):
    """One thing in a plan. A question that waits for an answer is a part with a `prompt` and no text.

    `version` is the number of the `PartVersion` that holds now; a form carries the one it was filled from.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("soort"), max_length=12, choices=Kind)
    text = SealedTextField(_("tekst"), blank=True, max_length=LONGEST)
    prompt = SealedTextField(_("vraag"), blank=True, max_length=300)
    # The step of the learning line, as its key: sealed as well, for it says what the plan is about.
    step_key = SealedTextField(blank=True, max_length=36)
    question = models.CharField(max_length=12, choices=Question, blank=True)
    goal = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="steps")
    order = models.PositiveIntegerField(default=0)
    # How many places its owner moved it, up is less: so that undoing a move moves nothing else (see `rules.changes`).
    moved = models.IntegerField(default=0)
    done_on = models.DateField(_("gedaan op"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)
    # Not shown to who sees all of its kind, until the owner says so.
    is_apart = models.BooleanField(default=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(kind__in=[kind.value for kind in UNDER_A_GOAL]),
                name="part_under_a_goal",
            ),
            models.UniqueConstraint(fields=["plan", "question"], condition=~Q(question=""), name="question_once"),
        ]
        indexes = [models.Index(fields=["house", "plan", "order"], name="part_of_plan")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def facts(self) -> PartFacts:
        """What the rule of sharing looks at."""
        return PartFacts(
            plan=self.plan_id,
            key=self.pk,
            kind=self.kind,
            is_removed=self.removed_at is not None,
            is_apart=self.is_apart,
        )


class PartVersion(MadeByForm):
    """A part as it was after one change. Rows are added, never changed; they go when the part is erased.

    Who changed a part on two screens at once chooses: what was not chosen stands here too, with `is_chosen` False.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = SealedTextField(blank=True, max_length=LONGEST)
    step_key = SealedTextField(blank=True, max_length=36)
    goal_key = models.UUIDField(null=True)
    moved = models.IntegerField(default=0)
    done_on = models.DateField(null=True)
    is_removed = models.BooleanField(default=False)
    is_chosen = models.BooleanField(default=True)
    at = models.DateTimeField(default=timezone.now)
    by_key = models.UUIDField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["part", "number"], name="part_version_once")]

    def __str__(self) -> str:
        return f"{self.part_id} {self.number}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("A version of a part is history: write the next one.")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

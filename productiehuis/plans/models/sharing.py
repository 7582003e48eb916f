"""With whom somebody shares what of their plan, and what those people say about it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse, MadeByForm
from productiehuis.initiatives.models import Membership
from productiehuis.people.models import Person
from productiehuis.plans.models.plan import Kind, Part, Plan
from productiehuis.plans.rules.sharing import ShareFacts
from productiehuis.vault.fields import SealedTextField


class Stopped(models.TextChoices):
    """Why a share ended before its day."""

    OWNER = "owner", _("jij stopte het delen")
    GIVEN_BACK = "given_back", _("gaf het terug")
    REPLACED = "replaced", _("je deelde het opnieuw")
    COACHING = "coaching", _("jij en je coach stopten")
    RESTORED = "restored", _("het huis is teruggezet uit een kopie")


class Share(MadeByForm):
    """One part, or all parts of a kind, shown to one named person up to and including a day.

    `membership` is the role through which that person was named: when that role ends, so does this. Whether somebody
    may see something now is asked of `rules.sharing.may_see`, nowhere else.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="shares")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, null=True, related_name="shares")
    kind = models.CharField(max_length=12, choices=Kind, blank=True)
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plan_shares")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, null=True, related_name="+")
    until = models.DateField(_("tot en met"))
    made_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)
    stopped = models.CharField(max_length=12, choices=Stopped, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__isnull=False, kind="") | (Q(part__isnull=True) & ~Q(kind="")),
                name="share_of_a_part_or_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped="") | (Q(stopped_at__isnull=False) & ~Q(stopped="")),
                name="share_stopped_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["part", "reader"], condition=Q(stopped_at__isnull=True), name="part_shared_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "kind", "reader"],
                condition=Q(stopped_at__isnull=True, part__isnull=True),
                name="kind_shared_once",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "plan"], name="share_of_plan"),
            models.Index(fields=["house", "reader"], name="share_with_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} -> {self.reader_id}"

    @property
    def facts(self) -> ShareFacts:
        """What the rule looks at; a role is read with `select_related("membership")`."""
        role = self.membership
        return ShareFacts(
            plan=self.plan_id,
            reader=self.reader_id,
            part=self.part_id,
            kind=self.kind,
            until=self.until,
            is_stopped=self.stopped_at is not None,
            role_ends=role.ends if role else None,
        )


class ShareCode(InHouse):
    """A code that somebody says aloud, so that another can name them: once, for a short while. Only a hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"


class Comment(MadeByForm):
    """What a reader says about a part. The owner can hide it; its writer is not told (ADR 16).

    When the writer is erased the words go and the line stays.
    """

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="comments")
    writer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    writer_number = models.PositiveIntegerField()
    text = SealedTextField(_("reactie"), blank=True, max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["house", "part"], name="comment_on_part")]

    def __str__(self) -> str:
        return f"{self.part_id} {self.at:%Y-%m-%d}"

"""The learning line: steps, what leads to what, which room answers which topic, and wishes that name nobody."""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.models import CourseTemplate
from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import InHouse, MadeByForm, Storey, Topic
from productiehuis.initiatives.models import Initiative, Organisation, Room


class Step(MadeByForm):
    """Something you can do next. It happens in a room, in a course, or in a course in that room.

    Who offers it is who offers the room, or who made the course: `offered_by`.
    """

    slug = models.SlugField(_("adres"), max_length=60)
    name = TranslatedField(_("naam"))
    skill = TranslatedField(_("wat je daarna kunt"), blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, related_name="steps")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    course = models.ForeignKey(CourseTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="steps")
    is_active = models.BooleanField(_("staat op de leerlijn"), default=True)

    told_freely: ClassVar = ("name", "slug")

    class Meta:
        ordering = ["storey__level", "id"]
        constraints = [
            models.UniqueConstraint(fields=["house", "slug"], name="step_slug_once"),
            models.CheckConstraint(
                condition=Q(room__isnull=False) | Q(course__isnull=False), name="step_happens_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def offered_by(self) -> Initiative | Organisation | None:
        """The residents' initiative, else the partner."""
        if self.room:
            return self.room.initiative or self.room.organisation
        return self.course.made_by if self.course else None

    @property
    def pictogram(self) -> str:
        if self.room:
            return self.room.pictogram
        return self.topic.pictogram if self.topic else "book"


class LinkKind(models.TextChoices):
    """How one step leads to another."""

    PREPARES = "prepares", _("helpt je op weg naar")
    COMES_FIRST = "first", _("moet je eerst doen voor")


class StepLink(MadeByForm):
    """One step leads to another: it helps you on the way, or has to come first."""

    before = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="links_on")
    after = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="links_back", db_index=False)
    kind = models.CharField(_("hoe hoort het bij elkaar"), max_length=10, choices=LinkKind, default=LinkKind.PREPARES)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["after", "before"], name="step_link_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="step_leads_elsewhere"),
        ]
        indexes = [models.Index(fields=["house"], name="step_links_of_house")]

    def __str__(self) -> str:
        return f"{self.before_id} > {self.after_id}"


class RoomAnswersQuerySet(models.QuerySet["RoomAnswers"]):
    def on(self, day: date) -> "RoomAnswersQuerySet":
        """What held on this day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class RoomAnswers(MadeByForm):
    """In this room people are helped on with this topic, from a day up to and including a day.

    Somebody says so; nothing is guessed from names. Gaps open and close by it.
    """

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="answers")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="answers")
    since = models.DateField(_("vanaf"))
    until = models.DateField(_("tot en met"), null=True, blank=True)

    objects = RoomAnswersQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["house", "room", "topic"], condition=Q(until__isnull=True), name="room_answers_topic_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="answer_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.topic_id} {self.since}"


class Wish(InHouse):
    """Somebody wished for something, and nobody can tell who.

    Only topic, storey and month. The key is random, for the usual one tells the moment; of the plan it came from
    only a hash stays, that nobody without the key ring can make; there is no line in the log.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="wishes")
    storey = models.ForeignKey(Storey, on_delete=models.PROTECT, related_name="wishes", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    form_hash = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        ordering = ["year", "month", "id"]
        indexes = [models.Index(fields=["house", "year", "month"], name="wishes_of_month")]
        constraints = [models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="wish_month")]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.year}-{self.month}"

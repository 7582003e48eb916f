"""A course is a template of lessons that another initiative of the house can take over."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.house.models import InHouse
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person


class CourseTemplate(InHouse):
    """The lessons of a course without dates; `made_by` made it, any initiative of the house may run it."""

    made_by = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="course_templates")
    slug = models.SlugField(_("adres"), max_length=60)
    name = TranslatedField(_("naam"))
    what = TranslatedField(_("wat je leert"), blank=True)
    lessons_for_certificate = models.PositiveSmallIntegerField(_("lessen voor het certificaat"), default=0)
    taken_over_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["house", "slug"], name="course_slug_once")]

    def __str__(self) -> str:
        return str(self.name)


class Lesson(InHouse):
    template = models.ForeignKey(CourseTemplate, on_delete=models.CASCADE, related_name="lessons")
    number = models.PositiveSmallIntegerField(_("nummer"))
    name = TranslatedField(_("naam"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="lesson_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class LessonDone(InHouse):
    """The teacher says that a participant has done a lesson without having been there; presence is in Attendance."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lessons_done")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="done")
    at = models.DateTimeField(default=timezone.now)
    by_key = models.UUIDField(null=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "lesson"], name="lesson_done_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.lesson_id}"


class Certificate(InHouse):
    """A certificate that was given out, with the name as it stood on it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="certificates")
    template = models.ForeignKey(CourseTemplate, on_delete=models.PROTECT, related_name="certificates")
    given_at = models.DateTimeField(default=timezone.now)
    given_by_key = models.UUIDField(null=True)
    name_on_it = models.CharField(_("naam op het certificaat"), max_length=160, blank=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "template"], name="certificate_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.template_id}"

"""Course templates, which another initiative may take over, and what participants earn with them."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from productiehuis.activities.actions.sessions import lock_initiative
from productiehuis.activities.models import Certificate, CourseTemplate, Lesson, LessonDone, Programme
from productiehuis.activities.participants import progress_of
from productiehuis.audit.actions import changed, record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.actions import hold
from productiehuis.people.models import Merge, Person


def _free_slug(house: House, name: str) -> str:
    stem = slugify(name)[:50] or "cursus"
    taken = set(CourseTemplate.objects.filter(house=house, slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 2, stem
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


def _add_lessons(template: CourseTemplate, names: Sequence[TranslatedText], start: int = 1) -> None:
    Lesson.objects.bulk_create(
        Lesson(house=template.house, template=template, number=number, name=name)
        for number, name in enumerate(names, start)
    )


@transaction.atomic
def make_template(
    *,
    initiative: Initiative,
    name: TranslatedText,
    lessons: Sequence[TranslatedText],
    by: Actor,
    client_key: UUID,
    what: TranslatedText | None = None,
    lessons_for_certificate: int = 0,
) -> CourseTemplate:
    """A course without dates. Sent twice is one."""
    lock_initiative(initiative)
    if known := CourseTemplate.objects.filter(client_key=client_key, house=initiative.house_id).first():
        return known
    template = CourseTemplate.objects.create(
        house=initiative.house,
        made_by=initiative,
        slug=_free_slug(initiative.house, name.source),
        name=name,
        what=what or TranslatedText(),
        lessons_for_certificate=lessons_for_certificate,
        client_key=client_key,
    )
    _add_lessons(template, lessons)
    changes = {"lessons": [None, len(lessons)]}
    record(verb="course made", obj=template, house_key=template.house_id, by=by, changes=changes)
    return template


@transaction.atomic
def edit_template(
    *,
    template: CourseTemplate,
    name: TranslatedText,
    what: TranslatedText,
    lessons: Sequence[TranslatedText],
    lessons_for_certificate: int,
    by: Actor,
) -> CourseTemplate:
    """Change the course. A lesson that is on an agenda or was done stays; its name may change."""
    before = {"lessons": template.lessons.count(), "lessons_for_certificate": template.lessons_for_certificate}
    existing = list(template.lessons.order_by("number"))
    for old, new in zip(existing, lessons, strict=False):
        if old.name.source != new.source:
            old.name = new
            old.save(update_fields=["name"])
    for extra in existing[len(lessons) :]:
        if extra.sessions.exists() or extra.done.exists():
            raise ValidationError(
                {"lessons": _("Een les die al op de agenda staat, kun je niet weghalen. Laat die les staan.")}
            )
        extra.delete()
    _add_lessons(template, lessons[len(existing) :], len(existing) + 1)
    template.name, template.what, template.lessons_for_certificate = name, what, lessons_for_certificate
    template.save(update_fields=["name", "what", "lessons_for_certificate"])
    after = {"lessons": len(lessons), "lessons_for_certificate": lessons_for_certificate}
    record(verb="course changed", obj=template, house_key=template.house_id, by=by, changes=changed(before, after))
    return template


@transaction.atomic
def take_over_template(
    *, template: CourseTemplate, initiative: Initiative, by: Actor, client_key: UUID
) -> CourseTemplate:
    """A copy for another initiative, which names where it came from. Lessons only, never people."""
    if template.house_id != initiative.house_id:
        raise ValidationError(_("Deze cursus is niet van dit huis. Kies een andere cursus."))
    copy = make_template(
        initiative=initiative,
        name=template.name,
        what=template.what,
        lessons=[each.name for each in template.lessons.order_by("number")],
        lessons_for_certificate=template.lessons_for_certificate,
        by=by,
        client_key=client_key,
    )
    if copy.taken_over_from_id is None:
        copy.taken_over_from = template
        copy.save(update_fields=["taken_over_from"])
        changes = {"taken_over_from": [None, str(template.pk)]}
        record(verb="course taken over", obj=copy, house_key=copy.house_id, by=by, changes=changes)
    return copy


@transaction.atomic
def say_lesson_done(*, person: Person, lesson: Lesson, by: Actor, client_key: UUID) -> LessonDone:
    """The teacher says that somebody did a lesson otherwise: at home, or in another group."""
    done = LessonDone.objects.filter(lesson=lesson, person__in=Merge.objects.keys_of([person])).first()
    if done:
        return done
    hold(person)
    done = LessonDone.objects.create(
        house=lesson.house, person=person, lesson=lesson, by_key=by.key, client_key=client_key
    )
    record(verb="lesson done", obj=done, house_key=done.house_id, by=by)
    return done


@transaction.atomic
def give_certificate(*, person: Person, programme: Programme, by: Actor, client_key: UUID) -> Certificate:
    """Give the certificate that is earned. One person gets one per course, merged or not."""
    template = programme.template
    if template is None:
        raise ValidationError(_("Alleen bij een cursus hoort een certificaat."))
    if known := Certificate.objects.filter(template=template, person__in=Merge.objects.keys_of([person])).first():
        return known
    if not progress_of(programme, person).is_earned:
        raise ValidationError(
            _("Er zijn nog niet genoeg lessen gedaan voor het certificaat. Kijk welke lessen nog moeten.")
        )
    hold(person)
    certificate = Certificate.objects.create(
        house=programme.house,
        person=person,
        template=template,
        given_by_key=by.key,
        name_on_it=person.full_name,
        client_key=client_key,
    )
    record(verb="certificate given", obj=certificate, house_key=certificate.house_id, by=by)
    return certificate

"""Who takes part in a date or a course, merged persons once. Open a list through `access`, which logs the look."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from productiehuis.activities.models import (
    Attendance,
    Certificate,
    CourseTemplate,
    Lesson,
    LessonDone,
    Programme,
    Session,
    SignUp,
    SignUpState,
)
from productiehuis.activities.rules.courses import Progress, progress
from productiehuis.kernel.clusters import every_number
from productiehuis.people.models import Merge, Person

# Who came in this time before a date is offered as a tile.
REGULAR = timedelta(weeks=13)


@dataclass
class Participant:
    """One person on a list, whatever rows stand for them."""

    person: Person
    is_present: bool = False
    sign_up: SignUp | None = None
    keys: set[UUID] = field(default_factory=set)

    @property
    def is_waiting(self) -> bool:
        return self.sign_up is not None and self.sign_up.state == SignUpState.WAITING


class _List:
    """Gathers persons under the number they count as."""

    def __init__(self, roots: dict[int, int]) -> None:
        self.roots = roots
        self.by_number: dict[int, Participant] = {}

    def add(self, person: Person) -> Participant:
        number = self.roots.get(person.number, person.number)
        found = self.by_number.setdefault(number, Participant(person))
        if person.number == number:
            found.person = person
        found.keys.add(person.pk)
        return found

    def sign_up(self, sign_up: SignUp) -> None:
        """A place goes before a wait, when a merge brought both together."""
        found = self.add(sign_up.person)
        if found.sign_up is None or found.is_waiting:
            found.sign_up = sign_up

    def sorted(self) -> list[Participant]:
        return sorted(self.by_number.values(), key=lambda each: (each.person.name_key, each.person.number))


def participants_of(session: Session) -> list[Participant]:
    """Everybody to tap at a date: signed up, present, or here lately. By name."""
    people = _List(Merge.objects.roots(session.house))
    present = Attendance.objects.valid().filter(session=session, person__isnull=False)
    for row in present.select_related("person"):
        people.add(row.person).is_present = True  # type: ignore[arg-type]
    here = Q(session=session) | Q(session__isnull=True)
    sign_ups = SignUp.objects.standing().filter(here, programme=session.programme_id)
    for each in sign_ups.select_related("person", "programme"):
        people.sign_up(each)
    lately = Attendance.objects.valid().filter(
        session__programme=session.programme_id, date__range=(session.date - REGULAR, session.date)
    )
    for person in Person.objects.filter(pk__in=lately.values("person"), erased_at__isnull=True):
        people.add(person)
    return people.sorted()


def one_of(session: Session, person: Person) -> Participant:
    """One tile, as it stands now."""
    numbers = Merge.objects.numbers_of(person)
    is_present = Attendance.objects.valid().filter(session=session, person_number__in=numbers).exists()
    here = Q(session=session) | Q(session__isnull=True)
    sign_ups = SignUp.objects.standing().filter(here, programme=session.programme_id, person__number__in=numbers)
    sign_up = min(sign_ups, key=lambda each: each.state == SignUpState.WAITING, default=None)
    return Participant(person, is_present, sign_up, {person.pk})


def unnamed_at(session: Session) -> int:
    """How many people were there without a name."""
    rows = Attendance.objects.valid().filter(session=session, person_number__isnull=True)
    return sum(rows.values_list("contacts", flat=True))


def known_at(session: Session) -> int:
    """How many known people were there; merged persons are one."""
    rows = Attendance.objects.valid().filter(session=session, person_number__isnull=False)
    roots = Merge.objects.roots(session.house)
    return len({roots.get(number, number) for number in rows.values_list("person_number", flat=True) if number})


@dataclass(frozen=True)
class Learner:
    """Somebody in a course: how far, and the certificate if it was given."""

    person: Person
    progress: Progress[Lesson]
    certificate: Certificate | None
    sign_up: SignUp | None


def learners_of(programme: Programme) -> list[Learner]:
    """Everybody in a course with their progress; a fixed number of queries."""
    template = programme.template
    if template is None:
        return []
    people = _List(Merge.objects.roots(programme.house))
    sign_ups = SignUp.objects.standing().filter(programme=programme, session__isnull=True)
    for each in sign_ups.select_related("person", "programme"):
        people.sign_up(each)
    came = Attendance.objects.valid().filter(session__programme=programme)
    for person in Person.objects.filter(pk__in=came.values("person"), erased_at__isnull=True):
        people.add(person)
    numbers = every_number(people.by_number, people.roots)
    attended, said, given = _earned(template, numbers, people.roots)
    lessons = list(template.lessons.order_by("number"))
    return [
        Learner(
            person=each.person,
            progress=progress(
                lessons=lessons,
                attended=[lesson for lesson in lessons if lesson.pk in attended[number]],
                said=[lesson for lesson in lessons if lesson.pk in said[number]],
                needed=template.lessons_for_certificate,
            ),
            certificate=given.get(number),
            sign_up=each.sign_up,
        )
        for number, each in ((people.roots.get(p.person.number, p.person.number), p) for p in people.sorted())
    ]


def _earned(
    template: CourseTemplate, numbers: Iterable[int], roots: dict[int, int]
) -> tuple[dict[int, set[UUID]], dict[int, set[UUID]], dict[int, Certificate]]:
    """Per number: the lessons attended in any run of this course, those said to be done, the certificate."""
    attended: dict[int, set[UUID]] = defaultdict(set)
    said: dict[int, set[UUID]] = defaultdict(set)
    rows = Attendance.objects.valid().filter(session__lesson__template=template, person_number__in=numbers)
    for number, lesson in rows.order_by().values_list("person_number", "session__lesson"):
        if number and lesson:
            attended[roots.get(number, number)].add(lesson)
    done = LessonDone.objects.filter(lesson__template=template, person__number__in=numbers)
    for number, lesson in done.values_list("person__number", "lesson"):
        said[roots.get(number, number)].add(lesson)
    certificates = Certificate.objects.filter(template=template, person__number__in=numbers).select_related("person")
    given = {roots.get(each.person.number, each.person.number): each for each in certificates}
    return attended, said, given


def progress_of(programme: Programme, person: Person) -> Progress[Lesson]:
    """How far one person is in a course."""
    template = programme.template
    assert template is not None
    numbers = Merge.objects.numbers_of(person)
    lessons = list(template.lessons.order_by("number"))
    rows = Attendance.objects.valid().filter(session__lesson__template=template, person_number__in=numbers)
    came = set(rows.order_by().values_list("session__lesson", flat=True))
    done = LessonDone.objects.filter(lesson__template=template, person__number__in=numbers)
    done = done.filter(person__house=programme.house_id)
    said = set(done.values_list("lesson", flat=True))
    return progress(
        lessons=lessons,
        attended=[each for each in lessons if each.pk in came],
        said=[each for each in lessons if each.pk in said],
        needed=template.lessons_for_certificate,
    )

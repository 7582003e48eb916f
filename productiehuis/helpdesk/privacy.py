"""Which fields of visits and help requests are personal, why they are kept, how long, and how they are erased."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.audit.words import say_job
from productiehuis.helpdesk.courses import courses_of
from productiehuis.helpdesk.models import Course, HelpRequest, RequestStep, Visit, VisitKind
from productiehuis.helpdesk.reasons import IS_WITHOUT_WORDS, forget_typed, in_words
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Coded, Part, coded, word_of
from productiehuis.people.terms import NAMES, Term

WORDS = "words"

_ALL_GO = _("Je eigen woorden en de notities gaan weg. Onderwerp, dag en aantal blijven.")


def _words_due(house: House, before: datetime) -> QuerySet[Any]:
    """Requests of visits before this moment that nobody worked on since, and where words still stand."""
    silent = HelpRequest.objects.filter(house=house, visit__at__lt=before).annotate(last=Max("steps__at"))
    silent = silent.filter(Q(last__isnull=True) | Q(last__lt=before))
    noted = RequestStep.objects.filter(house=house).exclude(note=b"").values("request")
    reasoned = Visit.objects.filter(house=house).exclude(IS_WITHOUT_WORDS).values("pk")
    return silent.filter(~Q(own_words=b"") | Q(pk__in=noted) | Q(visit__in=reasoned))


def _forget_words(rows: QuerySet[Any]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    RequestStep.objects.filter(request__in=keys).exclude(note=b"").update(note=b"")
    forget_typed(Q(requests__in=keys))
    return HelpRequest.objects.filter(pk__in=keys).update(own_words=b"")


TERMS = (
    Term(
        WORDS,
        _("Eigen woorden en notities bij hulpvragen"),
        _("Tot %(time)s na de laatste stap, of tot je het laat wissen."),
        _ALL_GO,
        24,
        1,
        60,
        _(
            "Een maand is nodig om een vraag af te maken. Wat je vertelt is gevoelig. "
            "Daarom is vijf jaar het meeste (AVG: niet langer dan nodig)."
        ),
        due=_words_due,
        forget=_forget_words,
    ),
)

KEPT = (
    Kept(
        Visit,
        ("person", "person_number", "at", "room", "language"),
        _("Om te weten wie er kwam."),
        term=NAMES,
        what=_("Je bezoeken aan een balie"),
    ),
    Kept(
        Visit,
        ("correction_reason",),
        _("Om te weten waarom iets is verbeterd."),
        term=WORDS,
        what=_("Waarom een bezoek is verbeterd"),
    ),
    Kept(
        HelpRequest,
        ("own_words",),
        _("Om je vraag te begrijpen. Alleen deze balie leest het."),
        term=WORDS,
        what=_("Je vraag in je eigen woorden"),
    ),
    Kept(
        RequestStep,
        ("note",),
        _("Om verder te gaan waar we waren."),
        term=WORDS,
        what=_("Notities bij je vraag"),
    ),
    Kept(
        RequestStep,
        ("by_name",),
        _("Om te weten wie er hielp."),
        _("Tot diegene het laat wissen."),
        what=_("De naam van wie hielp"),
    ),
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Empty what was said and take these persons off the visits; number, topics and counts stay."""
    keys, numbers = {person.pk for person in persons}, {person.number for person in persons}
    rows = _histories(persons[0].house_id, keys, numbers)
    theirs = _told_by(rows, numbers)
    requests = HelpRequest.objects.filter(visit__in=theirs)
    RequestStep.objects.filter(request__in=requests.values("pk")).exclude(note=b"").update(note=b"")
    requests.exclude(own_words=b"").update(own_words=b"")
    RequestStep.objects.filter(by_key__in=keys).exclude(by_name="").update(by_name="")
    # What was typed as a reason may name who it was not.
    forget_typed(Q(pk__in=rows))
    Visit.objects.filter(person__in=keys).update(person=None)


def _histories(house: UUID, keys: set[UUID], numbers: set[int]) -> dict[UUID, Visit]:
    """Every visit of these persons, with what stood there before it was corrected and what stands there since."""
    found: dict[UUID, Visit] = {}
    ask = Q(person__in=keys) | Q(person_number__in=numbers)
    while ask:
        rows = Visit.objects.filter(ask, house=house).exclude(pk__in=found).only("pk", "person_number", "corrects")
        new = {row.pk: row for row in rows}
        found |= new
        before = {row.corrects_id for row in new.values() if row.corrects_id}
        ask = Q(pk__in=before) | Q(corrects__in=new) if new else Q()
    return found


def _told_by(rows: dict[UUID, Visit], numbers: set[int]) -> list[UUID]:
    """The visits at which one of these was the one who told; the last word on a visit says who that was."""
    after = {row.corrects_id: row for row in rows.values() if row.corrects_id}

    def last(row: Visit) -> Visit:
        while row.pk in after:
            row = after[row.pk]
        return row

    return [key for key, row in rows.items() if last(row).person_number in numbers | {None}]


def _told_by_them(persons: Sequence[Person]) -> list[UUID]:
    """The visits at which they told something themselves, also where it first stood under another name."""
    if not persons:
        return []
    numbers = {person.number for person in persons}
    rows = _histories(persons[0].house_id, {person.pk for person in persons}, numbers)
    return _told_by(rows, numbers)


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """The last visit of each."""
    rows = Visit.objects.valid().filter(house=house, person__isnull=False).order_by()
    yield from rows.values("person").annotate(last=Max("at")).values_list("person", "last")


def parts(persons: Sequence[Person], here: Initiative | None = None) -> Iterable[Part]:
    """Visits, questions in own words, and each step; only those of one desk when that is asked (T3)."""
    keys = [person.pk for person in persons]
    at_desk = Visit.objects.filter(initiative=here) if here else Visit.objects.all()
    visits = at_desk.filter(person__in=keys).select_related("initiative", "room").order_by("at", "id")
    theirs = at_desk.filter(pk__in=_told_by_them(persons)).values("pk")
    requests = HelpRequest.objects.filter(visit__in=theirs).select_related("topic", "visit")
    steps = RequestStep.objects.filter(request__visit__in=theirs).order_by("at", "id")
    return [_visits(visits), _help_requests(requests.order_by("visit__at", "position", "id")), _steps(steps)]


def _visits(rows: Iterable[Visit]) -> Part:
    return Part.of(
        "visits",
        _("Je bezoeken"),
        Visit,
        rows=rows,
        tell={
            "at": _("Wanneer"),
            "initiative": (_("Waar"), "initiative.name"),
            "room": (_("Kamer"), "room.name"),
            "language": (_("Taal"), lambda each: Coded(each.language, dict(SPOKEN).get(each.language, each.language))),
            "kind": (_("Soort"), word_of(VisitKind, "kind")),
            "is_withdrawn": _("Ingetrokken"),
            "correction_reason": (_("Waarom verbeterd"), lambda each: in_words(each.correction_reason)),
            "id": (_("Kenmerk"), lambda each: str(each.pk)),
        },
    )


def _help_requests(rows: Iterable[HelpRequest]) -> Part:
    rows = list(rows)
    now = courses_of({each.pk: each.course for each in rows})
    return Part.of(
        "help_requests",
        _("Je hulpvragen"),
        HelpRequest,
        rows=rows,
        tell={
            "at": (_("Wanneer"), "visit.at"),
            "topic": (_("Onderwerp"), "topic.name"),
            "own_words": _("In je eigen woorden"),
            "course": (_("Verloop"), lambda each: coded(Course, now[each.pk])),
            "visit": (_("Kenmerk van het bezoek"), lambda each: str(each.visit_id)),
            "id": (_("Kenmerk"), lambda each: str(each.pk)),
        },
    )


def _steps(rows: Iterable[RequestStep]) -> Part:
    return Part.of(
        "request_steps",
        _("Wat er met je vragen gebeurde"),
        RequestStep,
        rows=rows,
        tell={
            "at": _("Wanneer"),
            "course": (_("Verloop"), word_of(Course, "course")),
            "note": _("Notitie"),
            "by": (_("Door"), lambda each: each.by_name if each.by_key else say_job(each.by_name)),
            "request": (_("Kenmerk van de vraag"), lambda each: str(each.request_id)),
        },
    )

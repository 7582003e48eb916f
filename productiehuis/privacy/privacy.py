"""What the lowest rooms keep of people (the log, looks, messages), for they know no people themselves.

And what this room keeps: who asked for their data.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.audit.actions import empty_names
from productiehuis.audit.models import Event, Look
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative, Role
from productiehuis.people.models import Consent, Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Coded, How, Part, Words, word_of
from productiehuis.people.terms import Term
from productiehuis.people.told import yes_part
from productiehuis.post.models import Message
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState
from productiehuis.privacy.words import say_part, say_verb, say_who


def _looks_due(house: House, before: datetime) -> QuerySet[Any]:
    return Look.objects.filter(house_key=house.pk, at__lt=before)


def _events_due(house: House, before: datetime) -> QuerySet[Any]:
    return Event.objects.filter(house_key=house.pk, at__lt=before)


def _delete(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


TERMS = (
    Term(
        "looks",
        _("Wie keek er"),
        _("%(time)s na de dag waarop iemand keek."),
        _("De regel gaat weg."),
        24,
        24,
        84,
        _("Je moet twee jaar terug kunnen zien wie keek. Daarom is het nooit korter. Zeven jaar is het meeste."),
        due=_looks_due,
        forget=_delete,
    ),
    Term(
        "log",
        _("Logboek"),
        _("%(time)s na de dag waarop iets gebeurde. Je naam gaat eerder weg: als je gewist wordt."),
        _("De regel gaat weg."),
        84,
        84,
        120,
        _(
            "Het logboek legt de cijfers en het geld uit. Geld bewaar je zeven jaar, zegt de Belastingdienst "
            "(AWR artikel 52). Tien jaar is het meeste."
        ),
        due=_events_due,
        forget=_delete,
    ),
    Term(
        "messages",
        _("Berichten (sms, mail, brief)"),
        _("Tot ze aankomen. De regel zonder adres en tekst nog %(time)s."),
        _("Adres en tekst gaan weg zodra het bericht aankomt, of na drie dagen."),
        1,
        1,
        1,
        _("Een bericht hoeft niet bewaard te blijven. Dit staat vast."),
        by_job="productiehuis.post.tasks.empty_delivered",
    ),
)

KEPT = (
    Kept(
        Look,
        ("viewer_name",),
        _("Om jou te laten zien wie er keek."),
        term="looks",
        what=_("Wie jouw gegevens bekeek"),
    ),
    Kept(Event, ("actor_name",), _("Om te weten wie wat opschreef."), term="log", what=_("Wie wat opschreef")),
    Kept(Message, ("to", "body"), _("Om je een bericht te sturen."), term="messages", what=_("Berichten aan jou")),
    Kept(
        DataRequest,
        ("person", "asked_at", "ended_at"),
        _("Om te weten dat het huis je vraag beantwoordde."),
        _("Blijft, na het wissen zonder naam."),
        what=_("Wat je over je gegevens vroeg"),
    ),
)


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """The log keeps what happened; the display names go. What was still asked for is answered by this."""
    for person in persons:
        empty_names(person_key=person.pk)
    asked = DataRequest.objects.filter(person__in=[each.pk for each in persons], state=RequestState.ASKED)
    asked.exclude(kind=RequestKind.ERASE).update(state=RequestState.WITHDRAWN, ended_at=now)
    asked.update(state=RequestState.DONE, ended_at=now)


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """A look or a line in the log is not a visit."""
    yield from ()


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """Looks at these persons' files, what they wrote themselves, and what they asked; nothing that tells of a plan."""
    keys = [person.pk for person in persons]
    looks = Look.objects.filter(subject_key__in=keys).exclude(part__startswith="plan ")
    wrote = Event.objects.filter(actor_key__in=keys).exclude(object_type__startswith="plans.", house_key__isnull=True)
    return _parts(keys, looks, wrote)


def own_parts(_person: Person, same: Sequence[Person]) -> Iterable[Part]:
    """The same for who is logged in: with who looked at their plan, and when they wrote in it."""
    keys = [person.pk for person in same]
    return _parts(keys, Look.objects.filter(subject_key__in=keys), Event.objects.filter(actor_key__in=keys))


def _parts(keys: Sequence[UUID], looks: QuerySet[Look], wrote: QuerySet[Event]) -> list[Part]:
    objects = {str(key) for key in keys}
    about = Event.objects.filter(object_type=Person._meta.label_lower, object_key__in=objects).order_by("at")
    return [
        Part.of(
            "looks",
            _("Wie jouw gegevens bekeek"),
            Look,
            rows=looks.exclude(viewer_key__in=keys).order_by("at"),
            tell=_line("viewer_name", lambda each: Coded(each.part, say_part(each.part))),
        ),
        Part.of(
            "written_about_me",
            _("Wat er op je kaart werd gewijzigd"),
            Event,
            rows=about.filter(~Q(actor_key__in=keys)),
            tell=_line("actor_name", _verb),
        ),
        Part.of(
            "written_by_me",
            _("Wat jij opschreef of wijzigde"),
            Event,
            rows=wrote.order_by("at"),
            tell={name: how for name, how in _line("actor_name", _verb).items() if name != "who"},
            by_day=True,
        ),
        asked_part(DataRequest.objects.filter(person__in=keys)),
    ]


def _verb(each: Event) -> Coded:
    return Coded(each.verb, say_verb(each.verb))


def _role(each: Event | Look) -> Coded:
    """The word of a role; what the program did by itself has none."""
    return Coded(each.role, dict(Role.choices).get(each.role, ""))


def _line(who: str, what: Callable[[Any], Coded]) -> dict[str, Words | tuple[Words, How]]:
    """The columns of a line of the log."""
    return {
        "at": _("Wanneer"),
        "who": (_("Wie"), lambda each: say_who(getattr(each, who), each.role)),
        "role": (_("Rol"), _role),
        "what": (_("Wat"), what),
    }


def parts_at(person: Person, here: Initiative) -> list[Part]:
    """What was said and asked at one desk (T3)."""
    asked = DataRequest.objects.filter(person=person, initiative=here)
    return [yes_part(Consent.objects.filter(pk__in=asked.values("consent"))), asked_part(asked)]


def asked_part(rows: QuerySet[DataRequest]) -> Part:
    return Part.of(
        "data_requests",
        _("Wat je over je gegevens vroeg"),
        DataRequest,
        rows=rows.order_by("asked_at"),
        tell={
            "kind": (_("Wat"), word_of(RequestKind, "kind")),
            "state": (_("Hoe het staat"), word_of(RequestState, "state")),
            "asked_at": _("Gevraagd op"),
            "ended_at": _("Klaar op"),
        },
    )

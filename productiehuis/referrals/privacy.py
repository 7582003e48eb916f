"""Which fields of referrals are personal, why they are kept, how long, and how they are erased."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part, coded
from productiehuis.people.terms import NAMES, Term
from productiehuis.referrals.models import AnswerLink, AskedHow, Referral, ReferralState, ReferralStep, Walks, WhyNot
from productiehuis.referrals.travels import step_by

WORDS = "referral_words"


def _words_due(house: House, before: datetime) -> QuerySet[Any]:
    """Closed before this moment, and words still stand."""
    noted = ReferralStep.objects.filter(referral=OuterRef("pk")).exclude(note=b"")
    closed = Referral.objects.filter(house=house, closed_at__lt=before)
    return closed.filter(~Q(why=b"") | ~Q(bring=b"") | Exists(noted))


def _forget_words(rows: QuerySet[Any]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    ReferralStep.objects.filter(referral__in=keys).exclude(note=b"").update(note=b"")
    return Referral.objects.filter(pk__in=keys).update(why=b"", bring=b"")


TERMS = (
    Term(
        WORDS,
        _("Waarom je werd doorverwezen, en notities daarbij"),
        _("Tot %(time)s nadat de doorverwijzing klaar is, of tot je het laat wissen."),
        _("De woorden gaan weg. Waarheen, wanneer en hoe het afliep blijft."),
        12,
        1,
        36,
        _("Een maand is nodig om het af te maken. Drie jaar is het meeste (AVG: niet langer dan nodig)."),
        due=_words_due,
        forget=_forget_words,
    ),
)

KEPT = (
    Kept(
        Referral,
        ("person", "person_number", "topic", "to_room", "walks", "companion", "comes_at", "consent"),
        _("Om je goed door te verwijzen, en te weten of het hielp."),
        term=NAMES,
        what=_("Waar je heen bent verwezen"),
    ),
    Kept(
        Referral,
        ("why", "bring"),
        _("Om alleen te vertellen wat nodig is. Wie je helpt leest het, tot het klaar is."),
        term=WORDS,
        what=_("Waarom je ging en wat je meenam"),
    ),
    Kept(
        ReferralStep,
        ("note",),
        _("Om te weten wat er is afgesproken."),
        term=WORDS,
        what=_("Notities bij je doorverwijzing"),
    ),
    Kept(
        ReferralStep,
        ("by_name",),
        _("Om te weten wie er hielp."),
        _("Tot diegene het laat wissen."),
        what=_("De naam van wie antwoord gaf"),
    ),
    Kept(
        AnswerLink,
        ("to", "expires"),
        _("Om de ontvanger te laten antwoorden zonder login."),
        _("Het e-mailadres gaat weg als de doorverwijzing klaar is."),
        what=_("De link voor wie je helpt"),
    ),
)


def _of(persons: Sequence[Person]) -> QuerySet[Referral]:
    if not persons:
        return Referral.objects.none()
    return Referral.objects.filter(house=persons[0].house_id, person_number__in=[person.number for person in persons])


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Stop what is open, empty what was said and take these persons off; number, places and outcome stay."""
    keys, rows = [person.pk for person in persons], list(_of(persons).values_list("pk", flat=True))
    for row in Referral.objects.select_for_update().open().filter(pk__in=rows).order_by("pk"):
        row.state, row.closed_at, row.waits_since = ReferralState.STOPPED, now, None
        row.save(update_fields=["state", "closed_at", "waits_since"])
        ReferralStep.objects.create(house_id=row.house_id, referral=row, state=row.state, at=now)
    ReferralStep.objects.filter(referral__in=rows).exclude(note=b"").update(note=b"")
    ReferralStep.objects.filter(by_key__in=keys).exclude(by_name="").update(by_name="")
    AnswerLink.objects.filter(referral__in=rows).exclude(to=b"").update(to=b"")
    Referral.objects.filter(pk__in=rows).update(why=b"", bring=b"", person=None)
    Referral.objects.filter(companion__in=keys).update(companion=None)


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """The last time something was said about where somebody goes."""
    rows = Referral.objects.filter(house=house, person__isnull=False).order_by().values("person")
    yield from rows.annotate(last=Max("steps__at")).values_list("person", "last")


def parts(persons: Sequence[Person], here: Initiative | None = None) -> Iterable[Part]:
    """Where somebody was sent, each step, and where they walk along; only from one desk when that is asked (T3)."""
    rows = _of(persons)
    along = Referral.objects.filter(companion__in=[person.pk for person in persons])
    if here:
        rows, along = rows.filter(from_initiative=here), along.filter(from_initiative=here)
    rows = rows.select_related("topic", "to_room", "to_initiative", "to_organisation", "from_initiative", "companion")
    steps = ReferralStep.objects.filter(referral__in=rows.values("pk"))
    links = AnswerLink.objects.filter(referral__in=rows.values("pk"))
    return [_referrals(rows), _steps(steps), _links(links), _along(along)]


def _to(row: Referral) -> Any:
    return row.to_room.name if row.to_room else row.receiver.name


def _referrals(rows: Iterable[Referral]) -> Part:
    columns = {
        "made_at": _("Wanneer"),
        "from": _("Van"),
        "to": _("Naar"),
        "topic": _("Onderwerp"),
        "why": _("Waarom"),
        "bring": _("Wat je meeneemt"),
        "walks": _("Wie er meeloopt"),
        "companion": _("Naam"),
        "state": _("Hoe het staat"),
        "why_not": _("Waarom niet"),
        "comes_at": _("Je kunt komen op"),
        "asked_how": _("Hoe we het vroegen"),
        "id": _("Kenmerk"),
    }
    told = [
        {
            "made_at": row.made_at,
            "from": row.from_initiative.name if row.from_initiative else "",
            "to": _to(row),
            "topic": row.topic.name,
            "why": row.why,
            "bring": row.bring,
            "walks": coded(Walks, row.walks),
            "companion": row.companion.first_name if row.companion else "",
            "state": coded(ReferralState, row.state),
            "why_not": coded(WhyNot, row.why_not),
            "comes_at": row.comes_at,
            "asked_how": coded(AskedHow, row.asked_how),
            "id": str(row.pk),
        }
        for row in rows
    ]
    return Part("referrals", _("Je doorverwijzingen"), (Referral,), columns, told)


def _steps(rows: Iterable[ReferralStep]) -> Part:
    columns = {
        "at": _("Wanneer"),
        "state": _("Hoe het staat"),
        "note": _("Notitie"),
        "by": _("Door"),
        "referral": _("Kenmerk van de doorverwijzing"),
    }
    told = [
        {
            "at": row.at,
            "state": coded(ReferralState, row.state),
            "note": row.note,
            "by": step_by(row),
            "referral": str(row.referral_id),
        }
        for row in rows
    ]
    return Part("referral_steps", _("Wat er met je doorverwijzingen gebeurde"), (ReferralStep,), columns, told)


def _links(rows: Iterable[AnswerLink]) -> Part:
    columns = {
        "made_at": _("Gemaakt op"),
        "expires": _("Werkt tot"),
        "opened_at": _("Voor het eerst geopend op"),
        "withdrawn_at": _("Ingetrokken op"),
    }
    told = [{name: getattr(row, name) for name in columns} for row in rows]
    return Part("referral_links", _("Links voor wie je helpt"), (AnswerLink,), columns, told)


def _along(rows: Iterable[Referral]) -> Part:
    """That somebody walks along, and when; with whom is that other's."""
    columns = {"made_at": _("Wanneer"), "state": _("Hoe het staat")}
    told = [{"made_at": row.made_at, "state": coded(ReferralState, row.state)} for row in rows]
    return Part("walks_along", _("Waar je meeloopt"), (Referral,), columns, told)

"""Taking a plan along, and taking in one from another house: looked at first, then all of it or nothing."""

import io
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import hold
from productiehuis.people.models import Person
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.actions.parts import add_part
from productiehuis.plans.actions.plans import begin_plan
from productiehuis.plans.actions.proofs import add_proof
from productiehuis.plans.actions.talents import add_talent
from productiehuis.plans.arrival_files import FOLDER, forget_arrivals
from productiehuis.plans.models import Arrival, Kind, Milestone, MilestoneKind, Part, Plan, Talent
from productiehuis.plans.rules.plan_file import Fault, Outcome, PlanFile, read_plan_file
from productiehuis.vault.files import open_file, seal_file

KEEP = timedelta(days=1)

FILE_WORDS = {
    "empty": gettext_lazy("Dit bestand is leeg. Kies een ander bestand."),
    "large": gettext_lazy("Dit bestand is groter dan 40 MB. Haal eerst foto's uit je plan."),
    "no_json": gettext_lazy("Dit is geen bestand van een plan. Haal het opnieuw op in het andere huis."),
    "other_schema": gettext_lazy("Dit bestand is iets anders dan een plan. Kies het bestand 'mijn-plan.json'."),
    "other_version": gettext_lazy("Dit bestand is van een andere soort dan dit huis kent. Vraag het aan de balie."),
}
_LINE = {
    "shape": gettext_lazy("%(where)s: hier klopt iets niet in het bestand."),
    "kind": gettext_lazy("%(where)s: dit soort kent dit huis niet."),
    "key": gettext_lazy("%(where)s: het kenmerk ontbreekt of klopt niet."),
    "twice": gettext_lazy("%(where)s: dit staat twee keer in het bestand."),
    "long": gettext_lazy("%(where)s: de tekst is te lang. Maak hem korter in het andere huis."),
    "signs": gettext_lazy("%(where)s: in de tekst staan vreemde tekens. Typ de tekst opnieuw."),
    "bsn": gettext_lazy("%(where)s: hier staat een burgerservicenummer (BSN). Haal het nummer weg."),
    "day": gettext_lazy("%(where)s: de datum klopt niet."),
    "future": gettext_lazy("%(where)s: deze dag moet nog komen. Verander de dag in het andere huis."),
    "too_early": gettext_lazy("%(where)s: deze dag is te lang geleden. Verander de dag in het andere huis."),
    "file": gettext_lazy("%(where)s: een bestand is geen goede foto of PDF, of het is te groot."),
    "no_list": gettext_lazy("%(where)s: hier klopt iets niet in het bestand."),
    "too_many": gettext_lazy("%(where)s: het zijn er te veel."),
}
_WHERE = {
    "parts": gettext_lazy("Stuk %(number)s van je plan"),
    "talents": gettext_lazy("Talent %(number)s"),
    "milestones": gettext_lazy("Mijlpaal %(number)s"),
}
_LISTS = {
    "parts": gettext_lazy("De stukken van je plan"),
    "talents": gettext_lazy("De talenten"),
    "milestones": gettext_lazy("De mijlpalen"),
    "proofs": gettext_lazy("De foto's en certificaten"),
}


def say_fault(fault: Fault) -> str:
    """What is wrong and where, in one sentence."""
    if not fault.where:
        return str(FILE_WORDS[fault.code])
    where = str(_WHERE[fault.where]) % {"number": fault.number} if fault.number else str(_LISTS[fault.where])
    return str(_LINE[fault.code]) % {"where": where}


def _place(arrival: Arrival) -> str:
    return f"{Arrival._meta.db_table}.file:{arrival.pk}"


@transaction.atomic
def receive_plan(*, person: Person, data: bytes, by: Actor, client_key: UUID) -> Arrival:
    """Read a file and keep it, sealed, to look at what it would bring. A file with a fault is not kept.

    Raises ValidationError with a sentence for each fault. What waited before is thrown away.
    """
    if sent := Arrival.objects.filter(client_key=client_key, person=person).first():
        return sent
    hold(person)
    if faults := _read(data, person).faults:
        raise ValidationError([say_fault(fault) for fault in faults])
    forget_arrivals(Arrival.objects.filter(person=person))
    arrival = Arrival(house_id=person.house_id, person=person, client_key=client_key)
    with tempfile.TemporaryFile() as sealed:
        seal_file([data], sealed, place=_place(arrival))
        sealed.seek(0)
        arrival.stored_file = default_storage.save(f"{FOLDER}/{arrival.pk}", File(sealed))
    try:
        with transaction.atomic():
            arrival.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="plan file read", obj=arrival, house_key=None, by=by)
    return arrival


def _read(data: bytes, person: Person) -> Outcome:
    return read_plan_file(data, today=person.house.today, birth_year=person.birth_year)


@transaction.atomic
def forget_old_arrivals() -> int:
    """Nightly: nobody went on with these."""
    return forget_arrivals(Arrival.objects.filter(made_at__lt=timezone.now() - KEEP))


@dataclass(frozen=True)
class Coming:
    """What a file would bring: the plan in it, and which keys of it stand here already."""

    plan: PlanFile
    known: frozenset[str]

    @property
    def new_parts(self) -> int:
        return sum(part.key not in self.known for part in self.plan.parts)

    @property
    def is_nothing_new(self) -> bool:
        lists = (self.plan.parts, self.plan.talents, self.plan.milestones)
        return {row.key for rows in lists for row in rows} <= self.known


def look_in(arrival: Arrival) -> Coming:
    """What taking it in would do. The file is read and checked anew each time."""
    whole = io.BytesIO()
    with default_storage.open(arrival.stored_file, "rb") as sealed:
        for piece in open_file(sealed, place=_place(arrival)):
            whole.write(piece)
    outcome = _read(whole.getvalue(), arrival.person)
    if outcome.plan is None:
        raise ValidationError([say_fault(fault) for fault in outcome.faults])
    return Coming(outcome.plan, _known(arrival.person, outcome.plan))


def key_here(person: Person, what: str, key: str) -> UUID:
    """Under which key something from a file stands here: the same each time it comes."""
    return uuid5(person.pk, f"{what} {key}")


def _known(person: Person, found: PlanFile) -> frozenset[str]:
    """Of this file what came before, and what left from here and comes back."""
    lists: tuple[tuple[str, QuerySet[Any], list[str]], ...] = (
        ("part", Part.objects.filter(plan__person=person), [row.key for row in found.parts]),
        ("talent", Talent.objects.filter(person=person), [row.key for row in found.talents]),
        ("milestone", Milestone.objects.filter(person=person), [row.key for row in found.milestones]),
    )
    known: set[str] = set()
    for what, mine, keys in lists:
        here = {str(key) for pair in mine.values_list("pk", "client_key") for key in pair if key}
        known |= {key for key in keys if key in here or str(key_here(person, what, key)) in here}
    return frozenset(known)


@transaction.atomic
def take_in(*, arrival: Arrival, by: Actor, shown: Iterable[datetime] = ()) -> Coming:
    """All that is new in it becomes somebody's own here, shown to nobody. One fault and nothing is done."""
    person = arrival.person
    hold(person)
    held = Arrival.objects.select_for_update().filter(pk=arrival.pk).first()
    if held is None:
        raise ValidationError(_("Dit bestand is er niet meer. Kies het opnieuw."))
    coming = look_in(arrival)
    plan = begin_plan(person=person, by=by, client_key=arrival.pk, shown=shown)
    _take_parts(plan, coming, by)
    for talent in coming.plan.talents:
        if talent.key not in coming.known:
            key = key_here(person, "talent", talent.key)
            add_talent(person=person, what=talent.what, topic=None, shows=False, by=by, client_key=key)
    for each in coming.plan.milestones:
        if each.key not in coming.known:
            key = key_here(person, "milestone", each.key)
            more = {"on": each.on, "flown_to": each.flown_to, "words": each.words}
            note_milestone(person=person, kind=MilestoneKind(each.kind), by=by, client_key=key, **more)  # type: ignore[arg-type]
    forget_arrivals(Arrival.objects.filter(pk=arrival.pk))
    record(verb="plan taken in", obj=plan, house_key=None, by=by)
    return coming


def _take_parts(plan: Plan, coming: Coming, by: Actor) -> None:
    """Goals first, for others hang on them."""
    person, shown = plan.person, plan.kinds_shown()
    made: dict[str, Part] = {}
    rows = sorted(coming.plan.parts, key=lambda part: part.kind != Kind.GOAL)
    for row in rows:
        if row.key in coming.known:
            continue
        made[row.key] = add_part(
            plan=plan,
            kind=Kind(row.kind),
            text=row.text,
            prompt=row.prompt,
            goal=made.get(row.goal) or _standing(plan, row.goal),
            done_on=row.done_on,
            is_apart=row.kind in shown,
            by=by,
            client_key=key_here(person, "part", row.key),
        )
        for proof in row.proofs:
            key = key_here(person, "proof", proof.key)
            add_proof(part=made[row.key], name=proof.name, data=proof.data, by=by, client_key=key)


def _standing(plan: Plan, key: str) -> Part | None:
    """The goal of a file that came before."""
    return Part.objects.filter(plan=plan, client_key=key_here(plan.person, "part", key)).first() if key else None


@transaction.atomic
def take_plan_along(*, person: Person, form: str, by: Actor) -> None:
    """Log that somebody took their plan along; what they get is made on the spot and kept nowhere."""
    record(verb="plan taken along", obj=person, house_key=None, by=by, changes={"as": [None, form]})

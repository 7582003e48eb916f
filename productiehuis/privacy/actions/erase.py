"""Erasing people: every room in one transaction, a merged cluster as a whole, and a line in the journal.

What goes and what stays is for each room's `privacy.erase`; here is only the order, the locks and the log.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.activities.privacy import hold_programmes
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor, ActorLike, system
from productiehuis.initiatives.privacy import must_be_handed_over
from productiehuis.kernel.clusters import every_number
from productiehuis.people.models import Merge, Person, User
from productiehuis.people.privacy import end_login
from productiehuis.privacy import journal
from productiehuis.privacy.house_names import tell_names
from productiehuis.privacy.house_texts import take_names_out
from productiehuis.privacy.journal import Gone
from productiehuis.privacy.rooms import ROOMS


def cluster_of(person: Person, until: datetime | None = None) -> list[Person]:
    """This person and everybody who counts as the same one; `until`: by what was merged before that moment."""
    roots = Merge.objects.roots(person.house) if until is None else Merge.objects.roots_until(person.house, until)
    numbers = every_number([person.number], roots)
    rows = Person.objects.filter(house=person.house_id, number__in=numbers)
    return list(rows.select_related("house", "user").order_by("pk"))


@transaction.atomic
def erase_person(*, person: Person, by: ActorLike, asked_at: datetime | None = None) -> int:
    """Everything of this person in this house. Returns how many numbers were emptied; nobody is erased twice.

    `asked_at` is when they said yes. Who logs in and was merged with them since did not: a merge can be undone.
    """
    people = cluster_of(person)
    if asked_at is not None:
        asked = cluster_of(person, until=asked_at)
        people = [each for each in people if each in asked or each.user_id is None]
    return erase_own(people, by=by)


@transaction.atomic
def erase_own(people: Sequence[Person], *, by: ActorLike) -> int:
    """The same for exactly these, who are one person of one house."""
    if must_be_handed_over([each for each in people if not each.erased_at]):
        raise ValidationError(_("Geef eerst iemand anders de rol coördinator. Een huis heeft er altijd een."))
    return erase_people(people, by=by)


@transaction.atomic
def erase_people(people: Sequence[Person], *, by: ActorLike, is_kept_long: bool = False) -> int:
    """Exactly these persons, of one house. Whoever writes about one of them meanwhile waits, and is then refused.

    `is_kept_long`: nobody asked for it, their time has come; then a first name in a text about the house stays.
    """
    hold_programmes(people)
    here = [each for each in people if not each.erased_at]
    tell_names(here, by=_unnamed(by), only_in_full=is_kept_long)
    take_names_out(here, by=_unnamed(by), only_in_full=is_kept_long)
    keys = [person.pk for person in people]
    held = Person.objects.select_for_update(of=("self",)).select_related("house").filter(pk__in=keys)
    alive = [person for person in held.order_by("pk") if person.erased_at is None]
    if not alive:
        return 0
    now = timezone.now()
    for person in alive:
        record(verb="person erased", obj=person, house_key=person.house_id, by=_unnamed(by))
    users = set(Person.objects.filter(pk__in=keys, user__isnull=False).values_list("user", flat=True))
    for room in ROOMS:
        room.erase(alive, now=now)
    gone = [Gone("person", person.pk) for person in alive]
    left = set(User.objects.filter(pk__in=users).values_list("pk", flat=True))
    _note([*gone, *(Gone("login", key) for key in users - left)], now)
    return len(alive)


def _unnamed(by: ActorLike) -> Actor:
    """Who erases themselves leaves no name in the line that says so; a job keeps the name of the job."""
    return Actor(key=by.key, name="" if by.key else by.name, role=by.role, device_key=by.device_key)


def _note(gone: list[Gone], now: datetime) -> None:
    transaction.on_commit(lambda: journal.note(gone, at=now))


@transaction.atomic
def erase_login(*, user: User) -> None:
    """A login that belongs to nobody in any house."""
    record(verb="login ended", obj=user, house_key=None, by=system("wissen"))
    end_login(user)
    _note([Gone("login", user.pk)], timezone.now())


def erase_again(gone: Collection[Gone]) -> int:
    """After a restore: who was erased since the backup is erased once more. Exactly they: merges may differ now."""
    by, done = system("terugzetten"), 0
    persons = [key for what, key in gone if what == "person"]
    for chunk in _chunks(persons):
        back = Person.objects.filter(pk__in=chunk, erased_at__isnull=True).select_related("house").order_by("house")
        done += sum(erase_people([person], by=by) for person in back)
    for chunk in _chunks([key for what, key in gone if what == "login"]):
        for user in User.objects.filter(pk__in=chunk, persons__isnull=True):
            erase_login(user=user)
            done += 1
    return done


def catch_up_journal() -> None:
    """What the database knows of erasures and the journal does not: a crash may have come between."""
    known = journal.read(journal.here())
    erased = Person.objects.filter(erased_at__isnull=False).values_list("pk", "erased_at")
    for key, at in erased.iterator():
        if at and (gone := Gone("person", key)) not in known:
            journal.note([gone], at=at)


def _chunks(keys: list[UUID], size: int = 500) -> list[list[UUID]]:
    return [keys[start : start + size] for start in range(0, len(keys), size)]

"""Signing up and withdrawing. The row lock on the programme keeps places from being given twice."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.activities.actions.problems import refuse
from productiehuis.activities.actions.word import tell_placed
from productiehuis.activities.models import Programme, Session, SessionStatus, SignUp, SignUpState
from productiehuis.activities.queries import standing
from productiehuis.activities.rules.places import gets_place, who_moves_up
from productiehuis.activities.rules.states import may_move_sign_up, problems_of_sign_up
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.kernel.clusters import distinct
from productiehuis.people.actions import add_person, hold
from productiehuis.people.models import Merge, Person


def lock(programme_key: UUID) -> Programme:
    """The programme, held until the end of the transaction."""
    return Programme.objects.select_for_update(of=("self",)).select_related("house", "initiative").get(pk=programme_key)


def sign_ups_for(programme: Programme, session: Session | None) -> list[SignUp]:
    """The standing sign-ups for a date, or for a whole course, in the order in which they came."""
    rows = SignUp.objects.standing().filter(programme=programme, session=session)
    return list(rows.select_related("house", "person__user", "person__house", "session__house").order_by("at", "id"))


def _check(programme: Programme, session: Session | None) -> None:
    last = session or programme.sessions.filter(status=SessionStatus.PLANNED).order_by("ends_at").last()
    refuse(
        problems_of_sign_up(
            takes_sign_ups=programme.takes_sign_ups,
            is_active=programme.is_active,
            status=session.status if session else "planned",
            ends_at=last.ends_at if last else None,
            now=timezone.now(),
        )
    )


@transaction.atomic
def sign_up(*, programme: Programme, session: Session | None, person: Person, by: Actor, client_key: UUID) -> SignUp:
    """Sign somebody up: a place when there is one and nobody waits, else last in line. Again is the same sign-up."""
    return _sign_up(lock(programme.pk), session, person, by, client_key)


def _sign_up(programme: Programme, session: Session | None, person: Person, by: Actor, client_key: UUID) -> SignUp:
    """The same inside a transaction that holds the programme."""
    if known := SignUp.objects.filter(client_key=client_key, house=programme.house_id).first():
        return known
    target = None if programme.is_course else session
    hold(person)
    _check(programme, target)
    mine = Merge.objects.numbers_of(person)
    rows = SignUp.objects.standing().filter(programme=programme, session=target)
    if again := rows.filter(person__number__in=mine).order_by("at", "id").first():
        return again
    key = (programme.pk, target.pk if target else None)
    taken, waiting = standing(programme.house, {key})
    placed = gets_place(places=programme.places, taken=len(taken[key]), waiting=len(waiting[key]))
    new = SignUp.objects.create(
        house=programme.house,
        programme=programme,
        session=target,
        person=person,
        state=SignUpState.PLACED if placed else SignUpState.WAITING,
        client_key=client_key,
    )
    make_known(initiative=programme.initiative, person=person, how=KnownHere.How.ACTIVITY)
    changes = {"state": [None, new.state]}
    record(verb="signed up", obj=new, house_key=programme.house_id, by=by, changes=changes)
    return new


@transaction.atomic
def sign_up_new(
    *, programme: Programme, session: Session | None, by: Actor, client_key: UUID, **fields: object
) -> SignUp:
    """Sign up somebody the house does not know yet: a first name is enough."""
    programme = lock(programme.pk)
    person = add_person(house=programme.house, by=by, client_key=client_key, **fields)
    return _sign_up(programme, session, person, by, client_key)


@transaction.atomic
def withdraw(*, sign_up: SignUp, by: Actor) -> SignUp:
    """Take somebody off the list; who waited first gets the place. Again changes nothing."""
    programme = lock(sign_up.programme_id)
    rows = SignUp.objects.filter(programme=programme, session=sign_up.session_id)
    mine = rows.filter(person__number__in=Merge.objects.numbers_of(sign_up.person)) | rows.filter(pk=sign_up.pk)
    for each in mine:
        if may_move_sign_up(each.state, SignUpState.WITHDRAWN):
            _move(each, SignUpState.WITHDRAWN, "withdrew", by)
    move_up(programme, sign_up.session, by)
    sign_up.refresh_from_db()
    return sign_up


def move_up(programme: Programme, session: Session | None, by: Actor) -> list[SignUp]:
    """Give the places that are free to who waits longest, with word. Inside the caller's transaction."""
    everybody = sign_ups_for(programme, session)
    roots = Merge.objects.roots(programme.house)
    taken = distinct((each.person.number for each in everybody if each.state == SignUpState.PLACED), roots)
    waiting: dict[int, SignUp] = {}
    for each in everybody:
        number = roots.get(each.person.number, each.person.number)
        # Who has a place already, under another number that was merged, stays as they are: a merge can be undone.
        if each.state == SignUpState.WAITING and number not in taken:
            waiting.setdefault(number, each)
    lucky = who_moves_up(places=programme.places, taken=len(taken), waiting=list(waiting))
    moved = [waiting[number] for number in lucky]
    for each in moved:
        _move(each, SignUpState.PLACED, "place given", by)
        tell_placed(each)
    return moved


def _move(sign_up: SignUp, to: SignUpState, verb: str, by: Actor) -> None:
    changes = {"state": [sign_up.state, to.value]}
    sign_up.state = to
    sign_up.save(update_fields=["state"])
    record(verb=verb, obj=sign_up, house_key=sign_up.house_id, by=by, changes=changes)

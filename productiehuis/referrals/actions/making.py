"""Making a referral and hearing the yes. Without a yes nothing travels.

A talk calls `refer` too, without a desk; then the resident presses the yes on the own page. Who asks for themselves
(also from a plan) calls `refer_oneself`: their press is the yes.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import Storey, Topic
from productiehuis.house.rows import sent_elsewhere, stays_in_house
from productiehuis.initiatives.models import Initiative, Organisation, Room
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import hear_yes, hold
from productiehuis.people.models import ConsentFor, Person
from productiehuis.referrals.actions.links import mail_links, mail_partner
from productiehuis.referrals.actions.moving import held, move, refuse_when, step, take_step
from productiehuis.referrals.models import Referral, Walks
from productiehuis.referrals.rules.states import NO_HELP, SHUT, State, text_problems
from productiehuis.referrals.rules.waiting import can_be_sent_to


@dataclass(frozen=True)
class Receiver:
    """To whom: a room, or a partner without a room of the house."""

    room: Room | None = None
    organisation: Organisation | None = None

    @property
    def reads(self) -> Initiative | Organisation:
        """Who hears what is told: the initiative of the room, else the partner."""
        found = (self.room.initiative or self.room.organisation) if self.room else self.organisation
        assert found is not None
        return found

    def is_self(self, sender: Initiative | None, storey: Storey | None) -> bool:
        """Whether this is where somebody is already. Another storey of the same people is somewhere else."""
        room = self.room
        return room is not None and room.initiative == sender and (storey is None or room.storey == storey)

    @property
    def is_open(self) -> bool:
        reads = self.reads
        return can_be_sent_to(
            room=self.room.status if self.room else "",
            initiative=reads.status if isinstance(reads, Initiative) else "",
            partner_joins=reads.is_active if isinstance(reads, Organisation) else True,
        )


@dataclass(frozen=True)
class Wish:
    """All that is to travel: to whom, about what, and how the first time goes."""

    receiver: Receiver
    topic: Topic
    why: str = ""
    bring: str = ""
    walks: Walks = Walks.ALONE
    companion: Person | None = None
    is_discreet: bool = False


@dataclass(frozen=True)
class Heard:
    """The yes that was spoken or pressed: this sentence, in this language, at pages of ours that stand at `origin`."""

    sentence: str
    language: str
    client_key: UUID
    origin: str = ""


@transaction.atomic
def refer(
    *,
    person: Person,
    wish: Wish,
    by: Actor,
    client_key: UUID,
    from_initiative: Initiative | None = None,
    from_storey: Storey | None = None,
    after: Referral | None = None,
    at: datetime | None = None,
) -> Referral:
    """Write down where somebody wants to go. Sent twice it is one. Nothing travels before `say_yes`.

    It comes `after` one that was over without help, or whose room closed: then that one is done.
    """
    if sent := Referral.objects.filter(client_key=client_key).first():
        if sent.house_id != person.house_id or sent.made_by_key != by.key:
            raise sent_elsewhere()
        return sent
    if from_initiative and wish.receiver.is_self(from_initiative, from_storey):
        raise ValidationError(_("Dit ben je zelf. Kies een ander."))
    row = draft(person=person, wish=wish, by=by, at=at)
    hold(person, wish.companion)
    row.client_key, row.from_initiative, row.from_storey = client_key, from_initiative, from_storey
    row.follows = _done_with(after, person, by) if after else None
    return _stored(row, by)


def _done_with(after: Referral, person: Person, by: Actor) -> Referral | None:
    """The one before, when nothing followed on it yet. What goes to a closed room stops with it."""
    now = held(after)
    if now.person_id != person.pk or (now.state not in NO_HELP and not is_shut(now)):
        raise ValidationError(_("Dit kan nu niet. Laad de pagina opnieuw."))
    if now.is_open:
        take_step(now, State.STOPPED, by=by)
        record(verb="referral stopped", obj=now, house_key=now.house_id, by=by)
    return None if Referral.objects.filter(follows=now).exists() else now


def is_shut(referral: Referral) -> bool:
    """The room closed since; derived, so that nothing has to be told when it does."""
    return referral.is_open and not Receiver(referral.to_room, referral.to_organisation).is_open


@transaction.atomic
def refer_oneself(*, person: Person, wish: Wish, heard: Heard, by: Actor, client_key: UUID) -> Referral:
    """The resident asks for themselves, after seeing what travels: one press, which is the yes. Pressed twice is once.

    It comes from no desk and no storey: so it says the same from a plan as from the page of one's own referrals.
    """
    if sent := Referral.objects.filter(client_key=client_key, made_by_key=by.key, sent_at__isnull=False).first():
        return sent
    made = refer(person=person, wish=wish, by=by, client_key=client_key)
    return say_yes(referral=made, heard=heard, by=by)


def draft(*, person: Person, wish: Wish, by: Actor, at: datetime | None = None) -> Referral:
    """The row as it would be, not stored: to show what would travel. What cannot be stored is refused here."""
    refuse_when(text_problems(wish.why, wish.bring) + ([] if wish.receiver.is_open else [SHUT]))
    return _row(person, wish, by, at or timezone.now())


def _row(person: Person, wish: Wish, by: Actor, at: datetime) -> Referral:
    receiver, reads, house = wish.receiver, wish.receiver.reads, person.house
    stays_in_house(house, {"room": receiver.room, "to": reads, "topic": wish.topic, "companion": wish.companion})
    day = at.astimezone(house.zone).date()
    return Referral(
        house=house,
        person=person,
        person_number=person.number,
        to_room=receiver.room,
        to_initiative=reads if isinstance(reads, Initiative) else None,
        to_organisation=reads if isinstance(reads, Organisation) else None,
        to_storey=receiver.room.storey if receiver.room else None,
        topic=wish.topic,
        why=wish.why.strip(),
        bring=wish.bring.strip(),
        walks=wish.walks,
        companion=wish.companion if wish.walks == Walks.OURS else None,
        is_discreet=wish.is_discreet,
        made_at=at,
        date=day,
        month=day.month,
        year=day.year,
        made_by_key=by.key,
        followed_by_key=by.key if wish.is_discreet else None,
    )


def _stored(row: Referral, by: Actor) -> Referral:
    row.save(force_insert=True)
    step(row, by, row.made_at)
    record(verb="referral made", obj=row, house_key=row.house_id, by=by)
    return row


@transaction.atomic
def say_yes(*, referral: Referral, heard: Heard, by: Actor, at: datetime | None = None) -> Referral:
    """The resident said yes to this sentence; from now on the receiver sees it. Pressed twice it is one yes.

    A partner of whom nobody logs in hears it by mail, so that who asks alone does not wait for a desk to tell them.
    """
    if referral.person is None:
        raise ValidationError(_("Deze persoon is net gewist. Schrijf de persoon opnieuw op."))
    moment = at or timezone.now()
    receiver = Receiver(referral.to_room, referral.to_organisation)
    refuse_when([] if receiver.is_open else [SHUT])
    consent = hear_yes(
        person=referral.person,
        purpose=ConsentFor.REFERRAL,
        sentence=heard.sentence,
        language=heard.language,
        by=by,
        client_key=heard.client_key,
    )
    sets = {"consent": consent, "sent_at": moment, "waits_since": moment}
    if move(referral, State.SENT, by=by, client_key=heard.client_key, at=moment, sets=sets):
        record(verb="referral sent", obj=referral, house_key=referral.house_id, by=by)
        mail_links(referral)
        if heard.origin and referral.to_organisation_id:
            mail_partner(referral, by, new_key(), heard.origin)
    return referral


def go_on_elsewhere(before: Referral, receiver: Receiver, by: Actor, at: datetime, *, has_yes: bool) -> Referral:
    """The next referral of a chain, with the same words; sent at once when the yes holds for who reads it now."""
    assert before.person is not None
    wish = Wish(
        receiver, before.topic, before.why, before.bring, Walks(before.walks), before.companion, before.is_discreet
    )
    row = _row(before.person, wish, by, at)
    row.from_initiative, row.from_storey = before.from_initiative, before.from_storey
    row.made_by_key, row.follows, row.followed_by_key = before.made_by_key, before, before.followed_by_key
    if has_yes:
        row.state, row.consent, row.sent_at, row.waits_since = State.SENT, before.consent, at, at
    return _stored(row, by)

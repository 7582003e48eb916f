"""House passes: made blank or for somebody, given, replaced, revoked; and who is the same in another house (T5)."""

from collections.abc import Sequence
from uuid import UUID, uuid4, uuid5

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record, record_many
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions.given import lengthen_waits
from productiehuis.people.actions.holding import hold
from productiehuis.people.models import HousePass, Person, ReachMark, Why
from productiehuis.people.models.passes import CODE, REACH, TOKEN
from productiehuis.people.rules.passes import PIN_LENGTHS, new_pass_code, new_pass_token
from productiehuis.people.sessions import end_sessions_of_pass
from productiehuis.vault import keys
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

CARDS_ON_SHEET = 8


def _free_code() -> str:
    """A code that no other pass has."""
    while True:
        code = new_pass_code()
        if not HousePass.objects.filter(code_hash__in=keyed_hashes(CODE, code)).exists():
            return code


def _shows_pin(code: str, pin_hash: str) -> bool:
    """Whether the PIN stands in this code: then it lies in the hands of who finds the card."""
    starts = [(at, length) for length in PIN_LENGTHS for at in range(len(code) - length + 1)]
    return bool(pin_hash) and any(check_password(code[at : at + length], pin_hash) for at, length in starts)


def _code_without(pin_hash: str) -> str:
    code = _free_code()
    while _shows_pin(code, pin_hash):
        code = _free_code()
    return code


def _fresh(house: House, by: Actor, client_key: UUID | None, code: str = "") -> HousePass:
    """A pass of nobody yet."""
    code, token = code or _free_code(), new_pass_token()
    return HousePass(
        house=house,
        secret=f"{code} {token}",
        code_hash=keyed_hash(CODE, code),
        token_hash=keyed_hash(TOKEN, token),
        key_id=keys.newest().id,
        made_by_key=by.key,
        client_key=client_key,
    )


def _save_once(card: HousePass) -> None:
    """A key of a form that another pass has, of somebody else or of another house, is told in words."""
    try:
        with transaction.atomic():
            card.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None


@transaction.atomic
def make_cards(*, house: House, by: Actor, client_key: UUID, count: int = CARDS_ON_SHEET) -> list[HousePass]:
    """A sheet of blank cards. The same form sent twice is the same sheet."""
    wanted = [uuid5(client_key, str(number)) for number in range(count)]
    if sent := list(HousePass.objects.filter(house=house, client_key__in=wanted).order_by("id")):
        return sent
    made = [_fresh(house, by, key) for key in wanted]
    for card in made:
        card.save(force_insert=True)
    record_many(verb="pass cards made", objs=made, house_key=house.pk, by=by)
    return made


def _has_one() -> ValidationError:
    return ValidationError(_("Deze persoon heeft al een huispas. Is de pas kwijt? Vervang hem dan."), code="has_one")


@transaction.atomic
def give_card(*, card: HousePass, person: Person, by: Actor) -> HousePass:
    """A blank card becomes the pass of this person. Of two desks at once, one gives it."""
    hold(person)
    _claim(card, person, by)
    record(verb="pass given", obj=card, house_key=person.house_id, by=by)
    return card


@transaction.atomic
def make_pass(*, person: Person, by: Actor, client_key: UUID) -> HousePass:
    """A new pass straight for this person, to print or to show on a phone. Sent twice it is one pass."""
    if sent := HousePass.objects.filter(client_key=client_key, person=person).first():
        return sent
    card = _fresh(person.house, by, client_key)
    _save_once(card)
    return give_card(card=card, person=person, by=by)


def _claim(card: HousePass, person: Person, by: Actor) -> None:
    if card.house_id != person.house_id:
        raise ValidationError(_("Deze kaart is van een ander huis. Neem een kaart van je eigen huis."))
    blank = HousePass.objects.active().filter(pk=card.pk, person__isnull=True)
    try:
        with transaction.atomic():
            claimed = blank.update(person=person, given_at=timezone.now(), given_by_key=by.key)
    except IntegrityError:
        raise _has_one() from None
    card.refresh_from_db()
    if not claimed and (card.person_id != person.pk or card.revoked_at):
        raise ValidationError(_("Deze kaart is al van iemand. Neem een andere lege kaart."), code="taken")
    card.holder = _holder_of(person)
    card.save(update_fields=["holder"])
    mark_person(person=person, holder=card.holder)


def _holder_of(person: Person) -> str:
    """The key that this person's passes share; also one from another house, when they showed that pass here."""
    own = HousePass.objects.filter(person=person).exclude(holder=b"").first()
    if own is None and (mark := ReachMark.objects.filter(person=person).first()):
        elsewhere = HousePass.objects.filter(person__reach_mark__mark=mark.mark).exclude(holder=b"")
        own = elsewhere.first()
    return own.holder if own else str(uuid4())


def mark_person(*, person: Person, holder: str) -> ReachMark:
    """Count this person as the holder. Who has a mark keeps it: figures that stood do not move."""
    mark, key_id = ReachMark.objects.of_holder(holder)
    made, _is_new = ReachMark.objects.get_or_create(
        person=person, defaults={"house_id": person.house_id, "mark": mark, "key_id": key_id}
    )
    return made


@transaction.atomic
def link_pass(*, shown: HousePass, person: Person, by: Actor) -> ReachMark:
    """Somebody of this house showed a pass of another: only a mark for counting is kept, nothing of over there."""
    if shown.is_blank or shown.revoked_at or not shown.holder:
        raise ValidationError(_("Deze pas werkt niet."))
    hold(person)
    mark = mark_person(person=person, holder=shown.holder)
    if mark.mark != ReachMark.objects.of_holder(shown.holder)[0]:
        raise ValidationError(_("Deze persoon heeft hier al een eigen pas. Gebruik die."), code="has_one")
    record(verb="pass linked", obj=mark, house_key=person.house_id, by=by)
    return mark


@transaction.atomic
def unlink_pass(*, person: Person, by: Actor) -> bool:
    """It was somebody else's pass. Only for who has no pass of this house: that mark is their own."""
    marks = ReachMark.objects.filter(person=person)
    if HousePass.objects.filter(person=person).exists() or not (mark := marks.first()):
        return False
    record(verb="pass unlinked", obj=mark, house_key=person.house_id, by=by)
    marks.delete()
    return True


def _stop(old: HousePass, by: Actor, why: Why, but: str = "") -> bool:
    """Revoke, and end at once what began with this pass. False when somebody else was first."""
    stopped = HousePass.objects.active().filter(pk=old.pk)
    if not stopped.update(revoked_at=timezone.now(), revoked_by_key=by.key, why=why):
        return False
    end_sessions_of_pass(old.pk, but=but)
    if old.person and old.pin_hash and by.key != old.person_id:
        lengthen_waits(old.person.user)
    return True


@transaction.atomic
def revoke_pass(*, old: HousePass, by: Actor, why: Why) -> None:
    """The pass works nowhere any more."""
    if _stop(old, by, why):
        record(verb="pass revoked", obj=old, house_key=old.house_id, by=by, changes={"why": [None, str(why)]})


def replace_pass(
    *, old: HousePass, by: Actor, client_key: UUID, why: Why = Why.LOST, card: HousePass | None = None, but: str = ""
) -> HousePass:
    """Revoke and give a new one in one step: a blank card, or a fresh pass. Sessions of the old end.

    The PIN stays, unless it stands on the card that is given: then it is gone.

    `but` is the session that asks, when it is the owner's own. Twice at once is one new pass.
    """
    person = old.person
    assert person is not None
    if sent := HousePass.objects.filter(client_key=client_key, person=person).first():
        return sent
    # Looking for a PIN in a code takes seconds: before the transaction, in which on SQLite nobody else can write.
    pin = old.pin_hash
    new = card or _fresh(person.house, by, client_key, _code_without(pin))
    keeps_pin = card is None or not _shows_pin(new.code, pin)
    with transaction.atomic():
        if not _stop(old, by, why, but):
            if standing := HousePass.objects.active().filter(person=person).first():
                return standing
            raise ValidationError(_("Deze pas werkte al niet meer. Maak een nieuwe."))
        old.refresh_from_db()
        if old.pin_hash != pin:  # Chosen while we looked.
            keeps_pin = not _shows_pin(new.code, old.pin_hash)
        if card is None:
            _save_once(new)
        _claim(new, person, by)
        if keeps_pin:
            _take_pin_over(old, new)
        record(verb="pass replaced", obj=new, house_key=person.house_id, by=by, changes={"why": [None, str(why)]})
    return new


def _take_pin_over(old: HousePass, new: HousePass) -> None:
    new.pin_hash, new.tries, new.locked_until = old.pin_hash, old.tries, old.locked_until
    new.pin_since = old.pin_since
    new.save(update_fields=["pin_hash", "pin_since", "tries", "locked_until"])


@transaction.atomic
def load_passes(*, house: House, codes: Sequence[str], persons: Sequence[Person], by: Actor) -> list[HousePass]:
    """For loaders: passes with codes that are known beforehand, blank where there is no person for them any more."""
    made = [_fresh(house, by, None, code) for code in codes]
    for one, person in zip(made, persons, strict=False):
        one.person, one.given_at, one.given_by_key, one.holder = person, timezone.now(), by.key, str(uuid4())
    HousePass.objects.bulk_create(made, batch_size=500)
    marks = [
        ReachMark(house=house, person=one.person, mark=keyed_hash(REACH, one.holder), key_id=one.key_id)
        for one in made
        if one.person
    ]
    ReachMark.objects.bulk_create(marks, batch_size=500)
    record_many(verb="pass given", objs=[one for one in made if one.person], house_key=house.pk, by=by)
    return made

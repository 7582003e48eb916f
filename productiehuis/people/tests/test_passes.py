"""House passes: who gets one, what stops, and that of two at once only one happens."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.people.actions import (
    add_person,
    give_card,
    make_cards,
    make_pass,
    pass_logins,
    pass_with_pin,
    replace_pass,
    revoke_pass,
    set_pass_pin,
    take_pass_pin_away,
)
from productiehuis.people.models import HousePass, User, Why
from productiehuis.people.privacy import erase
from productiehuis.people.rules.passes import PassTyped, read_pass
from tests.cast import TESTER, make_cast

PIN = "2580"


def cards(cast, house=None, count=8):
    return make_cards(house=house or cast.west, by=TESTER, client_key=uuid4(), count=count)


def new_pass(person):
    return make_pass(person=person, by=TESTER, client_key=uuid4())


def found(typed):
    return HousePass.objects.shown(read_pass(typed))


def test_a_sheet_is_eight_blank_cards_with_codes_of_their_own(cast):
    made = cards(cast)
    assert len({card.code for card in made} | {card.token for card in made}) == 16
    assert all(card.is_blank and not card.holder for card in made)


def test_a_sheet_sent_twice_is_one_sheet(cast):
    key = uuid4()
    first = make_cards(house=cast.west, by=TESTER, client_key=key)
    assert make_cards(house=cast.west, by=TESTER, client_key=key) == first
    assert HousePass.objects.count() == 8


def test_only_hashes_and_seals_are_stored(cast):
    made = new_pass(cast.bo)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_housepass")
        stored = repr([bytes(value) if isinstance(value, memoryview) else value for value in cursor.fetchone()])
    for secret in (made.code, made.token, made.holder):
        assert secret not in stored


def test_a_pass_is_found_by_its_code_and_by_its_qr(cast):
    made = new_pass(cast.bo)
    assert found(made.code) == found(f"https://huis.nl/pas/{made.token}/") == made
    assert HousePass.objects.shown(PassTyped()) is None


def test_a_card_becomes_somebodys_pass_once(cast):
    card = cards(cast)[0]
    give_card(card=card, person=cast.bo, by=TESTER)
    assert give_card(card=card, person=cast.bo, by=TESTER).person == cast.bo
    with pytest.raises(ValidationError, match="al van iemand"):
        give_card(card=card, person=cast.rosa, by=TESTER)
    assert found(card.code).person == cast.bo


def test_a_person_has_one_pass_that_works(cast):
    new_pass(cast.bo)
    with pytest.raises(ValidationError, match="al een huispas"):
        give_card(card=cards(cast)[0], person=cast.bo, by=TESTER)
    second = cards(cast)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        HousePass.objects.filter(pk=second.pk).update(person=cast.bo, given_at=timezone.now())


def test_a_card_of_another_house_is_not_given_here(cast):
    with pytest.raises(ValidationError, match="ander huis"):
        give_card(card=cards(cast, cast.noord)[0], person=cast.bo, by=TESTER)


def test_a_lost_pass_is_replaced_in_one_step_and_keeps_its_holder_and_pin(cast):
    old = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    new = replace_pass(old=old, by=TESTER, client_key=uuid4())
    assert found(old.code).revoked_at
    assert found(old.code).why == Why.LOST
    assert (new.holder, new.person) == (old.holder, cast.bo)
    assert pass_with_pin(typed=read_pass(new.code), pin=PIN) == new
    assert pass_with_pin(typed=read_pass(old.code), pin=PIN) is None


def test_replaced_by_a_card_that_lies_ready(cast):
    old, card = new_pass(cast.bo), cards(cast)[3]
    assert replace_pass(old=old, by=TESTER, client_key=uuid4(), card=card) == card
    assert found(card.code).person == cast.bo


def test_when_the_new_card_is_somebody_elses_the_old_pass_still_works(cast):
    old, card = new_pass(cast.bo), cards(cast)[3]
    give_card(card=card, person=cast.rosa, by=TESTER)
    with pytest.raises(ValidationError):
        replace_pass(old=old, by=TESTER, client_key=uuid4(), card=card)
    assert found(old.code).revoked_at is None


def test_replacing_twice_with_one_key_is_once(cast):
    old, key = new_pass(cast.bo), uuid4()
    first = replace_pass(old=old, by=TESTER, client_key=key)
    assert replace_pass(old=old, by=TESTER, client_key=key) == first
    assert HousePass.objects.active().filter(person=cast.bo).count() == 1


def test_what_happens_to_a_pass_is_written_down_without_codes(cast):
    old = new_pass(cast.bo)
    new = replace_pass(old=old, by=TESTER, client_key=uuid4(), why=Why.BROKEN)
    revoke_pass(old=new, by=TESTER, why=Why.STOPPED)
    log = Event.objects.filter(object_type="people.housepass").order_by("at", "pk")
    assert list(log.values_list("verb", flat=True)) == ["pass given", "pass replaced", "pass revoked"]
    assert old.code not in str(list(log.values()))


# The PIN.


def test_a_pass_without_pin_is_no_login(cast):
    made = new_pass(cast.bo)
    assert pass_with_pin(typed=read_pass(made.code), pin="") is None
    assert User.objects.filter(persons=cast.bo).count() == 0


def test_a_pin_makes_the_pass_a_login(cast):
    made = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    assert PIN not in made.pin_hash
    assert pass_with_pin(typed=read_pass(made.code), pin=PIN) == made
    assert pass_with_pin(typed=read_pass(made.code), pin="2581") is None
    take_pass_pin_away(own=made, by=TESTER)
    assert pass_with_pin(typed=read_pass(made.code), pin=PIN) is None


def test_five_wrong_pins_rest_a_quarter_and_the_right_one_waits_too(cast):
    made = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    for _ in range(5):
        assert pass_with_pin(typed=read_pass(made.code), pin="9999") is None
    assert pass_with_pin(typed=read_pass(made.code), pin=PIN) is None
    HousePass.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert pass_with_pin(typed=read_pass(made.code), pin=PIN) == made
    assert HousePass.objects.get(pk=made.pk).tries == 0
    assert Event.objects.filter(verb="pass pin locked").count() == 1


def test_a_closed_pass_answers_no_sooner_than_one_that_is_not_there(cast, monkeypatch):
    made = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    HousePass.objects.update(locked_until=timezone.now() + timedelta(hours=1))
    hashed = []
    monkeypatch.setattr(pass_logins, "make_password", hashed.append)
    for code in (made.code, "4928173056"):
        assert pass_with_pin(typed=read_pass(code), pin=PIN) is None
    assert hashed == [PIN, PIN]


def test_replacing_a_pass_does_not_give_new_tries(cast):
    old = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    for _ in range(5):
        pass_with_pin(typed=read_pass(old.code), pin="9999")
    new = replace_pass(old=HousePass.objects.get(pk=old.pk), by=TESTER, client_key=uuid4())
    assert pass_with_pin(typed=read_pass(new.code), pin=PIN) is None


def test_erasure_leaves_nothing_of_a_pass(cast):
    made = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    cast.bo.refresh_from_db()
    erase([cast.bo], now=timezone.now())
    assert found(made.code) is None
    assert not HousePass.objects.filter(house=cast.west).exists()


# Many at once.


@pytest.fixture
def played(transactional_db):
    return make_cast()


def at_once(works):
    together = Barrier(len(works))

    def run(work):
        try:
            together.wait(timeout=20)
            return work()
        except ValidationError as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_desks_hand_out_the_same_blank_card_and_one_does(played):
    card = cards(played, count=1)[0]
    people = [played.bo, *(add_person(house=played.west, by=TESTER, first_name=f"Gast {n}") for n in range(5))]
    answers = at_once(
        [lambda p=p: give_card(card=HousePass.objects.get(pk=card.pk), person=p, by=TESTER) for p in people]
    )
    won = [answer for answer in answers if isinstance(answer, HousePass)]
    assert len(won) == 1
    assert found(card.code).person == won[0].person
    assert Event.objects.filter(verb="pass given").count() == 1


def test_one_person_gets_one_card_from_six_desks(played):
    made = cards(played, count=6)
    answers = at_once(
        [lambda c=c: give_card(card=HousePass.objects.get(pk=c.pk), person=played.bo, by=TESTER) for c in made]
    )
    assert len([answer for answer in answers if isinstance(answer, HousePass)]) == 1
    assert HousePass.objects.active().filter(person=played.bo).count() == 1


def test_replaced_six_times_at_once_is_one_new_pass(played):
    old = new_pass(played.bo)

    def replace():
        row = HousePass.objects.select_related("person").get(pk=old.pk)
        return replace_pass(old=row, by=TESTER, client_key=uuid4())

    answers = at_once([replace] * 6)
    assert len({answer.pk for answer in answers}) == 1
    assert HousePass.objects.filter(person=played.bo).count() == 2


def test_many_pins_at_once_are_tried_five_times(played):
    made = set_pass_pin(own=new_pass(played.bo), pin=PIN, by=TESTER)
    at_once([lambda: pass_with_pin(typed=read_pass(made.code), pin="9999")] * 12)
    row = HousePass.objects.get(pk=made.pk)
    assert row.tries == 5
    assert row.locked_until is not None


def test_a_key_of_another_person_or_house_is_told_in_words(cast):
    key = uuid4()
    make_pass(person=cast.bo, by=TESTER, client_key=key)
    old = new_pass(cast.rosa)
    for person in (cast.vera, cast.fay):
        with pytest.raises(ValidationError, match="Laad de pagina opnieuw"):
            make_pass(person=person, by=TESTER, client_key=key)
    with pytest.raises(ValidationError, match="Laad de pagina opnieuw"):
        replace_pass(old=old, by=TESTER, client_key=key)
    old.refresh_from_db()
    assert old.revoked_at is None  # Nothing half done.


def test_a_person_with_a_key_of_another_house_is_told_in_words(cast):
    key = uuid4()
    add_person(house=cast.noord, by=TESTER, client_key=key, first_name="Ada")
    before = cast.west.__class__.objects.get(pk=cast.west.pk).next_person_number
    with pytest.raises(ValidationError, match="Laad de pagina opnieuw"):
        add_person(house=cast.west, by=TESTER, client_key=key, first_name="Ada")
    assert cast.west.__class__.objects.get(pk=cast.west.pk).next_person_number == before


def test_a_fresh_pass_never_shows_the_pin(cast, monkeypatch):
    old = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    codes = iter(["1258034567", "9992580123", "4928173056"])
    monkeypatch.setattr("productiehuis.people.actions.passes.new_pass_code", lambda: next(codes))
    new = replace_pass(old=old, by=TESTER, client_key=uuid4())
    assert new.code == "4928173056"
    assert new.pin_hash == old.pin_hash


def test_a_card_that_shows_the_pin_is_given_without_it(cast):
    [card, other] = cards(cast, count=2)
    old = set_pass_pin(own=new_pass(cast.bo), pin=card.code[3:8], by=TESTER)
    assert replace_pass(old=old, by=TESTER, client_key=uuid4(), card=card).pin_hash == ""
    kept = set_pass_pin(own=card, pin=PIN, by=TESTER)
    if PIN not in other.code:
        assert replace_pass(old=kept, by=TESTER, client_key=uuid4(), card=other).pin_hash == kept.pin_hash


def test_nobody_waits_while_a_pin_is_looked_at(played, monkeypatch):
    """Hashing is slow by design. On SQLite a transaction that hashes keeps the whole house from writing."""
    waited = []

    def looks(pin, pin_hash):
        waited.append(connection.in_atomic_block)
        return False

    def hashes(pin):
        waited.append(connection.in_atomic_block)
        return "a hash"

    monkeypatch.setattr(pass_logins, "make_password", hashes)
    monkeypatch.setattr("productiehuis.people.actions.passes.check_password", looks)
    old = set_pass_pin(own=new_pass(played.bo), pin=PIN, by=TESTER)
    new = replace_pass(old=old, by=TESTER, client_key=uuid4())
    replace_pass(old=new, by=TESTER, client_key=uuid4(), card=cards(played, count=1)[0])
    assert waited
    assert not any(waited)


def test_a_pin_chosen_while_a_card_is_given_is_looked_at_too(cast, monkeypatch):
    [card] = cards(cast, count=1)
    old = set_pass_pin(own=new_pass(cast.bo), pin=PIN, by=TESTER)
    seen = HousePass.objects.get(pk=old.pk)
    set_pass_pin(own=old, pin=card.code[3:8], by=TESTER)
    assert replace_pass(old=seen, by=TESTER, client_key=uuid4(), card=card).pin_hash == ""

"""A scanned pass: at a desk it recognises, elsewhere it only explains; and of another house nothing is seen."""

import re
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.core.signing import get_cookie_signer
from django.test import Client
from django.urls import reverse

from productiehuis.audit.models import Look
from productiehuis.initiatives.access import Place, Powers
from productiehuis.initiatives.actions.devices import enrol_device, set_pin, trust_device
from productiehuis.initiatives.actions.passes import WRONG, Answer, hand_out, make_for, recognise, set_pin_at_desk
from productiehuis.initiatives.desk_access import COOKIE, SALT
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.people.actions import make_cards, make_pass, revoke_pass
from productiehuis.people.models import HousePass, Person, ReachMark, Why
from productiehuis.people.rules.passes import PassTyped, new_pass_code, read_pass
from tests.cast import TESTER, actor, give, make_person, sign_in

DESK = "/west/balie/spreekuur/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


def new_pass(person):
    return make_pass(person=person, by=TESTER, client_key=uuid4())


def at(initiative, person, role="volunteer"):
    roles = Powers(tuple(Membership.objects.filter(person=person)))
    return Place(initiative.house, person, roles, actor(person, role), initiative)


def page_of(shown):
    return reverse("house_pass", args=[shown.token])


def test_a_pass_makes_its_owner_known_here_and_nowhere_else(cast):
    shown = recognise(place=at(cast.sewing, cast.noor), typed=read_pass(new_pass(cast.bo).code))
    assert (shown.answer, shown.person) == (Answer.KNOWN, cast.bo)
    known = KnownHere.objects.get(person=cast.bo, initiative=cast.sewing)
    assert known.how == KnownHere.How.PASS
    look = Look.objects.get(subject_key=cast.bo.pk)
    assert (look.part, look.viewer_key) == ("pass", cast.noor.pk)


def test_twice_is_once_and_how_it_began_stays(cast):
    shown = new_pass(cast.bo)
    for _ in range(2):
        recognise(place=at(cast.desk, cast.vera), typed=read_pass(shown.code))
    assert KnownHere.objects.get(person=cast.bo, initiative=cast.desk).how == KnownHere.How.DESK


@pytest.mark.parametrize("case", ["blank", "stopped", "unknown", "slipped"])
def test_a_pass_of_nobody_makes_nobody_known(cast, case):
    if case == "blank":
        typed = read_pass(make_cards(house=cast.west, by=TESTER, client_key=uuid4())[0].code)
    elif case == "stopped":
        shown = new_pass(cast.bo)
        revoke_pass(old=shown, by=TESTER, why=Why.LOST)
        typed = read_pass(shown.code)
    else:
        code = new_pass_code()
        typed = PassTyped(code=code if case == "unknown" else code[:-1] + str((int(code[-1]) + 3) % 10))
    before = KnownHere.objects.count()
    assert recognise(place=at(cast.sewing, cast.noor), typed=typed).answer == case
    assert (KnownHere.objects.count(), Look.objects.count()) == (before, 0)


def test_guessing_codes_stops_and_slips_are_no_guesses(cast):
    place = at(cast.sewing, cast.noor)
    for _ in range(30):
        assert recognise(place=place, typed=PassTyped(code="1234567891")).answer == Answer.SLIPPED
    for _ in range(WRONG["amount"]):
        assert recognise(place=place, typed=PassTyped(code=new_pass_code())).answer == Answer.UNKNOWN
    shown = new_pass(cast.bo)
    assert recognise(place=place, typed=read_pass(shown.code)).answer == Answer.TOO_OFTEN
    assert recognise(place=at(cast.desk, cast.vera), typed=read_pass(shown.code)).answer == Answer.KNOWN


def test_wrong_codes_count_at_handing_out_too(cast):
    place = at(cast.desk, cast.vera)
    for _ in range(WRONG["amount"]):
        with pytest.raises(ValidationError, match="kennen we niet"):
            hand_out(place=place, person=cast.bo, typed=PassTyped(code=new_pass_code()), client_key=uuid4())
    with pytest.raises(ValidationError, match="te veel"):
        hand_out(place=place, person=cast.bo, typed=PassTyped(code=new_pass_code()), client_key=uuid4())


def test_handing_out_a_card_replaces_a_lost_pass(cast):
    place, old = at(cast.desk, cast.vera), new_pass(cast.bo)
    card = make_cards(house=cast.west, by=TESTER, client_key=uuid4())[0]
    for _ in range(2):
        given = hand_out(place=place, person=cast.bo, typed=read_pass(card.code), client_key=uuid4())
    assert given == card
    assert HousePass.objects.shown(read_pass(old.code)).revoked_at
    assert HousePass.objects.active().filter(person=cast.bo).count() == 1


def test_somebody_elses_pass_is_no_blank_card(cast):
    taken = new_pass(cast.rosa)
    with pytest.raises(ValidationError, match="al van iemand"):
        hand_out(place=at(cast.desk, cast.vera), person=cast.bo, typed=read_pass(taken.code), client_key=uuid4())


def test_printing_for_somebody_sent_twice_is_one_card(cast):
    place, key = at(cast.desk, cast.vera), uuid4()
    first = make_for(place=place, person=cast.bo, client_key=key)
    assert make_for(place=place, person=cast.bo, client_key=key) == first
    second = make_for(place=place, person=cast.bo, client_key=uuid4())
    assert second != first
    assert HousePass.objects.active().get(person=cast.bo) == second


def test_a_pin_for_who_sees_others_data_is_not_set_by_a_trekker(cast):
    with pytest.raises(ValidationError, match="heeft een rol"):
        set_pin_at_desk(place=at(cast.desk, cast.tamar, "trekker"), own=new_pass(cast.vera), pin="2580")
    assert set_pin_at_desk(place=at(cast.desk, cast.tamar, "trekker"), own=new_pass(cast.bo), pin="2580").pin_hash


# The address in the QR.


def test_anybody_reads_only_what_a_pass_is(cast):
    page = Client().get(page_of(new_pass(cast.bo)))
    assert "Een huispas van Productiehuis West" in page.text
    assert "Breng de pas naar een balie" in page.text
    assert "bo" not in re.findall(r"\w+", page.text.split("<main")[1].split("</main>")[0].lower())
    assert not Look.objects.exists()


def test_a_resident_sees_no_more_than_anybody(cast, as_person):
    page = as_person(cast.rosa).get(page_of(new_pass(cast.bo)))
    assert "Naar de balie" not in page.text
    assert KnownHere.objects.filter(person=cast.bo).count() == 1


def test_a_revoked_pass_says_so(cast):
    shown = new_pass(cast.bo)
    revoke_pass(old=shown, by=TESTER, why=Why.LOST)
    assert "Deze pas werkt niet meer" in Client().get(page_of(shown)).text


def test_a_volunteer_goes_on_to_the_desk_with_that_person(cast, as_person):
    vera, shown = as_person(cast.vera), new_pass(cast.rosa)
    page = vera.get(page_of(shown))
    assert "data-send-now" not in page.text  # A link that was sent must not make a desk know somebody.
    assert "Naar de balie van" in page.text
    assert not KnownHere.objects.filter(person=cast.rosa).exists()
    answer = vera.post(reverse("house_pass_desk", args=[shown.token]), {"desk": str(cast.desk.pk)})
    assert answer.url == f"{DESK}?wie={cast.rosa.pk}"
    assert cast.rosa.full_name in vera.get(answer.url).text


def test_who_works_at_two_desks_chooses_which(cast, as_person):
    give(cast.vera, Role.VOLUNTEER, cast.sewing)
    page = as_person(cast.vera).get(page_of(new_pass(cast.bo)))
    assert page.text.count("Naar de balie van") == 2
    assert "data-send-now" not in page.text


def test_on_a_locked_desk_device_it_waits_until_the_desk_opens(cast):
    device, token = enrol_device(
        initiative=cast.desk, name="laptop", by=actor(cast.tamar, "trekker"), client_key=uuid4()
    )
    set_pin(person=cast.vera, pin="2580", by=actor(cast.vera))
    trust_device(device=device, person=cast.vera, by=actor(cast.vera))
    client, shown = Client(), new_pass(cast.rosa)
    client.cookies[COOKIE] = get_cookie_signer(salt=COOKIE + SALT).sign(token)
    assert "Doe de balie open" in client.get(page_of(shown)).text
    answer = client.post(f"{reverse('desk_unlock')}?wie={cast.vera.pk}", {"pin": "2580"})
    assert answer.url == page_of(shown)
    page = client.get(answer.url).text
    assert "Naar de balie van Spreekuur" in page
    assert "data-send-now" in page


# Another house.


def test_a_pass_of_another_house_asks_a_name_and_shows_nothing(cast, as_person):
    fay, shown = as_person(cast.fay), new_pass(cast.bo)
    answer = fay.post(reverse("house_pass_desk", args=[shown.token]), {"desk": str(cast.far_desk.pk)}, follow=True)
    assert "Deze pas is van een ander huis" in answer.text
    assert str(cast.bo.pk) not in answer.text
    welcome = reverse("pass_welcome", args=["noord", "spreekuur"])
    sent = {"first_name": "Bodil", "client_key": str(uuid4())}
    answer = fay.post(welcome, sent)
    made = Person.objects.get(house=cast.noord, first_name="Bodil")
    assert answer.url == f"/noord/balie/spreekuur/?wie={made.pk}"
    assert KnownHere.objects.get(person=made).how == KnownHere.How.PASS
    marks = ReachMark.objects.marks_of([cast.west, cast.noord])
    assert marks[cast.west.pk][cast.bo.number] == marks[cast.noord.pk][made.number]
    assert not Look.objects.filter(subject_key=cast.bo.pk).exists()


def test_the_second_time_the_other_house_knows_them_by_the_pass(cast, as_person):
    test_a_pass_of_another_house_asks_a_name_and_shows_nothing(cast, as_person)
    shown = HousePass.objects.get(person=cast.bo)
    again = recognise(place=at(cast.far_desk, cast.fay), typed=read_pass(shown.code))
    assert again.answer == Answer.KNOWN
    assert again.person.first_name == "Bodil"
    assert Person.objects.filter(house=cast.noord, first_name="Bodil").count() == 1


def test_who_is_known_there_by_name_can_be_chosen(cast, as_person):
    fay, shown = as_person(cast.fay), new_pass(cast.bo)
    fay.post(reverse("house_pass_desk", args=[shown.token]), {"desk": str(cast.far_desk.pk)})
    welcome = reverse("pass_welcome", args=["noord", "spreekuur"])
    asked = fay.post(welcome, {"first_name": "Fay", "client_key": str(uuid4())})
    assert "Kies wie het is" in asked.text
    fay.post(welcome, {"first_name": "Fay", "who": str(cast.fay.pk), "client_key": str(uuid4())})
    assert ReachMark.objects.get(house=cast.noord).person == cast.fay


def test_a_name_that_sounds_alike_is_offered_too(cast, as_person):
    make_known(initiative=cast.far_desk, person=make_person(cast.noord, "Gülşen", login=False), how="desk")
    fay, shown = as_person(cast.fay), new_pass(cast.bo)
    fay.post(reverse("house_pass_desk", args=[shown.token]), {"desk": str(cast.far_desk.pk)})
    welcome = reverse("pass_welcome", args=["noord", "spreekuur"])
    asked = fay.post(welcome, {"first_name": "Gulshen", "client_key": str(uuid4())})
    assert "Gülşen" in asked.text
    assert not ReachMark.objects.filter(house=cast.noord).exists()


def test_a_pass_that_was_revoked_meanwhile_welcomes_nobody(cast, as_person):
    fay, shown = as_person(cast.fay), new_pass(cast.bo)
    fay.post(reverse("house_pass_desk", args=[shown.token]), {"desk": str(cast.far_desk.pk)})
    revoke_pass(old=shown, by=TESTER, why=Why.LOST)
    answer = fay.post(reverse("pass_welcome", args=["noord", "spreekuur"]), {"first_name": "Bodil"})
    assert answer.url == "/noord/balie/spreekuur/"


# The sheet.


def test_a_trekker_and_a_coordinator_print_a_sheet(cast, as_person):
    for person, url in (
        (cast.tamar, reverse("pass_sheet", args=["west", "spreekuur"])),
        (cast.cor, reverse("house_pass_sheet", args=["west"])),
    ):
        client, key = as_person(person), str(uuid4())
        assert "acht lege kaarten" in client.get(url).text
        sheets = [client.post(url, {"client_key": key}) for _ in range(2)]
        assert all(each["Content-Type"] == "application/pdf" for each in sheets)
    assert HousePass.objects.count() == 16


def test_the_sheet_is_readable_aloud_and_names_nobody(cast, as_person):
    made = as_person(cast.tamar).post(reverse("pass_sheet", args=["west", "spreekuur"]), {"client_key": str(uuid4())})
    assert b"/MarkInfo" in made.content
    assert b"pdfuaid" in made.content


def test_a_volunteer_prints_no_sheet(cast):
    assert sign_in(Client(), cast.vera).get(reverse("pass_sheet", args=["west", "spreekuur"])).status_code == 404

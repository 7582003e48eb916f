"""The pass at the desk: in the one field where names are typed, and on the page of somebody known here."""

import io
import re
from uuid import uuid4

import pytest
from django.core.cache import caches
from pypdf import PdfReader

from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import make_cards, make_pass, merge_persons, revoke_pass, set_pass_pin
from productiehuis.people.models import HousePass, Person, ReachMark, Why
from productiehuis.people.rules.passes import new_pass_code, readable_pass_code
from tests.cast import TESTER

DESK = "/west/balie/spreekuur/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


def new_pass(person):
    return make_pass(person=person, by=TESTER, client_key=uuid4())


def typed(cast, name, **more):
    fields = {"do": "search", "client_key": str(uuid4()), "name": name, "topic": [str(cast.topics[0].pk)]}
    return fields | more


def is_chosen(page, person):
    return f'value="{person.pk}" checked' in page.text


@pytest.mark.parametrize("how", ["code", "address"])
def test_the_name_field_takes_a_pass_and_keeps_what_was_chosen(cast, vera, how):
    shown = new_pass(cast.rosa)
    name = readable_pass_code(shown.code) if how == "code" else f"https://huis.voorbeeld.nl/pas/{shown.token}/"
    page = vera.post(DESK, typed(cast, name))
    assert "Huispas herkend" in page.text
    assert is_chosen(page, cast.rosa)
    assert f'value="{cast.topics[0].pk}" checked' in page.text
    assert KnownHere.objects.get(person=cast.rosa, initiative=cast.desk).how == "pas"
    vera.post(DESK, typed(cast, "", do="done", who=str(cast.rosa.pk)))
    assert Visit.objects.get().person == cast.rosa


def test_a_code_is_never_stored_as_a_name(cast, vera):
    before = Person.objects.count()
    page = vera.post(DESK, typed(cast, new_pass_code(), do="done", who="new"))
    assert "kennen we niet" in page.text
    assert (Visit.objects.count(), Person.objects.count()) == (0, before)


def test_while_typing_a_whole_code_offers_the_pass_and_writes_nothing(cast, vera):
    shown = new_pass(cast.rosa)
    page = vera.post(f"{DESK}mensen/", {"name": readable_pass_code(shown.code)})
    assert "Zoek deze huispas" in page.text
    assert "Nieuw hier" not in page.text
    assert cast.rosa.full_name not in page.text
    assert not KnownHere.objects.filter(person=cast.rosa).exists()


def test_what_is_said_of_a_pass_goes_when_something_else_is_typed(cast, vera):
    """It stands in the part of the page that typing draws anew."""
    page = vera.post(DESK, typed(cast, new_pass(cast.rosa).code))
    assert "Huispas herkend" in page.text.split('id="mensen"')[1].split("desk-unnamed")[0]
    drawn = vera.post(f"{DESK}mensen/", {"name": "b"})
    assert (drawn.status_code, "Huispas herkend" in drawn.text) == (200, False)


def test_an_old_pass_says_that_it_does_not_work_any_more(cast, vera):
    shown = new_pass(cast.rosa)
    revoke_pass(old=shown, by=TESTER, why=Why.LOST)
    page = vera.post(DESK, typed(cast, shown.code))
    assert "Deze pas werkt niet meer" in page.text
    assert cast.rosa.full_name not in page.text


def test_who_was_merged_is_chosen_as_who_they_count_as(cast, vera):
    shown = new_pass(cast.rosa)
    merge_persons(kept=cast.bo, absorbed=cast.rosa, by=TESTER)
    assert is_chosen(vera.post(DESK, typed(cast, shown.code)), cast.bo)


def test_a_forged_form_recognises_nobody(cast, vera):
    vera.handler.enforce_csrf_checks = True
    vera.post(DESK, typed(cast, new_pass(cast.rosa).code))
    assert not KnownHere.objects.filter(person=cast.rosa).exists()


def test_a_pass_of_another_house_asks_the_name_and_brings_back_what_was_typed(cast, vera):
    shown = new_pass(cast.fay)
    asked = vera.post(DESK, typed(cast, shown.code), follow=True)
    assert "Deze pas is van een ander huis" in asked.text
    # As a word: the letters of a token of the form may happen to spell a name.
    assert not re.search(rf"\b{cast.fay.full_name}\b", asked.text.split("<main")[1])
    back = vera.post("/west/ander-huis/spreekuur/", {"first_name": "Yara", "client_key": str(uuid4())}, follow=True)
    here = Person.objects.get(house=cast.west, first_name="Yara")
    assert is_chosen(back, here)
    assert f'value="{cast.topics[0].pk}" checked' in back.text
    assert ReachMark.objects.get(person=here).mark == ReachMark.objects.get(person=cast.fay).mark


def test_going_back_from_a_pass_of_another_house_brings_the_topics_and_an_empty_name(cast, vera):
    shown = new_pass(cast.fay)
    vera.post(DESK, typed(cast, shown.code))
    back = vera.get(DESK)
    assert f'value="{cast.topics[0].pk}" checked' in back.text
    assert "De balie was even dicht" not in back.text
    assert shown.code not in back.text


@pytest.fixture
def called_246(cast):
    """Somebody known here whose number stands at the start of a pass."""
    Person.objects.filter(pk=cast.bo.pk).update(number=246)
    return cast.bo


@pytest.mark.parametrize("slipped", ["246 813 5719", "246 813 57911", "246 813", "246-813-5791", "٢٤٦ ٨١٣ ٥٧٩١"])
def test_a_code_in_which_a_finger_slipped_offers_nobody_by_number(cast, vera, called_246, slipped):
    for page in (vera.post(f"{DESK}mensen/", {"name": slipped}), vera.post(DESK, typed(cast, slipped))):
        assert page.status_code == 200
        assert str(called_246.pk) not in page.text
        assert "Nieuw hier" not in page.text


@pytest.mark.parametrize("number", ["246", "246-0042", "246 0042"])
def test_a_number_still_finds_who_it_is_of(vera, called_246, number):
    assert str(called_246.pk) in vera.post(f"{DESK}mensen/", {"name": number}).text


@pytest.mark.parametrize("slipped", ["246 813 579l", "O46 813 5791", "pas 246 813 5791", "Yara 0612345678"])
def test_a_code_with_a_letter_in_it_is_nobodys_name(cast, vera, slipped):
    before = Person.objects.count()
    for page in (
        vera.post(f"{DESK}mensen/", {"name": slipped}),
        vera.post(DESK, typed(cast, slipped)),
        vera.post(DESK, typed(cast, slipped, do="done", who="new")),
    ):
        assert "Hier staan te veel cijfers." in page.text
        assert "Nieuw hier" not in page.text
    assert (Visit.objects.count(), Person.objects.count()) == (0, before)


# The page of one person.


def page_of(person, more=""):
    return f"{DESK}mens/{person.pk}/pas/{more}"


def test_a_card_from_the_pile_is_given(cast, vera):
    card = make_cards(house=cast.west, by=TESTER, client_key=uuid4())[0]
    assert "Nog geen huispas" in vera.get(page_of(cast.bo)).text
    page = vera.post(page_of(cast.bo), {"code": card.code, "client_key": str(uuid4())}, follow=True)
    assert "Heeft een huispas sinds" in page.text
    assert "De pas is gegeven." in page.text
    assert "Een oude pas werkt niet meer." not in page.text
    assert readable_pass_code(card.code) not in page.text
    assert HousePass.objects.get(pk=card.pk).person == cast.bo


@pytest.mark.parametrize(
    ("code", "words"),
    [("", "Typ of scan"), ("123", "10 cijfers"), ("4928173057", "tikfout"), ("abc", "10 cijfers")],
)
def test_a_wrong_code_says_what_to_do(cast, vera, code, words):
    page = vera.post(page_of(cast.bo), {"code": code, "client_key": str(uuid4())})
    assert words in page.text
    assert not HousePass.objects.filter(person=cast.bo).exists()


def test_a_card_is_printed_for_one_person(cast, vera):
    made = vera.post(page_of(cast.bo, "afdrukken/"), {"client_key": str(uuid4())})
    assert made["Content-Type"] == "application/pdf"
    assert HousePass.objects.active().filter(person=cast.bo).count() == 1


def test_a_card_is_in_the_language_of_who_gets_it(cast, vera):
    Person.objects.filter(pk=cast.bo.pk).update(language="tr")
    made = vera.post(page_of(cast.bo, "afdrukken/"), {"client_key": str(uuid4())})
    assert "Ev pasosu" in PdfReader(io.BytesIO(made.content)).pages[0].extract_text()


def test_lost_is_replaced_in_one_step(cast, vera):
    old = new_pass(cast.bo)
    card = make_cards(house=cast.west, by=TESTER, client_key=uuid4())[0]
    sent = {"code": card.code, "client_key": str(uuid4()), "why": "lost"}
    assert "Een oude pas werkt niet meer." in vera.post(page_of(cast.bo), sent, follow=True).text
    assert HousePass.objects.get(pk=old.pk).revoked_at
    assert HousePass.objects.active().get(person=cast.bo) == card


def test_only_a_desk_that_knows_somebody_can_do_this(cast, vera, as_person):
    new_pass(cast.bo)
    elsewhere = page_of(cast.bo).replace("spreekuur", "naaien")
    assert as_person(cast.noor).get(elsewhere).status_code == 404
    assert as_person(cast.noor).post(elsewhere + "stoppen/").status_code == 404
    vera.post(page_of(cast.bo, "stoppen/"))
    assert not HousePass.objects.active().filter(person=cast.bo).exists()


def test_a_pin_is_chosen_with_the_trekker_beside_you(cast, vera, as_person):
    own = new_pass(cast.bo)
    assert vera.get(page_of(cast.bo, "pincode/")).status_code == 404
    assert "Pincode kiezen" not in vera.get(page_of(cast.bo)).text
    tamar = as_person(cast.tamar)
    assert "Pincode kiezen" in tamar.get(page_of(cast.bo)).text
    tamar.post(page_of(cast.bo, "pincode/"), {"pin": "2580", "again": "2580"})
    assert HousePass.objects.get(pk=own.pk).pin_hash


def test_the_desk_sees_whether_there_is_a_pin_and_not_what(cast, vera):
    set_pass_pin(own=new_pass(cast.bo), pin="258014", by=TESTER)
    page = vera.get(page_of(cast.bo)).text
    assert "Met pincode" in page
    assert "258014" not in page


def test_a_wrong_link_to_another_house_is_taken_back(cast, vera):
    test_a_pass_of_another_house_asks_the_name_and_brings_back_what_was_typed(cast, vera)
    here = Person.objects.get(house=cast.west, first_name="Yara")
    assert "was van iemand anders" in vera.get(page_of(here)).text
    vera.post(page_of(here, "los/"))
    assert not ReachMark.objects.filter(person=here).exists()

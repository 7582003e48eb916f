"""Registering somebody: a first name is enough, a BSN is refused, twice is once."""

from uuid import uuid4

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.utils import timezone

from productiehuis.people.actions import add_person
from productiehuis.people.fields import PlainTextField
from productiehuis.people.forms import RegisterPersonForm
from productiehuis.people.limits import allow
from productiehuis.people.models import Person, ReachBy, User
from productiehuis.people.privacy import KEPT, erase
from tests.cast import TESTER, make_person


def form(**data):
    return RegisterPersonForm({"client_key": str(uuid4()), **data})


def test_a_first_name_is_enough(cast):
    filled = form(first_name="Yara")
    assert filled.is_valid(), filled.errors
    person = add_person(
        house=cast.west, by=TESTER, client_key=filled.cleaned_data["client_key"], **filled.person_fields
    )
    assert (person.first_name, person.language, person.reach_by) == ("Yara", "nl", ReachBy.NOT)


def test_the_same_form_sent_twice_is_one_person(cast):
    filled = form(first_name="Yara")
    assert filled.is_valid()
    key = filled.cleaned_data["client_key"]
    first = add_person(house=cast.west, by=TESTER, client_key=key, **filled.person_fields)
    assert add_person(house=cast.west, by=TESTER, client_key=key, **filled.person_fields) == first


def test_every_question_but_the_name_says_why():
    fields = RegisterPersonForm().fields
    assert all(field.help_text for name, field in fields.items() if name not in ("client_key", "first_name"))
    assert [name for name, field in fields.items() if field.required] == ["client_key", "first_name"]


@pytest.mark.parametrize("field", ["first_name", "last_name", "reach_when"])
def test_no_text_takes_a_bsn(field):
    filled = form(**{"first_name": "Yara", field: "1112.22.333"})
    assert "burgerservicenummer" in str(filled.errors[field])


@pytest.mark.parametrize(("field", "typed"), [("phone", "0612"), ("birth_year", "3025"), ("birth_year", "vroeger")])
def test_what_is_wrong_is_explained(field, typed):
    assert form(first_name="Yara", **{field: typed}).errors[field]


def test_a_text_box_has_rows_and_refuses_a_bsn():
    field = PlainTextField(rows=4)
    assert field.widget.attrs["rows"] == 4
    with pytest.raises(ValidationError):
        field.clean("nummer 111222333")


def test_no_sign_turns_the_letters_of_others_round():
    assert PlainTextField().clean("het \u202efonds\u202c") == "het fonds\u202c"
    assert PlainTextField().clean("مكتب \u2066Spreekuur\u2069") == "مكتب \u2066Spreekuur\u2069"


def test_erasing_takes_the_name_and_the_login_and_leaves_the_number(cast):
    number, user = cast.rosa.number, cast.rosa.user
    erase([cast.rosa], now=timezone.now())
    cast.rosa.refresh_from_db()
    assert cast.rosa.number == number
    assert not any((cast.rosa.first_name, cast.rosa.name_key, cast.rosa.phone, cast.rosa.user_id))
    assert not User.objects.filter(pk=user.pk).exists()


def test_every_personal_field_says_why_it_is_kept():
    technical = {"id", "house", "number", "user", "client_key", "created_at", "created_by_key", "erased_at"}
    technical |= {"is_compared"}
    told = {name for kept in KEPT if kept.model is Person for name in kept.fields}
    assert {field.name for field in Person._meta.fields} - technical == told


def test_a_limit_counts_and_is_kept_per_visitor(db):
    caches["limits"].clear()
    assert [allow("try", "one", amount=2, minutes=1) for _ in range(3)] == [True, True, False]
    assert allow("try", "other", amount=2, minutes=1)
    assert allow("else", "one", amount=2, minutes=1)


def test_a_sign_that_turns_the_reading_around_stands_in_no_name(cast):
    person = make_person(cast.west, "Bo\u202eykaT\u200f", login=False)
    assert person.first_name == "BoykaT"
    person.last_name = "De \u2067Vries"
    person.save()
    person.refresh_from_db()
    assert (person.full_name, person.name_key) == ("BoykaT De Vries", "boykat de vries")

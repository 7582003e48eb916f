"""What is wrong with a password is said in the house's own words, in the language of who chooses it."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from productiehuis.people.models import User


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("7pqmz2k", "te kort. Neem minstens 8 tekens."),
        ("password1", "makkelijk te raden"),
        ("samira-oost", "lijkt te veel op je naam"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_what_to_do(password, said):
    with translation.override("nl"), pytest.raises(ValidationError) as refused:
        validate_password(password, User(username="samira-oost"))
    assert len(refused.value.messages) == 1
    assert said in refused.value.messages[0]


def test_three_words_will_do():
    validate_password("een lange zin van mij", User(username="samira-oost"))

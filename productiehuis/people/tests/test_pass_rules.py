"""The code of a pass: how it looks, what is heard as one, and which PIN is refused."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.bsn import find_bsn
from productiehuis.people.rules.passes import (
    PASS_DIGITS,
    PassTyped,
    new_pass_code,
    new_pass_token,
    pin_lock,
    pin_problem,
    read_pass,
    readable_pass_code,
)

codes = st.builds(lambda _: new_pass_code(), st.integers())
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@given(codes)
def test_a_code_is_ten_digits_that_check_and_is_no_bsn(code):
    assert len(code) == PASS_DIGITS
    assert code[0] != "0"
    assert not read_pass(code).has_typing_error
    assert find_bsn(readable_pass_code(code)) is None


@given(codes, st.sampled_from([" ", "-", ".", "  ", ""]), st.booleans())
def test_a_code_is_heard_however_it_is_typed(code, between, in_arabic):
    typed = between.join([code[:3], code[3:6], code[6:]])
    typed = typed.translate(ARABIC) if in_arabic else typed
    assert read_pass(f" {typed} ") == PassTyped(code=code)


@given(codes, st.integers(0, PASS_DIGITS - 1), st.integers(1, 9))
def test_one_wrong_digit_is_a_typing_error(code, place, more):
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    read = read_pass(wrong)
    assert read.has_typing_error or not read.is_pass


@given(st.builds(lambda _: new_pass_token(), st.integers()), st.sampled_from(["https://huis.nl", "", "http://x:8000"]))
def test_a_scanned_address_is_a_pass(token, host):
    assert read_pass(f"{host}/pas/{token}/") == PassTyped(token=token)
    assert read_pass(f"{host}/pas/{token}") == PassTyped(token=token)


@given(st.text("abcdefghij ÄÖé'-", max_size=30))
def test_a_name_is_no_pass(name):
    assert not read_pass(name).is_pass


@pytest.mark.parametrize("typed", ["", "0612345678", "492817305", "49281730567", "4928173056x", "/pas/kort/", "1980"])
def test_what_is_no_pass_is_none(typed):
    assert not read_pass(typed).is_pass


@pytest.mark.parametrize(
    ("pin", "problem"),
    [("2580", None), ("25801", None), ("1111", "easy"), ("123456", "easy"), ("258", "length"), ("2580147", "length")],
)
def test_a_pin_is_not_too_short_and_not_too_easy(pin, problem):
    assert pin_problem(pin) == problem


def test_a_pin_does_not_stand_on_the_card_and_is_no_birth_year():
    assert pin_problem("8173", code="4928173056") == "easy"
    assert pin_problem("1975", birth_year=1975) == "easy"
    assert pin_problem("1975", birth_year=1976) is None


@given(st.integers(0, 1000))
def test_each_fifth_wrong_pin_rests_and_never_shorter_than_before(wrong):
    lock = pin_lock(wrong)
    assert (lock is not None) == (wrong > 0 and wrong % 5 == 0)
    if lock and (earlier := pin_lock(wrong - 5)):
        assert earlier <= lock <= timedelta(days=1)

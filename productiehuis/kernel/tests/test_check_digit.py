"""The check digit finds the two mistakes that fingers make: one wrong digit, and two swapped."""

from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.check_digit import check_digit, is_checked

digits = st.text("0123456789", min_size=1, max_size=20)


@given(digits)
def test_what_was_given_a_digit_is_checked(plain):
    assert is_checked(plain + check_digit(plain))


@given(digits, st.data())
def test_one_wrong_digit_is_found(plain, data):
    code = plain + check_digit(plain)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[place]]))
    assert not is_checked(code[:place] + other + code[place + 1 :])


@given(digits, st.data())
def test_two_swapped_digits_are_found(plain, data):
    code = plain + check_digit(plain)
    place = data.draw(st.integers(0, len(code) - 2))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_checked(swapped) == (swapped == code)


def test_letters_are_no_code():
    assert not is_checked("12a4")
    assert not is_checked("")

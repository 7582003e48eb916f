"""A last digit that shows a typing error: Damm's, which finds every wrong digit and every swapped pair."""

_NEXT = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def check_digit(digits: str) -> str:
    """The digit to put behind these.

    >>> check_digit("572")
    '4'
    """
    carry = 0
    for digit in digits:
        carry = int(_NEXT[carry][int(digit)])
    return str(carry)


def is_checked(digits: str) -> bool:
    """Whether these digits end in their own check digit.

    >>> is_checked("5724"), is_checked("5742")
    (True, False)
    """
    return digits.isdecimal() and check_digit(digits) == "0"

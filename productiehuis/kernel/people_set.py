"""A set of persons of one house in one number: the bit of each person number is on.

Persons are numbered from one on in their house, so a set of thousands is a few hundred bytes, and adding sets
together is one instruction for the whole lot. Written down, a set takes the shorter of two forms: the bits, or a list.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from struct import pack, unpack

_BITS, _LIST = b"b", b"l"


def _bits_of(numbers: Iterable[int]) -> int:
    listed = list(numbers)
    if not listed:
        return 0
    room = bytearray((max(listed) >> 3) + 1)
    for number in listed:
        room[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(room, "little")


class PeopleSet(Set[int]):
    """An immutable set of person numbers. Equal to any other set of the same numbers.

    >>> sorted(PeopleSet.of([3, 1]) | PeopleSet.of([2, 3]))
    [1, 2, 3]
    >>> len(PeopleSet.of([1, 2, 9]).replaced({9: 1}))
    2
    """

    __slots__ = ("_bits",)

    def __init__(self, bits: int = 0) -> None:
        self._bits = bits

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "PeopleSet":
        return cls(_bits_of(numbers))

    _from_iterable = of  # type: ignore[assignment]  # What `Set` makes new sets with.

    @classmethod
    def all_in(cls, sets: Iterable["PeopleSet"]) -> "PeopleSet":
        """Everybody who is in at least one."""
        bits = 0
        for each in sets:
            bits |= each._bits
        return cls(bits)

    @classmethod
    def from_bytes(cls, written: bytes) -> "PeopleSet":
        """What `to_bytes` wrote."""
        form, rest = written[:1], written[1:]
        if form == _LIST:
            return cls.of(unpack(f"<{len(rest) // 4}I", rest))
        return cls(int.from_bytes(rest, "little"))

    def to_bytes(self) -> bytes:
        size = (self._bits.bit_length() + 7) >> 3
        if len(self) * 4 < size:
            return _LIST + pack(f"<{len(self)}I", *self)
        return _BITS + self._bits.to_bytes(size, "little")

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __iter__(self) -> Iterator[int]:
        """From low to high."""
        signs = bin(self._bits)[:1:-1]
        at = signs.find("1")
        while at >= 0:
            yield at
            at = signs.find("1", at + 1)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number >= 0 and bool(self._bits >> number & 1)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PeopleSet):
            return self._bits == other._bits
        return isinstance(other, Set) and len(self) == len(other) and all(each in self for each in other)

    def __hash__(self) -> int:
        return self._hash()

    def __or__(self, other: Set[int]) -> "PeopleSet":  # type: ignore[override]
        return PeopleSet(self._bits | _bits(other))

    def __and__(self, other: Set[int]) -> "PeopleSet":
        return PeopleSet(self._bits & _bits(other))

    def __sub__(self, other: Set[int]) -> "PeopleSet":
        return PeopleSet(self._bits & ~_bits(other))

    def __repr__(self) -> str:
        return f"PeopleSet.of({list(self)})"

    def replaced(self, roots: Mapping[int, int]) -> "PeopleSet":
        """The numbers as persons: each replaced by the one it counts as after merges (`kernel.clusters`)."""
        if not roots or not self._bits:
            return self
        merged = [each for each in self if each in roots] if len(self) < len(roots) else self & PeopleSet.of(roots)
        if not merged:
            return self
        return PeopleSet(self._bits & ~_bits_of(merged) | _bits_of(roots[each] for each in merged))


def _bits(numbers: Set[int]) -> int:
    return numbers._bits if isinstance(numbers, PeopleSet) else _bits_of(numbers)


NO_ONE = PeopleSet()

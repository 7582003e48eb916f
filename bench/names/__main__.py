"""`python -m bench.names`: what is in the set, and what plain methods make of it. No matcher of ours is asked."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from difflib import SequenceMatcher
from itertools import combinations

from bench.names.generate import Half, Record, Written, load_written
from bench.names.score import Pair, score, true_pairs
from bench.names.spelling import unmarked

HALVES: tuple[Half, Half] = ("tuning", "kept_out")


def main() -> None:
    for half in HALVES:
        written = load_written(half)
        records = [each.record for each in written]
        print(f"\n{half}: {len(records)} records, {len({record.person for record in records})} people")
        for name, count in facts(written):
            print(f"  {count:6}  {name}")
        for name, method in METHODS.items():
            print(f"  {name:32} {score(method(written), records)}")
    kinds = Counter(kind for half in HALVES for each in load_written(half) for kind in each.kinds)
    likeness = {each.circle: each.likeness for half in HALVES for each in load_written(half)}
    kinds.update(like for likes in likeness.values() for like in likes)
    for kind, count in kinds.most_common():
        print(f"  {count:6}  {kind}")


def facts(written: list[Written]) -> Iterable[tuple[str, int]]:
    records = {each.record.key: each.record for each in written}
    true = true_pairs(records.values())
    same_name = set(exact(written))
    yield "true pairs", len(true)
    yield "of those, written exactly the same", len(true & same_name)
    yield "of those, with nothing but a name in common", sum(not shared(records[a], records[b]) for a, b in true)
    yield "pairs of two people, written exactly the same", len(same_name - true)
    yield (
        "of those, with nothing that tells them apart",
        sum(not differs(records[a], records[b]) for a, b in same_name - true),
    )


def shared(one: Record, other: Record) -> bool:
    """The year, the digits of the phone, the postcode or the pass are known in both and the same."""
    return any(a and a == b for a, b in zip(_details(one), _details(other), strict=True))


def differs(one: Record, other: Record) -> bool:
    return _differences(one, other) > 0


def _differences(one: Record, other: Record) -> int:
    return sum(bool(a and b and a != b) for a, b in zip(_details(one), _details(other), strict=True))


def _details(record: Record) -> tuple[Hashable, ...]:
    digits = "".join(letter for letter in record.phone if letter.isdigit())[-9:]
    return record.birth_year, record.birth_date, digits, record.postcode.replace(" ", "").upper(), record.pass_code


def exact(written: list[Written]) -> Iterable[Pair]:
    return _alike(written, lambda each: (each.record.first_name, each.record.last_name))


def plain(written: list[Written]) -> Iterable[Pair]:
    """The names in small letters and without marks, in any order."""
    return _alike(written, lambda each: " ".join(sorted(_letters(each.record).split())))


def ratio(written: list[Written]) -> Iterable[Pair]:
    """difflib on the whole name, within records that begin with the same letter; no birth years that differ."""
    blocks = defaultdict(list)
    for each in written:
        blocks[_letters(each.record)[:1]].append((_letters(each.record), each.record))
    for block in blocks.values():
        for (name, one), (other_name, other) in combinations(block, 2):
            years = one.birth_year and other.birth_year and one.birth_year != other.birth_year
            if years or abs(len(name) - len(other_name)) > 4:
                continue
            matcher = SequenceMatcher(None, name, other_name, autojunk=False)
            if matcher.real_quick_ratio() >= 0.88 and matcher.quick_ratio() >= 0.88 and matcher.ratio() >= 0.88:
                yield _pair(one, other)


def papers(written: list[Written]) -> Iterable[Pair]:
    """Somebody who sees the papers' own spelling behind each record, and uses nothing but that and the year."""
    people = {each.record.key: each.record for each in written}
    for a, b in _alike(written, lambda each: (each.on_paper.first.lower(), each.on_paper.last.lower())):
        years = people[a].birth_year, people[b].birth_year
        if None in years or abs(years[0] - years[1]) <= 1:  # type: ignore[operator]
            yield a, b


def everything(written: list[Written]) -> Iterable[Pair]:
    """The same reader, who also lets two details that differ outweigh the name, where no detail is shared."""
    people = {each.record.key: each.record for each in written}
    for a, b in papers(written):
        one, other = people[a], people[b]
        if shared(one, other) or _differences(one, other) < 2:
            yield a, b


def _alike(written: list[Written], by: Callable[[Written], Hashable]) -> Iterable[Pair]:
    groups = defaultdict(list)
    for each in written:
        groups[by(each)].append(each.record)
    for group in groups.values():
        for one, other in combinations(group, 2):
            yield _pair(one, other)


def _pair(one: Record, other: Record) -> Pair:
    return min(one.key, other.key), max(one.key, other.key)


def _letters(record: Record) -> str:
    return unmarked(f"{record.first_name} {record.last_name}").lower()


METHODS = {
    "exactly the same name": exact,
    "same letters, any order": plain,
    "difflib 0.88": ratio,
    "the papers' names and the year": papers,
    "the papers' names and details": everything,
}

if __name__ == "__main__":
    main()

"""The labelled test set of names is what its README says: fixed, split by person, varied, and not easy."""

from collections import Counter, defaultdict
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from bench.names import details, generate, spelling
from bench.names.generate import RECORDS, SEED, Half, Written, load, load_written, write
from bench.names.score import Score, score, true_pairs
from productiehuis.site.tests.test_demo import REPORT_FIRST_NAMES

HALVES: tuple[Half, Half] = ("tuning", "kept_out")
README = Path(generate.__file__).with_name("README.md").read_text(encoding="utf-8")
LIKENESS = (
    "relatives",
    "couple",
    "siblings",
    "siblings with like names",
    "twins",
    "parent and child of one name",
    "namesakes",
)
# A change of these is a change of the measure: say in the commit why, and measure everything again.
FINGERPRINTS = {"tuning": "635d7e9e2d816921", "kept_out": "50dba113a3272b53"}


def everything() -> tuple[Written, ...]:
    return write(SEED, RECORDS)


@pytest.mark.parametrize("half", HALVES)
def test_the_set_is_the_one_that_was_committed(half: Half) -> None:
    text = "\n".join(repr(record) for record in load(half))
    assert sha256(text.encode()).hexdigest()[:16] == FINGERPRINTS[half]


def test_the_same_seed_gives_the_same_records_and_another_seed_others() -> None:
    first = generate.generate(7, 300)
    write.cache_clear()
    assert generate.generate(7, 300) == first
    assert generate.generate(8, 300) != first


def test_the_size_is_as_asked_and_keys_are_unique() -> None:
    records = [each.record for each in everything()]
    assert len(records) == RECORDS == len({record.key for record in records})
    assert len(generate.generate(7, 1)) == 1


def test_the_halves_share_no_person_and_no_family() -> None:
    tuning, kept_out = (load_written(half) for half in HALVES)
    assert {each.record.person for each in tuning}.isdisjoint(each.record.person for each in kept_out)
    assert {each.circle for each in tuning}.isdisjoint(each.circle for each in kept_out)
    assert len(tuning) + len(kept_out) == RECORDS
    assert abs(len(tuning) - len(kept_out)) < RECORDS * 0.02
    people = [len({each.record.person for each in half}) for half in (tuning, kept_out)]
    assert abs(people[0] - people[1]) <= 5


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("field", list(details.KNOWN))
def test_fields_are_known_as_often_as_stated(half: Half, field: str) -> None:
    records = load(half)
    share = sum(bool(getattr(record, field)) for record in records) / len(records)
    assert share == pytest.approx(details.KNOWN[field], abs=0.02)


def test_fields_are_missing_independently() -> None:
    records = [each.record for each in everything()]
    for one, other in combinations(("birth_year", "phone", "postcode", "pass_code"), 2):
        both = sum(bool(getattr(record, one) and getattr(record, other)) for record in records) / RECORDS
        assert both == pytest.approx(details.KNOWN[one] * details.KNOWN[other], abs=0.02)


def test_a_birth_date_brings_its_year() -> None:
    dated = [each.record for each in everything() if each.record.birth_date]
    assert dated
    assert all(record.birth_date.year == record.birth_year for record in dated)


def test_most_people_are_registered_once() -> None:
    times = Counter(Counter(each.record.person for each in everything()).values())
    people = sum(times.values())
    assert set(times) == {1, 2, 3, 4}
    assert times[1] / people == pytest.approx(0.80, abs=0.02)
    assert times[2] > 3 * times[3] > 3 * times[4]


@pytest.mark.parametrize("half", HALVES)
def test_every_kind_of_the_readme_occurs_in_each_half(half: Half) -> None:
    kinds = Counter(kind for each in load_written(half) for kind in each.kinds)
    kinds.update(like for each in load_written(half) for like in each.likeness)
    for kind in (*spelling.NAME_KINDS, *details.DETAIL_KINDS, *LIKENESS):
        assert kind in README
        assert kinds[kind] >= 10, kind
    assert set(kinds) == {*spelling.NAME_KINDS, *details.DETAIL_KINDS, *LIKENESS}


def test_a_record_without_a_kind_of_name_is_as_on_paper() -> None:
    untouched = [each for each in everything() if not each.kinds & set(spelling.NAME_KINDS)]
    assert len(untouched) > RECORDS * 0.4
    for each in untouched:
        assert (each.record.first_name, each.record.last_name) == (each.on_paper.first, each.on_paper.last)
    for kind in spelling.CHANGES:
        only = [each for each in everything() if each.kinds & set(spelling.NAME_KINDS) == {kind}]
        changed = [each.record for each in only if (each.record.first_name, each.record.last_name) != _paper(each)]
        assert len(changed) > 0.97 * len(only), kind


def _paper(each: Written) -> tuple[str, str]:
    return each.on_paper.first, each.on_paper.last


def test_birthdays_on_the_first_of_january_are_frequent_but_not_the_rule() -> None:
    days = [each.record.birth_date for each in everything() if each.record.birth_date]
    first = sum((day.month, day.day) == (1, 1) for day in days) / len(days)
    assert 0.05 < first < 0.15


def test_all_backgrounds_occur() -> None:
    backgrounds = Counter(each.on_paper.background for each in everything())
    assert set(backgrounds) == set(generate.people.BACKGROUNDS)
    assert min(backgrounds.values()) > 100


def test_nobody_has_a_name_of_the_report() -> None:
    used = {each.on_paper.first for each in everything()} | {each.on_paper.second for each in everything()}
    assert used.isdisjoint(REPORT_FIRST_NAMES)


def test_keys_and_numbers_do_not_tell_who_belongs_together() -> None:
    true = true_pairs(load("tuning"))
    assert sum(abs(one - other) < 50 for one, other in true) / len(true) < 0.03
    people = {each.record.person: each.circle for each in everything()}
    assert sum(people.get(person + 1) == circle for person, circle in people.items()) < len(people) * 0.01


@pytest.mark.parametrize("half", HALVES)
def test_the_score_of_one_who_knows_and_of_one_who_finds_nothing(half: Half) -> None:
    records = load(half)
    knows = score(true_pairs(records), records)
    assert (knows.precision, knows.recall, knows.f1) == (1.0, 1.0, 1.0)
    nothing = score([], records)
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("half", HALVES)
def test_equal_names_find_less_than_half_and_are_sometimes_wrong(half: Half) -> None:
    records = load(half)
    same = defaultdict(list)
    for record in records:
        same[record.first_name, record.last_name].append(record.key)
    found = score((pair for keys in same.values() for pair in combinations(keys, 2)), records)
    assert 0.2 < found.recall < 0.4
    assert found.precision < 0.95
    assert found.f1 < 0.5


def test_a_score_counts_pairs_once_and_in_any_order() -> None:
    records = generate.generate(7, 200)
    one, other = min(true_pairs(records))
    strangers = next((a.key, b.key) for a, b in combinations(records, 2) if a.person != b.person)
    assert score([(one, other), (other, one)], records) == Score(found=1, right=1, true=len(true_pairs(records)))
    assert score([(one, other), strangers], records).precision == 0.5


def test_three_records_of_one_person_are_three_pairs() -> None:
    times = Counter(record.person for record in load("tuning"))
    assert len(true_pairs(load("tuning"))) == sum(count * (count - 1) // 2 for count in times.values())


@pytest.mark.parametrize("pair", [(1, 1), (1, 0), (99_999, 1)])
def test_a_pair_that_is_none_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="No pair of two"):
        score([pair], generate.generate(7, 50))

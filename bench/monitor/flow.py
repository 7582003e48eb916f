"""Inside the product's process: what the attacker of the flow finds in houses that no test looks at. Prints JSON."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from productiehuis.monitor.tests.flow_attacker import found_in_year, found_over_years
from productiehuis.monitor.tests.flow_houses import house, public

FIRST = 1_000


def main(houses: int) -> None:
    found = without = hidden = shown = 0
    for seed in range(FIRST, FIRST + houses):
        years = house(seed)
        known = public(years)
        ways = [value for (_year, line, _key), value in known.numbers.items() if line in ("flow", "new_at")]
        hidden, shown = hidden + ways.count(None), shown + len(ways) - ways.count(None)
        found += len(found_over_years(known)) + sum(len(found_in_year(known.of_year(at))) for at in (0, 1))
        without += len(found_over_years(public(years, alone=True)))
    print(json.dumps({"houses": houses, "found": found, "without": without, "hidden": hidden, "shown": shown}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

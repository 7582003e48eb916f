"""`python -m bench [PART]`: one part, or all of them."""

import importlib
import sys

PARTS = tuple(
    "queries page plan write cpu public durable start desk alike hiding imports monitor revoking route gaps".split()
)


def main() -> None:
    chosen = sys.argv[1:] or list(PARTS)
    for name in chosen:
        if name not in PARTS:
            sys.exit(f"There is no part '{name}'. Choose from: {', '.join(PARTS)}.")
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"bench.parts.{name}").run()


if __name__ == "__main__":
    main()

"""The drawing of the states, made from the table: `python -m productiehuis.referrals.diagram` writes it."""

from pathlib import Path

from productiehuis.referrals.rules.states import CLOSED, MOVES, SEEN_BY_RECEIVER, WHO, State

PATH = Path(__file__).resolve().parents[2] / "docs" / "referral-states.md"
_HEAD = """# The states of a referral

Made from `referrals/rules/states.py` by `python -m productiehuis.referrals.diagram`; a test holds that it is so.

```mermaid
stateDiagram-v2
    [*] --> proposed
"""
_AFTER = """```

| state | the receiver sees it | may go to |
|---|---|---|
"""
_APART = """
What was told apart (`is_discreet`) is seen only by a receiver whose role there comes from the hand of somebody else,
or is older than the referral (ADR 22).
"""


def page() -> str:
    """The page in Markdown: the drawing, and the same as a table for who prefers that."""
    order = list(State)
    arrows = [f"    {state} --> {to}: {WHO[to]}\n" for state in order for to in sorted(MOVES[state], key=order.index)]
    ends = [f"    {state} --> [*]\n" for state in order if state in CLOSED]
    rows = [
        f"| `{state}` | {'yes' if state in SEEN_BY_RECEIVER else 'no'} | "
        f"{', '.join(f'`{to}`' for to in sorted(MOVES[state], key=order.index)) or '–'} |\n"
        for state in order
    ]
    return _HEAD + "".join(arrows + ends) + _AFTER + "".join(rows) + _APART


if __name__ == "__main__":
    PATH.write_text(page())

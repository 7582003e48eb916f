"""The rules of the numbers as people read them. Each names the function that makes the number.

The page of a rule (`/cijfers/regel/M-2/`) is made from these. `docs/rules/M-*.md` tells the same to developers
and funders; a test holds the two and the functions together, and another works out every example.
"""

from productiehuis.monitor.definitions.about import ABOUT
from productiehuis.monitor.definitions.closing import CLOSING
from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.definitions.flows import FLOWS
from productiehuis.monitor.definitions.hiding import HIDING
from productiehuis.monitor.definitions.numbers import NUMBERS
from productiehuis.monitor.definitions.parts import PARTS
from productiehuis.monitor.rules import FIELDS

_ALL = (*NUMBERS, *ABOUT, *PARTS, *HIDING, *CLOSING, *FLOWS)
DEFINITIONS: dict[str, Definition] = {each.code: each for each in _ALL}
BY_FIELD: dict[str, Definition] = {each.field: each for each in NUMBERS if each.field}

__all__ = ["BY_FIELD", "DEFINITIONS", "FIELDS", "Definition", "Example"]

"""Whether two names may be one person: how names are spelled, by which keys variants meet, and how alike two are.

Pure: no database, no clock. The spellings are those of the houses: Moroccan, Turkish, Surinamese and Dutch names as
people say them, officials write them and fingers slip.
"""

from productiehuis.kernel.names.groups import together
from productiehuis.kernel.names.keys import MOST_KEYS, asked_keys, blocking_keys, kept_keys, night_keys, typed_keys
from productiehuis.kernel.names.likeness import ALIKE, SAME, Weighed, likeness, sounds_like, weigh
from productiehuis.kernel.names.register import Register
from productiehuis.kernel.names.traits import Traits
from productiehuis.kernel.names.words import why_alike

__all__ = [
    "ALIKE",
    "MOST_KEYS",
    "SAME",
    "Register",
    "Traits",
    "Weighed",
    "asked_keys",
    "blocking_keys",
    "kept_keys",
    "likeness",
    "night_keys",
    "sounds_like",
    "together",
    "typed_keys",
    "weigh",
    "why_alike",
]

"""The rooms that keep something about people. What a later room adds joins by standing here; a test holds that.

From above to below: what points to a person goes before the person does.
"""

from types import ModuleType

from productiehuis.activities import privacy as activities
from productiehuis.coaching import privacy as coaching
from productiehuis.gaps import privacy as gaps
from productiehuis.helpdesk import privacy as helpdesk
from productiehuis.imports import privacy as imports
from productiehuis.initiatives import privacy as initiatives
from productiehuis.people import privacy as people
from productiehuis.people.privacy import Kept
from productiehuis.people.terms import Term
from productiehuis.plans import privacy as plans
from productiehuis.privacy import privacy as own
from productiehuis.referrals import privacy as referrals

ROOMS: tuple[ModuleType, ...] = (
    own,
    gaps,
    imports,
    coaching,
    plans,
    helpdesk,
    activities,
    referrals,
    initiatives,
    people,
)


def every_term() -> list[Term]:
    """The kinds of data, those of people themselves first."""
    return [term for room in reversed(ROOMS) for term in room.TERMS]


def everything_kept() -> list[Kept]:
    return [kept for room in reversed(ROOMS) for kept in room.KEPT]


def get_term(key: str) -> Term:
    return next(term for term in every_term() if term.key == key)

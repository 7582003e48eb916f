"""Every write of this app: a list comes in, is looked at, decided on, stored, replaced and undone."""

from productiehuis.imports.actions.activities import NEW_ACTIVITY, programmes_of, unknown_activities
from productiehuis.imports.actions.checking import check
from productiehuis.imports.actions.coming import drop, drop_forgotten, drop_naming, receive, rooms_of
from productiehuis.imports.actions.deciding import decide, decide_rest, take_place_of
from productiehuis.imports.actions.looking import (
    choose_columns,
    choose_topics,
    forget_remembered,
    leave_unknown_out,
    look,
)
from productiehuis.imports.actions.states import Gone
from productiehuis.imports.actions.storing import start_storing, store
from productiehuis.imports.actions.turning import say_names_across
from productiehuis.imports.actions.undoing import forget, start_undoing, undo

__all__ = [
    "NEW_ACTIVITY",
    "Gone",
    "check",
    "choose_columns",
    "choose_topics",
    "decide",
    "decide_rest",
    "drop",
    "drop_forgotten",
    "drop_naming",
    "forget",
    "forget_remembered",
    "leave_unknown_out",
    "look",
    "programmes_of",
    "receive",
    "rooms_of",
    "say_names_across",
    "start_storing",
    "start_undoing",
    "store",
    "take_place_of",
    "undo",
    "unknown_activities",
]

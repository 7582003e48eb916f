"""Every write to persons and logins that touches the log or a second row."""

from productiehuis.people.actions.logins import (
    give_paper_code,
    log_in_persona,
    make_one_time_login,
    take_one_time_login,
)
from productiehuis.people.actions.persons import add_person, merge_persons, take_numbers, undo_merge
from productiehuis.people.actions.profile import (
    change_display,
    change_safe_contact,
    end_other_sessions,
    reset_second_factor,
)

__all__ = [
    "add_person",
    "change_display",
    "change_safe_contact",
    "end_other_sessions",
    "give_paper_code",
    "log_in_persona",
    "make_one_time_login",
    "merge_persons",
    "reset_second_factor",
    "take_numbers",
    "take_one_time_login",
    "undo_merge",
]

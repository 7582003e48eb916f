"""Every write to persons and logins that touches the log or a second row."""

from productiehuis.people.actions.logins import (
    give_paper_code,
    log_in_persona,
    make_one_time_login,
    take_one_time_login,
)
from productiehuis.people.actions.pass_logins import pass_with_pin, set_pass_pin, take_pass_pin_away
from productiehuis.people.actions.passes import (
    give_card,
    link_pass,
    make_cards,
    make_pass,
    replace_pass,
    revoke_pass,
    unlink_pass,
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
    "give_card",
    "give_paper_code",
    "link_pass",
    "log_in_persona",
    "make_cards",
    "make_one_time_login",
    "make_pass",
    "merge_persons",
    "pass_with_pin",
    "replace_pass",
    "reset_second_factor",
    "revoke_pass",
    "set_pass_pin",
    "take_numbers",
    "take_one_time_login",
    "take_pass_pin_away",
    "undo_merge",
    "unlink_pass",
]

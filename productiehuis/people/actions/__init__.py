"""Every write to persons and logins that touches the log or a second row."""

from productiehuis.people.actions.consents import hear_yes, withdraw_yes
from productiehuis.people.actions.doubles import find_doubles
from productiehuis.people.actions.given import begin_with, confirm_key, give_key, stop_key
from productiehuis.people.actions.holding import ERASED, hold
from productiehuis.people.actions.logins import (
    give_paper_code,
    log_in_persona,
    make_one_time_login,
    stop_paper_codes,
    take_one_time_login,
)
from productiehuis.people.actions.merges import decide_not_same, decide_same, merge_persons, undo_merge
from productiehuis.people.actions.pass_logins import pass_with_pin, pin_fits, set_pass_pin, take_pass_pin_away
from productiehuis.people.actions.passes import (
    give_card,
    link_pass,
    load_passes,
    make_cards,
    make_pass,
    replace_pass,
    revoke_pass,
    unlink_pass,
)
from productiehuis.people.actions.persons import add_person, take_numbers
from productiehuis.people.actions.profile import (
    change_display,
    change_safe_contact,
    end_other_sessions,
    reset_second_factor,
)
from productiehuis.people.actions.traces import add_many, changes_traces, load_persons, trace_anew, trace_everybody

__all__ = [
    "ERASED",
    "add_many",
    "add_person",
    "begin_with",
    "change_display",
    "change_safe_contact",
    "changes_traces",
    "confirm_key",
    "decide_not_same",
    "decide_same",
    "end_other_sessions",
    "find_doubles",
    "give_card",
    "give_key",
    "give_paper_code",
    "hear_yes",
    "hold",
    "link_pass",
    "load_passes",
    "load_persons",
    "log_in_persona",
    "make_cards",
    "make_one_time_login",
    "make_pass",
    "merge_persons",
    "pass_with_pin",
    "pin_fits",
    "replace_pass",
    "reset_second_factor",
    "revoke_pass",
    "set_pass_pin",
    "stop_key",
    "stop_paper_codes",
    "take_numbers",
    "take_one_time_login",
    "take_pass_pin_away",
    "trace_anew",
    "trace_everybody",
    "undo_merge",
    "unlink_pass",
    "withdraw_yes",
]

"""Every write of this app, one module per noun. Other layers import from here."""

from productiehuis.activities.actions.attendance import (
    add_on_the_spot,
    attendance_row,
    count_unnamed,
    register_many,
    set_present,
)
from productiehuis.activities.actions.courses import (
    edit_template,
    give_certificate,
    make_template,
    say_lesson_done,
    take_over_template,
)
from productiehuis.activities.actions.past import find_programme, past_sessions
from productiehuis.activities.actions.programmes import (
    Plan,
    edit_programme,
    extend_programme,
    make_programme,
    stop_programme,
)
from productiehuis.activities.actions.referring import refer_from
from productiehuis.activities.actions.sessions import cancel_session
from productiehuis.activities.actions.sign_ups import sign_up, sign_up_new, withdraw
from productiehuis.activities.actions.tallies import tell

__all__ = [
    "Plan",
    "add_on_the_spot",
    "attendance_row",
    "cancel_session",
    "count_unnamed",
    "edit_programme",
    "edit_template",
    "extend_programme",
    "find_programme",
    "give_certificate",
    "make_programme",
    "make_template",
    "past_sessions",
    "refer_from",
    "register_many",
    "say_lesson_done",
    "set_present",
    "sign_up",
    "sign_up_new",
    "stop_programme",
    "take_over_template",
    "tell",
    "withdraw",
]

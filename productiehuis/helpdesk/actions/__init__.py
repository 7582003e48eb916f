"""Every write of the desk: visits, the course of requests, the paper list and the card of somebody known."""

from productiehuis.helpdesk.actions.lists import Line, register_paper_list
from productiehuis.helpdesk.actions.people import change_card
from productiehuis.helpdesk.actions.referring import refer_request
from productiehuis.helpdesk.actions.requests import change_course
from productiehuis.helpdesk.actions.rows import Registration, request_rows, step_row, visit_row
from productiehuis.helpdesk.actions.visits import (
    Stored,
    correct_visit,
    register_many,
    register_visit,
    withdraw_many,
    withdraw_visit,
)

__all__ = [
    "Line",
    "Registration",
    "Stored",
    "change_card",
    "change_course",
    "correct_visit",
    "refer_request",
    "register_many",
    "register_paper_list",
    "register_visit",
    "request_rows",
    "step_row",
    "visit_row",
    "withdraw_many",
    "withdraw_visit",
]

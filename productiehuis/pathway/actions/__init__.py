"""Every write to the learning line."""

from productiehuis.pathway.actions.answers import end_answer, say_answers
from productiehuis.pathway.actions.steps import add_step, change_step, link_steps, unlink_steps
from productiehuis.pathway.actions.wishes import send_wish

__all__ = [
    "add_step",
    "change_step",
    "end_answer",
    "link_steps",
    "say_answers",
    "send_wish",
    "unlink_steps",
]

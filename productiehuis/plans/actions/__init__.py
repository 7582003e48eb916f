"""Every write to a plan. The owner writes in their own plan; a reader writes comments and gives a share back.

Each is keyword-only, says `by=`, holds the person, and stands in the log **without a house** (`house_key=None`): who
reads the log of a house must not learn from it that somebody has a plan, or when they work on it. What changed stands
in `PartVersion`; what the owner must be able to see of others are looks (`plans.access`), which do name the house.

    plan = begin_plan(person=person, by=oneself(person), client_key=key)
    part = add_part(plan=plan, kind=Kind.GOAL, text="Een baan als kok", by=by, client_key=key)
    part = change_part(part=part, version=1, text="...", by=by, client_key=key)   # may raise ChangedMeanwhile
    share(plan=plan, part=part, reader=bart, until=day, by=by, client_key=key)
"""

from productiehuis.plans.actions.codes import make_share_code, take_share_code
from productiehuis.plans.actions.comments import hide_comment, show_comment, withdraw_comment, write_comment
from productiehuis.plans.actions.parts import (
    ChangedMeanwhile,
    add_part,
    bring_back,
    change_part,
    erase_part,
    keep_both,
    move_part,
    remove_part,
    restore,
    set_apart,
)
from productiehuis.plans.actions.plans import begin_plan, count_plan, erase_plan, join_plan, part_plan
from productiehuis.plans.actions.proposing import leave_proposal, propose_place, withdraw_proposal
from productiehuis.plans.actions.referring import refer_part
from productiehuis.plans.actions.sharing import (
    bring_back_unseen,
    give_back,
    share,
    stop_every_share,
    stop_share,
    stop_sight_of_coach,
)
from productiehuis.plans.actions.templates import change_template, make_template, stop_template, take_over

__all__ = [
    "ChangedMeanwhile",
    "add_part",
    "begin_plan",
    "bring_back",
    "bring_back_unseen",
    "change_part",
    "change_template",
    "count_plan",
    "erase_part",
    "erase_plan",
    "give_back",
    "hide_comment",
    "join_plan",
    "keep_both",
    "leave_proposal",
    "make_share_code",
    "make_template",
    "move_part",
    "part_plan",
    "propose_place",
    "refer_part",
    "remove_part",
    "restore",
    "set_apart",
    "share",
    "show_comment",
    "stop_every_share",
    "stop_share",
    "stop_sight_of_coach",
    "stop_template",
    "take_over",
    "take_share_code",
    "withdraw_comment",
    "withdraw_proposal",
    "write_comment",
]

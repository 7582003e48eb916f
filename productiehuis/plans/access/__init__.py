"""The doors to a plan: for whose it is, and for whom some of it is shared with. No role opens it.

`own` is for the owner, `shared` for readers, `naming` for whom it can be shared with. What a reader sees is decided in
one place, `rules.sharing.may_see`, asked by one function here, `shared.seen_by`: pages, exports, comments and files
all go through it, and each look of a reader is logged where the owner reads it.
"""

from productiehuis.plans.access.closed import refuse_handed_out
from productiehuis.plans.access.naming import Named, find_reader, people_to_share_with, with_login
from productiehuis.plans.access.own import (
    Own,
    enter_templates,
    get_own_comment,
    get_own_part,
    get_own_plan,
    get_own_share,
    get_own_template,
    get_own_version,
    get_template,
    other_names_with_plans,
    plans_of,
    still_in_plan,
)
from productiehuis.plans.access.shared import (
    PlanForMe,
    facts_of,
    get_my_comment,
    get_share_with_me,
    get_shared_part,
    open_shared_plan,
    preview,
    seen_by,
    shared_with_me,
    shares_that_hold,
    shows_anything_to,
    who_sees,
    who_sees_all,
)

__all__ = [
    "Named",
    "Own",
    "PlanForMe",
    "enter_templates",
    "facts_of",
    "find_reader",
    "get_my_comment",
    "get_own_comment",
    "get_own_part",
    "get_own_plan",
    "get_own_share",
    "get_own_template",
    "get_own_version",
    "get_share_with_me",
    "get_shared_part",
    "get_template",
    "open_shared_plan",
    "other_names_with_plans",
    "people_to_share_with",
    "plans_of",
    "preview",
    "refuse_handed_out",
    "seen_by",
    "shared_with_me",
    "shares_that_hold",
    "shows_anything_to",
    "still_in_plan",
    "who_sees",
    "who_sees_all",
    "with_login",
]

"""Who opens a plan: its owner, and for what is shared the very person it is shared with. No role does."""

from productiehuis.initiatives.models import Role
from tests.matrix.row import EVERYBODY, LOGGED_IN, OWNER, PERSON_HERE, Roles, get, post

COACH: Roles = frozenset({Role.COACH})

PLANS = [
    get("my_plans", LOGGED_IN),
    get("my_plan", PERSON_HERE, "house"),
    get("plan_question", PERSON_HERE, "house number=first"),
    get("plan_templates", PERSON_HERE, "house"),
    post("plan_take_over", PERSON_HERE, "house template=plan_template"),
    get("plan_add", PERSON_HERE, "house kind=part_kind"),
    get("plan_my_code", PERSON_HERE, "house"),
    get("plan_shares", PERSON_HERE, "house"),
    get("plan_removed", PERSON_HERE, "house"),
    post("plan_share_stop_all", PERSON_HERE, "house"),
    get("plan_joined", OWNER, "house"),
    get("plan_erase", OWNER, "house"),
    get("plan_print", OWNER, "house"),
    get("plan_part", OWNER, "house part"),
    get("plan_part_edit", OWNER, "house part"),
    post("plan_part_choose", OWNER, "house part number=first"),
    post("plan_part_done", OWNER, "house part"),
    post("plan_part_move", OWNER, "house part"),
    post("plan_part_remove", OWNER, "house part"),
    post("plan_part_back", OWNER, "house part"),
    post("plan_part_erase", OWNER, "house part"),
    post("plan_part_apart", OWNER, "house part", apart="yes"),
    get("plan_part_history", OWNER, "house part"),
    post("plan_part_restore", OWNER, "house part number=first"),
    get("plan_wish", OWNER, "house part"),
    get("plan_refer", OWNER, "house part"),
    get("plan_share_part", OWNER, "house part"),
    get("plan_share_kind", OWNER, "house kind=part_kind"),
    post("plan_share_stop", OWNER, "house share=plan_share"),
    post("plan_comment_hide", OWNER, "house comment"),
    get("plans_with_me", LOGGED_IN),
    get("plan_with_me", OWNER, "plan=plan_with_me"),
    get("plan_with_me_part", OWNER, "plan=plan_with_me part=part_with_me"),
    post("plan_give_back", OWNER, "share=share_with_me"),
    post("plan_comment_withdraw", OWNER, "comment=comment_by_me"),
    get("plan_paper", EVERYBODY, "house"),
    get("coach_templates", COACH, "house"),
    get("coach_template_new", COACH, "house"),
    get("coach_template_edit", COACH, "house template=plan_template"),
    post("coach_template_stop", COACH, "house template=plan_template"),
]

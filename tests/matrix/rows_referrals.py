"""Who comes in at the pages of referrals: the desk that sends, who receives, the coordinator, and one's own."""

from productiehuis.initiatives.models import Role
from tests.matrix.row import COORDINATOR, DESK, EVERYBODY, LOGGED_IN, OWNER, PERSON_HERE, get, post

PARTNER = frozenset({Role.PARTNER_CONTACT})

REFERRALS = [
    get("desk_referrals", DESK, "house initiative"),
    get("desk_apart", DESK, "house initiative"),
    get("desk_refer", DESK, "house initiative person=visitor"),
    post("desk_referrals_end", DESK, "house initiative person=visitor"),
    get("desk_referral", DESK, "house initiative referral"),
    get("desk_referral_yes", DESK, "house initiative referral"),
    get("desk_referral_slip", DESK, "house initiative referral"),
    post("desk_referral_do", DESK, "house initiative referral", do="stop"),
    post("desk_referral_link", DESK, "house initiative referral", do="end"),
    get("desk_request_refer", DESK, "house initiative question"),
    get("session_refer", DESK, "house initiative session"),
    get("session_refer_person", DESK, "house initiative session person=visitor"),
    get("desk_received", DESK, "house initiative referral=received"),
    get("partner_referrals", PARTNER, "house partner"),
    get("partner_referral", PARTNER, "house partner referral=partner_referral"),
    get("referral_answer", EVERYBODY, "link=answer_link mark=answer_mark"),
    get("late_referrals", COORDINATOR, "house"),
    post("late_referral_link", COORDINATOR, "house referral=partner_referral"),
    post("referral_hand_on", COORDINATOR, "house referral=apart_referral"),
    get("my_referrals", LOGGED_IN),
    get("my_referral_new", PERSON_HERE, "house"),
    post("my_referral_do", OWNER, "referral=own_referral", do="take_back"),
]

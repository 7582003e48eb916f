"""The access matrix as data: every address, and who comes in. Read it aloud; `docs/access.md` is made of it.

One row per address. `kwargs` says what stands in it, as words of a place (`world.py`): "visit" is the visit of
that place, "slug=initiative" puts the initiative's slug where the address says `slug`. `who` names the roles that
come in at their own place. A role at an initiative counts at that initiative, a role for the house at all of them.
The table repeats on purpose what `initiatives.access.ROLES` says: a role that may suddenly more has to be let in here.
"""

from dataclasses import dataclass, field
from enum import Enum

from productiehuis.initiatives.models import Role


class Who(Enum):
    """Doors that ask for no role."""

    EVERYBODY = "everybody, logged in or not"
    HALFWAY = "who is halfway a step of logging in; anybody else is sent on"
    LOGGED_IN = "everybody who is logged in, for what is their own"
    PERSON_HERE = "who is known in that house by their own log-in, for what is their own"
    OWNER = "only the person it belongs to"
    ON_DEVICE = "only on an enrolled desk device; elsewhere a page says how to enrol one, as a 404"
    NO_ONE = "nobody: it says in JSON that there is nothing here"


class Said(str):
    """A value that is the same everywhere, not a word of a place."""


Roles = frozenset[Role]


@dataclass(frozen=True)
class Row:
    name: str
    who: Who | Roles
    kwargs: dict[str, str]
    body: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    first_house_only: bool = False  # what is of all houses together: only from the first one

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """Which address it is: some names have two."""
        return self.name, frozenset(self.kwargs)

    @property
    def label(self) -> str:
        """For the list of tests."""
        return " ".join([self.name, *(f"{k}={v}" for k, v in self.kwargs.items() if k != v), *self.body])


def _pairs(words: str) -> dict[str, str]:
    return {word.split("=")[0]: word.split("=")[-1] for word in words.split()}


def get(name: str, who: Who | Roles, kwargs: str = "", *, first_house_only: bool = False) -> Row:
    """A page. It is also sent a form, which may do no more than the page."""
    return Row(name, who, _pairs(kwargs), first_house_only=first_house_only)


def post(name: str, who: Who | Roles, kwargs: str = "", body: str = "", **said: str) -> Row:
    """A press of a button, with the least that it needs."""
    return Row(name, who, _pairs(kwargs), _pairs(body) | {k: Said(v) for k, v in said.items()}, "POST")


DESK: Roles = frozenset({Role.VOLUNTEER, Role.ASPIRANT, Role.TREKKER, Role.TELLER})
TREKKER: Roles = frozenset({Role.TREKKER})
COORDINATOR: Roles = frozenset({Role.COORDINATOR})
LEAD: Roles = TREKKER | COORDINATOR
COUNTERS: Roles = frozenset({Role.TREKKER, Role.TELLER})
READERS: Roles = LEAD | {Role.SECRETARY, Role.TREASURER}
KEEPER: Roles = frozenset({Role.PRIVACY_KEEPER})

EVERYBODY, HALFWAY, LOGGED_IN, PERSON_HERE, OWNER, ON_DEVICE, NO_ONE = Who

PUBLIC = [
    get("health", EVERYBODY),
    get("post:demo_post", EVERYBODY),
    get("gallery", EVERYBODY),
    get("appearance", EVERYBODY),
    get("language", EVERYBODY),
    get("foundation", EVERYBODY),
    get("house", EVERYBODY, "house"),
    get("house_poster", EVERYBODY, "house"),
    get("search", EVERYBODY, "house"),
    get("storey", EVERYBODY, "house storey"),
    get("room", EVERYBODY, "house room"),
    get("room", EVERYBODY, "house room=partner_room"),
    get("initiative", EVERYBODY, "house initiative"),
    get("agenda", EVERYBODY, "house"),
    get("agenda_paper", EVERYBODY, "house"),
    get("agenda_feed", EVERYBODY, "house"),
    get("programme", EVERYBODY, "house programme"),
    get("programme", EVERYBODY, "house programme=course"),
    get("programme", EVERYBODY, "house programme=single"),
    get("monitor_foundation", EVERYBODY),
    get("monitor_foundation", EVERYBODY, "year"),
    get("monitor_house", EVERYBODY, "house"),
    get("monitor_house", EVERYBODY, "house year"),
    get("definitions", EVERYBODY),
    get("definition", EVERYBODY, "code"),
    get("open_data", EVERYBODY),
    get("openapi", EVERYBODY),
    get("open_foundation_json", EVERYBODY, "year"),
    get("open_foundation_csv", EVERYBODY, "year"),
    get("open_house_json", EVERYBODY, "house year"),
    get("open_house_csv", EVERYBODY, "house year"),
    get("house_pass", EVERYBODY, "token=pass_token"),
    get("open_house_file", EVERYBODY, "house year form"),
    get("open_parts_json", EVERYBODY, "house year"),
    get("open_parts_csv", EVERYBODY, "house year"),
    get("wall", EVERYBODY, "house initiative year"),
    get("shared_numbers", EVERYBODY, "link mark"),
    get("shared_file", EVERYBODY, "link mark form"),
    get("open_unknown", NO_ONE, "rest"),
]

GETTING_IN = [
    get("account_login", EVERYBODY),
    get("account_login_password", EVERYBODY),
    get("account_login_passkey", EVERYBODY),
    get("account_request_login_code", EVERYBODY),
    get("account_confirm_login_code", HALFWAY),
    get("account_logout", EVERYBODY),
    get("account_inactive", EVERYBODY),
    get("erased", EVERYBODY),
    get("account_signup", EVERYBODY),
    get("account_signup_phone", EVERYBODY),
    get("account_signup_name", EVERYBODY),
    get("account_verify_phone", HALFWAY),
    get("mfa_authenticate", HALFWAY),
    get("mfa_login_webauthn", HALFWAY),
    get("paper_login", EVERYBODY),
    get("pass_login", EVERYBODY),
    post("persona_login", EVERYBODY, body="persona"),
    get("first_coordinator", EVERYBODY, "token"),
    get("desk_unlock", ON_DEVICE),
    post("desk_lock", EVERYBODY),
    get("desk_home", EVERYBODY),
    get("desk_trust", EVERYBODY),
]

OWN = [
    get("my_house", LOGGED_IN),
    get("my_agenda", LOGGED_IN),
    get("my_agenda_file", LOGGED_IN),
    get("who_looked", LOGGED_IN),
    get("my_data", LOGGED_IN),
    get("erase_me", LOGGED_IN),
    post("erase_me_not", OWNER, "asked=own_asked"),
    get("profile", LOGGED_IN),
    get("only_pass", LOGGED_IN),
    get("profile_display", LOGGED_IN),
    get("safe_contact", PERSON_HERE, "house"),
    get("my_pass", PERSON_HERE, "house"),
    get("my_pass_picture", OWNER, "house"),
    get("my_pass_pin", OWNER, "house"),
    post("my_pass_no_pin", OWNER, "house"),
    post("my_pass_replace", OWNER, "house", why="lost"),
    post("my_pass_stop", OWNER, "house"),
    get("usersessions_list", LOGGED_IN),
    get("second_factor", LOGGED_IN),
    get("become_resident", LOGGED_IN, "house"),
    post("programme_sign_up", LOGGED_IN, "house programme", "session"),
    post("programme_sign_up", LOGGED_IN, "house programme=course"),
    post("programme_withdraw", OWNER, "house programme", "sign_up"),
    get("account_reauthenticate", LOGGED_IN),
    get("account_change_password", LOGGED_IN),
    get("account_set_password", LOGGED_IN),
    get("account_change_phone", LOGGED_IN),
    get("mfa_index", LOGGED_IN),
    get("mfa_reauthenticate", LOGGED_IN),
    get("mfa_activate_totp", LOGGED_IN),
    get("mfa_deactivate_totp", OWNER),
    get("mfa_view_recovery_codes", OWNER),
    get("mfa_generate_recovery_codes", LOGGED_IN),
    get("mfa_list_webauthn", LOGGED_IN),
    get("mfa_add_webauthn", LOGGED_IN),
    get("mfa_reauthenticate_webauthn", LOGGED_IN),
    get("mfa_edit_webauthn", OWNER, "pk=passkey"),
    get("mfa_remove_webauthn", OWNER, "pk=passkey"),
]

AT_THE_DESK = [
    get("desk_pin", DESK, "house"),
    get("desk", DESK, "house initiative"),
    get("desk_people", DESK, "house initiative"),
    get("desk_today", DESK, "house initiative"),
    get("desk_day", DESK, "house initiative day"),
    get("desk_visit", DESK, "house initiative visit"),
    get("desk_correct", DESK, "house initiative visit"),
    get("desk_withdraw", DESK, "house initiative visit"),
    get("desk_request", DESK, "house initiative question"),
    get("desk_person", DESK, "house initiative person=visitor"),
    get("desk_pass", DESK, "house initiative person=visitor"),
    post("desk_pass_print", DESK, "house initiative person=visitor"),
    post("desk_pass_stop", DESK, "house initiative person=visitor"),
    post("desk_pass_unlink", DESK, "house initiative person=visitor"),
    get("desk_pass_pin", LEAD, "house initiative person=visitor"),
    post("house_pass_desk", DESK, "token=pass_token", "desk=initiative_key"),
    get("pass_welcome", DESK, "house initiative"),
    get("paper_list", DESK, "house initiative"),
    get("desk_data", TREKKER | KEEPER, "house initiative person=visitor"),
    get("desk_take_along", TREKKER | KEEPER, "house initiative person=visitor"),
    get("desk_erase", TREKKER | KEEPER, "house initiative person=visitor"),
    get("desk_slip", TREKKER | KEEPER, "house initiative asked"),
    post("desk_withdraw_request", TREKKER | KEEPER, "house initiative asked"),
]

ACTIVITIES = [
    get("manage_programmes", DESK, "house initiative"),
    get("session", DESK, "house initiative session"),
    get("session", DESK, "house initiative session=single_session"),
    post("attendance_toggle", DESK, "house initiative session", "person=visitor", present="on"),
    post("attendance_count", DESK, "house initiative session", step="2"),
    get("session_add", DESK, "house initiative session"),
    post("session_add", DESK, "house initiative session", "person=visitor"),
    get("session_tally", DESK, "house initiative session"),
    post("sign_up_withdraw", DESK, "house initiative", "sign_up"),
    get("tallies", COUNTERS, "house initiative"),
    get("imports", COUNTERS, "house initiative"),
    get("import_example", COUNTERS, "house initiative"),
    get("import", COUNTERS, "house initiative key=list"),
    get("import_columns", COUNTERS, "house initiative key=list"),
    get("import_people", COUNTERS, "house initiative key=list"),
    post("import_rest", COUNTERS, "house initiative key=list", same="0"),
    post("import_topics", COUNTERS, "house initiative key=list", topic_0=""),
    post("import_replaces", COUNTERS, "house initiative key=list"),
    post("import_store", COUNTERS, "house initiative key=list"),
    post("import_undo", COUNTERS, "house initiative key=list"),
    post("import_drop", COUNTERS, "house initiative key=list"),
    get("programme_new", TREKKER, "house initiative"),
    get("manage_programme", TREKKER, "house initiative programme"),
    get("manage_programme", TREKKER, "house initiative programme=single"),
    get("programme_edit", TREKKER, "house initiative programme"),
    post("programme_stop", TREKKER, "house initiative programme"),
    get("session_cancel", TREKKER, "house initiative session"),
    get("course_progress", TREKKER, "house initiative programme=course"),
    get("course_add", TREKKER, "house initiative programme=course"),
    post("course_add", TREKKER, "house initiative programme=course", "person=visitor"),
    post("lesson_done", TREKKER, "house initiative programme=course", "person=visitor lesson"),
    post("certificate_give", TREKKER, "house initiative programme=course", "person=visitor"),
    get("certificate", TREKKER, "house initiative certificate"),
    get("courses", TREKKER, "house initiative"),
    get("course_new", TREKKER, "house initiative"),
    get("course_edit", TREKKER, "house initiative template"),
    post("course_take_over", TREKKER, "house initiative template=takeable"),
    get("monitor_initiative", READERS, "house initiative year"),
    get("shares", READERS, "house initiative"),
    get("shares", READERS - {Role.TREKKER}, "house"),
    post("share_withdraw", READERS, "house link"),
    get("monitor_months", READERS, "house initiative year"),
    post("monitor_close", TREKKER, "house initiative year", period="2026-02"),
    get("monitor_closed", READERS, "house initiative key=closed"),
    get("monitor_reopen", TREKKER, "house initiative key=closed"),
    get("monitor_compare", READERS, "house initiative"),
]

INITIATIVE = [
    get("manage", LEAD, "house"),
    get("manage_rooms", LEAD, "house"),
    get("manage_initiative", LEAD, "house slug=initiative"),
    get("manage_initiative_room_add", LEAD, "house initiative"),
    get("manage_initiative_people", LEAD, "house initiative"),
    get("manage_initiative_give", LEAD, "house initiative"),
    get("manage_role_end", LEAD, "house key=membership"),
    get("manage_room", LEAD, "house slug=room"),
    get("manage_room_times", LEAD, "house slug=room"),
    get("manage_time_add", LEAD, "house slug=room"),
    post("manage_time_remove", LEAD, "house slug=room key=time"),
    get("manage_closure_add", LEAD, "house slug=room"),
    post("manage_closure_remove", LEAD, "house slug=room key=closure"),
    get("desk_devices", LEAD, "house initiative"),
    post("device_revoke", LEAD, "house initiative key=device"),
    get("pass_sheet", LEAD, "house initiative"),
    get("find_for_login", LEAD, "house initiative"),
    get("login_code", LEAD, "house initiative person=visitor"),
]

HOUSE = [
    get("manage_house", COORDINATOR, "house"),
    get("manage_foundation", COORDINATOR, "house", first_house_only=True),
    get("showing_rule", COORDINATOR, "house"),
    get("manage_storeys", COORDINATOR, "house"),
    get("manage_storey_add", COORDINATOR, "house"),
    get("manage_storey", COORDINATOR, "house slug=storey"),
    post("manage_storey_move", COORDINATOR, "house slug=storey", direction="up"),
    post("manage_storey_remove", COORDINATOR, "house slug=storey"),
    get("manage_locations", COORDINATOR, "house"),
    get("manage_location_add", COORDINATOR, "house"),
    get("manage_location", COORDINATOR, "house key=location"),
    get("manage_topics", COORDINATOR, "house"),
    get("manage_topic_add", COORDINATOR, "house"),
    get("manage_topic", COORDINATOR, "house slug=topic"),
    post("manage_topic_move", COORDINATOR, "house slug=topic", direction="up"),
    get("manage_initiatives", COORDINATOR, "house"),
    get("manage_initiative_add", COORDINATOR, "house"),
    get("manage_organisations", COORDINATOR, "house"),
    get("manage_organisation_add", COORDINATOR, "house"),
    get("manage_organisation", COORDINATOR, "house key=partner"),
    get("manage_partner_people", COORDINATOR, "house partner"),
    get("manage_partner_give", COORDINATOR, "house partner"),
    get("manage_room_add", COORDINATOR, "house"),
    get("manage_room", COORDINATOR, "house slug=partner_room"),
    get("manage_room_times", COORDINATOR, "house slug=partner_room"),
    get("manage_people", COORDINATOR, "house"),
    get("manage_give", COORDINATOR, "house"),
    get("manage_role_end", COORDINATOR, "house key=trekker_membership"),
    get("manage_role_end", COORDINATOR, "house key=house_membership"),
    get("manage_role_end", COORDINATOR, "house key=partner_membership"),
    get("help_login", COORDINATOR, "house person=helper"),
    get("house_login_code", COORDINATOR, "house person=helper"),
    get("lost_key", COORDINATOR, "house person=helper"),
    get("house_pass_sheet", COORDINATOR, "house"),
    get("manage_role_sentences", COORDINATOR, "house"),
    get("manage_role_sentence", COORDINATOR, "house role"),
    get("manage_next_house", COORDINATOR, "house", first_house_only=True),
]

TRUST = [
    get("house_log", KEEPER, "house"),
    get("log_line", KEEPER, "house line"),
    get("data_requests", KEEPER, "house"),
    post("data_request_withdraw", KEEPER, "house asked"),
    get("terms", KEEPER | COORDINATOR, "house"),
    get("keep_preview", KEEPER | COORDINATOR, "house"),
    post("keep_now", COORDINATOR, "house"),
    get("term", COORDINATOR, "house kind"),
    get("merges", KEEPER, "house"),
    get("doubles", KEEPER, "house"),
    post("doubles_find", KEEPER, "house"),
    post("double_decide", KEEPER, "house double"),
    post("merge_undo", KEEPER, "house merge"),
]

# In the order of the page in docs/.
CHAPTERS = {
    "Public": PUBLIC,
    "Getting in": GETTING_IN,
    "One's own": OWN,
    "The desk": AT_THE_DESK,
    "Activities and numbers of an initiative": ACTIVITIES,
    "Setting up an initiative": INITIATIVE,
    "Setting up the house": HOUSE,
    "Trust": TRUST,
}
ROWS = [row for chapter in CHAPTERS.values() for row in chapter]

"""Who lays the learning line and mends it: whoever leads something in the house, together."""

from tests.matrix.row import EVERYBODY, LEAD, get, post

PATHWAY = [
    get("manage_line", LEAD, "house"),
    get("manage_step_add", LEAD, "house"),
    get("manage_step", LEAD, "house slug=step"),
    get("manage_step_link", LEAD, "house slug=step"),
    post("manage_link_remove", LEAD, "house key=step_link"),
    get("manage_answers", LEAD, "house"),
    get("manage_answer_add", LEAD, "house"),
    get("manage_answer", LEAD, "house key=answer"),
]

GAPS = [
    get("gap_rules", EVERYBODY),
    get("gaps_public", EVERYBODY, "house"),
    get("gaps", LEAD, "house"),
    post("gaps_look", LEAD, "house"),
    get("gap", LEAD, "house key=gap"),
    get("gap_take_up", LEAD, "house key=gap"),
    get("gap_propose", LEAD, "house key=gap"),
    get("gap_done", LEAD, "house key=gap"),
    get("gap_retell", LEAD, "house key=gap"),
    get("gap_reopen", LEAD, "house key=gap"),
    post("gap_let_go", LEAD, "house key=gap"),
]

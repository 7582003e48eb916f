"""Who opens talents and milestones: what is one's own nobody else, what is shown only people of that house."""

from tests.matrix.row import NEIGHBOUR, ON_DEVICE, OWNER, PERSON_HERE, get, post

TALENTS = [
    get("talents", NEIGHBOUR, "house"),
    get("talent", NEIGHBOUR, "house talent"),
    get("celebrations", NEIGHBOUR, "house"),
    get("my_talents", PERSON_HERE, "house"),
    post("talent_show", OWNER, "house talent"),
    post("talent_hide", OWNER, "house talent"),
    post("talent_remove", OWNER, "house talent"),
    post("talent_answer", OWNER, "house ask", says="yes"),
    get("my_milestones", PERSON_HERE, "house"),
    get("milestone", OWNER, "house milestone"),
    get("milestone_edit", OWNER, "house milestone"),
    post("milestone_count", OWNER, "house milestone", says="yes"),
    post("milestone_remove", OWNER, "house milestone"),
    post("milestone_suggestion", OWNER, "house source", says="yes"),
    get("plan_proofs", OWNER, "house part=proved"),
    post("plan_certificate", OWNER, "house part=proved certificate=source"),
    get("plan_proof", OWNER, "house proof"),
    post("plan_proof_remove", OWNER, "house proof"),
    get("plan_proof_with_me", OWNER, "plan=plan_of_proof part=part_of_proof proof=proof_with_me"),
    get("my_way", PERSON_HERE, "house"),
    get("plan_together", ON_DEVICE, "house initiative"),
    get("plan_along", PERSON_HERE, "house"),
    get("plan_arrive", PERSON_HERE, "house"),
    get("plan_arrival", OWNER, "house arrival"),
    post("plan_count", PERSON_HERE, "house", says="stop"),
]

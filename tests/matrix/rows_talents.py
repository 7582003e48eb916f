"""Who opens talents and milestones: what is one's own nobody else, what is shown only people of that house."""

from tests.matrix.row import OWNER, PERSON_HERE, get, post

TALENTS = [
    get("talents", PERSON_HERE, "house"),
    get("talent", PERSON_HERE, "house talent"),
    get("celebrations", PERSON_HERE, "house"),
    get("my_talents", PERSON_HERE, "house"),
    post("talent_show", OWNER, "house talent"),
    post("talent_hide", OWNER, "house talent"),
    post("talent_remove", OWNER, "house talent"),
    post("talent_answer", OWNER, "house ask", says="yes"),
    get("my_milestones", PERSON_HERE, "house"),
    get("milestone", OWNER, "house milestone"),
    post("milestone_count", OWNER, "house milestone", says="yes"),
    post("milestone_remove", OWNER, "house milestone"),
    post("milestone_suggestion", OWNER, "house source", says="yes"),
    post("plan_count", PERSON_HERE, "house", says="stop"),
]

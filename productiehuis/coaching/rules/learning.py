"""How an aspirant becomes a coach: three stages, what is asked for each, and who signs.

| stage | what the aspirant does | asked | who signs |
|---|---|---|---|
| walk along | sits beside, listens | 3 talks | a coach who is not the own coach |
| together | leads a part, the coach sits beside | 3 talks | a coach who is not the own coach |
| alone | leads the whole talk, the coach only listens | 2 talks | a coach who is not the own coach |

A talk counts when the resident said yes to it, it was held, and the yes was not taken back. A stage begins when the
one before it is signed. Who signed the last stage says: this person can have the role of coach; the coordinator
gives it.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Stage(StrEnum):
    WALK_ALONG = "walk_along"
    TOGETHER = "together"
    ALONE = "alone"


STAGES = tuple(Stage)

TALKS_ASKED: Mapping[Stage, int] = {Stage.WALK_ALONG: 3, Stage.TOGETHER: 3, Stage.ALONE: 2}


class NotSigned(StrEnum):
    """Why a stage cannot be signed now; the words stand in `actions.problems`."""

    ONESELF = "sign_oneself"
    OWN_COACH = "own_coach"
    NOT_ENOUGH = "not_enough"
    NOT_THIS_STAGE = "not_this_stage"


def stage_now(signed: Collection[str]) -> Stage | None:
    """The first stage that is not signed; None when all are.

    >>> stage_now([]), stage_now(["walk_along"]), stage_now(["walk_along", "together", "alone"])
    (<Stage.WALK_ALONG: 'walk_along'>, <Stage.TOGETHER: 'together'>, None)
    """
    return next((stage for stage in STAGES if stage not in signed), None)


def problems_of_signing(
    stage: Stage,
    *,
    signed: Collection[str],
    talks: int,
    signer: Collection[int],
    aspirant: Collection[int],
    own_coaches: Collection[int],
) -> list[NotSigned]:
    """Why this person cannot sign this stage. `own_coaches`: who guides the aspirant, and who coaches them."""
    problems = []
    if set(signer) & set(aspirant):
        problems.append(NotSigned.ONESELF)
    if set(signer) & set(own_coaches):
        problems.append(NotSigned.OWN_COACH)
    if stage_now(signed) != stage:
        problems.append(NotSigned.NOT_THIS_STAGE)
    elif talks < TALKS_ASKED[stage]:
        problems.append(NotSigned.NOT_ENOUGH)
    return problems

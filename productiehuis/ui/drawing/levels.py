"""Storeys as levels: their colour, and the common room taken into the ground floor it lies beside."""

from dataclasses import dataclass, replace

from productiehuis.ui.drawing.plan import HousePlan, StoreyPlan, common_room

_TONES = {"souterrain": "sou", "begane_grond": "beg", "zolder": "zol", "algemene_ruimte": "alg"}
UPPER_TONES = ("v1", "v2", "v3", "v4")
TONES = (*_TONES.values(), *UPPER_TONES)


@dataclass(frozen=True)
class Level:
    """A storey in its colour; ``common`` is the common room, when it lies on this level."""

    storey: StoreyPlan
    tone: str
    common: StoreyPlan | None = None
    is_attic: bool = False  # narrower, under the gable: only the highest storey can be

    @property
    def is_cellar(self) -> bool:
        return self.tone == "sou"


def tones(plan: HousePlan) -> dict[int, str]:
    """The tone of each storey by its place in the plan: every 'verdieping' its own, four before they repeat."""
    out, upper = {}, 0
    for index, storey in enumerate(plan.storeys):
        if storey.kind in _TONES:
            out[index] = _TONES[storey.kind]
        else:
            out[index] = UPPER_TONES[upper % len(UPPER_TONES)]
            upper += 1
    return out


def levels(plan: HousePlan, apart: bool) -> list[Level]:
    """The levels from below. ``apart``: the common room is a level of its own, under the ground floor."""
    tone = tones(plan)
    common = common_room(plan)
    out: list[Level] = []
    for index, storey in enumerate(plan.storeys):
        if storey is common:
            continue
        first_ground = storey.kind == "begane_grond" and not any(level.tone == "beg" for level in out)
        beside = common if first_ground else None
        if beside and apart:
            out.append(Level(beside, "alg"))
        out.append(Level(storey, tone[index], None if apart else beside))
    if out and out[-1].tone == "zol":
        out[-1] = replace(out[-1], is_attic=True)
    return out

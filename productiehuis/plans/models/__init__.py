"""POP-Online: a plan of one's own, with whom somebody shares which part of it, and questions to begin with.

How to use it from another file or room:

- A plan is opened through `plans.access` only: `get_own_plan` for its owner, `get_shared_part` and
  `seen_parts` for somebody it is shared with. All of them ask `rules.sharing.may_see`, and log the look.
- It is written through `plans.actions` only: `begin_plan`, `add_part`, `change_part`, `share`, `stop_share`, ...
- `Part.text`, `Part.prompt`, `PartVersion.text` and `Comment.text` are sealed: they open at the first read, cannot be
  searched, and are changed on the object (`part.text = ...; part.save()`), never with `update()`.
- What hangs on a part (a file of proof) points to `Part` with CASCADE; what hangs on a plan points to `Plan`.
"""

from productiehuis.plans.models.arrivals import Arrival
from productiehuis.plans.models.counting import Counted
from productiehuis.plans.models.milestones import Audience, FlownTo, LeftAside, Milestone, MilestoneKind
from productiehuis.plans.models.plan import Kind, Part, PartVersion, Plan, PlanJoin, Question
from productiehuis.plans.models.proof import FileKind, Proof
from productiehuis.plans.models.referring import PlaceProposal, ReferredPart
from productiehuis.plans.models.sharing import Comment, Share, ShareCode, Stopped
from productiehuis.plans.models.talents import AskState, Talent, TalentAsk
from productiehuis.plans.models.templates import PlanTemplate, TemplateLine

__all__ = [
    "Arrival",
    "AskState",
    "Audience",
    "Comment",
    "Counted",
    "FileKind",
    "FlownTo",
    "Kind",
    "LeftAside",
    "Milestone",
    "MilestoneKind",
    "Part",
    "PartVersion",
    "PlaceProposal",
    "Plan",
    "PlanJoin",
    "PlanTemplate",
    "Proof",
    "Question",
    "ReferredPart",
    "Share",
    "ShareCode",
    "Stopped",
    "Talent",
    "TalentAsk",
    "TemplateLine",
]

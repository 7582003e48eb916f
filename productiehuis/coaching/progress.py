"""How far an aspirant is: each stage with what is asked, how many talks there were, and who signed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.models import Learning
from productiehuis.coaching.models.talks import StageWord
from productiehuis.coaching.queries import talks_walked
from productiehuis.coaching.rules.learning import STAGES, TALKS_ASKED, Stage, stage_now
from productiehuis.people.models import Merge

# What is asked in each stage, for the aspirant and for who signs.
ASKED: dict[Stage, str | Promise] = {
    Stage.WALK_ALONG: _("Je zit erbij en luistert. Na het gesprek vertel je de coach wat je zag."),
    Stage.TOGETHER: _("Je doet een deel van het gesprek. De coach zit naast je."),
    Stage.ALONE: _("Je doet het hele gesprek. De coach luistert alleen."),
}


@dataclass(frozen=True)
class StageProgress:
    """One stage as it is read."""

    stage: Stage
    name: str | Promise
    asked: str | Promise
    talks: int
    needed: int
    signer: str
    signed_at: datetime | None
    is_now: bool

    @property
    def is_ready(self) -> bool:
        """Enough talks to be signed."""
        return self.is_now and self.talks >= self.needed


def progress_of(learning: Learning) -> list[StageProgress]:
    """The three stages in order."""
    signed = {each.stage: each for each in learning.signed.select_related("signer")}
    numbers = Merge.objects.numbers_of(learning.aspirant) if learning.aspirant else {learning.aspirant_number}
    talks, now = talks_walked(learning.house, numbers), stage_now(list(signed))
    rows = []
    for stage in STAGES:
        done = signed.get(stage)
        rows.append(
            StageProgress(
                stage=stage,
                name=StageWord(stage).label,
                asked=ASKED[stage],
                talks=talks.get(stage, 0),
                needed=TALKS_ASKED[stage],
                signer=done.signer.full_name if done and done.signer else "",
                signed_at=done.at if done else None,
                is_now=stage == now,
            )
        )
    return rows

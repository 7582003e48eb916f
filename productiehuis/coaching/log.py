"""Which lines of the log are about somebody: the rows they are in, and the lists of names they stood in."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from productiehuis.coaching.models import (
    CoachCard,
    HandOver,
    HandOverTask,
    Learning,
    Pair,
    PeerTalk,
    SignOff,
    StandIn,
    Talk,
    TalkNote,
    Walk,
)


def objects_about(keys: Collection[UUID]) -> dict[str, Iterable[UUID]]:
    """The rows about these persons, by model. A talk is about the resident, and not about who wrote it."""
    mine = Q(pair__resident__in=keys)
    found = (
        CoachCard.objects.filter(person__in=keys),
        Pair.objects.filter(Q(resident__in=keys) | Q(coach__in=keys)),
        Talk.objects.filter(mine),
        TalkNote.objects.filter(talk__pair__resident__in=keys),
        Walk.objects.filter(Q(talk__pair__resident__in=keys) | Q(aspirant__in=keys)),
        StandIn.objects.filter(mine | Q(coach__in=keys)),
        Learning.objects.filter(Q(aspirant__in=keys) | Q(own_coach__in=keys)),
        SignOff.objects.filter(learning__aspirant__in=keys),
        HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys)),
        HandOverTask.objects.filter(Q(hand_over__giver__in=keys) | Q(hand_over__taker__in=keys)),
        PeerTalk.objects.filter(brought_by__in=keys),
    )
    return {rows.model._meta.label_lower: rows.order_by().values_list("pk", flat=True) for rows in found}


def lists_with(keys: Collection[UUID]) -> set[str]:
    """The lists of hand-overs in which these persons stand."""
    rows = HandOver.objects.filter(Q(giver__in=keys) | Q(taker__in=keys)).order_by()
    return {f"hand-overs:{initiative}" for initiative in rows.values_list("initiative", flat=True).distinct()}

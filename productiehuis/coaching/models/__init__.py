"""Pairs and their talks, walking along, handing over, and learning from each other."""

from productiehuis.coaching.models.handing import HandOver, HandOverTask, TaskStep
from productiehuis.coaching.models.learning import Learning, SignOff
from productiehuis.coaching.models.pairs import CoachCard, Pair, StandIn
from productiehuis.coaching.models.peers import PeerMember, PeerTalk
from productiehuis.coaching.models.referring import TalkReferral
from productiehuis.coaching.models.talks import Talk, TalkNote, Walk

__all__ = [
    "CoachCard",
    "HandOver",
    "HandOverTask",
    "Learning",
    "Pair",
    "PeerMember",
    "PeerTalk",
    "SignOff",
    "StandIn",
    "Talk",
    "TalkNote",
    "TalkReferral",
    "TaskStep",
    "Walk",
]

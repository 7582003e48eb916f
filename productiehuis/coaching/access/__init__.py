"""Loaders: who sees what of coaching. What is not yours does not exist (404).

A pair is seen by the resident, always; by the coach, while the pair goes on and the role of coach holds that day; and
by who stands in, on those days and with the resident's yes. Nobody else reads a talk: no coordinator, no trekker. A
coach who opens a pair or a talk is logged (T2). A merge of two persons opens nothing: who merges people would then
read what they told their coach. So a page is for the very person who is logged in. An aspirant sees that a talk is,
only with the resident's yes to that talk. What a coach shows on the card is shown by their own choice to residents of
the house, and is no look.
"""

from productiehuis.coaching.access.coach import (
    aspirants_to_guide,
    colleagues,
    enter_coaching,
    get_own_pair_as_coach,
    get_own_stand_in_as_coach,
    get_stand_in_as_coach,
    get_walk_as_coach,
    learnings_in,
    myself,
    open_pair,
    open_talk,
    other_coaches,
    stands_in_now,
)
from productiehuis.coaching.access.handing import (
    enter_handing_over,
    get_own_task,
    get_task,
    open_hand_over,
    open_hand_overs,
    own_hand_overs,
    own_roles_given,
    roles_here,
)
from productiehuis.coaching.access.learning import (
    enter_learning,
    enter_peers,
    get_learning,
    get_peer_talk,
    get_walk_as_aspirant,
    learning_of,
    walks_to_come,
)
from productiehuis.coaching.access.own import (
    enter_desk_choice,
    get_own_pair,
    get_own_stand_in,
    get_own_talk,
    get_own_walk,
    own_keys,
)
from productiehuis.coaching.access.referring import get_talk_referral, open_referrals_of, to_do_in

__all__ = [
    "aspirants_to_guide",
    "colleagues",
    "enter_coaching",
    "enter_desk_choice",
    "enter_handing_over",
    "enter_learning",
    "enter_peers",
    "get_learning",
    "get_own_pair",
    "get_own_pair_as_coach",
    "get_own_stand_in",
    "get_own_stand_in_as_coach",
    "get_own_talk",
    "get_own_task",
    "get_own_walk",
    "get_peer_talk",
    "get_stand_in_as_coach",
    "get_talk_referral",
    "get_task",
    "get_walk_as_aspirant",
    "get_walk_as_coach",
    "learning_of",
    "learnings_in",
    "myself",
    "open_hand_over",
    "open_hand_overs",
    "open_pair",
    "open_referrals_of",
    "open_talk",
    "other_coaches",
    "own_hand_overs",
    "own_keys",
    "own_roles_given",
    "roles_here",
    "stands_in_now",
    "to_do_in",
    "walks_to_come",
]

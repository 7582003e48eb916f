"""Every write of coaching, one module per noun. Other layers import from here."""

from productiehuis.coaching.actions.handing import (
    add_task,
    begin_hand_over,
    end_hand_over,
    move_task,
    remove_task,
)
from productiehuis.coaching.actions.learning import begin_learning, sign_stage, stop_learning
from productiehuis.coaching.actions.pairs import (
    Heard,
    answer_pair,
    choose_coach,
    end_all_pairs,
    end_pair,
    end_without_role,
    show_card,
)
from productiehuis.coaching.actions.peers import bring_question, take_question_away, write_outcome
from productiehuis.coaching.actions.referring import refer_from_talk
from productiehuis.coaching.actions.stand_ins import answer_stand_in, ask_stand_in, end_stand_in
from productiehuis.coaching.actions.talks import Written, cancel_talk, empty_talk, plan_talk, write_note
from productiehuis.coaching.actions.walks import ask_walk, say_no_to_walk, say_yes_to_walk, take_walk_back

__all__ = [
    "Heard",
    "Written",
    "add_task",
    "answer_pair",
    "answer_stand_in",
    "ask_stand_in",
    "ask_walk",
    "begin_hand_over",
    "begin_learning",
    "bring_question",
    "cancel_talk",
    "choose_coach",
    "empty_talk",
    "end_all_pairs",
    "end_hand_over",
    "end_pair",
    "end_stand_in",
    "end_without_role",
    "move_task",
    "plan_talk",
    "refer_from_talk",
    "remove_task",
    "say_no_to_walk",
    "say_yes_to_walk",
    "show_card",
    "sign_stage",
    "stop_learning",
    "take_question_away",
    "take_walk_back",
    "write_note",
    "write_outcome",
]

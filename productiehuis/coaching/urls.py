"""Addresses of coaching. What is one's own stands under /ik/, what a coach does under /<house>/coachen/."""

from django.urls import path

from productiehuis.coaching.views import coach, desk, handing, learning, own, peers, referring, stand_ins, talks, walks

COACH = "<slug:house>/coachen/"
PAIR = COACH + "samen/<uuid:pair>/"
TALK = COACH + "gesprek/<uuid:talk>/"
REFERRAL = TALK + "doorverwijzen/<uuid:referral>/"
LEARN = COACH + "aspiranten/<uuid:learning>/"
DESK = "<slug:house>/balie/<slug:initiative>/mens/<uuid:person>/coach/"
HAND = "<slug:house>/overdragen/<slug:initiative>/"

urlpatterns = [
    path("ik/coach/", own.my_coach, name="my_coach"),
    path("ik/coach/<uuid:pair>/stoppen/", own.my_pair_end, name="my_pair_end"),
    path("ik/gesprek/<uuid:talk>/", own.my_talk, name="my_talk"),
    path("ik/gesprek/<uuid:talk>/verbeteren/", own.my_talk_correct, name="my_talk_correct"),
    path("ik/gesprek/<uuid:talk>/weghalen/", own.my_talk_empty, name="my_talk_empty"),
    path("ik/gesprek/<uuid:talk>/afzeggen/", own.my_talk_cancel, name="my_talk_cancel"),
    path("ik/meelopen/<uuid:walk>/", own.my_walk_answer, name="my_walk_answer"),
    path("ik/vervanger/<uuid:stand_in>/", own.my_stand_in_answer, name="my_stand_in_answer"),
    path("ik/overdracht/", handing.my_hand_overs, name="my_hand_overs"),
    path("ik/overdracht/<uuid:task>/", handing.my_task_move, name="my_task_move"),
    path("<slug:house>/coach-kiezen/", own.choose, name="choose_coach"),
    path(DESK, desk.desk_coach, name="desk_coach"),
    path(DESK + "stoppen/", desk.desk_coach_end, name="desk_coach_end"),
    path(DESK + "<uuid:coach>/", desk.desk_coach_yes, name="desk_coach_yes"),
    path(COACH, coach.coaching, name="coaching"),
    path(COACH + "kaart/", coach.coach_card, name="coach_card"),
    path(PAIR, coach.coach_pair, name="coach_pair"),
    path(PAIR + "antwoord/", coach.pair_answer, name="pair_answer"),
    path(PAIR + "stoppen/", coach.pair_end, name="pair_end"),
    path(PAIR + "gesprek/", talks.talk_new, name="talk_new"),
    path(TALK, talks.coach_talk, name="coach_talk"),
    path(TALK + "schrijven/", talks.talk_write, name="talk_write"),
    path(TALK + "afzeggen/", talks.talk_cancel, name="talk_cancel"),
    path(TALK + "doorverwijzen/", referring.talk_refer, name="talk_refer"),
    path(REFERRAL, referring.talk_referral, name="talk_referral"),
    path(REFERRAL + "ja/", referring.talk_refer_yes, name="talk_refer_yes"),
    path(REFERRAL + "doen/", referring.talk_referral_do, name="talk_referral_do"),
    path(REFERRAL + "link/", referring.talk_referral_link, name="talk_referral_link"),
    path(REFERRAL + "briefje/", referring.talk_referral_slip, name="talk_referral_slip"),
    path(TALK + "meelopen/", walks.walk_ask, name="walk_ask"),
    path(COACH + "meelopen/<uuid:walk>/ja/", walks.walk_yes, name="walk_yes"),
    path(COACH + "meelopen/<uuid:walk>/terug/", walks.walk_back, name="walk_back"),
    path(COACH + "vervanging/", stand_ins.stand_ins, name="stand_ins"),
    path(COACH + "vervanging/<uuid:stand_in>/ja/", stand_ins.stand_in_yes, name="stand_in_yes"),
    path(COACH + "vervanging/<uuid:stand_in>/stoppen/", stand_ins.stand_in_end, name="stand_in_end"),
    path(COACH + "aspiranten/", learning.learners, name="learners"),
    path(LEARN, learning.learner, name="learner"),
    path(LEARN + "tekenen/", learning.learner_sign, name="learner_sign"),
    path(LEARN + "stoppen/", learning.learner_stop, name="learner_stop"),
    path(COACH + "leren/", learning.my_learning, name="my_learning"),
    path(COACH + "leren/meelopen/<uuid:walk>/", learning.my_walk, name="my_walk"),
    path(COACH + "intervisie/", peers.peer_talks, name="peer_talks"),
    path(COACH + "intervisie/nieuw/", peers.peer_new, name="peer_new"),
    path(COACH + "intervisie/<uuid:peer_talk>/", peers.peer_talk, name="peer_talk"),
    path(COACH + "intervisie/<uuid:peer_talk>/weghalen/", peers.peer_take_away, name="peer_take_away"),
    path(HAND, handing.hand_overs, name="hand_overs"),
    path(HAND + "nieuw/", handing.hand_over_new, name="hand_over_new"),
    path(HAND + "<uuid:hand_over>/", handing.hand_over, name="hand_over"),
    path(HAND + "<uuid:hand_over>/taak/", handing.task_add, name="task_add"),
    path(HAND + "<uuid:hand_over>/taak/<uuid:task>/", handing.task_move, name="task_move"),
    path(HAND + "<uuid:hand_over>/taak/<uuid:task>/weg/", handing.task_remove, name="task_remove"),
    path(HAND + "<uuid:hand_over>/klaar/", handing.hand_over_end, name="hand_over_end"),
]

"""Addresses of plans, talents and milestones. `/ik/` is closed on the device of a desk."""

from django.urls import path

from productiehuis.plans.views import milestones, own, parts, proofs, shared, sharing, talents, templates, wishes

MINE = "ik/plan/<slug:house>/"
PART = MINE + "deel/<uuid:part>/"
WITH_ME = "ik/gedeeld/"
COACH = "<slug:house>/plan-vragen/"
OWN = "ik/<slug:house>/"

urlpatterns = [
    path("ik/plan/", own.my_plans, name="my_plans"),
    path(MINE, own.my_plan, name="my_plan"),
    path(MINE + "vraag/<int:number>/", own.plan_question, name="plan_question"),
    path(MINE + "vragen/", own.plan_templates, name="plan_templates"),
    path(MINE + "vragen/<uuid:template>/", own.plan_take_over, name="plan_take_over"),
    path(MINE + "twee-namen/", own.plan_joined, name="plan_joined"),
    path(MINE + "wissen/", own.plan_erase, name="plan_erase"),
    path(MINE + "afdrukken/", own.plan_print, name="plan_print"),
    path(MINE + "weggehaald/", parts.plan_removed, name="plan_removed"),
    path(MINE + "erbij/<slug:kind>/", parts.plan_add, name="plan_add"),
    path(MINE + "code/", sharing.plan_my_code, name="plan_my_code"),
    path(MINE + "delen/", sharing.plan_shares, name="plan_shares"),
    path(MINE + "delen/soort/<slug:kind>/", sharing.plan_share_kind, name="plan_share_kind"),
    path(MINE + "delen/alles-stoppen/", sharing.plan_share_stop_all, name="plan_share_stop_all"),
    path(MINE + "delen/<uuid:share>/stop/", sharing.plan_share_stop, name="plan_share_stop"),
    path(MINE + "reactie/<uuid:comment>/", parts.plan_comment_hide, name="plan_comment_hide"),
    path(PART, parts.plan_part, name="plan_part"),
    path(PART + "wijzigen/", parts.plan_part_edit, name="plan_part_edit"),
    path(PART + "kiezen/<int:number>/", parts.plan_part_choose, name="plan_part_choose"),
    path(PART + "gedaan/", parts.plan_part_done, name="plan_part_done"),
    path(PART + "plaats/", parts.plan_part_move, name="plan_part_move"),
    path(PART + "weg/", parts.plan_part_remove, name="plan_part_remove"),
    path(PART + "terug/", parts.plan_part_back, name="plan_part_back"),
    path(PART + "wissen/", parts.plan_part_erase, name="plan_part_erase"),
    path(PART + "eerder/", parts.plan_part_history, name="plan_part_history"),
    path(PART + "eerder/<int:number>/", parts.plan_part_restore, name="plan_part_restore"),
    path(PART + "delen/", sharing.plan_share_part, name="plan_share_part"),
    path(PART + "wens/", wishes.plan_wish, name="plan_wish"),
    path(WITH_ME, shared.plans_with_me, name="plans_with_me"),
    path(WITH_ME + "<uuid:plan>/", shared.plan_with_me, name="plan_with_me"),
    path(WITH_ME + "<uuid:plan>/deel/<uuid:part>/", shared.plan_with_me_part, name="plan_with_me_part"),
    path(WITH_ME + "terug/<uuid:share>/", shared.plan_give_back, name="plan_give_back"),
    path(WITH_ME + "reactie/<uuid:comment>/weg/", shared.plan_comment_withdraw, name="plan_comment_withdraw"),
    path("<slug:house>/plan-op-papier/", own.plan_paper, name="plan_paper"),
    path(COACH, templates.coach_templates, name="coach_templates"),
    path(COACH + "nieuw/", templates.coach_template_new, name="coach_template_new"),
    path(COACH + "<uuid:template>/", templates.coach_template_edit, name="coach_template_edit"),
    path(COACH + "<uuid:template>/stop/", templates.coach_template_stop, name="coach_template_stop"),
    path(OWN + "talenten/", talents.my_talents, name="my_talents"),
    path(OWN + "talenten/<uuid:talent>/laten-zien/", talents.talent_show, name="talent_show"),
    path(OWN + "talenten/<uuid:talent>/stoppen/", talents.talent_hide, name="talent_hide"),
    path(OWN + "talenten/<uuid:talent>/weg/", talents.talent_remove, name="talent_remove"),
    path(OWN + "talenten/vraag/<uuid:ask>/", talents.talent_answer, name="talent_answer"),
    path(OWN + "mijlpalen/", milestones.my_milestones, name="my_milestones"),
    path(OWN + "mijlpalen/plan-telt/", milestones.plan_count, name="plan_count"),
    path(OWN + "mijlpalen/voorstel/<uuid:source>/", milestones.milestone_suggestion, name="milestone_suggestion"),
    path(OWN + "mijlpalen/<uuid:milestone>/", milestones.milestone, name="milestone"),
    path(OWN + "mijlpalen/<uuid:milestone>/telt/", milestones.milestone_count, name="milestone_count"),
    path(OWN + "mijlpalen/<uuid:milestone>/weg/", milestones.milestone_remove, name="milestone_remove"),
    path(PART + "bewijs/", proofs.plan_proofs, name="plan_proofs"),
    path(PART + "bewijs/certificaat/<uuid:certificate>/", proofs.plan_certificate, name="plan_certificate"),
    path(MINE + "bewijs/<uuid:proof>/", proofs.plan_proof, name="plan_proof"),
    path(MINE + "bewijs/<uuid:proof>/weg/", proofs.plan_proof_remove, name="plan_proof_remove"),
    path(
        WITH_ME + "<uuid:plan>/deel/<uuid:part>/bewijs/<uuid:proof>/",
        proofs.plan_proof_with_me,
        name="plan_proof_with_me",
    ),
    path("<slug:house>/talenten/", talents.talents, name="talents"),
    path("<slug:house>/talenten/<uuid:talent>/", talents.talent, name="talent"),
    path("<slug:house>/vieren/", milestones.celebrations, name="celebrations"),
]

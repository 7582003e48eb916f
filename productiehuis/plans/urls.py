"""Addresses of plans, talents and milestones. `/ik/` is closed on the device of a desk."""

from django.urls import path

from productiehuis.plans.views import milestones, talents

OWN = "ik/<slug:house>/"

urlpatterns = [
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
    path("<slug:house>/talenten/", talents.talents, name="talents"),
    path("<slug:house>/talenten/<uuid:talent>/", talents.talent, name="talent"),
    path("<slug:house>/vieren/", milestones.celebrations, name="celebrations"),
]

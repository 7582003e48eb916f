from django.urls import path

from productiehuis.helpdesk.views import desk, lists, passes, referring, requests, visits

_DESK = "<slug:house>/balie/<slug:initiative>/"

urlpatterns = [
    path(_DESK, desk.desk, name="desk"),
    path(f"{_DESK}mensen/", desk.desk_people, name="desk_people"),
    path(f"{_DESK}dag/", visits.desk_day, name="desk_today"),
    path(f"{_DESK}dag/<str:day>/", visits.desk_day, name="desk_day"),
    path(f"{_DESK}bezoek/<uuid:visit>/", visits.desk_visit, name="desk_visit"),
    path(f"{_DESK}bezoek/<uuid:visit>/wijzigen/", visits.desk_correct, name="desk_correct"),
    path(f"{_DESK}bezoek/<uuid:visit>/intrekken/", visits.desk_withdraw, name="desk_withdraw"),
    path(f"{_DESK}vraag/<uuid:question>/", requests.desk_request, name="desk_request"),
    path(f"{_DESK}vraag/<uuid:question>/doorverwijzen/", referring.desk_request_refer, name="desk_request_refer"),
    path(f"{_DESK}mens/<uuid:person>/", requests.desk_person, name="desk_person"),
    path(f"{_DESK}mens/<uuid:person>/pas/", passes.desk_pass, name="desk_pass"),
    path(f"{_DESK}mens/<uuid:person>/pas/afdrukken/", passes.desk_pass_print, name="desk_pass_print"),
    path(f"{_DESK}mens/<uuid:person>/pas/stoppen/", passes.desk_pass_stop, name="desk_pass_stop"),
    path(f"{_DESK}mens/<uuid:person>/pas/los/", passes.desk_pass_unlink, name="desk_pass_unlink"),
    path(f"{_DESK}mens/<uuid:person>/pas/pincode/", passes.desk_pass_pin, name="desk_pass_pin"),
    path(f"{_DESK}lijst/", lists.paper_list, name="paper_list"),
]

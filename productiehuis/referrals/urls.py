"""Addresses of referrals."""

from django.urls import path

from productiehuis.referrals.views import answering, asking, lists, own, sending

_DESK = "<slug:house>/balie/<slug:initiative>/"
_LIST = f"{_DESK}doorverwijzingen/"
_ONE = f"{_LIST}<uuid:referral>/"
_PARTNER = "<slug:house>/partner/<uuid:partner>/doorverwijzingen/"
_LATE = "<slug:house>/doorverwijzingen/te-laat/"

urlpatterns = [
    path("ik/doorverwijzingen/", own.my_referrals, name="my_referrals"),
    path("ik/doorverwijzingen/nieuw/<slug:house>/", asking.my_referral_new, name="my_referral_new"),
    path("ik/doorverwijzingen/<uuid:referral>/", own.my_referral_do, name="my_referral_do"),
    path("antwoord/<uuid:link>/<str:mark>/", answering.referral_answer, name="referral_answer"),
    path(f"{_DESK}mens/<uuid:person>/doorverwijzen/", sending.desk_refer, name="desk_refer"),
    path(f"{_DESK}mens/<uuid:person>/doorverwijzen/stoppen/", sending.desk_referrals_end, name="desk_referrals_end"),
    path(_LIST, lists.desk_referrals, name="desk_referrals"),
    path(f"{_LIST}apart/", lists.desk_apart, name="desk_apart"),
    path(f"{_LIST}hier/<uuid:referral>/", answering.desk_received, name="desk_received"),
    path(_ONE, sending.desk_referral, name="desk_referral"),
    path(f"{_ONE}ja/", sending.desk_referral_yes, name="desk_referral_yes"),
    path(f"{_ONE}doen/", sending.desk_referral_do, name="desk_referral_do"),
    path(f"{_ONE}link/", sending.desk_referral_link, name="desk_referral_link"),
    path(f"{_ONE}briefje/", sending.desk_referral_slip, name="desk_referral_slip"),
    path(_PARTNER, answering.partner_referrals, name="partner_referrals"),
    path(f"{_PARTNER}<uuid:referral>/", answering.partner_referral, name="partner_referral"),
    path(_LATE, lists.late_referrals, name="late_referrals"),
    path(f"{_LATE}<uuid:referral>/", lists.late_referral_link, name="late_referral_link"),
    path(f"{_LATE}<uuid:referral>/volgen/", lists.referral_hand_on, name="referral_hand_on"),
]

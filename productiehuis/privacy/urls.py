"""Addresses of trust."""

from django.urls import path

from productiehuis.privacy.views import desk, doubles, keeping, looks, own

_DESK = "<slug:house>/balie/<slug:initiative>/gegevens/"

urlpatterns = [
    path("ik/wie-keek-er/", looks.who_looked, name="who_looked"),
    path("ik/meenemen/", own.my_data, name="my_data"),
    path("ik/wissen/", own.erase_me, name="erase_me"),
    path("ik/wissen/<uuid:asked>/niet/", own.erase_me_not, name="erase_me_not"),
    path("ik/gewist/", own.erased, name="erased"),
    path("<slug:house>/logboek/", looks.house_log, name="house_log"),
    path("<slug:house>/logboek/<uuid:line>/", looks.log_line, name="log_line"),
    path("<slug:house>/samenvoegen/", looks.merges, name="merges"),
    path("<slug:house>/samenvoegen/dubbel/", doubles.doubles, name="doubles"),
    path("<slug:house>/samenvoegen/dubbel/zoek/", doubles.doubles_find, name="doubles_find"),
    path("<slug:house>/samenvoegen/dubbel/<uuid:double>/", doubles.double_decide, name="double_decide"),
    path("<slug:house>/samenvoegen/<uuid:merge>/ongedaan/", looks.merge_undo, name="merge_undo"),
    path("<slug:house>/bewaren/", keeping.terms, name="terms"),
    path("<slug:house>/bewaren/wissen/", keeping.keep_preview, name="keep_preview"),
    path("<slug:house>/bewaren/wissen/nu/", keeping.keep_now, name="keep_now"),
    path("<slug:house>/bewaren/naam/<uuid:key>/goed/", keeping.name_right, name="name_right"),
    path("<slug:house>/bewaren/<slug:kind>/", keeping.term, name="term"),
    path("<slug:house>/gegevens/", keeping.data_requests, name="data_requests"),
    path("<slug:house>/gegevens/<uuid:asked>/stop/", keeping.data_request_withdraw, name="data_request_withdraw"),
    path(f"{_DESK}<uuid:person>/", desk.desk_data, name="desk_data"),
    path(f"{_DESK}<uuid:person>/meenemen/", desk.desk_take_along, name="desk_take_along"),
    path(f"{_DESK}<uuid:person>/wissen/", desk.desk_erase, name="desk_erase"),
    path(f"{_DESK}briefje/<uuid:asked>/", desk.desk_slip, name="desk_slip"),
    path(f"{_DESK}briefje/<uuid:asked>/niet/", desk.desk_withdraw_request, name="desk_withdraw_request"),
]

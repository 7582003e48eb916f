"""Addresses of trust."""

from django.urls import path

from productiehuis.privacy.views import doubles, looks, own

urlpatterns = [
    path("ik/wie-keek-er/", looks.who_looked, name="who_looked"),
    path("ik/meenemen/", own.my_data, name="my_data"),
    path("ik/wissen/", own.erase_me, name="erase_me"),
    path("ik/gewist/", own.erased, name="erased"),
    path("<slug:house>/logboek/", looks.house_log, name="house_log"),
    path("<slug:house>/samenvoegen/", looks.merges, name="merges"),
    path("<slug:house>/samenvoegen/dubbel/", doubles.doubles, name="doubles"),
    path("<slug:house>/samenvoegen/dubbel/zoek/", doubles.doubles_find, name="doubles_find"),
    path("<slug:house>/samenvoegen/dubbel/<uuid:double>/", doubles.double_decide, name="double_decide"),
    path("<slug:house>/samenvoegen/<uuid:merge>/ongedaan/", looks.merge_undo, name="merge_undo"),
]

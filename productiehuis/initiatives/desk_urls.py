"""Addresses of desk devices, PINs and giving somebody a way in."""

from django.urls import URLPattern, path

from productiehuis.initiatives.views import devices, logins, passes

urlpatterns: list[URLPattern] = [
    path("balie/", devices.desk_unlock, name="desk_unlock"),
    path("balie/op-slot/", devices.desk_lock, name="desk_lock"),
    path("balie/hier/", devices.desk_home, name="desk_home"),
    path("balie/vertrouwd/", devices.desk_trust, name="desk_trust"),
    path("pas/<str:token>/", passes.house_pass, name="house_pass"),
    path("pas/<str:token>/balie/", passes.house_pass_desk, name="house_pass_desk"),
    path("<slug:house>/ander-huis/<slug:initiative>/", passes.pass_welcome, name="pass_welcome"),
    path("<slug:house>/beheer/huispassen/", passes.pass_sheet, name="house_pass_sheet"),
    path("<slug:house>/beheer/initiatieven/<slug:initiative>/huispassen/", passes.pass_sheet, name="pass_sheet"),
    path("<slug:house>/pincode/", devices.desk_pin, name="desk_pin"),
    path("<slug:house>/bewoner-worden/", logins.become_resident, name="become_resident"),
    path("<slug:house>/beheer/initiatieven/<slug:initiative>/apparaten/", devices.devices, name="desk_devices"),
    path(
        "<slug:house>/beheer/initiatieven/<slug:initiative>/apparaten/<uuid:key>/weg/",
        devices.device_revoke,
        name="device_revoke",
    ),
    path("<slug:house>/beheer/initiatieven/<slug:initiative>/inlogcode/", logins.find_for_login, name="find_for_login"),
    path(
        "<slug:house>/beheer/initiatieven/<slug:initiative>/inlogcode/<uuid:person>/",
        logins.login_code,
        name="login_code",
    ),
]

"""Getting in, and what somebody changes about themselves. allauth's pages are listed one by one: no e-mail here."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from productiehuis.people import views
from productiehuis.people.views import leaves_older_keys

urlpatterns = [
    path("account/login/", views.choose_login, name="account_login"),
    path("account/login/wachtwoord/", views.password_login, name="account_login_password"),
    path("account/login/passkey/", views.passkey_login, name="account_login_passkey"),
    path("account/login/code/", views.request_login_code, name="account_request_login_code"),
    path("account/login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/signup/", views.choose_signup, name="account_signup"),
    path("account/signup/telefoon/", views.phone_signup, name="account_signup_phone"),
    path("account/signup/naam/", views.name_signup, name="account_signup_name"),
    path("account/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/change/", account.password_change, name="account_change_password"),
    path("account/password/set/", views.set_password, name="account_set_password"),
    path("account/phone/verify/", account.verify_phone, name="account_verify_phone"),
    path("account/phone/change/", leaves_older_keys(views.change_phone), name="account_change_phone"),
    path("account/sleutels/", mfa.index, name="mfa_index"),
    path("account/sleutels/tonen/", mfa.authenticate, name="mfa_authenticate"),
    path("account/sleutels/opnieuw/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/sleutels/app/", leaves_older_keys(totp.activate_totp, but_after_reset=True), name="mfa_activate_totp"
    ),
    path("account/sleutels/app/weg/", leaves_older_keys(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/sleutels/noodcodes/", leaves_older_keys(recovery.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "account/sleutels/noodcodes/nieuw/",
        leaves_older_keys(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("account/sleutels/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path(
        "account/sleutels/passkeys/nieuw/",
        leaves_older_keys(views.add_passkey, but_after_reset=True),
        name="mfa_add_webauthn",
    ),
    path("account/sleutels/passkeys/opnieuw/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/sleutels/passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "account/sleutels/passkeys/<int:pk>/weg/",
        leaves_older_keys(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("account/sleutels/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("ik/toegang/", views.given_keys, name="given_keys"),
    path("ik/toegang/<uuid:key>/ja/", views.given_key_yes, name="given_key_yes"),
    path("ik/toegang/<uuid:key>/stop/", views.given_key_stop, name="given_key_stop"),
    path("account/apparaten/", views.sessions, name="usersessions_list"),
    path("inloggen/papier/", views.paper_login, name="paper_login"),
    path("inloggen/pas/", views.pass_login, name="pass_login"),
    path("inloggen/pas/meer/", views.only_pass, name="only_pass"),
    path("demo/persona/", views.persona_login, name="persona_login"),
    path("tweede-sleutel/", views.second_factor, name="second_factor"),
    path("ik/profiel/", views.profile, name="profile"),
    path("ik/profiel/lezen/", views.display, name="profile_display"),
    path("ik/pas/<slug:house>/", views.my_pass, name="my_pass"),
    path("ik/pas/<slug:house>/huispas.png", views.my_pass_picture, name="my_pass_picture"),
    path("ik/pas/<slug:house>/pincode/", views.my_pass_pin, name="my_pass_pin"),
    path("ik/pas/<slug:house>/pincode/weg/", views.my_pass_no_pin, name="my_pass_no_pin"),
    path("ik/pas/<slug:house>/vervangen/", views.my_pass_replace, name="my_pass_replace"),
    path("ik/pas/<slug:house>/stoppen/", views.my_pass_stop, name="my_pass_stop"),
    path("ik/profiel/bereiken/<slug:house>/", views.safe_contact, name="safe_contact"),
]

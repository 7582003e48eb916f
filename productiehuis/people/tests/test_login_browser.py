"""Getting in with a real browser: by a passkey, and without barriers on any page."""

import pytest
from django.core.cache import caches
from django.urls import reverse
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

OPEN_PAGES = (
    "account_login",
    "account_login_password",
    "account_login_passkey",
    "account_request_login_code",
    "account_signup",
    "account_signup_phone",
    "account_signup_name",
    "paper_login",
)
OWN_PAGES = (
    "profile",
    "profile_display",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "second_factor",
    "account_change_password",
    "account_change_phone",
    "account_logout",
)


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


def log_in(page, address):
    page.goto(address + reverse("account_login_password"))
    page.get_by_label("Je gebruikersnaam of telefoonnummer").fill("vera-west")
    page.get_by_label("Je wachtwoord").fill("geheim-woord-1")
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**" + reverse("my_house"))


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_of_getting_in_has_barriers(cast, page, live_server, axe, dark):
    page.set_viewport_size({"width": 390, "height": 780})
    page.emulate_media(color_scheme="dark" if dark else "light")
    for name in OPEN_PAGES:
        page.goto(live_server.url + reverse(name))
        axe(page)


def test_no_page_of_oneself_has_barriers(cast, page, live_server, axe):
    page.set_viewport_size({"width": 390, "height": 780})
    log_in(page, live_server.url)
    for name in OWN_PAGES:
        page.goto(live_server.url + reverse(name))
        axe(page)
    page.goto(live_server.url + reverse("safe_contact", args=["west"]))
    axe(page)


def test_a_passkey_is_made_and_logs_in_with_one_press(cast, page, live_server):
    address = live_server.url.replace("127.0.0.1", "localhost")
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    log_in(page, address)
    page.goto(address + reverse("second_factor") + "?next=/ik/profiel/")
    page.get_by_role("link", name="Vinger, gezicht of pincode").click()
    page.get_by_label("Hoe heet deze sleutel?").fill("mijn telefoon")
    page.get_by_role("button", name="Maak de passkey").click()
    page.get_by_role("link", name="Ik heb ze bewaard, verder").click()
    expect(page.get_by_role("heading", name="Mijn profiel")).to_be_visible()

    page.goto(address + reverse("account_logout"))
    page.get_by_role("button", name="Ja, log mij uit").click()
    page.goto(address + reverse("account_login_passkey") + "?next=/ik/profiel/")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Mijn profiel")).to_be_visible()
    page.goto(address + reverse("second_factor") + "?next=/ik/profiel/")
    expect(page.get_by_role("heading", name="Mijn profiel")).to_be_visible()

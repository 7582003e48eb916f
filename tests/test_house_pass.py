"""A house pass from hand to hand: given at one desk, recognised at another, a way in, lost and replaced.

The pictures of the manual are taken here: `MANUAL=1 make test` renews docs/handleiding/beelden/.
"""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from productiehuis.audit.models import Look
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.look_up import known_people, make_known
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Role
from productiehuis.people.actions import add_person
from productiehuis.people.models import HousePass, Person, Persona, User
from productiehuis.people.rules.passes import readable_pass_code
from productiehuis.site.demo.passes import BLANK
from tests.cast import TESTER, sign_in
from tests.demo import load_example
from tests.pictures import Camera

PHONE = {"width": 390, "height": 844}
PIN = "4703"


@pytest.fixture
def loaded(transactional_db: None) -> None:
    load_example()


def opened(browser: Browser, address: str, person: Person | None = None) -> Page:
    """A phone of its own; somebody may be logged in on it."""
    context = browser.new_context(viewport=PHONE, base_url=address, locale="nl-NL")
    if person:
        cookie = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    return context.new_page()


def volunteer_at(slug: str) -> Person:
    """Somebody who works at this desk and at no other."""
    initiative = Initiative.objects.select_related("house").get(slug=slug)
    user = User.objects.create_user("balie-twee")
    person = add_person(house=initiative.house, by=TESTER, first_name="Marjan", user=user)
    make_known(initiative=initiative, person=person, how=KnownHere.How.ROLE)
    Membership.objects.create(
        house=initiative.house, person=person, role=Role.VOLUNTEER, initiative=initiative, starts=date(2020, 1, 1)
    )
    return person


def visitor() -> Person:
    """Known at the Tagerijn only, without a pass."""
    desk, other = (Initiative.objects.get(slug=slug) for slug in ("spreekuur-tagerijn", "raad-is-daad"))
    people = known_people(desk).filter(passes__isnull=True, user__isnull=True).exclude(pk__in=known_people(other))
    found = people.order_by("number").first()
    assert found is not None
    return found


def give_at_the_desk(desk: Page, person: Person, camera: Camera) -> None:
    """A blank card becomes somebody's pass at the desk that knows them, and they choose a PIN."""
    desk.goto("/west/beheer/initiatieven/spreekuur-tagerijn/huispassen/")
    camera.take(desk, "vel")
    desk.goto(f"/west/balie/spreekuur-tagerijn/mens/{person.pk}/")
    desk.get_by_role("link", name="Huispas").click()
    desk.get_by_label("De code van de lege kaart").fill(readable_pass_code(BLANK))
    camera.take(desk, "geven")
    desk.get_by_role("button", name="Geef deze kaart").click()
    expect(desk.get_by_text("Heeft een huispas sinds")).to_be_visible()
    desk.get_by_role("link", name="Pincode kiezen").click()
    desk.get_by_label("Kies een pincode").fill(PIN)
    desk.get_by_label("Typ de pincode nog een keer").fill(PIN)
    camera.take(desk, "pincode")
    desk.get_by_role("button", name="Opslaan").click()
    expect(desk.get_by_text("Met pincode")).to_be_visible()


def recognise(other: Page, person: Person, camera: Camera) -> None:
    """Another desk, where nobody knew them: by the code, in the field where names are typed."""
    other.goto("/west/balie/raad-is-daad/")
    other.get_by_label("Naam", exact=True).press_sequentially(readable_pass_code(BLANK), delay=20)
    expect(other.get_by_text("Huispas herkend")).to_be_visible()
    expect(other.locator(".desk-person", has_text=person.first_name).locator("input")).to_be_checked()
    camera.take(other, "herkend")
    other.locator(".ph-tile:has(input[name=topic])").first.click()
    other.get_by_role("button", name="Klaar").click()
    expect(other.locator(".desk-done")).to_contain_text(person.first_name)
    other.goto(f"/west/balie/raad-is-daad/mens/{person.pk}/")
    expect(other.locator("main")).not_to_contain_text("Tagerijn")
    assert Visit.objects.filter(person=person, initiative__slug="raad-is-daad").count() == 1
    assert Look.objects.filter(subject_key=person.pk, part="pass", viewer_name="Marjan").exists()


def log_in_with_the_pass(phone: Page, camera: Camera) -> None:
    """On a phone of their own: in with pass and PIN."""
    phone.goto("/account/login/")
    phone.get_by_role("link", name="Huispas en pincode").click()
    phone.get_by_label("De code van je pas").fill(readable_pass_code(BLANK))
    phone.get_by_label("Je pincode").fill(PIN)
    camera.take(phone, "inloggen")
    phone.get_by_role("button", name="Inloggen").click()
    expect(phone.get_by_role("heading", name="Van mij")).to_be_visible()
    phone.goto("/ik/pas/west/")
    expect(phone.locator(".pass__code")).to_have_text(readable_pass_code(BLANK))
    camera.take(phone, "mijn-pas")
    phone.goto("/ik/wie-keek-er/")
    expect(phone.locator("main")).to_contain_text("met je huispas")


def replace_at_the_desk(desk: Page, person: Person, camera: Camera) -> HousePass:
    """Lost: a new one is printed. Returns the old one."""
    old = HousePass.objects.active().get(person=person)
    desk.locator("summary", has_text="Druk er een af").click()
    camera.take(desk, "vervangen")
    made = desk.context.request.post(
        desk.locator("form[action$='afdrukken/']").evaluate("form => form.action"),
        form=dict(desk.locator("form[action$='afdrukken/']").evaluate("form => [...new FormData(form)]")),
        headers={"Referer": desk.url},
    )
    assert made.headers["content-type"] == "application/pdf"
    return old


def the_old_one_stops(phone: Page, old: HousePass, person: Person, camera: Camera) -> None:
    """The phone is out with its next press, and the new one lets in."""
    phone.goto("/ik/pas/west/")
    expect(phone.get_by_role("heading", name="Hoe wil je inloggen?")).to_be_visible()
    phone.goto(reverse("house_pass", args=[old.token]))
    expect(phone.get_by_role("heading", name="Deze pas werkt niet meer")).to_be_visible()
    camera.take(phone, "werkt-niet-meer")
    new = HousePass.objects.active().get(person=person)
    phone.goto(reverse("house_pass", args=[new.token]))
    expect(phone.get_by_role("heading", name="Een huispas van")).to_be_visible()
    expect(phone.locator("main")).not_to_contain_text(person.first_name)
    phone.get_by_role("link", name="Log in met je pincode").click()
    phone.get_by_label("Je pincode").fill(PIN)
    phone.get_by_role("button", name="Inloggen").click()
    expect(phone.get_by_role("heading", name="Van mij")).to_be_visible()


def test_a_pass_from_hand_to_hand(loaded: None, browser: Browser, live_server) -> None:
    camera, person = Camera("pas"), visitor()
    samira = Persona.objects.get(user__username="samira").user.persons.get()
    desk = opened(browser, live_server.url, samira)
    give_at_the_desk(desk, person, camera)
    recognise(opened(browser, live_server.url, volunteer_at("raad-is-daad")), person, camera)
    phone = opened(browser, live_server.url)
    log_in_with_the_pass(phone, camera)
    old = replace_at_the_desk(desk, person, camera)
    the_old_one_stops(phone, old, person, camera)


FAKE_CAMERA = """
    window.BarcodeDetector = class { async detect() { return [{ rawValue: "%s" }]; } };
    navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
    HTMLMediaElement.prototype.play = async () => {};
"""


def test_a_scanned_pass_opens_the_desk_with_that_person(loaded: None, browser: Browser, live_server) -> None:
    shown = HousePass.objects.active().exclude(person=None).filter(person__user=None).first()
    assert shown is not None
    phone = opened(browser, live_server.url, volunteer_at("raad-is-daad"))

    # With the camera of the phone itself: the address in the QR leads, by one press, to the desk of this volunteer.
    phone.goto(reverse("house_pass", args=[shown.token]))
    phone.get_by_role("button", name="Naar de balie van").click()
    expect(phone.get_by_role("heading", name="Wie is er?")).to_be_visible()
    expect(phone.locator(".desk-person").locator("input")).to_be_checked()

    # With the camera in the page.
    phone.add_init_script(FAKE_CAMERA % f"https://huis.voorbeeld.nl/pas/{shown.token}/")
    phone.goto("/west/balie/raad-is-daad/")
    phone.get_by_role("button", name="Scan de pas").click()
    expect(phone.get_by_text("Huispas herkend")).to_be_visible()
    assert shown.person is not None
    expect(phone.locator(".desk-person", has_text=shown.person.first_name).locator("input")).to_be_checked()

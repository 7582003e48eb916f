"""Together mode: pass and PIN, on the device of a desk; it opens one plan, and nothing stays when it ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from productiehuis.audit.models import Event, Look
from productiehuis.initiatives.actions.devices import revoke_device
from productiehuis.initiatives.models import DeskDevice, Role
from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.people.actions import make_pass, revoke_pass, set_pass_pin
from productiehuis.people.models import LoginSession, Why
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind, Part
from tests.cast import TESTER, actor, give

PIN = "8520"
PAGE = "/west/balie/spreekuur/samen/"
HOME = "/ik/plan/west/"


@pytest.fixture
def part(cast):
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    return add_part(plan=plan, kind=Kind.DREAM, text="Een eigen bakkerij", by=actor(cast.rosa), client_key=uuid4())


@pytest.fixture
def house_pass(cast):
    return pass_of(cast.rosa)


def pass_of(person):
    own = make_pass(person=person, by=TESTER, client_key=uuid4())
    return set_pass_pin(own=own, pin=PIN, by=actor(person))


@pytest.fixture
def desk(cast, desk_browser):  # noqa: F811
    """The device of the desk, unlocked by Vera."""
    unlock_as(desk_browser, cast.vera)
    return desk_browser


@pytest.fixture
def together(desk, part, house_pass):
    assert show(desk, house_pass).url == HOME
    return desk


def show(client, house_pass, pin=PIN):
    return client.post(PAGE, {"code": house_pass.code, "pin": pin})


def test_pass_and_pin_open_the_plan_with_a_bar_on_each_page(together, part):
    for address in (HOME, f"{HOME}deel/{part.pk}/", "/ik/west/mijlpalen/", "/ik/west/talenten/"):
        page = together.get(address)
        assert page.status_code == 200
        assert "Samen met <bdi>Vera</bdi>" in page.content.decode()
        assert "no-store" in page["Cache-Control"]
    assert "Een eigen bakkerij" in together.get(HOME).content.decode()


def test_a_wrong_pin_opens_nothing(desk, house_pass, part):
    page = show(desk, house_pass, "1111").content.decode()
    assert "horen niet bij elkaar" in page
    assert desk.get(HOME).url != HOME
    assert not Look.objects.filter(part="plan together").exists()


def test_guessing_the_pin_closes_the_pass(desk, house_pass, part):
    for _time in range(5):
        show(desk, house_pass, "1111")
    assert show(desk, house_pass).status_code == 200


def test_who_works_there_can_write_along(together, cast):
    key = str(uuid4())
    together.post(f"{HOME}erbij/goal/", {"text": "Oefenen met brood", "client_key": key})
    assert {part.text for part in Part.objects.all()} == {"Een eigen bakkerij", "Oefenen met brood"}


def test_both_stand_in_the_look_log_where_the_owner_reads_it(together, cast, as_person):
    line = Look.objects.get(part="plan together")
    assert (line.viewer_name, line.subject_key, line.role) == ("Vera", cast.rosa.pk, "volunteer")
    assert line.device_key == DeskDevice.objects.get().pk
    mine = as_person(cast.rosa).get("/ik/wie-keek-er/").content.decode()
    assert "je plan, samen met jou aan de balie" in mine
    assert not Event.objects.filter(verb="plan opened together", house_key=cast.west.pk).exists()


def test_a_long_sitting_leaves_more_than_one_line(together, cast):
    with time_machine.travel(timezone.now() + timedelta(minutes=9), tick=False):
        together.get(HOME)
    with time_machine.travel(timezone.now() + timedelta(minutes=18), tick=False):
        together.get(HOME)
    assert Look.objects.filter(part="plan together").count() == 2


@pytest.mark.parametrize(
    "address",
    [
        "/ik/",
        "/ik/profiel/",
        "/ik/wie-keek-er/",
        "/ik/meenemen/",
        "/ik/wissen/",
        f"/ik/gedeeld/{uuid4()}/deel/{uuid4()}/bewijs/{uuid4()}/",
        "/account/password/change/",
        "/west/balie/spreekuur/",
        "/west/balie/spreekuur/dag/",
        "/west/talenten/",
        "/west/",
        HOME + "meenemen/",
        HOME + "inlezen/",
        HOME + f"bewijs/{uuid4()}/",
        HOME + f"deel/{uuid4()}/bewijs/",
        HOME + "delen/soort/goal/",
        "/ik/plan/noord/",
    ],
)
def test_nothing_else_is_open_also_when_the_person_works_there(address, together, cast):
    give(cast.rosa, Role.TREKKER, cast.desk)
    for answer in (together.get(address), together.post(address)):
        assert (answer.status_code, answer.url) == (302, HOME)


def test_at_the_lock_it_is_over_for_both(together, cast, part):
    answer = together.post("/balie/op-slot/")
    assert answer["Clear-Site-Data"] == '"storage"'
    for address in (HOME, f"{HOME}deel/{part.pk}/"):
        answer = together.get(address)
        assert answer.status_code == 302
        assert "/login/" in answer.url
    unlock_as(together, cast.vera)
    assert together.get(HOME).status_code == 302
    assert together.get(f"/ik/gedeeld/{part.plan_id}/").status_code == 302


def test_the_volunteer_has_no_later_access_from_another_browser(together, cast, as_person, part):
    vera = as_person(cast.vera)
    assert vera.get(f"/ik/gedeeld/{part.plan_id}/").status_code == 404
    assert "bakkerij" not in vera.get(HOME).content.decode()


def test_when_nobody_touches_it_it_is_over(together):
    with time_machine.travel(timezone.now() + timedelta(seconds=settings.DESK_IDLE_SECONDS + 5), tick=False):
        answer = together.get(HOME)
    assert answer.url == "/balie/"
    assert "_auth_user_id" not in together.session


@pytest.mark.parametrize("what", ["pass", "device"])
def test_when_the_pass_or_the_device_is_revoked_it_is_over(what, together, cast, house_pass):
    if what == "pass":
        revoke_pass(old=house_pass, by=actor(cast.rosa), why=Why.LOST)
    else:
        revoke_device(device=DeskDevice.objects.get(), by=actor(cast.tamar))
    answer = together.get(HOME)
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_the_session_of_the_desk_is_gone(desk, cast, part, house_pass):
    before = desk.session.session_key
    show(desk, house_pass)
    assert not LoginSession.objects.filter(session_key=before).exists()


def test_without_the_device_of_the_desk_it_is_not_there(cast, as_person, part, house_pass):
    assert as_person(cast.vera).get(PAGE).status_code == 404
    assert show(as_person(cast.vera), house_pass).status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_a_cookie_of_the_device_alone_is_not_enough(cast, desk, as_person, part, house_pass):
    vera = as_person(cast.vera)
    vera.cookies["balie"] = desk.cookies["balie"].value
    assert show(vera, house_pass).status_code == 404


def test_a_pass_of_another_house_says_where_the_plan_is(desk, cast):
    page = show(desk, pass_of(cast.fay)).content.decode()
    assert "Deze pas is van een ander huis" in page


def test_ones_own_pass_is_for_ones_own_device(desk, cast):
    assert "Dit is je eigen pas" in show(desk, pass_of(cast.vera)).content.decode()


def test_no_press_leads_to_what_is_shut_for_two_together(together, part, cast, as_person):
    along = "/ik/plan/west/meenemen/"
    assert along in as_person(cast.rosa).get(HOME).content.decode()
    assert along not in together.get(HOME).content.decode()
    assert together.get(along).status_code == 302

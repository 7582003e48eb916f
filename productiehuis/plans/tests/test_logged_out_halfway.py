"""The log-in ended while somebody wrote in their plan: the text is there when they are back, and for nobody else."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.people.actions.kept_forms import forget_late_forms
from productiehuis.people.models import KeptForm
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind, Part
from productiehuis.plans.tests.test_together import HOME, pass_of, show
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, actor, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/ik/plan/west/erbij/dream/"
TOLD = "Tien zinnen over een eigen bakkerij"


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]+)"', page).group(1)


def filled(page, **more):
    return {name: hidden(page, name) for name in ("client_key", "whose")} | {"text": TOLD} | more


def write_and_lose(person, address=PAGE):
    """Opens the form, loses the log-in, presses."""
    browser = sign_in(Client(), person)
    sent = filled(browser.get(address).text)
    browser.logout()
    return browser, browser.post(address, sent, follow=True)


def test_what_rosa_wrote_is_there_when_she_is_back(cast):
    browser, answer = write_and_lose(cast.rosa)
    assert answer.redirect_chain[-1][0].endswith(f"?next={PAGE}")
    assert "Log in, dan staat wat je opschreef er weer." in answer.text
    assert not Part.objects.exists()
    back = sign_in(browser, cast.rosa).get(PAGE)
    assert TOLD in back.text
    assert "Je was even uitgelogd." in back.text
    browser.post(PAGE, filled(back.text))
    assert [part.text for part in Part.objects.all()] == [TOLD]
    assert TOLD not in browser.get(PAGE).text
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("address", ["/ik/plan/west/vraag/1/", "/ik/west/talenten/", "/ik/west/mijlpalen/"])
def test_other_forms_of_ones_own_are_kept_as_well(cast, address):
    browser = sign_in(Client(), cast.rosa)
    sent = filled(browser.get(address).text, what=TOLD, words=TOLD)
    browser.logout()
    browser.post(address, sent)
    assert TOLD in sign_in(browser, cast.rosa).get(address).text


def test_a_part_that_is_changed_is_kept_with_the_version_it_was_read_in(cast):
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    part = add_part(plan=plan, kind=Kind.DREAM, text="Brood", by=actor(cast.rosa), client_key=uuid4())
    page = f"{HOME}deel/{part.pk}/wijzigen/"
    browser = sign_in(Client(), cast.rosa)
    sent = filled(browser.get(page).text, version="1")
    browser.logout()
    browser.post(page, sent)
    back = sign_in(browser, cast.rosa).get(page).text
    assert (TOLD in back, hidden(back, "version")) == (True, "1")
    part.refresh_from_db()
    assert part.text == "Brood"


def test_who_logs_in_next_on_the_same_device_sees_nothing(cast):
    browser, _answer = write_and_lose(cast.rosa)
    next_one = sign_in(browser, cast.cor).get(PAGE)
    assert next_one.status_code == 200
    assert TOLD not in next_one.text
    assert "uitgelogd" not in next_one.text
    assert TOLD not in browser.session.encode(dict(browser.session))
    assert TOLD in sign_in(Client(), cast.rosa).get(PAGE).text


def test_nothing_of_it_stays_on_the_device_or_lies_open_in_the_database(cast):
    browser, _answer = write_and_lose(cast.rosa)
    assert TOLD not in "".join(cookie.value for cookie in browser.cookies.values())
    row = KeptForm.objects.values("words", "path").get()
    assert TOLD.encode() not in bytes(row["words"])
    assert b"bakkerij" not in bytes(row["words"])


def test_after_half_an_hour_it_is_gone(cast):
    browser, _answer = write_and_lose(cast.rosa)
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert TOLD not in sign_in(browser, cast.rosa).get(PAGE).text
        assert forget_late_forms() == 1
    assert not KeptForm.objects.exists()


def test_erasing_takes_it_too(cast):
    write_and_lose(cast.rosa)
    erase_person(person=cast.rosa, by=TESTER)
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("whose", ["", "x", "eyJ1IjoieCJ9:1:abc"])
def test_without_a_word_of_whose_form_it_was_nothing_is_kept(cast, whose):
    browser = Client()
    answer = browser.post(PAGE, {"client_key": str(uuid4()), "text": TOLD, "whose": whose}, follow=True)
    assert "nog niet opgeslagen" in answer.text
    assert not KeptForm.objects.exists()


def test_a_form_of_one_page_says_nothing_about_another(cast):
    browser = sign_in(Client(), cast.rosa)
    sent = filled(browser.get(PAGE).text)
    browser.logout()
    browser.post("/ik/plan/west/erbij/goal/", sent)
    assert not KeptForm.objects.exists()


def test_a_page_that_rosa_left_open_writes_nothing_into_the_plan_of_cor(cast):
    browser = sign_in(Client(), cast.rosa)
    sent = filled(browser.get(PAGE).text)
    answer = sign_in(browser, cast.cor).post(PAGE, sent, follow=True)
    assert "van iemand anders" in answer.text
    assert TOLD not in answer.text
    assert not Part.objects.exists()


def open_together(desk, cast):
    """Rosa's form at the desk, with Vera beside her: the pass it was opened with, and what she is about to send."""
    house_pass = pass_of(cast.rosa)
    unlock_as(desk, cast.vera)
    show(desk, house_pass)
    return house_pass, filled(desk.get(PAGE).text)


def test_together_at_a_desk_it_comes_back_when_rosa_opens_her_plan_there_again(cast, desk_browser):  # noqa: F811
    house_pass, sent = open_together(desk_browser, cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        answer = desk_browser.post(PAGE, sent, follow=True)
        assert "op slot" in answer.text
        assert "Laat dan je pas zien" in answer.text
        assert TOLD not in answer.text
        unlock_as(desk_browser, cast.vera)
        assert TOLD not in desk_browser.get("/west/balie/spreekuur/").text
        assert desk_browser.get(PAGE).status_code == 302
        again = show(desk_browser, house_pass)
        assert again.url == PAGE
        assert TOLD in desk_browser.get(PAGE).text


def test_what_was_written_on_ones_own_phone_does_not_come_up_at_a_desk(cast, desk_browser):  # noqa: F811
    write_and_lose(cast.rosa)
    house_pass = pass_of(cast.rosa)
    unlock_as(desk_browser, cast.vera)
    assert show(desk_browser, house_pass).url == HOME
    assert TOLD not in desk_browser.get(PAGE).text


def test_somebody_else_who_opens_a_plan_at_that_desk_sees_nothing(cast, desk_browser):  # noqa: F811
    _pass, sent = open_together(desk_browser, cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        desk_browser.post(PAGE, sent)
        unlock_as(desk_browser, cast.vera)
        assert show(desk_browser, pass_of(cast.cor)).url == HOME
        assert TOLD not in desk_browser.get(PAGE).text

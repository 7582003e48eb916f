"""What the house does for safety whatever the page: cookies, limits, and errors that help without telling."""

import os
import runpy
from http.cookies import Morsel
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import caches
from django.http import Http404
from django.test import Client, override_settings
from django.urls import reverse

from productiehuis.config import urls
from productiehuis.initiatives.actions.opening import make_first_link
from productiehuis.people.models import LoginSession
from productiehuis.post.models import Message
from productiehuis.site.views import house as site_pages
from tests.cast import TESTER, Cast

SECRET = "wachtwoord-van-de-server"


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    caches["limits"].clear()


# Cookies.


def in_production(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The settings as they are behind HTTPS, without the demo."""
    for name in ("DEBUG", "DEMO", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS", "1")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    return runpy.run_path(str(Path(urls.__file__).with_name("settings.py")))


@pytest.fixture
def behind_https(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    made = in_production(tmp_path, monkeypatch)
    names = [name for name in made if name.startswith(("SECURE_", "SESSION_COOKIE", "CSRF_COOKIE", "LANGUAGE_COOKIE"))]
    with override_settings(**{name: made[name] for name in [*names, "HTTPS"]}):
        yield made


def test_production_runs_without_debug_and_without_the_demo(behind_https: dict[str, Any]) -> None:
    assert (behind_https["DEBUG"], behind_https["DEMO"]) == (False, False)
    assert len(behind_https["SECRET_KEY"]) >= 50
    assert oct((behind_https["DATA_DIR"] / "secret_key").stat().st_mode & 0o777) == "0o600"


def test_the_folder_of_a_house_is_made_for_who_runs_it_alone(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In it lies the database, with names, as readable as the system makes files."""
    in_production(tmp_path / "new", monkeypatch)
    assert oct((tmp_path / "new").stat().st_mode & 0o777) == "0o700"


def safe(cookie: Morsel[str]) -> bool:
    return bool(cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax")


def test_every_cookie_is_secure_and_out_of_reach_of_scripts(behind_https: Any, cast: Cast) -> None:
    browser = Client()
    browser.get(reverse("account_login_password"), secure=True)
    browser.get(f"{reverse('language')}?taal=ar", secure=True)
    browser.post(reverse("appearance"), {"letters": "groot", "theme": "dark"}, secure=True)
    known = {"login": "tamar-west", "password": "geheim-woord-1"}
    browser.post(reverse("account_login_password"), known, secure=True)
    session = browser.session
    session["second_factor_at"] = "2026-01-01T00:00:00+00:00"
    session.save()
    form = {"name": "laptop", "client_key": str(uuid4())}
    browser.post(reverse("desk_devices", args=["west", "spreekuur"]), form, secure=True)
    unsafe = [name for name, cookie in browser.cookies.items() if cookie.value and not safe(cookie)]
    assert {"sessionid", "csrftoken", "taal", "letters", "theme", "balie"} <= set(browser.cookies)
    assert unsafe == []


def test_logging_in_leaves_only_safe_cookies(behind_https: Any, cast: Cast) -> None:
    known = {"login": "tamar-west", "password": "geheim-woord-1"}
    answer = Client().post(reverse("account_login_password"), known, secure=True)
    assert {"sessionid", "taal", "letters"} <= set(answer.cookies)
    assert [name for name, cookie in answer.cookies.items() if not safe(cookie)] == []


def test_behind_https_everything_goes_to_https(behind_https: Any, cast: Cast) -> None:
    answer = Client().get("/west/")
    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/west/")
    assert "max-age=31536000" in Client().get("/west/", secure=True)["Strict-Transport-Security"]


def test_health_answers_without_https_for_the_machine_itself(behind_https: Any) -> None:
    assert Client().get("/health/").status_code == 200


# Limits.

WAIT, LONGER = "Wacht een paar minuten", "Wacht tien minuten"


def press(url: str, times: int, **body: str) -> Any:
    """The last answer after sending this so often from one address, each time in a fresh browser."""
    return [Client().post(url, body) for _time in range(times)][-1]


@pytest.mark.parametrize(
    ("name", "times", "body"),
    [
        ("paper_login", 11, {"code": "AAAA-BBBB"}),
        ("account_signup_name", 11, {"username": "wim", "password1": "x"}),
        ("account_login_password", 31, {"login": "wim", "password": "fout"}),
    ],
)
def test_who_tries_too_often_reads_what_to_do(name: str, times: int, body: dict[str, str]) -> None:
    answer = press(reverse(name), times, **body)
    assert answer.status_code == 429
    assert WAIT in answer.content.decode()


def test_who_asks_for_code_after_code_reads_it_beside_the_number() -> None:
    answer = press(reverse("account_request_login_code"), 4, phone="06 12345678")
    assert LONGER in answer.content.decode()


def test_asking_codes_for_many_numbers_is_stopped() -> None:
    url = reverse("account_request_login_code")
    answers = [Client().post(url, {"phone": f"06 123456{each}"}) for each in range(10, 25)]
    assert LONGER in answers[-1].content.decode()
    assert Message.objects.count() == 10


def test_guessing_one_password_is_stopped_with_a_sentence(cast: Cast) -> None:
    answer = press(reverse("account_login_password"), 6, login="tamar-west", password="fout")
    assert LONGER in answer.content.decode()
    right = press(reverse("account_login_password"), 1, login="tamar-west", password="geheim-woord-1")
    assert right.status_code == 200


def test_guessing_the_first_link_is_stopped(cast: Cast) -> None:
    answer = press(reverse("first_coordinator", args=[make_first_link(by=TESTER)]), 21)
    assert answer.status_code == 429
    assert WAIT in answer.content.decode()


def test_looking_is_never_limited() -> None:
    browser = Client()
    assert {browser.get(reverse("paper_login")).status_code for _time in range(40)} == {200}


def test_nobody_fills_the_sessions_with_text_for_a_desk(cast: Cast) -> None:
    """What was typed is kept for who was logged out; not for whoever sends something a hundred times."""
    for _time in range(40):
        Client().post(reverse("desk", args=["west", "spreekuur"]), {"name": "x" * 1000})
    assert LoginSession.objects.count() <= 30


# Errors.

TELLTALE = ["Traceback", "Exception", "django", "Django", "DEBUG", "urlconf", SECRET, os.getcwd()]


def tells(answer: Any) -> list[str]:
    text = answer.content.decode()
    return [word for word in TELLTALE if word in text]


def is_page(answer: Any) -> bool:
    """A whole page of ours, in plain words, with a way on and the strict policy."""
    text = answer.content.decode()
    return 'href="/"' in text and "<h1" in text and "default-src 'none'" in answer["Content-Security-Policy"]


@override_settings(DEBUG=False)
def test_what_is_not_there_helps_and_tells_nothing(cast: Cast) -> None:
    for address in ("/bestaat-niet/", "/west/kamer/geheim/", "/account/email/", "/admin/", "/.env"):
        answer = Client().get(address)
        assert answer.status_code == 404, address
        assert is_page(answer)
        assert tells(answer) == []


@override_settings(DEBUG=False)
def test_when_it_breaks_the_page_helps_and_tells_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(site_pages, "house_plan", broken)
    browser = Client(raise_request_exception=False)
    answer = browser.get("/west/")
    assert answer.status_code == 500
    assert "Dit ligt niet aan jou." in answer.content.decode()
    assert is_page(answer)
    assert tells(answer) == []


@override_settings(DEBUG=False)
def test_when_the_database_is_away_the_page_still_helps(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the error asks the database nothing: it would break too."""

    def broken(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(site_pages, "get_house", broken)
    monkeypatch.setattr("productiehuis.site.navigation._name_of", broken)
    answer = Client(raise_request_exception=False).get("/west/")
    assert answer.status_code == 500
    assert tells(answer) == []


def test_a_form_from_elsewhere_is_refused_with_a_way_on(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(reverse("account_login_password"), {"login": "tamar-west", "password": "geheim-woord-1"})
    assert answer.status_code == 403
    assert "De pagina stond te lang open" in answer.content.decode()
    assert is_page(answer)
    assert tells(answer) == []


def test_a_strange_host_is_refused(cast: Cast) -> None:
    with override_settings(ALLOWED_HOSTS=["huis.example"], DEBUG=False):
        answer = Client().get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert tells(answer) == []


def test_a_page_that_says_it_is_not_there_does_not_say_why(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_args: object, **_kwargs: object) -> None:
        raise Http404(SECRET)

    monkeypatch.setattr(site_pages, "house_plan", gone)
    answer = Client().get("/west/")
    assert answer.status_code == 404
    assert tells(answer) == []


def test_the_site_makes_its_own_error_pages() -> None:
    assert not settings.DEBUG
    assert not hasattr(urls, "handler500")


def test_nobody_is_sent_elsewhere_after_logging_in(cast: Cast) -> None:
    for after in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        body = {"login": "tamar-west", "password": "geheim-woord-1", "next": after}
        answer = Client().post(reverse("account_login_password"), body)
        assert answer["Location"] == reverse("my_house")
        for name in ("language", "appearance"):
            sent = Client().get(reverse(name), {"next": after, "taal": "nl"})
            assert "evil" not in sent.get("Location", "")

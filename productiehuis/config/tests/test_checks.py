"""What `check --deploy` and /health/ say."""

import pytest
from django.db import DatabaseError, connection

from productiehuis.config.checks import codes_are_not_printed, demo_is_off


def test_the_demo_may_not_be_deployed(settings):
    settings.DEMO = True
    assert [problem.id for problem in demo_is_off()] == ["productiehuis.E001"]
    settings.DEMO = False
    assert demo_is_off() == []


def test_printing_codes_is_warned_about(settings):
    settings.POST_BACKENDS = {"sms": "productiehuis.post.backends.ConsoleBackend", "mail": "x.Mail"}
    assert [(problem.id, problem.msg) for problem in codes_are_not_printed()] == [
        ("productiehuis.W001", "Messages by sms are printed, not sent.")
    ]
    settings.POST_BACKENDS = {"sms": "x.Sms", "mail": "x.Mail"}
    assert codes_are_not_printed() == []


@pytest.mark.django_db
def test_health_answers_when_the_database_does(client):
    answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_health_says_503_when_the_database_is_away(client, monkeypatch):
    def away():
        raise DatabaseError("secret host name")

    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_health_answers_over_plain_http_behind_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    assert client.get("/health/").status_code == 200

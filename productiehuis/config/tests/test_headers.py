"""The content security policy stands on every answer, also where somebody is sent on or nothing is found."""

import pytest
from django.conf import settings
from django.test import Client


@pytest.mark.parametrize(("address", "status"), [("/account/login/", 200), ("/ik/", 302), ("/nergens/", 404)])
def test_the_policy_stands_on_every_answer(db, address, status):
    answer = Client().get(address)
    assert answer.status_code == status
    policy = answer["Content-Security-Policy"]
    for directive, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items():
        assert f"{directive} {' '.join(sources)}" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy

"""Pages travel small, for browsers that ask for it."""

import gzip

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


def test_a_page_travels_small_when_the_browser_can_read_that():
    page = Client().get(LOGIN, headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page["Vary"]
    assert b"</html>" in gzip.decompress(page.content)


def test_a_page_travels_as_it_is_otherwise():
    page = Client().get(LOGIN)
    assert not page.has_header("Content-Encoding")
    assert b"</html>" in page.content


def test_the_length_of_a_page_tells_nothing():
    lengths = {len(Client().get(LOGIN, headers={"accept-encoding": "gzip"}).content) for _ in range(12)}
    assert len(lengths) > 1


def test_the_policies_stand_on_compressed_pages_too():
    page = Client().get(LOGIN, headers={"accept-encoding": "gzip"})
    assert page["Content-Security-Policy"]
    assert settings.MIDDLEWARE.index("django.middleware.gzip.GZipMiddleware") < settings.MIDDLEWARE.index(
        "productiehuis.config.headers.OnePolicyMiddleware"
    )

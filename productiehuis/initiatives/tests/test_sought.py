"""Who was looked up stands in no address: not in a history, a log or a proxy."""

import pytest
from django.urls import reverse

FIND = "/west/balie/spreekuur/doorverwijzingen/"


@pytest.fixture
def url(cast):
    return reverse("find_for_login", args=["west", "spreekuur"])


def test_the_address_of_what_was_found_says_no_name_and_can_be_opened_again(cast, as_person, url):
    tamar = as_person(cast.tamar)
    there = tamar.post(url, {"naam": "bo"}).headers["Location"]
    assert there.startswith(f"{url}?gezocht=")
    assert there != f"{url}?gezocht=bo"
    for _again in range(2):
        text = tamar.get(there).content.decode()
        assert str(cast.bo.pk) in text
        assert 'value="bo"' in text


def test_a_sealed_address_opens_for_who_typed_it_at_that_page_only(cast, as_person, url):
    there = as_person(cast.tamar).post(url, {"naam": "bo"}).headers["Location"]
    sealed = there.split("?")[1]
    tamar, other = as_person(cast.tamar), as_person(cast.vera)
    assert "Niets gevonden" not in tamar.get(f"{FIND}?{sealed}").content.decode()
    assert "Toon alles" not in other.get(f"{FIND}?{sealed}").content.decode()
    assert str(cast.bo.pk) not in tamar.get(f"{url}?gezocht=onzin").content.decode()
    assert str(cast.bo.pk) not in tamar.get(f"{url}?gezocht=bo&naam=bo").content.decode()


def test_nothing_typed_leads_to_the_page_as_it_is(cast, as_person):
    assert as_person(cast.vera).post(FIND, {"zoek": "  "}).headers["Location"] == FIND


def test_no_page_of_a_desk_takes_a_name_from_its_address(cast, as_person):
    vera = as_person(cast.vera)
    assert vera.get("/west/balie/spreekuur/mensen/", {"name": "bo"}).status_code == 405
    assert "Toon alles" not in vera.get(FIND, {"zoek": "bo"}).content.decode()

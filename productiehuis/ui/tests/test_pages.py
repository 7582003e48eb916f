from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from django.utils import translation

from productiehuis.ui import views
from productiehuis.ui.views import appearance, gallery

pytestmark = pytest.mark.django_db  # The frame around each page asks which house it is in.

FORM = "application/x-www-form-urlencoded"


def request_of(method="get", data=None, path="/"):
    request = getattr(RequestFactory(), method)(path, data or {})
    request.user = AnonymousUser()
    return request


def test_the_gallery_is_there_in_the_demo():
    assert gallery(request_of()).status_code == 200


@override_settings(DEMO=False, DEBUG=False)
def test_the_gallery_is_not_there_where_people_live():
    with pytest.raises(Http404):
        gallery(request_of())


def test_in_arabic_the_page_turns_around():
    with translation.override("ar"):
        html = gallery(request_of()).content.decode()
    assert '<html lang="ar" dir="rtl"' in html
    assert '<span lang="nl" dir="ltr">Deze tekst is er alleen in het Nederlands.</span>' in html


def test_the_language_switch_brings_you_back_to_where_you_were():
    html = gallery(request_of(path="/galerij/?deel=2")).content.decode()
    assert "?taal=ar&amp;next=%2Fgalerij%2F%3Fdeel%3D2" in html


def test_larger_letters_are_remembered_on_this_device():
    request = request_of("post", {"letters": "groot", "theme": "dark", "next": "/west/"})
    response = appearance(request)
    assert response.url == "/west/"
    assert response.cookies["letters"].value == "groot"
    assert response.cookies["theme"].value == "dark"


def test_choosing_letters_never_sends_you_to_another_site():
    request = RequestFactory().post(
        "/weergave/", {"letters": "groot", "theme": "auto", "next": "https://elders.example/"}
    )
    assert appearance(request).url == "/"


def test_a_size_that_does_not_exist_is_refused():
    request = request_of("post", {"letters": "reusachtig", "theme": "auto"})
    assert appearance(request).status_code == 200


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html"])
def test_a_page_that_goes_wrong_helps_and_tells_nothing(page):
    html = render_to_string(page, {"exception": "geheim: plan van Noor", "reason": "geheim"})
    assert "geheim" not in html
    assert 'href="/"' in html
    assert "<h1>" in html


def test_a_form_that_came_too_late_says_what_to_do():
    response = views.csrf_failure(request_of(), reason="CSRF token missing")
    assert response.status_code == 403
    assert b"CSRF token" not in response.content
    assert "laad de pagina opnieuw" in response.content.decode()


def test_a_form_of_our_own_that_came_too_late_can_be_sent_again():
    told = {"why": "wil leren <mailen>", "csrfmiddlewaretoken": "verlopen-merk"}

    def refused(origin, data):
        request = RequestFactory().post("/west/?a=1", urlencode(data), FORM, headers={"origin": origin})
        request.user = AnonymousUser()
        return views.csrf_failure(request)

    answer = refused("http://testserver", told)
    text = answer.content.decode()
    assert "wil leren &lt;mailen&gt;" in text
    assert 'action="/west/?a=1"' in text
    assert "verlopen-merk" not in text
    assert answer["Cache-Control"] == "no-store"
    for origin, data in (("https://elders.example", told), ("http://testserver", told | {"pin": "geheim-2580"})):
        text = refused(origin, data).content.decode()
        assert "mailen" not in text
        assert "geheim-2580" not in text


def test_a_desk_page_has_no_navigation():
    context = {"nav": [("/", "home", "Begin", True)]}
    assert "Begin" in render_to_string("ui/page.html", context)
    assert "Begin" not in render_to_string("ui/desk.html", context)


def test_an_address_that_only_a_button_opens_says_so_and_leads_back(client: Client) -> None:
    answer = client.get(reverse("erase_me_not", args=[uuid4()]))
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    page = answer.content.decode()
    assert "Er is niets veranderd" in page
    assert 'href="/ik/wissen/"' in page
    assert client.put("/").content == b""


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/galerij/?deel=2", "%2Fgalerij%2F%3Fdeel%3D2"),
        ("https://elders.example/galerij/", "%2Fweergave%2F"),
        ("", "%2Fweergave%2F"),
    ],
)
def test_after_a_press_the_language_switch_leads_to_the_page_with_the_button(came_from, back):
    """The address of a press cannot be opened, so it is not where somebody goes back to."""
    request = request_of("post", {"letters": "reusachtig"}, path="/weergave/")
    request.META["HTTP_REFERER"] = came_from
    assert f"?taal=ar&amp;next={back}" in appearance(request).content.decode()

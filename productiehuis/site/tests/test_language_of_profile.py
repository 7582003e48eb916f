"""Who chooses a language above the page chooses it for themselves: messages come in it too."""

import pytest
from django.conf import settings
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.people.models import User

pytestmark = pytest.mark.django_db
OTHERWISE = "in een andere taal dan je koos"


def choose(client, code, **headers):
    return client.get(reverse("language"), {"taal": code, "next": "/"}, headers=headers)


def language_of(person):
    return User.objects.get(pk=person.user_id).language


def test_the_profile_follows_the_choice_above_the_page(cast, as_person):
    rosa = as_person(cast.rosa)
    for _time in range(2):
        choose(rosa, "ar", sec_fetch_site="same-origin")
    assert language_of(cast.rosa) == "ar"
    assert Event.objects.filter(verb="display changed").count() == 1
    page = rosa.get(reverse("profile")).text
    assert "العربيّة" in page
    assert "Nederlands</span>, " not in page


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_changes_no_profile(cast, as_person, site):
    choose(as_person(cast.rosa), "ar", sec_fetch_site=site)
    assert language_of(cast.rosa) == "nl"


def test_asking_only_for_the_head_changes_nothing(cast, as_person):
    as_person(cast.rosa).head(reverse("language"), {"taal": "ar"})
    assert language_of(cast.rosa) == "nl"


def test_a_language_we_do_not_speak_stays_out_of_the_profile(cast, as_person):
    choose(as_person(cast.rosa), "xx")
    assert language_of(cast.rosa) == "nl"


def test_at_a_desk_it_is_chosen_for_who_stands_there(cast, desk_browser):  # noqa: F811
    unlock_as(desk_browser, cast.vera)
    assert choose(desk_browser, "ar").cookies[settings.LANGUAGE_COOKIE_NAME].value == "ar"
    assert language_of(cast.vera) == "nl"


def test_chosen_before_logging_in_the_profile_says_that_messages_come_in_another(cast, as_person):
    rosa = as_person(cast.rosa)
    assert OTHERWISE not in rosa.get(reverse("profile")).text
    User.objects.filter(pk=cast.rosa.user_id).update(language="tr")
    page = rosa.get(reverse("profile")).text
    assert OTHERWISE in page
    assert "Türkçe" in page


def test_who_tries_out_a_person_of_the_example_chooses_for_no_next_visitor(cast, as_person):
    User.objects.filter(pk=cast.rosa.user_id).update(is_persona=True)
    assert choose(as_person(cast.rosa), "ar").cookies[settings.LANGUAGE_COOKIE_NAME].value == "ar"
    assert language_of(cast.rosa) == "nl"

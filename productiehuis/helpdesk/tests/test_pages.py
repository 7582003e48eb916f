"""The pages of the desk, as a volunteer uses them without script."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Look
from productiehuis.helpdesk.actions import Registration, correct_visit, register_many, register_visit
from productiehuis.helpdesk.models import HelpRequest, RequestStep, Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.actions.devices import set_pin, trust_device
from productiehuis.initiatives.models import DeskDevice, KnownHere
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from tests.cast import actor, make_person, sign_in

DESK = "/west/balie/spreekuur/"
SECRET = "ruzie met de huisbaas"


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


def filled(cast, **more):
    """What the form sends for Bo with a letter."""
    fields = {
        "do": "done",
        "client_key": str(uuid4()),
        "name": "bo",
        "who": str(cast.bo.pk),
        "topic": [str(cast.topics[0].pk)],
    }
    return fields | more


def visit_of(cast, words="", person=None, **more):
    asked = (Asked(cast.topics[0].pk, words),)
    registration = Registration(uuid4(), cast.room, "known", person or cast.bo, asked=asked, **more)
    return register_visit(registration=registration, initiative=cast.desk, by=actor(cast.vera, "volunteer")).visit


def test_the_empty_desk_asks_who_and_what_for(vera):
    page = vera.get(DESK)
    assert page.status_code == 200
    for words in ("Wie is er?", "Waarvoor?", "Anoniem", "Groep", "Korte vraag", "Brieven", "Klaar"):
        assert words in page.text
    assert "no-store" in page["Cache-Control"]


def test_a_known_visitor_is_registered_and_confirmed(cast, vera):
    answer = vera.post(DESK, filled(cast), follow=True)
    visit = Visit.objects.get()
    assert (visit.person, visit.room, visit.language) == (cast.bo, cast.room, "nl")
    assert answer.redirect_chain == [(f"{DESK}?klaar={visit.pk}", 302)]
    assert "Opgeslagen." in answer.text
    assert f"bezoek/{visit.pk}/wijzigen/" in answer.text
    assert "1 bezoek vandaag" in answer.text


def test_registering_takes_few_queries(cast, vera, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        vera.post(DESK, filled(cast))


def test_searching_without_script_keeps_what_was_chosen(cast, vera):
    page = vera.post(DESK, filled(cast, do="search", who="", name="b"))
    assert str(cast.bo.pk) in page.text
    assert "Nieuw hier:" in page.text
    assert f'value="{cast.topics[0].pk}" checked' in page.text
    assert "Nog niet opgeslagen" not in page.text
    assert not Visit.objects.exists()


def test_names_appear_while_typing(cast, vera):
    page = vera.post(f"{DESK}mensen/", {"name": "b"})
    assert ">Bo</bdi>" in page.text
    assert "<html" not in page.text


@pytest.mark.parametrize("name", ["   ", "a" * 3000, "111222333"])
def test_what_cannot_be_a_name_is_not_offered(cast, vera, name):
    for page in (vera.post(f"{DESK}mensen/", {"name": name}), vera.post(DESK, filled(cast, do="search", name=name))):
        assert page.status_code == 200
        assert "Nieuw hier:" not in page.text


def test_beside_a_name_is_the_way_to_the_card(cast, vera):
    card = f'href="{DESK}mens/{cast.bo.pk}/"'
    for page in (
        vera.post(f"{DESK}mensen/", {"name": "b"}),
        vera.post(DESK, filled(cast, do="search", name="b", who="")),
        vera.get(DESK, {"wie": str(cast.bo.pk)}),
    ):
        assert card in page.text


def test_who_is_only_known_elsewhere_is_not_found(cast, vera):
    assert "Rosa" not in vera.post(f"{DESK}mensen/", {"name": "ro"}).text.replace("Nieuw hier: <bdi>ro</bdi>", "")


def test_who_is_not_known_here_cannot_be_registered(cast, vera):
    assert vera.post(DESK, filled(cast, who=str(cast.rosa.pk))).status_code == 404
    assert not Visit.objects.exists()


def test_a_merged_visitor_is_offered_as_the_one_that_was_kept(cast, vera):
    double = make_person(cast.west, "Bo-Lin", login=False)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=double, how="desk")
    merge_persons(kept=cast.bo, absorbed=double, by=actor(cast.pim))
    page = vera.post(f"{DESK}mensen/", {"name": "bo-lin"})
    assert str(cast.bo.pk) in page.text
    assert str(double.pk) not in page.text


def test_somebody_new_gives_only_a_first_name(cast, vera):
    vera.post(DESK, filled(cast, name="Yara", who="new"))
    person = Person.objects.get(first_name="Yara")
    assert Visit.objects.get().person == person
    assert KnownHere.objects.filter(initiative=cast.desk, person=person).exists()


def test_a_group_is_counted_with_its_size(cast, vera):
    vera.post(DESK, filled(cast, who="group", contacts="8", topic=[]))
    assert (Visit.objects.get().kind, Visit.objects.get().contacts) == ("group", 8)


def test_several_questions_with_own_words(cast, vera):
    first, second = str(cast.topics[0].pk), str(cast.topics[1].pk)
    sent = {"topic": [first, second], f"times-{second}": "2", f"words-{first}": [SECRET, "", "nog een brief"]}
    vera.post(DESK, filled(cast, **sent))
    told = [(request.topic, request.own_words) for request in HelpRequest.objects.all()]
    letters, debts = cast.topics[0], cast.topics[1]
    assert told == [(letters, SECRET), (letters, "nog een brief"), (debts, ""), (debts, "")]


def test_a_topic_of_another_house_is_no_choice(cast, vera):
    foreign = cast.noord.pk
    page = vera.post(DESK, filled(cast, topic=[str(foreign)]))
    assert "Kies waarvoor iemand komt." in page.text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"who": ""}, "Kies eerst wie er is."),
        ({"topic": []}, "Kies waarvoor iemand komt."),
        ({"who": "group", "contacts": ""}, "Vul in met hoeveel mensen de groep is."),
        ({"who": "new", "name": "111222333"}, "burgerservicenummer"),
    ],
)
def test_what_is_missing_is_said_and_the_form_is_kept(cast, vera, sent, sentence):
    page = vera.post(DESK, filled(cast) | sent)
    assert page.status_code == 200
    assert sentence in page.text
    assert not Visit.objects.exists()


def test_a_bsn_in_own_words_is_refused_and_kept_on_the_page(cast, vera):
    topic = str(cast.topics[0].pk)
    page = vera.post(DESK, filled(cast, **{f"words-{topic}": ["bsn 111222333"]}))
    assert "Haal het nummer weg" in page.text
    assert "bsn 111222333" in page.text
    assert not Visit.objects.exists()


def test_a_double_press_is_one_visit(cast, vera):
    sent = filled(cast)
    first, second = vera.post(DESK, sent), vera.post(DESK, sent)
    assert first["Location"] == second["Location"]
    assert Visit.objects.count() == 1


def test_the_same_form_with_other_content_shows_what_stands_and_offers_a_correction(cast, vera):
    sent = filled(cast)
    vera.post(DESK, sent)
    stored = Visit.objects.get()
    page = vera.post(DESK, sent | {"topic": [str(cast.topics[1].pk)]})
    assert "Dit bezoek staat er al, maar anders." in page.text
    assert f'action="{DESK}bezoek/{stored.pk}/wijzigen/"' in page.text
    assert f'value="{cast.topics[1].pk}" checked' in page.text
    assert Visit.objects.count() == 1


def test_with_two_rooms_the_desk_stays_where_it_was_last(cast, vera):
    other = type(cast.room).objects.create(
        house=cast.west, slug="achter", name="Achterkamer", storey=cast.room.storey, initiative=cast.desk, order=9
    )
    vera.post(DESK, filled(cast, room=str(other.pk)))
    assert Visit.objects.get().room == other
    assert f'value="{other.pk}" selected' in vera.get(DESK).text


def test_a_locked_desk_keeps_what_was_typed_until_it_opens(cast):
    browser = Client()
    topic = str(cast.topics[0].pk)
    answer = browser.post(DESK, filled(cast, **{f"words-{topic}": [SECRET]}))
    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert "huisbaas" not in str(dict(browser.session.items()))
    page = sign_in(browser, cast.vera).get(DESK)
    assert SECRET in page.text
    assert f'value="{topic}" checked' in page.text
    assert not Visit.objects.exists()
    assert SECRET not in browser.get(DESK).text


def test_a_desk_that_locked_itself_gives_back_what_was_typed_after_the_pin(cast, as_person, time_machine):
    browser = as_person(cast.tamar)
    browser.post(reverse("desk_devices", args=["west", "spreekuur"]), {"name": "laptop", "client_key": str(uuid4())})
    set_pin(person=cast.vera, pin="2580", by=actor(cast.vera))
    trust_device(device=DeskDevice.objects.get(), person=cast.vera, by=actor(cast.vera))
    unlock = f"{reverse('desk_unlock')}?wie={cast.vera.pk}"
    browser.post(unlock, {"pin": "2580"})
    time_machine.move_to(timezone.now() + timedelta(seconds=settings.DESK_IDLE_SECONDS + 1))
    answer = browser.post(DESK, filled(cast, **{f"words-{cast.topics[0].pk}": [SECRET]}))
    assert answer["Location"] == reverse("desk_unlock")
    assert "_auth_user_id" not in browser.session
    assert SECRET in browser.post(unlock, {"pin": "2580"}, follow=True).text
    assert not Visit.objects.exists()


def test_htmx_at_a_locked_desk_is_sent_to_the_door(cast):
    answer = Client().post(DESK, filled(cast), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == DESK


def test_a_form_without_a_fitting_token_stores_nothing_and_comes_back_filled_in(cast):
    browser = sign_in(Client(enforce_csrf_checks=True), cast.vera)
    page = browser.post(DESK, filled(cast))
    assert page.status_code == 200
    assert "Druk nog een keer op de knop." in page.text
    assert f'value="{cast.topics[0].pk}" checked' in page.text
    assert not Visit.objects.exists()


def test_a_correction_without_a_fitting_token_stores_nothing(cast):
    visit = visit_of(cast)
    browser = sign_in(Client(enforce_csrf_checks=True), cast.vera)
    assert browser.post(f"{DESK}bezoek/{visit.pk}/wijzigen/", filled(cast, reason="vraag")).status_code == 200
    assert Visit.objects.count() == 1


def test_steps_and_withdrawals_are_refused_without_a_token(cast):
    visit = visit_of(cast)
    browser = sign_in(Client(enforce_csrf_checks=True), cast.vera)
    for url in (f"bezoek/{visit.pk}/intrekken/", f"vraag/{visit.requests.get().pk}/", f"mens/{cast.bo.pk}/"):
        assert browser.post(DESK + url).status_code == 403


@pytest.mark.parametrize("who", ["noor", "cor", "rosa", "pim", "fay"])
@pytest.mark.parametrize("part", ["", "mensen/", "dag/", "lijst/", "bezoek/{visit}/", "vraag/{request}/", "mens/{bo}/"])
def test_the_desk_does_not_exist_for_others(cast, as_person, who, part):
    visit = visit_of(cast)
    url = DESK + part.format(visit=visit.pk, request=visit.requests.get().pk, bo=cast.bo.pk)
    client = as_person(getattr(cast, who))
    assert (client.post(url) if part == "mensen/" else client.get(url)).status_code == 404


@pytest.mark.parametrize(
    "part",
    ["bezoek/{visit}/", "bezoek/{visit}/wijzigen/", "bezoek/{visit}/intrekken/", "vraag/{request}/", "mens/{bo}/"],
)
def test_things_of_this_desk_do_not_exist_at_another(cast, as_person, part):
    visit = visit_of(cast)
    url = part.format(visit=visit.pk, request=visit.requests.get().pk, bo=cast.bo.pk)
    assert as_person(cast.noor).get(f"/west/balie/naaien/{url}").status_code == 404
    assert as_person(cast.fay).get(f"/noord/balie/spreekuur/{url}").status_code == 404


def fifty(cast):
    people = [make_person(cast.west, f"Naam{number}", login=False) for number in range(10)]
    asked = (Asked(cast.topics[0].pk, SECRET), Asked(cast.topics[1].pk))
    many = [Registration(uuid4(), cast.room, "known", people[number % 10], asked=asked) for number in range(50)]
    register_many(registrations=many, initiative=cast.desk, by=actor(cast.vera, "volunteer"))


def test_fifty_visits_of_today_take_five_queries(cast, vera, django_assert_num_queries, monkeypatch):
    fifty(cast)
    vera.get(f"{DESK}dag/")
    monkeypatch.setattr("productiehuis.vault.fields.open_seal", lambda *_a, **_k: pytest.fail("a list opened a seal"))
    with django_assert_num_queries(6):  # session, user, initiative, memberships, look, visits
        page = vera.get(f"{DESK}dag/")
    assert page.text.count("desk-lines__who") == 50
    assert SECRET not in page.text


def test_opening_the_list_twice_is_one_look(cast, vera):
    for _time in range(2):
        vera.get(f"{DESK}dag/")
    today = cast.west.today
    look = Look.objects.get()
    assert (look.scope, look.part, look.viewer_key) == (f"visits:{cast.desk.pk}:{today}", "visits", cast.vera.pk)


def test_a_day_that_is_no_day_does_not_exist(vera):
    assert vera.get(f"{DESK}dag/2018-02-31/").status_code == 404


def test_a_corrected_visit_shows_old_and_new_with_who_when_and_why(cast, vera):
    old = visit_of(cast, words=SECRET)
    sent = filled(cast, topic=[str(cast.topics[1].pk)], reason="vraag", more="Het was een schuld.")
    answer = vera.post(f"{DESK}bezoek/{old.pk}/wijzigen/", sent, follow=True)
    assert Visit.objects.valid().get().corrects == old
    for words in (
        "Schulden",
        "Wat er eerst stond",
        "Brieven",
        SECRET,
        "Vera",
        "De vraag klopte niet. Het was een schuld.",
    ):
        assert words in answer.text


def test_a_correction_starts_with_what_stands(cast, vera):
    old = visit_of(cast, words=SECRET)
    page = vera.get(f"{DESK}bezoek/{old.pk}/wijzigen/")
    assert SECRET in page.text
    assert f'value="{cast.bo.pk}" checked' in page.text
    assert f'value="{cast.topics[0].pk}" checked' in page.text


def test_a_correction_without_reason_is_asked_for_one(cast, vera):
    old = visit_of(cast)
    page = vera.post(f"{DESK}bezoek/{old.pk}/wijzigen/", filled(cast))
    assert "Kies waarom je het wijzigt." in page.text
    assert Visit.objects.count() == 1


def test_an_old_row_is_not_corrected_again(cast, vera):
    old = visit_of(cast)
    again = Registration(uuid4(), cast.room, "quick")
    correct_visit(visit=old, registration=again, reason="Fout.", by=actor(cast.vera))
    answer = vera.get(f"{DESK}bezoek/{old.pk}/wijzigen/", follow=True)
    assert "Dit bezoek is al gewijzigd." in answer.text


def test_a_visit_is_withdrawn_with_a_reason(cast, vera):
    visit = visit_of(cast)
    answer = vera.post(
        f"{DESK}bezoek/{visit.pk}/intrekken/", {"client_key": str(uuid4()), "reason": "dubbel"}, follow=True
    )
    assert "Dit bezoek telt niet meer mee." in answer.text
    assert not Visit.objects.valid().exists()


def test_a_request_shows_its_words_and_every_step(cast, vera):
    request = visit_of(cast, words=SECRET).requests.get()
    url = f"{DESK}vraag/{request.pk}/"
    sent = {"client_key": str(uuid4()), "course": "waiting", "note": "Brief verstuurd."}
    page = vera.post(url, sent, follow=True)
    for words in (SECRET, "wacht op iets", "Brief verstuurd.", "Vera"):
        assert words in page.text
    assert RequestStep.objects.count() == 1
    assert Look.objects.filter(part="request", subject_key=cast.bo.pk).count() == 1


def test_a_step_with_a_bsn_is_refused_in_a_kind_sentence(cast, vera):
    request = visit_of(cast).requests.get()
    sent = {"client_key": str(uuid4()), "course": "waiting", "note": "bsn 111222333"}
    page = vera.post(f"{DESK}vraag/{request.pk}/", sent)
    assert "burgerservicenummer" in page.text
    assert not RequestStep.objects.exists()


def test_a_card_shows_visits_here_only_and_leaves_a_look(cast, vera):
    visit_of(cast)
    KnownHere.objects.create(house=cast.west, initiative=cast.sewing, person=cast.bo, how="desk")
    elsewhere = Registration(uuid4(), cast.sewing_room, "known", cast.bo, asked=(Asked(cast.topics[2].pk),))
    register_visit(registration=elsewhere, initiative=cast.sewing, by=actor(cast.noor))
    page = vera.get(f"{DESK}mens/{cast.bo.pk}/")
    assert "Brieven" in page.text
    assert "Wonen" not in page.text
    assert Look.objects.get(part="card").subject_key == cast.bo.pk


def test_a_card_is_changed_at_the_desk(cast, vera):
    sent = {
        "client_key": str(uuid4()),
        "first_name": "Bodil",
        "language": "tr",
        "reach_by": "sms",
        "reach_when": "na zes uur",
    }
    vera.post(f"{DESK}mens/{cast.bo.pk}/", sent)
    cast.bo.refresh_from_db()
    assert (cast.bo.first_name, cast.bo.language, cast.bo.reach_by) == ("Bodil", "tr", "sms")


def test_a_desk_without_a_room_says_what_to_do(cast, vera):
    cast.room.status = "closed"
    cast.room.save()
    assert "Er is nog geen kamer." in vera.get(DESK).text

"""Talents: found only with a yes, by people of the house, without a phone number, and gone the moment the yes is."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from productiehuis.audit.models import Event, Look
from productiehuis.initiatives.models import Membership, Organisation, Role
from productiehuis.people.actions import merge_persons, withdraw_yes
from productiehuis.people.models import Consent, Person, ReachBy
from productiehuis.plans.actions.talents import add_talent, ask_talent, end_ask, hide_talent, remove_talent, show_talent
from productiehuis.plans.models import AskState, Talent, TalentAsk
from productiehuis.plans.rules.talents import is_found
from productiehuis.post.models import Message
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, actor, give, make_person

WHAT = "Turks vertalen"


@pytest.fixture
def shown(cast):
    return add_talent(
        person=cast.rosa, what=WHAT, topic=cast.topics[0], shows=True, by=actor(cast.rosa), client_key=uuid4()
    )


@pytest.fixture
def kept(cast):
    return add_talent(
        person=cast.rosa, what="Borduren", topic=None, shows=False, by=actor(cast.rosa), client_key=uuid4()
    )


def listed(client, query=""):
    return client.get(f"/west/talenten/?q={query}").content.decode()


def test_what_is_shown_is_found_by_word_and_by_topic_with_a_first_name(cast, as_person, shown, kept):
    Person.objects.filter(pk=cast.rosa.pk).update(phone="+31612345678", last_name="Achternaam")
    page = listed(as_person(cast.vera), "TURKS")
    assert WHAT in page
    assert "Rosa" in page
    assert "Borduren" not in page
    assert "Achternaam" not in page
    assert "612345678" not in page
    by_topic = as_person(cast.vera).get("/west/talenten/", {"topic": str(cast.topics[0].pk)}).content.decode()
    assert WHAT in by_topic
    other = as_person(cast.vera).get("/west/talenten/", {"topic": str(cast.topics[1].pk)}).content.decode()
    assert WHAT not in other


def partner_contact(cast, **role):
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    ilse = make_person(cast.west, "Ilse")
    fields = {"role": Role.PARTNER_CONTACT, "organisation": partner, "starts": "2018-01-01"} | role
    Membership.objects.create(house=cast.west, person=ilse, **fields)
    return ilse


@pytest.mark.parametrize("role", [{}, {"ends": "2019-01-01"}])
def test_who_is_here_for_a_partner_alone_is_not_of_the_house(cast, as_person, shown, role):
    ilse = partner_contact(cast, **role)
    client = as_person(ilse)
    for page in ("/west/talenten/", f"/west/talenten/{shown.pk}/", "/west/vieren/"):
        assert client.get(page).status_code == 404
        assert client.post(page, {"words": "Kom je?", "client_key": str(uuid4())}).status_code in (404, 405)
    for page in ("/ik/west/talenten/", "/ik/west/mijlpalen/"):
        own = client.get(page).content.decode()
        assert "/west/talenten/?" not in own
        assert 'href="/west/vieren/"' not in own
        assert 'href="/west/talenten/"' not in own


def test_who_speaks_for_a_partner_and_has_a_part_in_the_house_is_of_the_house(cast, as_person, shown):
    ilse = partner_contact(cast)
    give(ilse, Role.RESIDENT)
    assert as_person(ilse).get("/west/vieren/").status_code == 200
    assert WHAT in listed(as_person(ilse))


def test_who_is_not_of_this_house_finds_nothing(cast, as_person, client, shown):
    assert as_person(cast.fay).get("/west/talenten/").status_code == 404
    assert as_person(cast.fay).get(f"/west/talenten/{shown.pk}/").status_code == 404
    assert as_person(cast.fay).get(f"/noord/talenten/{shown.pk}/").status_code == 404
    assert client.get("/west/talenten/").status_code == 302


def test_a_yes_taken_back_works_at_once_everywhere(cast, as_person, shown):
    vera = as_person(cast.vera)
    page = reverse("talent", args=["west", shown.pk])
    assert vera.get(page).status_code == 200
    hide_talent(talent=shown, by=actor(cast.rosa))
    assert vera.get(page).status_code == 404
    assert vera.post(page, {"client_key": str(uuid4())}).status_code == 404
    assert WHAT not in listed(vera)


def test_a_yes_taken_back_at_a_desk_works_at_once_too(cast, as_person, shown):
    withdraw_yes(consent=Consent.objects.get(person=cast.rosa), by=actor(cast.vera))
    assert WHAT not in listed(as_person(cast.vera))
    again = show_talent(talent=Talent.objects.get(), by=actor(cast.rosa), client_key=uuid4())
    assert again.withdrawn_at is None
    assert WHAT in listed(as_person(cast.vera))


def test_the_sentence_that_was_read_is_kept_with_the_yes(cast, shown):
    yes = Consent.objects.get(person=cast.rosa)
    assert "voornaam" in yes.sentence
    assert yes.heard_by_key == cast.rosa.pk


def test_what_somebody_can_do_is_sealed_in_the_database(cast, shown):
    with connection.cursor() as cursor:
        cursor.execute("SELECT what FROM plans_talent")
        (stored,) = cursor.fetchone()
    assert WHAT.encode() not in bytes(stored)


def test_the_log_of_the_house_does_not_tell_what_somebody_keeps(cast, kept):
    assert Event.objects.filter(verb="talent added", house_key__isnull=True).exists()
    assert not Event.objects.filter(house_key=cast.west.pk, object_key=str(kept.pk)).exists()


def test_opening_one_and_the_list_are_looks(cast, as_person, shown):
    vera = as_person(cast.vera)
    listed(vera)
    vera.get(reverse("talent", args=["west", shown.pk]))
    assert Look.objects.filter(part="talents", scope=f"talents:{cast.west.pk}", viewer_key=cast.vera.pk).count() == 1
    assert Look.objects.filter(part="talent", subject_key=cast.rosa.pk, viewer_key=cast.vera.pk).count() == 1


def test_who_it_is_about_reads_who_looked_as_long_as_it_was_shown(cast, as_person, shown):
    vera, tamar = as_person(cast.vera), as_person(cast.tamar)
    listed(vera)
    vera.get(reverse("talent", args=["west", shown.pk]))
    hide_talent(talent=shown, by=actor(cast.rosa))
    add_talent(person=cast.noor, what="Fietsen", topic=None, shows=True, by=actor(cast.noor), client_key=uuid4())
    listed(tamar)
    lines = as_person(cast.rosa).get("/ik/wie-keek-er/").content.decode()
    assert "iets dat je kunt" in lines
    assert "de lijst van wat mensen hier kunnen" in lines
    assert "Vera" in lines
    assert "Tamar" not in lines


def test_a_question_goes_by_safe_contact_and_says_nothing(cast, shown):
    Person.objects.filter(pk=cast.rosa.pk).update(phone="+31612345678", reach_by=ReachBy.SMS)
    ask_talent(talent=shown, asker=cast.vera, words="Een brief", by=actor(cast.vera), client_key=uuid4())
    (message,) = Message.objects.all()
    assert "Turks" not in message.body
    assert "Vera" not in message.body
    assert "brief" not in message.body


def test_who_may_not_be_reached_gets_no_message_and_reads_it_on_the_own_page(cast, as_person, shown):
    ask_talent(talent=shown, asker=cast.vera, words="Een brief", by=actor(cast.vera), client_key=uuid4())
    assert not Message.objects.exists()
    assert "Een brief" in as_person(cast.rosa).get("/ik/west/talenten/").content.decode()


def test_an_answer_reaches_the_asker_and_stays(cast, as_person, shown):
    ask = ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    rosa = as_person(cast.rosa)
    rosa.post(f"/ik/west/talenten/vraag/{ask.pk}/", {"says": "yes", "answer": "Dinsdag in de keuken"})
    assert "Dinsdag in de keuken" in as_person(cast.vera).get("/ik/west/talenten/").content.decode()
    end_ask(ask=ask, state=AskState.WITHDRAWN, answer="", by=actor(cast.vera))
    assert TalentAsk.objects.get().state == AskState.YES


def test_an_answer_with_a_bsn_is_refused(cast, as_person, shown):
    ask = ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    as_person(cast.rosa).post(f"/ik/west/talenten/vraag/{ask.pk}/", {"says": "yes", "answer": "123456782"})
    assert TalentAsk.objects.get().state == AskState.ASKED


def test_nobody_else_answers(cast, as_person, shown):
    ask = ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    assert as_person(cast.tamar).post(f"/ik/west/talenten/vraag/{ask.pk}/", {"says": "yes"}).status_code == 404


def test_asking_twice_is_one_question(cast, shown):
    one = ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    two = ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    assert one == two


def test_a_form_sent_twice_is_one_talent(cast, as_person):
    rosa, form = as_person(cast.rosa), {"what": "Koken", "client_key": str(uuid4())}
    for _time in range(2):
        rosa.post("/ik/west/talenten/", form)
    assert Talent.objects.count() == 1
    assert not Talent.objects.get().is_shown


def test_removing_takes_back_the_yes_and_the_questions(cast, shown):
    ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())
    remove_talent(talent=shown, by=actor(cast.rosa))
    assert Consent.objects.get(person=cast.rosa).withdrawn_at
    assert not TalentAsk.objects.exists()


def test_a_merge_gives_nobody_sight_of_what_another_kept(cast, as_person, kept):
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    assert "Borduren" not in as_person(cast.vera).get("/ik/west/talenten/").content.decode()


def test_merged_persons_do_not_ask_themselves(cast, shown):
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    with pytest.raises(ValidationError):
        ask_talent(talent=shown, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())


def test_erasing_takes_talents_and_questions_away(cast, as_person, shown, kept):
    asked = add_talent(person=cast.vera, what="Koken", topic=None, shows=True, by=actor(cast.vera), client_key=uuid4())
    ask_talent(talent=asked, asker=cast.rosa, words="graag", by=actor(cast.rosa), client_key=uuid4())
    erase_person(person=cast.rosa, by=TESTER)
    assert [each.what for each in Talent.objects.all()] == ["Koken"]
    assert not TalentAsk.objects.exists()
    assert WHAT not in listed(as_person(cast.tamar))


@pytest.mark.parametrize(("typed", "found"), [("vert turks", True), ("TÜRKS", True), ("frans", False), ("", True)])
def test_words_are_found_however_they_are_written(typed, found):
    assert is_found(typed, [WHAT]) is found


def test_who_is_younger_than_sixteen_shows_nothing(cast, as_person, kept):
    Person.objects.filter(pk=cast.rosa.pk).update(birth_year=2026 - 12)
    where = f"/ik/west/talenten/{kept.pk}/laten-zien/"
    answer = as_person(cast.rosa).post(where, {"client_key": str(uuid4())}, follow=True)
    assert "jonger dan 16" in answer.content.decode()
    assert not Talent.objects.get().is_shown


@pytest.mark.parametrize("what", ["Koken, bel 06-12 34 56 78", "Turks (0031 6 1234 5678)", "Naaien kees@voorbeeld.nl"])
def test_a_way_to_reach_somebody_is_no_talent(cast, as_person, what):
    page = as_person(cast.rosa).post("/ik/west/talenten/", {"what": what, "client_key": str(uuid4())})
    assert "Haal het telefoonnummer of e-mailadres weg" in page.content.decode()
    assert not Talent.objects.exists()


def test_a_topic_that_is_no_key_is_refused_in_words_of_our_own(cast, as_person):
    sent = {"what": "Koken voor 120 mensen", "topic": "zzz", "client_key": str(uuid4())}
    page = as_person(cast.rosa).post("/ik/west/talenten/", sent).content.decode()
    assert "UUID" not in page
    assert not Talent.objects.exists()


def test_asking_thanks_once(cast, as_person, shown):
    sent = {"words": "Kom je?", "client_key": str(uuid4())}
    page = as_person(cast.vera).post(f"/west/talenten/{shown.pk}/", sent, follow=True).content.decode()
    assert page.count("Je vraag is verstuurd") == 1
    assert "Gevraagd." not in page


def test_what_came_from_elsewhere_with_a_telephone_number_is_kept_and_not_shown(cast, as_person):
    by, key = actor(cast.rosa), uuid4()
    kept = add_talent(person=cast.rosa, what="Koken 0612345678", topic=None, shows=False, by=by, client_key=key)
    where = f"/ik/west/talenten/{kept.pk}/laten-zien/"
    page = as_person(cast.rosa).post(where, {"client_key": str(uuid4())}, follow=True).content.decode()
    assert "Hierin staat een telefoonnummer of e-mailadres" in page
    assert not Talent.objects.shown().exists()

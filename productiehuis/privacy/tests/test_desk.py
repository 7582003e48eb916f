"""At the desk, on request: the sentence is read out, yes is stored, and erasing waits a day. Nothing is half done."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from productiehuis.audit.models import Event, Look
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Role
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Consent, Merge, Person, ReachBy, User
from productiehuis.post.models import Message
from productiehuis.privacy.actions import carry_out_due, requests
from productiehuis.privacy.actions.erase import erase_person
from productiehuis.privacy.models import DataRequest
from productiehuis.privacy.tests.test_my_data import just_logged_in, text_of
from productiehuis.privacy.tests.world import FIRST, NOTE, OTHER, WORDS, make_everywhere
from tests.cast import TESTER, actor, give, make_person


def page(cast, person, *rest):
    return "/".join([f"/west/balie/{cast.desk.slug}/gegevens", str(person.pk), *rest, ""])


def yes(**more):
    return {"client_key": str(uuid4()), "language": "nl", "heard": "on", **more}


@pytest.fixture
def tamar(cast, as_person):
    return as_person(cast.tamar)


def ask(tamar, cast, person, **more):
    return tamar.post(page(cast, person, "wissen"), yes(**more))


def test_the_yes_is_stored_with_sentence_language_who_heard_it_and_when(cast, tamar):
    ask(tamar, cast, cast.bo, language="tr")
    said = Consent.objects.get()
    assert (said.purpose, said.language, said.heard_by_key, said.person) == ("erase", "tr", cast.tamar.pk, cast.bo)
    assert "Productiehuis West" in said.sentence
    assert timezone.now() - said.at < timedelta(minutes=1)


def test_without_hearing_yes_nothing_is_written(cast, tamar):
    answer = tamar.post(page(cast, cast.bo, "wissen"), {"client_key": str(uuid4()), "language": "nl"})
    assert answer.status_code == 422
    assert "Lees de zin voor" in answer.content.decode()
    assert not DataRequest.objects.exists()
    assert not Consent.objects.exists()


def test_erasing_waits_a_day_and_then_happens_whole(cast, tamar):
    ask(tamar, cast, cast.bo)
    assert carry_out_due() == 0
    assert Person.objects.get(pk=cast.bo.pk).first_name == "Bo"
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert carry_out_due() == 1
        assert carry_out_due() == 0
    assert Person.objects.get(pk=cast.bo.pk).first_name == ""
    assert DataRequest.objects.get().state == "done"
    assert Consent.objects.get().purpose == "erase"


def test_who_cannot_be_erased_does_not_stop_the_others(cast, tamar, monkeypatch):
    """The first that failed would fail again every half hour, and nobody after it was erased."""
    make_known(initiative=cast.desk, person=cast.rosa, how="desk")
    ask(tamar, cast, cast.bo)
    ask(tamar, cast, cast.rosa)

    def broken(*, person, **more):
        if person.pk == cast.bo.pk:
            raise RuntimeError
        return erase_person(person=person, **more)

    monkeypatch.setattr(requests, "erase_person", broken)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert carry_out_due() == 1
    assert [Person.objects.get(pk=each.pk).first_name for each in (cast.bo, cast.rosa)] == ["Bo", ""]
    assert DataRequest.objects.get(person=cast.bo).state == "asked"


def test_a_yes_is_not_that_of_somebody_who_logs_in_and_was_merged_later(cast, tamar):
    """A merge can be taken back, and being erased cannot. A number on paper has nobody else to ask."""
    before, paper, later = (make_person(cast.west, name, login=name != "Jo") for name in ("Mo", "Jo", "Lou"))
    merge_persons(kept=cast.bo, absorbed=before, by=TESTER)
    ask(tamar, cast, cast.bo)
    merge_persons(kept=cast.bo, absorbed=paper, by=TESTER)
    wrong = merge_persons(kept=later, absorbed=cast.bo, by=TESTER)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert carry_out_due() == 1
    names = [Person.objects.get(pk=each.pk).first_name for each in (cast.bo, before, paper, later)]
    assert names == ["", "", "", "Lou"]
    assert User.objects.filter(pk=later.user_id).exists()
    undo_merge(merge=wrong, by=TESTER)
    assert Merge.objects.roots(cast.west).get(later.number, later.number) == later.number


def test_who_merges_reads_that_somebody_goes_soon(cast, tamar, as_person):
    other = make_person(cast.west, "Jo", login=False)
    merge_persons(kept=other, absorbed=cast.bo, by=TESTER)
    ask(tamar, cast, cast.bo)
    numbers = {"kept": other.number, "absorbed": cast.rosa.number}
    asked = as_person(cast.pim).post("/west/samenvoegen/", {**numbers, "reason": "Zei het zelf."}).text
    assert asked.count("Wordt gewist") == 1


def test_who_logs_in_hears_of_it_where_that_is_safe_and_can_stop_it(cast, tamar, as_person):
    """It may be the wrong Bo, or a merge that was none: the one with the login is told before the day is over."""
    merge_persons(kept=cast.rosa, absorbed=cast.bo, by=TESTER)
    Person.objects.filter(pk=cast.rosa.pk).update(reach_by=ReachBy.SMS, phone="+31600000001")
    ask(tamar, cast, cast.bo)
    word = Message.objects.get()
    assert (word.to, word.body) == (
        "+31600000001",
        "Vroeg jij om gewist te worden? Zo niet: log vandaag in en stop het.",
    )
    asked = DataRequest.objects.get()
    assert as_person(cast.rosa).post(f"/ik/wissen/{asked.pk}/niet/").status_code == 302
    assert DataRequest.objects.get().state == "withdrawn"


def test_who_has_no_safe_way_is_not_written_to(cast, tamar):
    ask(tamar, cast, cast.bo)
    assert not Message.objects.exists()


def test_who_thinks_again_is_left_as_they_were(cast, tamar):
    ask(tamar, cast, cast.bo)
    asked = DataRequest.objects.get()
    assert tamar.post(f"/west/balie/spreekuur/gegevens/briefje/{asked.pk}/niet/").status_code == 302
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert carry_out_due() == 0
    assert Person.objects.get(pk=cast.bo.pk).first_name == "Bo"
    assert Consent.objects.get().withdrawn_at
    assert ask(tamar, cast, cast.bo).status_code == 302  # And may ask once more.


def test_any_desk_that_knows_them_can_take_it_back_and_no_other(cast, tamar, as_person):
    ask(tamar, cast, cast.bo)
    asked = DataRequest.objects.get()
    noor = as_person(cast.noor)
    address = f"/west/balie/naaien/gegevens/briefje/{asked.pk}/niet/"
    assert noor.post(address).status_code == 404
    make_known(initiative=cast.sewing, person=cast.bo, how="desk")
    assert noor.post(address).status_code == 302
    assert DataRequest.objects.get().state == "withdrawn"


def test_they_can_take_it_back_on_their_own_page(cast, tamar, as_person):
    make_known(initiative=cast.desk, person=cast.rosa, how="desk")
    ask(tamar, cast, cast.rosa)
    asked, rosa = DataRequest.objects.get(), as_person(cast.rosa)
    assert "Je wordt gewist" in rosa.get("/ik/wie-keek-er/").content.decode()
    assert as_person(cast.noor).post(f"/ik/wissen/{asked.pk}/niet/").status_code == 404
    rosa.post(f"/ik/wissen/{asked.pk}/niet/")
    assert DataRequest.objects.get().state == "withdrawn"


def test_asked_twice_is_asked_once(cast, tamar):
    ask(tamar, cast, cast.bo)
    again = ask(tamar, cast, cast.bo)
    assert again.status_code == 422
    assert "al gevraagd" in again.content.decode()
    key = str(uuid4())
    make_known(initiative=cast.desk, person=cast.rosa, how="desk")
    for _press in range(2):
        assert ask(tamar, cast, cast.rosa, client_key=key).status_code == 302
    assert DataRequest.objects.count() == 2


def test_nobody_erases_themselves_here_or_the_last_coordinator(cast, tamar):
    assert ask(tamar, cast, cast.tamar).status_code == 422
    make_known(initiative=cast.desk, person=cast.cor, how="desk")
    assert ask(tamar, cast, cast.cor).status_code == 422
    assert not DataRequest.objects.exists()


def test_only_people_known_here(cast, tamar):
    stranger = make_person(cast.west, "Onbekend", login=False)
    for rest in ((), ("wissen",), ("meenemen",)):
        assert tamar.get(page(cast, stranger, *rest)).status_code == 404


def test_a_volunteer_may_not(cast, as_person):
    assert as_person(cast.vera).get(page(cast, cast.bo)).status_code == 404


def test_the_print_leaves_a_look_and_a_line(cast, tamar):
    answer = tamar.post(page(cast, cast.bo, "meenemen"), yes(language="en"))
    assert answer["Content-Type"] == "application/pdf"
    assert "Bo" in text_of(answer.content)
    assert Look.objects.filter(part="known here", subject_key=cast.bo.pk, viewer_key=cast.tamar.pk).count() == 1
    assert Event.objects.filter(verb="known here printed").count() == 1
    asked = DataRequest.objects.get()
    assert (asked.kind, asked.state, asked.consent.language) == ("take_along", "done", "en")


@pytest.fixture
def elsewhere(cast):
    """Somebody with a life at the desk, who also told something at the sewing room, where they have a role too."""
    who = make_everywhere(cast)
    make_known(initiative=cast.sewing, person=who.person, how="desk")
    asked = (Asked(cast.topics[1].pk, "een geheim over de grijze gans"),)
    told = Registration(uuid4(), cast.sewing_room, "known", who.person, asked=asked)
    register_visit(registration=told, initiative=cast.sewing, by=actor(cast.noor, "trekker"))
    give(who.person, Role.VOLUNTEER, cast.sewing)
    return who


def test_the_print_of_a_desk_tells_what_that_desk_knows_and_nothing_of_elsewhere(cast, tamar, elsewhere):
    answer = tamar.post(page(cast, elsewhere.person, "meenemen"), yes())
    text = " ".join(text_of(answer.content).split())
    for word in (FIRST, WORDS, NOTE, "Koffie", "De cursus", "Spreekuur", "privacybewaker", "eigen pagina"):
        assert word in text, word
    for word in ("grijze gans", "Naaiatelier", "Partner", OTHER, "192.0.2.1", "Je login"):
        assert word not in text, word
    numbers = text.split("Je nummer in dit huis:")[1][:20]
    assert str(elsewhere.same.number) not in numbers.split()[0]


def test_each_desk_prints_its_own(cast, as_person, elsewhere):
    address = page(cast, elsewhere.person, "meenemen").replace("spreekuur", cast.sewing.slug)
    text = text_of(as_person(cast.noor).post(address, yes()).content)
    assert "grijze gans" in text
    for word in (WORDS, NOTE, "Koffie"):
        assert word not in text, word


def test_the_privacy_keeper_prints_everything(cast, as_person, elsewhere):
    answer = as_person(cast.pim).post(page(cast, elsewhere.person, "meenemen"), yes())
    text = " ".join(text_of(answer.content).split())
    for word in (FIRST, WORDS, OTHER, "grijze gans", "Naaiatelier"):
        assert word in text, word
    look = Look.objects.get(part="everything", subject_key=elsewhere.person.pk)
    assert (look.viewer_key, look.role) == (cast.pim.pk, "privacy_keeper")
    assert Event.objects.filter(verb="everything printed").count() == 1


def test_before_the_yes_it_is_said_that_the_rest_is_elsewhere(cast, tamar, as_person):
    said = tamar.get(page(cast, cast.bo, "meenemen")).content.decode()
    assert "Spreekuur drukt af wat het van jou weet" in said
    assert "De rest staat op je eigen pagina" in said
    whole = as_person(cast.pim).get(page(cast, cast.bo, "meenemen")).content.decode()
    assert "Productiehuis West drukt alles af" in whole


def test_the_slip_says_when_in_the_language_of_the_talk(cast, tamar):
    told = ask(tamar, cast, cast.bo)
    slip = tamar.get(told["Location"]).content.decode()
    assert f"Je nummer: {cast.bo.number}" in slip


def test_the_privacy_keeper_sees_who_waits_and_before_when(cast, tamar, as_person):
    ask(tamar, cast, cast.bo)
    pim, asked = as_person(cast.pim), DataRequest.objects.get()
    listed = pim.get("/west/gegevens/").content.decode()
    assert f"Nummer {cast.bo.number}: wissen" in listed
    assert "Bo" not in re.findall(r"\w+", listed.split("<main")[1].split("</main>")[0])
    assert asked.answer_by > timezone.localdate() + timedelta(days=26)
    assert pim.post(f"/west/gegevens/{asked.pk}/stop/").status_code == 302
    assert DataRequest.objects.get().state == "withdrawn"
    assert as_person(cast.cor).get("/west/gegevens/").status_code == 404


def test_erased_by_themselves_meanwhile_is_done_once(cast, tamar, as_person):
    make_known(initiative=cast.desk, person=cast.rosa, how="desk")
    ask(tamar, cast, cast.rosa)
    rosa = just_logged_in(as_person(cast.rosa), cast.rosa.user)
    rosa.post("/ik/wissen/", {"client_key": str(uuid4()), "sure": "yes"})
    assert DataRequest.objects.get().state == "done"
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert carry_out_due() == 0


def test_who_became_the_last_coordinator_meanwhile_stays_and_is_late(cast, tamar):
    ask(tamar, cast, cast.bo)
    give(cast.bo, Role.COORDINATOR)
    cast.cor.memberships.update(ends=timezone.localdate() - timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert carry_out_due() == 0
    assert Person.objects.get(pk=cast.bo.pk).first_name == "Bo"
    assert DataRequest.objects.get().state == "asked"


def test_a_key_of_another_persons_form_prints_nothing(cast, tamar):
    key = str(uuid4())
    make_known(initiative=cast.desk, person=cast.rosa, how="desk")
    tamar.post(page(cast, cast.bo, "meenemen"), yes(client_key=key))
    answer = tamar.post(page(cast, cast.rosa, "meenemen"), yes(client_key=key))
    assert answer.status_code == 422
    assert "Laad de pagina opnieuw" in answer.content.decode()
    assert DataRequest.objects.count() == Consent.objects.count() == 1

"""The privacy keeper finds lines by kind, person and day, and reads what changed."""

from uuid import uuid4

import pytest
from django.utils import timezone, translation

from productiehuis.audit.actions import record
from productiehuis.audit.models import Event
from productiehuis.gaps.models import Gap, GapKind
from productiehuis.helpdesk.actions import Registration, correct_visit, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.rows import change_row
from productiehuis.kernel.texts import TranslatedText
from productiehuis.privacy.log_book import thing_of
from productiehuis.privacy.words import OBJECTS
from tests.cast import NL, actor


@pytest.fixture
def pim(cast, as_person):
    by = actor(cast.vera, "volunteer")
    told = Registration(uuid4(), cast.room, "known", cast.bo, asked=(Asked(cast.topics[0].pk),))
    visit = register_visit(registration=told, initiative=cast.desk, by=by).visit
    again = Registration(uuid4(), cast.room, "known", cast.bo, asked=(Asked(cast.topics[1].pk),))
    correct_visit(visit=visit, registration=again, reason="Fout.", by=actor(cast.tamar, "trekker"))
    change_row(cast.room, house=cast.west, by=actor(cast.cor), verb="room changed", name=NL("Grote kamer"))
    return as_person(cast.pim)


def lines(client, query):
    page = client.get(f"/west/logboek/?{query}").content.decode()
    return page.split('<ol class="ph-log">')[-1].split("</ol>")[0] if "ph-log" in page else ""


def test_by_kind_by_person_and_by_day(cast, pim):
    assert "verbeterde een bezoek" in lines(pim, "soort=visit+corrected")
    assert "schreef een bezoek op" not in lines(pim, "soort=visit+corrected")
    assert "Tamar" in lines(pim, f"wie={cast.tamar.pk}")
    assert "Vera" not in lines(pim, f"wie={cast.tamar.pk}")
    assert "Vera" in lines(pim, f"dag={timezone.localdate().isoformat()}")
    assert lines(pim, "dag=2019-01-01") == ""


def test_a_day_that_is_none_gets_a_sentence(pim):
    answer = pim.get("/west/logboek/?dag=gisteren")
    assert answer.status_code == 422
    assert "aria-invalid" in answer.content.decode() or "datum" in answer.content.decode()


def test_a_line_says_from_what_to_what(cast, pim):
    line = Event.objects.get(verb="visit corrected")
    page = pim.get(f"/west/logboek/{line.pk}/").content.decode()
    assert "Onderwerpen" in page
    assert "Brieven" in page
    assert "Schulden" in page
    assert "een bezoek" in page


def test_one_of_a_few_is_told_by_its_name(cast, pim):
    change = {"kind": ["wished", "unreachable"]}
    gap = Gap(house=cast.west)
    line = record(verb="gap found", obj=gap, house_key=cast.west.pk, by=actor(cast.cor), changes=change)
    page = pim.get(f"/west/logboek/{line.pk}/").content.decode()
    assert "unreachable" not in page
    assert str(GapKind.UNREACHABLE.label) in page


def test_a_thing_with_a_page_is_linked(cast, pim):
    line = Event.objects.get(verb="room changed")
    page = pim.get(f"/west/logboek/{line.pk}/").content.decode()
    assert f'href="/west/kamer/{cast.room.slug}/"' in page or cast.room.slug in page
    assert "Grote kamer" in page


def test_a_thing_is_named_in_the_language_of_who_reads(cast, pim):
    line = Event.objects.get(verb="room changed")
    cast.room.name = TranslatedText.of("Grote kamer", tr="Büyük oda")
    cast.room.save()
    with translation.override("tr"):
        assert "Büyük oda" in thing_of(line, cast.west)[0]


def test_no_line_of_another_house(cast, pim, as_person):
    record(verb="room changed", obj=cast.far_room, house_key=cast.noord.pk, by=actor(cast.fay))
    line = Event.objects.get(house_key=cast.noord.pk, verb="room changed")
    assert pim.get(f"/west/logboek/{line.pk}/").status_code == 404
    own = Event.objects.filter(house_key=cast.west.pk).first()
    assert as_person(cast.cor).get(f"/west/logboek/{own.pk}/").status_code == 404


def test_everything_the_log_names_has_a_word(cast, pim):
    assert set(Event.objects.values_list("object_type", flat=True)) - set(OBJECTS) == set()


def test_a_person_is_a_number_in_the_log(cast, pim, as_person):
    by, asked = actor(cast.tamar, "trekker"), (Asked(cast.topics[0].pk),)
    told = Registration(uuid4(), cast.room, "known", cast.bo, language="tr", asked=asked)
    visit = register_visit(registration=told, initiative=cast.desk, by=by).visit
    right = Registration(uuid4(), cast.room, "known", cast.rosa, language="nl", asked=asked)
    correct_visit(visit=visit, registration=right, reason="Het was een ander.", by=by)
    line = Event.objects.filter(verb="visit corrected").order_by("-at", "-id").first()
    page = pim.get(f"/west/logboek/{line.pk}/").content.decode()
    for words in (f"nummer {cast.bo.number}", f"nummer {cast.rosa.number}", "Türkçe", "Nederlands"):
        assert words in page, words
    assert "Rosa" not in page

"""Rosa sees who looked at her and who wrote about her; nobody else does."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone, translation

from productiehuis.audit.actions import looked, record
from productiehuis.audit.actor import system
from productiehuis.audit.models import Look
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Merge, Person
from productiehuis.privacy.access import lines_about
from tests.cast import Cast, actor

AsPerson = Callable[[Person], Client]


def visit_of(cast: Cast, person: Person) -> date:
    make_known(initiative=cast.desk, person=person, how=KnownHere.How.DESK)
    told = Registration(uuid4(), cast.room, "known", person, asked=(Asked(cast.topics[0].pk),))
    return register_visit(registration=told, initiative=cast.desk, by=actor(cast.vera, "volunteer")).visit.date


def test_a_look_into_my_file_is_shown_with_who_and_role(cast: Cast) -> None:
    looked(by=actor(cast.vera, "volunteer"), house_key=cast.west.pk, part="card", subject_key=cast.rosa.pk)
    line = next(each for each in lines_about(cast.rosa) if each.is_look)
    assert (line.who, line.role, line.what) == ("Vera", "vrijwilliger", "je kaart")


def test_a_list_i_was_in_is_shown(cast: Cast) -> None:
    day = visit_of(cast, cast.rosa)
    scope = f"visits:{cast.desk.pk}:{day.isoformat()}"
    looked(by=actor(cast.tamar, "trekker"), house_key=cast.west.pk, part="visits", scope=scope)
    assert [line.who for line in lines_about(cast.rosa) if line.is_look] == ["Tamar"]
    assert not [line for line in lines_about(cast.noor) if line.is_look]


def test_what_was_written_about_me_is_shown(cast: Cast) -> None:
    visit_of(cast, cast.rosa)
    assert "schreef een bezoek op" in [line.what for line in lines_about(cast.rosa)]


def test_what_a_job_wrote_is_said_in_the_language_of_who_reads(cast: Cast) -> None:
    record(verb="card changed", obj=cast.rosa, house_key=cast.west.pk, by=system("nachtwerk"))
    with translation.override("nl"):
        assert "het huis zelf, in de nacht" in {line.who for line in lines_about(cast.rosa)}
    with translation.override("en"):
        assert "the house itself, at night" in {line.who for line in lines_about(cast.rosa)}


def test_my_own_look_is_not_a_look(cast: Cast) -> None:
    looked(by=actor(cast.rosa), house_key=cast.west.pk, part="card", subject_key=cast.rosa.pk)
    assert not [line for line in lines_about(cast.rosa) if line.is_look]


def test_after_a_merge_i_see_the_looks_at_the_other_name_too(cast: Cast) -> None:
    looked(by=actor(cast.vera), house_key=cast.west.pk, part="card", subject_key=cast.bo.pk)
    merge = merge_persons(kept=cast.rosa, absorbed=cast.bo, by=actor(cast.pim))
    assert any(line.is_look for line in lines_about(cast.rosa))
    undo_merge(merge=merge, by=actor(cast.pim))
    assert not any(line.is_look for line in lines_about(cast.rosa))


def test_the_page_shows_rosa_her_own_lines(cast: Cast, as_person: AsPerson) -> None:
    looked(by=actor(cast.vera, "volunteer"), house_key=cast.west.pk, part="card", subject_key=cast.rosa.pk)
    assert "Vera" in as_person(cast.rosa).get("/ik/wie-keek-er/").content.decode()
    assert "je kaart" not in as_person(cast.noor).get("/ik/wie-keek-er/").content.decode()


def test_pim_merges_two_numbers_and_undoes_it(cast: Cast, as_person: AsPerson) -> None:
    pim = as_person(cast.pim)
    data = {"kept": cast.rosa.number, "absorbed": cast.bo.number, "reason": "Zei het zelf aan de balie."}
    asked = pim.post("/west/samenvoegen/", data).text
    assert "Is dit één persoon?" in asked
    assert not Merge.objects.exists()
    for words in (cast.rosa.full_name, cast.bo.full_name, 'value="Zei het zelf aan de balie."'):
        assert words in asked
    looks = Look.objects.filter(part="double").values_list("subject_key", flat=True)
    assert set(looks) == {cast.rosa.pk, cast.bo.pk}
    back = pim.post("/west/samenvoegen/", data | {"sure": "no"})
    assert back.status_code == 200
    assert 'value="Zei het zelf aan de balie."' in back.text
    assert not Merge.objects.exists()
    assert pim.post("/west/samenvoegen/", data | {"sure": "yes"}).status_code == 302
    merge = Merge.objects.get()
    assert (merge.kept, merge.absorbed) == (cast.rosa, cast.bo)
    assert pim.post(f"/west/samenvoegen/{merge.pk}/ongedaan/").status_code == 302
    assert not Merge.objects.active().exists()


def test_of_whom_the_name_was_erased_the_list_says_so(cast: Cast, as_person: AsPerson) -> None:
    merge_persons(kept=cast.rosa, absorbed=cast.bo, by=actor(cast.pim))
    Person.objects.filter(pk=cast.bo.pk).update(first_name="", last_name="", erased_at=timezone.now())
    page = as_person(cast.pim).get("/west/samenvoegen/").text
    assert f"naam gewist ({cast.bo.number})" in page
    assert f"({cast.bo.number})</bdi>" not in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kept": 1, "absorbed": 1, "reason": "x"}, "twee keer hetzelfde nummer"),
        ({"kept": 1, "absorbed": 999, "reason": "x"}, "Dit nummer is er niet"),
        ({"kept": "", "absorbed": "", "reason": ""}, "aria-invalid"),
    ],
)
def test_a_wrong_merge_gets_a_clear_sentence(cast: Cast, as_person: AsPerson, data: dict, sentence: str) -> None:
    answer = as_person(cast.pim).post("/west/samenvoegen/", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Merge.objects.exists()


def test_the_log_of_the_house_is_for_its_privacy_keeper(cast: Cast, as_person: AsPerson) -> None:
    visit_of(cast, cast.rosa)
    assert "schreef een bezoek op" in as_person(cast.pim).get("/west/logboek/").content.decode()
    assert as_person(cast.cor).get("/west/logboek/").status_code == 404

"""The coordinator and the trekkers lay the line on plain pages; who leads nothing does not come in."""

from uuid import uuid4

import pytest

from productiehuis.pathway.models import LinkKind, RoomAnswers, Step, StepLink

pytestmark = pytest.mark.django_db


def words(response):
    return response.content.decode()


@pytest.fixture
def noor(cast, as_person):
    """Noor leads the sewing room."""
    return as_person(cast.noor)


def test_a_trekker_adds_a_step_in_her_room(cast, noor):
    form = {"name": "Leren naaien", "skill": "Je maakt je eigen kleren.", "room": cast.sewing_room.pk}
    form |= {"is_active": "on", "client_key": uuid4()}
    for _ in range(2):
        response = noor.post("/west/beheer/leerlijn/nieuw/", form)
        assert response.status_code == 302
    step = Step.objects.get()
    assert (step.name.source, step.storey) == ("Leren naaien", cast.sewing_room.storey)
    assert "Leren naaien" in words(noor.get("/west/beheer/leerlijn/"))


def test_a_step_that_happens_nowhere_is_explained(cast, noor):
    response = noor.post("/west/beheer/leerlijn/nieuw/", {"name": "Nergens", "client_key": uuid4()})
    assert "Kies een kamer of een cursus." in words(response)


def test_a_trekker_says_what_can_come_next_and_takes_it_back(cast, steps, noor):
    address = f"/west/beheer/leerlijn/{steps['help'].slug}/"
    form = {"after": steps["company"].pk, "kind": LinkKind.PREPARES.value, "client_key": uuid4()}
    assert noor.post(f"{address}daarna/", form).status_code == 302
    link = StepLink.objects.get(before=steps["help"], after=steps["company"])
    assert "Eigen bedrijf" in words(noor.get(address))
    noor.post(f"/west/beheer/leerlijn/los/{link.pk}/")
    assert not StepLink.objects.filter(pk=link.pk).exists()


def test_a_circle_of_what_must_come_first_is_refused_on_the_page(cast, steps, noor):
    form = {"after": steps["training"].pk, "kind": LinkKind.COMES_FIRST.value, "client_key": uuid4()}
    response = noor.post(f"/west/beheer/leerlijn/{steps['assist'].slug}/daarna/", form)
    assert "wachten op elkaar" in words(response)


def test_saying_which_room_answers_a_topic_and_ending_it(cast, noor):
    form = {"room": cast.sewing_room.pk, "topic": cast.topics[0].pk, "since": "2026-03-02", "client_key": uuid4()}
    assert noor.post("/west/beheer/antwoorden/nieuw/", form).status_code == 302
    answer = RoomAnswers.objects.get()
    assert "Brieven" in words(noor.get("/west/beheer/antwoorden/"))
    noor.post(f"/west/beheer/antwoorden/{answer.pk}/")
    answer.refresh_from_db()
    assert answer.until is not None


def test_a_room_of_another_house_cannot_be_chosen(cast, noor):
    form = {"room": cast.far_room.pk, "topic": cast.topics[0].pk, "since": "2026-03-02", "client_key": uuid4()}
    assert noor.post("/west/beheer/antwoorden/nieuw/", form).status_code == 200
    assert not RoomAnswers.objects.exists()


def test_a_volunteer_does_not_come_in(cast, steps, as_person):
    assert as_person(cast.vera).get("/west/beheer/leerlijn/").status_code == 404
    assert as_person(cast.fay).get(f"/west/beheer/leerlijn/{steps['sew'].slug}/").status_code == 404


def test_a_bsn_in_a_step_is_refused(cast, noor):
    form = {"name": "Bel 111222333", "room": cast.sewing_room.pk, "client_key": uuid4()}
    noor.post("/west/beheer/leerlijn/nieuw/", form)
    assert not Step.objects.exists()

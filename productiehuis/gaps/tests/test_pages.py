"""The board: who leads something mends the line there; everybody reads what is missing, without numbers."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productiehuis.gaps.models import EmptySearch, Gap, GapKind
from productiehuis.pathway.actions import send_wish
from tests.cast import house_storey

pytestmark = pytest.mark.django_db
BOARD = "/west/beheer/gaten/"


def words(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def wished(cast):
    """Seven residents would like something about letters on the attic."""
    for _ in range(7):
        storey = house_storey(cast.west, "zolder")
        send_wish(house=cast.west, topic=cast.topics[0], storey=storey, sender=uuid4())


def test_what_is_seen_now_is_put_on_the_board_with_one_press(cast, wished, as_person):
    noor = as_person(cast.noor)
    html = words(noor.get(BOARD))
    assert "Net gezien" in html
    assert "7 wensen in een jaar" in html
    assert not Gap.objects.exists()  # Reading writes nothing.
    noor.post(f"{BOARD}kijk/")
    assert "Net gezien" not in words(noor.get(BOARD))


def test_noor_takes_it_up_proposes_a_room_and_says_how_it_went(cast, wished, as_person):
    noor = as_person(cast.noor)
    noor.post(f"{BOARD}kijk/")
    address = f"{BOARD}{Gap.objects.get().pk}/"
    noor.post(f"{address}oppakken/", {"initiative": cast.sewing.pk})
    assert "Naaiatelier" in words(noor.get(address))
    storey = house_storey(cast.west, "zolder").pk
    noor.post(f"{address}voorstel/", {"proposal": "Samen brieven schrijven", "storey": storey})
    assert "Samen brieven schrijven" in words(noor.get(address))
    cast.sewing_room.storey_id = storey
    cast.sewing_room.save()
    noor.post(f"{address}klaar/", {"room": cast.sewing_room.pk, "note": "We begonnen in maart."})
    html = words(noor.get(address))
    assert "We begonnen in maart." in html
    assert "helpt ‘Naaiatelier’ daarbij" in html


def test_a_bsn_in_a_note_is_refused(cast, wished, as_person):
    noor = as_person(cast.noor)
    noor.post(f"{BOARD}kijk/")
    gap = Gap.objects.get()
    noor.post(f"{BOARD}{gap.pk}/oppakken/", {"initiative": ""})
    noor.post(f"{BOARD}{gap.pk}/klaar/", {"note": "Bel 111222333"})
    gap.refresh_from_db()
    assert gap.closed_on is None


def taken_up(cast, client) -> str:
    client.post(f"{BOARD}kijk/")
    address = f"{BOARD}{Gap.objects.get().pk}/"
    client.post(f"{address}oppakken/", {"initiative": ""})
    return address


@pytest.mark.parametrize(
    "said", ["Bel met 06 1234 5678.", "Het ging goed dankzij Fatima Yilmaz.", "vraag het bo", "Fatima helpt."]
)
def test_a_name_or_number_in_a_story_is_shown_before_all_read_it(cast, wished, as_person, said):
    noor = as_person(cast.noor)
    address = taken_up(cast, noor)
    assert "misschien een naam of een nummer" in words(noor.post(f"{address}klaar/", {"note": said}))
    assert "misschien een naam of een nummer" in words(
        noor.post(f"{address}voorstel/", {"proposal": said, "storey": house_storey(cast.west, "zolder").pk})
    )
    assert not Gap.objects.get().note
    assert not Gap.objects.get().proposal
    noor.post(f"{address}klaar/", {"note": said, "warned": "1", "is_nameless": "on"})
    assert Gap.objects.get().note == said


def test_rooms_and_initiatives_may_be_named(cast, wished, as_person):
    noor = as_person(cast.noor)
    said = f"Wij doen het samen met {cast.sewing.name} en {cast.west.name}."
    noor.post(f"{taken_up(cast, noor)}klaar/", {"note": said})
    assert Gap.objects.get().note == said


def test_a_story_can_be_told_again_without_a_name(cast, wished, as_person):
    noor = as_person(cast.noor)
    address = taken_up(cast, noor)
    assert "Dat kan nu niet." in words(noor.post(f"{address}verhaal/", {"note": "Te vroeg."}))
    noor.post(f"{address}klaar/", {"note": "Fatima helpt.", "warned": "1", "is_nameless": "on"})
    assert "Fatima helpt." in words(noor.get(f"{address}verhaal/"))
    noor.post(f"{address}verhaal/", {"note": "Een buurvrouw helpt."})
    assert Gap.objects.get().note == "Een buurvrouw helpt."


def test_what_is_written_about_a_gap_that_another_closed_is_not_lost(cast, wished, as_person):
    noor = as_person(cast.noor)
    address = taken_up(cast, noor)
    noor.post(f"{address}klaar/", {"note": "Het loopt nu."})
    again = noor.post(f"{address}klaar/", {"note": "Wij begonnen in maart."})
    assert "Dat kan nu niet." in words(again)
    assert "Wij begonnen in maart." in words(again)
    assert noor.post(f"{address}klaar/", {"note": "Het loopt nu."}).status_code == 302


def test_a_press_that_no_longer_fits_says_so(cast, wished, as_person):
    noor = as_person(cast.noor)
    noor.post(f"{BOARD}kijk/")
    address = f"{BOARD}{Gap.objects.get().pk}/"
    storey = house_storey(cast.west, "zolder").pk
    assert "Dat kan nu niet." in words(noor.post(f"{address}voorstel/", {"proposal": "Te vroeg", "storey": storey}))


def test_everybody_reads_what_is_missing_without_a_number(cast, wished, as_person, client):
    as_person(cast.noor).post(f"{BOARD}kijk/")
    html = words(client.get("/west/wat-mist/"))
    assert "Bewoners wensen iets met ‘Brieven’." in html
    assert "7 wensen" not in html


@pytest.mark.parametrize("kind", [GapKind.FULL, GapKind.REFUSED, GapKind.STUCK])
def test_who_waits_or_was_refused_is_not_for_everybody(cast, kind, client):
    topic = cast.topics[0]
    subject = str(house_storey(cast.west, "zolder").pk) if kind == GapKind.STUCK else str(topic.pk)
    day = date(2026, 1, 5)
    Gap.objects.create(house=cast.west, kind=kind, subject=subject, topic=topic, found_on=day, count=9)
    html = words(client.get("/west/wat-mist/"))
    assert "Brieven" not in html
    assert "We weten nu niets dat mist" in html


def test_another_house_does_not_see_the_board(cast, wished, as_person):
    assert as_person(cast.fay).get(BOARD).status_code == 404
    assert as_person(cast.vera).get(BOARD).status_code == 404


def test_a_search_that_finds_nothing_counts_once_and_without_the_words(cast, client):
    for _ in range(3):
        client.get("/west/zoeken/", {"q": "Zwemmen met Fatima"})
    assert list(EmptySearch.objects.values_list("word", "times")) == [("zwemmen", 1)]
    client.get("/west/zoeken/", {"q": "spreekuur"})
    assert EmptySearch.objects.count() == 1


def test_the_rules_can_be_read(client, db):
    html = words(client.get("/cijfers/gaten/"))
    assert all(f'id="G-{number}"' in html for number in range(1, 8))


def test_the_board_asks_the_same_number_of_questions_however_much_is_on_it(cast, wished, as_person, client):
    noor = as_person(cast.noor)
    noor.post(f"{BOARD}kijk/")
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            noor.get(BOARD)
        counts.append(len(asked))
        for kind in ("searched", "asked"):
            for extra in range(5):
                name = f"woord{number}{extra}"
                topic = cast.topics[1] if kind == "asked" else None
                fields = {"house": cast.west, "found_on": date(2026, 1, 5), "count": 11}
                Gap.objects.create(kind=kind, subject=name, topic=topic, **fields)
    assert counts[1] <= counts[0] + 1

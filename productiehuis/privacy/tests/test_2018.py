"""The figures of a closed year are the same after everybody was erased."""

from productiehuis.audit.actor import system
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_people
from productiehuis.privacy.models import DataRequest

ADDRESSES = [f"/open-data/monitor/{house}{year}.json" for house in ("west/", "noord/", "") for year in (2018, 2017)]


def figures(client):
    found = {}
    for address in ADDRESSES:
        answer = client.get(address)
        if answer.status_code == 200:
            found[address] = {key: value for key, value in answer.json().items() if key != "generated_at"}
    return found


def test_the_monitor_of_2018_is_the_same_after_erasing_everybody(demo, client):
    before = figures(client)
    assert before["/open-data/monitor/west/2018.json"]["rows"][0]["help_unique"] == 390
    gone = 0
    for house in (demo.west, demo.noord, demo.zuid):
        people = list(Person.objects.filter(house=house).select_related("house", "user"))
        gone += erase_people(people, by=system("proef")) if people else 0
    assert gone > 500
    assert not Person.objects.exclude(first_name="").exists()
    assert figures(client) == before


def test_the_example_shows_somebody_who_asked_to_be_erased(demo, client):
    asked = DataRequest.objects.get(kind="erase", house=demo.west)
    assert (asked.state, asked.consent.purpose) == ("asked", "erase")
    client.force_login(demo.user("omar"))
    session = client.session
    session["second_factor_at"] = "2026-01-01"
    session.save()
    assert f"Nummer {asked.person.number}: wissen" in client.get("/west/gegevens/").content.decode()

"""From a messy list to numbers that a fund may see: 400 rows, exact at each step, in a browser of 390 px.

Samira, trekker of the help desk, brings in an old list with every kind of mistake, says who is who and looks at the
numbers. Omar, who keeps privacy, makes one person of two and takes that back. Samira closes the quarter, takes a
visit back, sees what that changed, shows the numbers to a fund and stops showing them. All people are invented.
"""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, expect

from productiehuis.audit.actor import system
from productiehuis.config.worker import run_queue
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.monitor.models import ShareLink
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from tests.browser import follow
from tests.demo import load_example
from tests.messy_sheet import KNOWN, OTHERS, Messy, messy_sheet
from tests.phone import Phone

YEAR = 2019
DESK = "spreekuur-tagerijn"
TOPICS = ("Brieven en papieren", "Schulden", "Wonen")


@pytest.fixture
def desk(transactional_db: None, tmp_path) -> Iterator[Initiative]:
    """The example, in which nothing was counted in 2019, with three people of the list known at the desk."""
    with override_settings(MEDIA_ROOT=tmp_path):
        load_example()
        here = Initiative.objects.select_related("house").get(slug=DESK, house__slug="west")
        for first, last, born in KNOWN:
            person = add_person(
                house=here.house, by=system("proef"), client_key=uuid4(),
                first_name=first, last_name=last, birth_year=born,
            )  # fmt: skip
            make_known(initiative=here, person=person, how=KnownHere.How.DESK)
        yield here


def numbers(phone: Phone) -> tuple[int | None, ...]:
    """What the public sees of the desk in that year: people, without a name, contacts, requests."""
    answer = phone.context.request.get(f"/open-data/monitor/west/{YEAR}.json").json()
    row = next(each for each in answer["rows"] if each["slug"] == DESK)
    return tuple(row[name] for name in ("help_unique", "help_anonymous", "help_contacts", "help_requests"))


def bring_in(samira: Phone, sheet: Messy) -> None:
    """Upload, say who is who, look, and store only what is right."""
    samira.go(f"/west/lijsten/{DESK}/")
    file = {
        "name": "spreekuur 2019.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": sheet.data,
    }
    samira.page.get_by_label("Je lijst").set_input_files(files=[file])
    samira.press("Lees de lijst")
    samira.see("Je mag deze pagina sluiten")
    run_queue()
    samira.page.reload()
    samira.see("Wie is wie?")
    assert samira.page.locator(".imp-ask").count() == sheet.asked
    for ask in samira.page.locator(".imp-ask").all():
        ask.locator(".ph-choice").first.click()
    follow(samira.page, samira.page.get_by_role("button", name="Verder").first)
    run_queue()
    samira.page.reload()
    samira.see("Dit gaat er gebeuren")
    samira.see("Er staan fouten in de lijst")
    for _sheet, row, _column, words in sheet.faults:
        samira.see(words)
        samira.see(f"{row}")
    assert not Visit.objects.filter(year=YEAR).exists(), "a preview stores nothing"
    follow(samira.page, samira.page.get_by_role("button", name="Alleen de goede rijen").first)
    run_queue()
    samira.page.reload()
    samira.see("De lijst staat in het huis")


def merge(omar: Phone, kept: Person, absorbed: Person) -> None:
    omar.go("/west/samenvoegen/")
    omar.page.get_by_label("Nummer dat blijft").fill(str(kept.number))
    omar.page.get_by_label("Nummer dat erbij hoort").fill(str(absorbed.number))
    omar.page.get_by_label("Hoe weet je dat dit dezelfde persoon is?").fill("Zei het zelf aan de balie.")
    omar.press("Voeg samen")
    omar.see("Is dit één persoon?")
    omar.see(kept.full_name)
    omar.press("Ja, voeg samen")
    omar.see("De twee nummers tellen nu als één persoon")


def close_the_quarter(samira: Phone) -> None:
    samira.go(f"/west/cijfers/{DESK}/{YEAR}/maanden/")
    samira.page.get_by_label("Welke periode is klaar?").select_option(label=f"kwartaal 1 van {YEAR}")
    samira.press("Sluit af")
    samira.see("De periode is afgesloten")
    samira.see("Er is geen cijfer gewijzigd")


def take_back(samira: Phone, visit: Visit) -> None:
    samira.go(f"/west/balie/{DESK}/bezoek/{visit.pk}/intrekken/")
    samira.page.get_by_text("Het stond er twee keer.").click()
    samira.page.get_by_label("Uitleg").fill("Rij 7 en rij 8.")
    samira.press("Intrekken")
    samira.page.wait_for_url("**/dag/**")


def share(samira: Phone) -> str:
    samira.go(f"/west/cijfers/delen/{DESK}/")
    samira.page.get_by_label("Voor wie is het?").fill("Fonds van de buurt")
    samira.page.get_by_label("Vanaf jaar").select_option(str(YEAR))
    samira.page.get_by_label("Tot en met jaar").select_option(str(YEAR))
    samira.page.get_by_text("per maand", exact=True).click()
    samira.press("Maak de link")
    samira.see("De link is klaar")
    address = samira.page.locator(".mon-address a").get_attribute("href")
    assert address
    return address


def test_from_a_messy_list_to_numbers_for_a_fund(desk: Initiative, browser: Browser, live_server) -> None:
    sheet = messy_sheet(YEAR, topics=TOPICS)
    samira = Phone(browser, live_server.url, "Samira")
    assert numbers(samira) in {(None,) * 4, (0,) * 4}

    bring_in(samira, sheet)
    people = len(sheet.people) - 1  # One of them stands on the list in two spellings.
    stored = (people, sheet.unnamed, sheet.visits, sheet.requests)
    assert numbers(samira) == stored
    samira.go(f"/west/cijfers/{DESK}/{YEAR}/")
    samira.see(str(sheet.requests))

    one, other = (
        Person.objects.get(house=desk.house, first_name=first, last_name=last) for first, last, _ in OTHERS[:2]
    )
    omar = Phone(browser, live_server.url, "Omar")
    merge(omar, one, other)
    assert numbers(samira) == (people - 1, *stored[1:])
    omar.press("Maak ongedaan")
    omar.see("Alles is zoals het was")
    assert numbers(samira) == stored

    close_the_quarter(samira)
    closed = samira.page.url
    visit = Visit.objects.valid().filter(initiative=desk, year=YEAR, person=one).latest("at")
    asked = visit.requests.count()
    take_back(samira, visit)
    corrected = (people, sheet.unnamed, sheet.visits - 1, sheet.requests - asked)
    assert numbers(samira) == corrected
    samira.go(closed)
    for words in ("Het stond er twee keer. Rij 7 en rij 8.", "Samira", str(sheet.visits), str(sheet.visits - 1)):
        samira.see(words)

    address = share(samira)
    fund = Phone(browser, live_server.url)
    fund.go(address)
    fund.see("Fonds van de buurt")
    fund.see(str(people))
    february = fund.page.locator("tr", has=fund.page.get_by_role("rowheader", name="februari"))
    expect(february).to_contain_text(str(sheet.by_month[2] - (visit.month == 2)))
    samira.go(f"/west/cijfers/delen/{DESK}/")
    samira.press("Trek in")
    samira.see("De link werkt niet meer")
    fund.page.reload()
    fund.see("Deze link werkt niet meer")
    assert ShareLink.objects.get().withdrawn_at is not None

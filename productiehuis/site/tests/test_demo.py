"""The example: registrations that add up to the report, invented people, every text in four languages."""

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from productiehuis.activities.models import Attendance, Session, Tally, ToldThere
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import House
from productiehuis.initiatives.look_up import known_people
from productiehuis.initiatives.models import Initiative, Membership
from productiehuis.people.actions import pass_with_pin
from productiehuis.people.models import HousePass, Merge, Person, Persona, PossibleDouble, ReachMark
from productiehuis.people.rules.passes import read_pass
from productiehuis.plans.models import PlaceProposal, ReferredPart
from productiehuis.referrals.models import Referral
from productiehuis.site.demo import passes, shape
from productiehuis.site.demo.foundation import HOUSES
from productiehuis.site.demo.load import load_demo
from productiehuis.site.demo.people import FIRST_NAMES
from productiehuis.site.demo.personas import PERSONAS
from productiehuis.site.demo.texts import EN_TR_AR
from productiehuis.site.demo.west import COURSE
from tests.demo import Demo
from tests.houses import find_strays

# People of the 2018 report; nobody in the example is called so.
REPORT_FIRST_NAMES = (
    "Piet Phlip Philip Stella Judith Anita Mbarka Nadia Chiquita Kirsten Juslene Khadija Perry Yamina Özlem Maryam "
    "Manelle"
).split()


def unique_visitors(initiative: Initiative) -> int:
    roots = Merge.objects.roots(initiative.house)
    numbers = Visit.objects.valid().filter(initiative=initiative, year=2018, kind="known")
    return len({roots.get(number, number) for number in numbers.values_list("person_number", flat=True)})


@pytest.mark.parametrize(
    ("slug", "unique", "requests"), [("spreekuur-tagerijn", 390, 1015), ("aminah", 425, 0), ("raad-is-daad", 140, 292)]
)
def test_the_help_of_2018_adds_up(demo: Demo, slug: str, unique: int, requests: int) -> None:
    initiative = Initiative.objects.get(house=demo.west, slug=slug)
    asked = HelpRequest.objects.filter(visit__initiative=initiative, visit__year=2018).count()
    assert (unique_visitors(initiative), asked) == (unique, requests)


@pytest.mark.parametrize(
    ("slug", "count"),
    [
        ("spreekuur-tagerijn", 12),
        ("aminah", 34),
        ("raad-is-daad", 15),
        ("nadina", 24),
        ("digibeet", 4),
        ("vrouwen-netwerk", 25),
    ],
)
def test_the_volunteers_of_2018_add_up(demo: Demo, slug: str, count: int) -> None:
    roles = Membership.objects.during(date(2018, 1, 1), date(2018, 12, 31)).filter(initiative__slug=slug)
    assert roles.values("person").distinct().count() == count


def test_the_year_is_messy_on_purpose(demo: Demo) -> None:
    visits = Visit.objects.filter(year=2018)
    desks = visits.filter(kind="known").values_list("person_number", "initiative").distinct()
    numbers = [number for number, _initiative in desks]
    assert len(numbers) > len(set(numbers)), "somebody comes to two initiatives"
    assert set(visits.values_list("kind", flat=True)) == {"known", "anonymous", "group", "quick"}
    assert Merge.objects.active().count() == 1


def test_digibeet_was_told_and_not_registered(demo: Demo) -> None:
    lessons = Session.objects.filter(initiative__slug="digibeet", year=2018)
    assert lessons.count() == 8
    assert not Attendance.objects.filter(session__in=lessons).exists()
    assert Tally.objects.get(initiative__slug="digibeet").count == 25


def test_today_and_the_coming_week_are_alive(demo: Demo) -> None:
    today = Visit.objects.filter(house=demo.west).latest("date").date
    assert Visit.objects.filter(house=demo.west, date=today).count() >= 5
    assert Session.objects.filter(house=demo.west, date__gt=today).count() >= 5


def test_personas_have_no_password(demo: Demo) -> None:
    assert Persona.objects.count() == len(PERSONAS)
    assert not any(persona.user.has_usable_password() for persona in Persona.objects.select_related("user"))


def test_loading_again_changes_nothing(demo: Demo) -> None:
    before = Person.objects.count()
    assert load_demo() is False
    assert Person.objects.count() == before


def test_nobody_has_a_name_of_the_report() -> None:
    used = set(FIRST_NAMES) | {persona.first_name for persona in PERSONAS}
    assert used.isdisjoint(REPORT_FIRST_NAMES)


def texts_of(thing: object, name: str = "") -> set[str]:
    """Every Dutch text of the shape that a visitor reads."""
    read = {"what", "for_whom", "how_to_get_in", "costs", "intro", "status_note", "lessons", "partners"}
    if is_dataclass(thing):
        found = {text for field in fields(thing) for text in texts_of(getattr(thing, field.name), field.name)}
        return found | ({thing.name} if isinstance(thing, shape.RoomShape) else set())
    if isinstance(thing, dict):
        return {text for value in thing.values() for text in texts_of(value, name)}
    if isinstance(thing, tuple | list):
        return {text for each in thing for text in texts_of(each, name)}
    return {thing} if isinstance(thing, str) and thing and name in read else set()


def test_every_text_of_the_example_has_three_translations() -> None:
    texts = texts_of(HOUSES) | texts_of(COURSE) | {COURSE.name}
    missing = [text for text in texts if not all(EN_TR_AR.get(text, ("",)))]
    assert missing == []


def test_every_persona_is_in_the_list_of_the_demo() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "demo.md").read_text()
    assert all(f"`{persona.username}`" in page for persona in PERSONAS)


def test_the_passes_of_the_list_work_as_it_says(demo: Demo) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "demo.md").read_text()
    listed = re.findall(r"`(\d{3} \d{3} \d{4})`", page)
    found = {code: HousePass.objects.shown(read_pass(code)) for code in listed}
    assert len(found) == 6
    assert [str(one.house.slug) for one in found.values() if one] == ["west"] * 3 + ["noord"] + ["west"] * 2
    rosa, new_here, both, _hafida, lost, blank = found.values()
    assert pass_with_pin(typed=read_pass(listed[0]), pin=passes.PIN) == rosa
    assert not known_people(Initiative.objects.get(slug=passes.DESK)).filter(passes=new_here).exists()
    assert lost.revoked_at
    assert blank.is_blank
    marks = ReachMark.objects.marks_of([demo.west, demo.noord])
    assert marks[demo.west.pk][both.person.number] in marks[demo.noord.pk].values()


def test_no_row_of_the_example_strays_into_another_house(demo: Demo) -> None:
    assert find_strays() == []


def test_the_pages_ask_no_more_when_the_house_grows(demo: Demo, client: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(10):
        client.get("/west/")
    with django_assert_max_num_queries(20):
        client.get("/")


def test_three_people_of_the_running_year_wait_for_the_privacy_keeper(demo: Demo) -> None:
    pairs = PossibleDouble.objects.open_pairs(House.objects.all())
    assert {house: len(found) for house, found in pairs.items()} == {demo.west.pk: 3}
    numbers = {number for pair in pairs[demo.west.pk] for number in pair}
    years = set(Visit.objects.filter(house=demo.west, person_number__in=numbers).values_list("year", flat=True))
    assert len(years) == 1
    assert min(years) > 2018
    assert not Person.objects.filter(is_compared=False, number__in=numbers, house=demo.west).exists()


def logged_in(demo: Demo, username: str) -> Client:
    client = Client()
    client.force_login(demo.user(username))
    return client


def test_somebody_told_samira_apart_and_no_list_of_the_desk_shows_it(demo: Demo) -> None:
    row = Referral.objects.get(is_discreet=True)
    assert ToldThere.objects.get().referral == row
    desk, samira, bilal = "/west/balie/digibeet/doorverwijzingen/", logged_in(demo, "samira"), logged_in(demo, "bilal")
    assert str(row.pk) in samira.get(f"{desk}apart/").text
    assert str(row.pk) not in samira.get(desk).text
    assert bilal.get(f"{desk}apart/").status_code == 404
    ilse = logged_in(demo, "ilse").get(f"/west/partner/{row.to_organisation_id}/doorverwijzingen/").text
    assert str(row.pk) in ilse
    assert "iemand uit het huis" in ilse


def test_rosa_asked_what_her_coach_proposed_and_did_not_decide_on_the_next(demo: Demo) -> None:
    asked = ReferredPart.objects.get()
    row = Referral.objects.get(pk=asked.referral_key)
    assert (row.state, row.to_room.slug, row.from_initiative) == ("sent", "raad", None)
    rosa = logged_in(demo, "rosa")
    assert str(row.to_room.name) in rosa.get(f"/ik/plan/west/deel/{asked.part_id}/").text
    waiting = PlaceProposal.objects.get(done_at__isnull=True)
    assert waiting.words in rosa.get(f"/ik/plan/west/deel/{waiting.part_id}/").text

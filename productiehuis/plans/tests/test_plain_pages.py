"""What a page says and leads to is so: for young people, at the desk with somebody beside, and after a second press."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.pathway.tests.conftest import make_step
from productiehuis.plans.actions import add_part, remove_part, write_comment
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.models import Comment, Counted, Kind, MilestoneKind, Part, Plan
from productiehuis.plans.tests.pictures import jpeg
from productiehuis.plans.tests.test_together import HOME, desk, house_pass, part, together  # noqa: F401
from tests.cast import actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def young(cast, as_person):
    cast.rosa.birth_year = 2020
    cast.rosa.save()
    return as_person(cast.rosa)


def test_who_is_known_to_be_young_reads_it_before_writing_and_finds_the_paper(young):
    page = young.get(reverse("my_plan", args=["west"])).content.decode()
    assert "Maak je plan op papier" in page
    assert reverse("plan_paper", args=["west"]) in page
    assert "Begin mijn plan" not in page


@pytest.mark.parametrize(("name", "more"), [("plan_question", [1]), ("plan_add", ["goal"]), ("plan_arrive", [])])
def test_a_page_that_asks_leads_who_is_young_there_too(young, name, more):
    answer = young.get(reverse(name, args=["west", *more]))
    assert answer.status_code == 302
    assert answer.url == reverse("my_plan", args=["west"])


def test_who_had_a_plan_keeps_it_when_a_year_is_written_down(planned, as_person):
    planned.rosa.birth_year = 2020
    planned.rosa.save()
    rosa = as_person(planned.rosa)
    assert "Maak je plan op papier" not in rosa.get(HOME).content.decode()
    assert rosa.get(reverse("plan_add", args=["west", "goal"])).status_code == 200


def test_with_somebody_beside_no_link_only_leads_back(together, part):  # noqa: F811
    own = together.get(f"{HOME}deel/{part.pk}/").content.decode()
    home = together.get(HOME).content.decode()
    goal = Part.objects.create(house=part.house, plan=part.plan, kind=Kind.GOAL, text="Bakken", client_key=uuid4())
    asked = together.get(f"{HOME}deel/{goal.pk}/").content.decode()
    assert "bewijs/" not in own
    assert "plan-op-papier/" not in home
    assert "leerlijn/" not in asked
    assert "Vraag of ik ergens kan komen" in asked


def test_on_ones_own_phone_they_are_there(planned, as_person):
    rosa = as_person(planned.rosa)
    own = rosa.get(f"{HOME}deel/{planned.goal.pk}/").content.decode()
    assert "bewijs/" in own
    assert "leerlijn/" in own
    assert "plan-op-papier/" in rosa.get(HOME).content.decode()


def test_hiding_a_comment_twice_hides_it(planned, as_person):
    planned.share(planned.goal)
    said = write_comment(
        part=planned.goal, writer=planned.bart, text="Nou nou", by=actor(planned.bart), client_key=uuid4()
    )
    rosa, where = as_person(planned.rosa), reverse("plan_comment_hide", args=["west", said.pk])
    own = reverse("plan_part", args=["west", planned.goal.pk])
    for _press in range(2):
        rosa.post(where, {"hide": "yes"})
        assert "Nou nou" not in rosa.get(own).content.decode()
    for _press in range(2):
        rosa.post(where, {"hide": "no"})
        assert "Nou nou" in rosa.get(own).content.decode()
    assert Comment.objects.get().hidden_at is None


@pytest.mark.parametrize(
    ("name", "data", "is_photo"), [("foto.jpg", None, True), ("diploma.pdf", b"%PDF-1.4\n%%EOF", False)]
)
def test_only_of_a_photo_it_is_said_that_place_and_time_are_gone(
    planned, as_person, settings, tmp_path, name, data, is_photo
):
    settings.MEDIA_ROOT = tmp_path
    sent = SimpleUploadedFile(name, data or jpeg())
    where = reverse("plan_proofs", args=["west", planned.goal.pk])
    page = as_person(planned.rosa).post(where, {"file": sent, "client_key": str(uuid4())}, follow=True)
    said = page.content.decode()
    assert ("Waar en wanneer een foto is gemaakt" in said) is is_photo
    assert "Bewaard." in said


@pytest.mark.parametrize("text", ["\u200b\u200b", "\u2060 \u00ad", "\u3164", "\u200e\n"])
def test_what_nobody_can_see_is_no_text(planned, as_person, text):
    before = Part.objects.count()
    where = reverse("plan_add", args=["west", "goal"])
    page = as_person(planned.rosa).post(where, {"text": text, "client_key": str(uuid4())}).content.decode()
    assert "Schrijf iets op, of ga terug." in page
    assert Part.objects.count() == before


def test_letters_with_marks_of_direction_between_them_stay(planned, as_person):
    words = "می\u200cخواهم 👩\u200d🍳"
    sent = {"text": words, "client_key": str(uuid4())}
    as_person(planned.rosa).post(reverse("plan_add", args=["west", "goal"]), sent)
    assert Part.objects.latest("order").text == words


def test_all_of_a_kind_is_called_as_in_the_plan(planned, as_person):
    planned.share(kind=Kind.GOAL)
    rosa = as_person(planned.rosa)
    for page in (reverse("plan_shares", args=["west"]), reverse("plan_part", args=["west", planned.goal.pk])):
        assert "Alles bij: Mijn doelen" in rosa.get(page).content.decode()
    assert Plan.objects.count() == 1


def test_a_step_of_the_line_that_is_in_the_plan_is_named_before_it_comes_twice(planned, as_person):
    step = make_step(planned.cast, "Koken voor tien")
    where = f"{reverse('plan_add', args=['west', 'step'])}?stap={step.pk}"
    rosa, told = as_person(planned.rosa), "Deze stap staat al in je plan"
    assert told not in rosa.get(where).content.decode()
    made = add_part(plan=planned.plan, kind=Kind.STEP, step=step, by=planned.by, client_key=uuid4())
    page = rosa.get(where).content.decode()
    assert told in page
    assert reverse("plan_part", args=["west", made.pk]) in page
    remove_part(part=made, by=planned.by, client_key=uuid4())
    assert told not in rosa.get(where).content.decode()


@pytest.mark.parametrize("says", [{}, {"says": "maybe"}])
def test_only_a_yes_lets_something_be_counted(planned, as_person, says):
    rosa, by = as_person(planned.rosa), planned.by
    mine = note_milestone(
        person=planned.rosa, kind=MilestoneKind.COACH, on=date(2018, 5, 1), words="", by=by, client_key=uuid4()
    )
    rosa.post(reverse("plan_count", args=["west"]), says)
    rosa.post(reverse("milestone_count", args=["west", mine.pk]), {"client_key": str(uuid4())} | says)
    assert not Counted.objects.exists()
    rosa.post(reverse("plan_count", args=["west"]), {"says": "yes"})
    rosa.post(reverse("milestone_count", args=["west", mine.pk]), {"client_key": str(uuid4()), "says": "yes"})
    assert Counted.objects.count() == 2

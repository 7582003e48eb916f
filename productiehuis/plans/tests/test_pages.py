"""My own pages: beginning with three questions, one at a time, and nobody else's plan behind any address."""

import html
from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.pathway.models import Wish
from productiehuis.plans.actions import add_part
from productiehuis.plans.models import Kind, Part, Plan, PlanTemplate
from productiehuis.plans.tests.conftest import DREAM, GOAL, STEP
from tests.cast import make_person

pytestmark = pytest.mark.django_db

MINE = ("my_plan", "plan_print", "plan_shares", "plan_removed", "plan_templates", "plan_erase", "plan_my_code")
OF_PART = ("plan_part", "plan_part_edit", "plan_part_history", "plan_wish")
PRESSES = ("plan_part_done", "plan_part_move", "plan_part_remove", "plan_part_back", "plan_part_erase")


def test_a_plan_begins_with_three_questions_that_may_be_skipped(cast, as_person):
    bart = as_person(make_person(cast.west, "Bart"))
    assert reverse("plan_question", args=["west", 1]) in bart.get(reverse("my_plan", args=["west"])).content.decode()
    for number in (1, 2, 3):
        assert bart.get(reverse("plan_question", args=["west", number])).status_code == 200
    assert not Plan.objects.exists()
    sent = {"text": "Elke dag buiten werken", "client_key": uuid4()}
    answer = bart.post(reverse("plan_question", args=["west", 1]), sent)
    assert answer.url == reverse("plan_question", args=["west", 2])
    sent = {"text": "Ik bel de tuin", "client_key": uuid4()}
    assert bart.post(reverse("plan_question", args=["west", 3]), sent).url == reverse("my_plan", args=["west"])
    page = bart.get(reverse("my_plan", args=["west"])).content.decode()
    assert "Elke dag buiten werken" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0]
    assert bart.get(reverse("plan_question", args=["west", 4])).status_code == 404


def test_a_bsn_is_refused(planned, as_person):
    sent = {"text": "mijn nummer is 111222333", "client_key": uuid4()}
    answer = as_person(planned.rosa).post(reverse("plan_add", args=["west", "goal"]), sent)
    assert "BSN" in answer.content.decode()
    assert planned.plan.parts.filter(kind=Kind.GOAL).count() == 1


def test_markup_in_a_plan_is_only_text(planned, as_person):
    sent = {"text": "<script>alert(1)</script>", "client_key": uuid4()}
    rosa = as_person(planned.rosa)
    rosa.post(reverse("plan_add", args=["west", "reflection"]), sent)
    assert "<script>alert(1)" not in rosa.get(reverse("my_plan", args=["west"])).content.decode()


def test_nobody_opens_another_plan_by_any_address(planned, as_person):
    for person in (planned.bart, planned.cast.cor, planned.cast.pim, planned.cast.tamar):
        other = as_person(person)
        for name in OF_PART:
            assert other.get(reverse(name, args=["west", planned.goal.pk])).status_code == 404, name
        for name in PRESSES:
            sent = {"client_key": uuid4(), "way": "up"}
            assert other.post(reverse(name, args=["west", planned.goal.pk]), sent).status_code == 404, name
        for name in MINE:
            text = other.get(reverse(name, args=["west"])).content.decode()
            assert DREAM not in text, name
    assert Part.objects.get(pk=planned.goal.pk).text == GOAL


def test_two_screens_show_both_texts_and_the_choice_is_kept(planned, as_person):
    rosa, edit = as_person(planned.rosa), reverse("plan_part_edit", args=["west", planned.dream.pk])
    sent = {"version": 1, "client_key": uuid4(), "text": "Van de telefoon"}
    assert rosa.post(edit, sent).status_code == 302
    answer = rosa.post(edit, {"version": 1, "client_key": uuid4(), "text": "Van de laptop"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Van de telefoon" in text
    assert "Van de laptop" in text
    assert "Er is niets weg" in text
    choose = reverse("plan_part_choose", args=["west", planned.dream.pk, answer.context["aside"].number])
    rosa.post(choose, {"keep": "mine", "client_key": uuid4()})
    assert Part.objects.get(pk=planned.dream.pk).text == "Van de laptop"
    history = rosa.get(reverse("plan_part_history", args=["west", planned.dream.pk])).content.decode()
    for words in (DREAM, "Van de telefoon", "Van de laptop"):
        assert words in history


def test_done_taken_out_and_brought_back(planned, as_person):
    rosa = as_person(planned.rosa)

    def press(name):
        rosa.post(reverse(name, args=["west", planned.step.pk]), {"client_key": uuid4()})
        planned.step.refresh_from_db()

    press("plan_part_done")
    assert planned.step.done_on is not None
    press("plan_part_remove")
    assert STEP not in rosa.get(reverse("my_plan", args=["west"])).content.decode()
    assert STEP in rosa.get(reverse("plan_removed", args=["west"])).content.decode()
    press("plan_part_back")
    assert STEP in rosa.get(reverse("my_plan", args=["west"])).content.decode()


def test_the_owner_erases_the_plan_and_is_asked_once(planned, as_person):
    rosa, page = as_person(planned.rosa), reverse("plan_erase", args=["west"])
    rosa.post(page, {})
    assert Plan.objects.exists()
    rosa.post(page, {"sure": "yes"})
    assert not Plan.objects.exists()
    assert planned.rosa.__class__.objects.filter(pk=planned.rosa.pk, erased_at__isnull=True).exists()


def test_the_plan_and_an_empty_one_are_printed(planned, as_person, client):
    sheet = as_person(planned.rosa).get(reverse("plan_print", args=["west"])).content.decode()
    for words in (DREAM, GOAL, STEP):
        assert words in sheet
    paper = client.get(reverse("plan_paper", args=["west"])).content.decode()
    assert "Wat zou je graag willen?" in paper
    assert "Wat is een kleine eerste stap?" in paper


def test_of_a_wish_only_topic_and_storey_travel_and_only_after_they_were_shown(planned, as_person):
    rosa, page = as_person(planned.rosa), reverse("plan_wish", args=["west", planned.goal.pk])
    topic = planned.cast.topics[0]
    storey = planned.cast.sewing_room.storey
    sent = {"topic": topic.pk, "storey": storey.pk, "client_key": uuid4()}
    first = rosa.post(page, sent).content.decode()
    assert "Alleen dit gaat mee" in first
    assert GOAL not in first
    assert not Wish.objects.exists()
    for _time in range(2):
        rosa.post(page, sent | {"sure": "yes"})
    wish = Wish.objects.get()
    assert (wish.topic, wish.storey) == (topic, storey)


def test_a_coach_offers_questions_and_a_resident_takes_them_over_once(planned, as_person):
    koos, rosa = as_person(planned.koos), as_person(planned.rosa)
    sent = {"name": "Naar werk", "what_for": "", "questions": "Waar word je blij van?", "steps": "Kijk bij de kok mee"}
    koos.post(reverse("coach_template_new", args=["west"]), sent | {"client_key": uuid4()})
    template = PlanTemplate.objects.get()
    page = reverse("plan_templates", args=["west"])
    assert "Waar word je blij van?" in rosa.get(page).content.decode()
    for _time in range(2):
        key = "6f1f9d2e-6c1b-4b7a-9a39-0f5b3f8f7c10"
        rosa.post(reverse("plan_take_over", args=["west", template.pk]), {"client_key": key})
    mine = rosa.get(reverse("my_plan", args=["west"])).content.decode()
    assert mine.count("Waar word je blij van?") == 1
    assert mine.count("Kijk bij de kok mee") == 1
    koos.post(reverse("coach_template_stop", args=["west", template.pk]))
    assert "Waar word je blij van?" not in rosa.get(page).content.decode()
    assert as_person(planned.bart).get(reverse("coach_templates", args=["west"])).status_code == 404


def test_the_page_of_a_long_plan_asks_the_database_no_more_than_that_of_a_short_one(
    planned, as_person, django_assert_max_num_queries
):
    rosa, page = as_person(planned.rosa), reverse("my_plan", args=["west"])
    rosa.get(page)
    with django_assert_max_num_queries(30) as few:
        rosa.get(page)
    rows = [
        Part(house=planned.plan.house, plan=planned.plan, kind=kind, order=10 + number)
        for number, kind in enumerate([*Kind] * 9)
    ]
    for row in rows:
        row.text = f"Deel {row.order}"
    Part.objects.bulk_create(rows)
    for row in rows[:10]:
        planned.share(row)
    with django_assert_max_num_queries(len(few)) as many:
        text = rosa.get(page).content.decode()
    assert len(many) == len(few)
    assert text.count('class="plan-part') >= 60


def test_the_page_that_is_drawn_by_hand_has_all_that_the_printed_one_has(planned, as_person):
    planned.share(planned.goal)
    planned.share(kind=Kind.STEP, reader=planned.koos)
    words = "<b>Vet</b> & 'los'"
    rosa = as_person(planned.rosa)
    rosa.post(reverse("plan_add", args=["west", "went_well"]), {"text": words, "client_key": uuid4()})
    page = html.unescape(rosa.get(reverse("my_plan", args=["west"])).content.decode())
    sheet = html.unescape(rosa.get(reverse("plan_print", args=["west"])).content.decode())
    for text in (DREAM, GOAL, STEP, words):
        assert text in page
        assert text in sheet
    assert "<b>Vet" not in rosa.get(reverse("my_plan", args=["west"])).content.decode()
    assert page.count("gedeeld met <bdi>Bart</bdi>") == 1
    assert page.count("gedeeld met <bdi>Koos</bdi>") == 1
    assert page.index(GOAL) < page.index(STEP)
    assert reverse("plan_add", args=["west", "proof"]) in page


def test_moving_is_shown_in_the_history_and_undone_from_there(planned, as_person):
    rosa = as_person(planned.rosa)
    second = add_part(plan=planned.plan, kind=Kind.GOAL, text="Rijbewijs", by=planned.by, client_key=uuid4())
    at = ["west", second.pk]
    answer = rosa.post(reverse("plan_part_move", args=at), {"way": "up", "client_key": uuid4()}, follow=True)
    assert "Het staat nu hoger." in answer.text
    assert "Je zette het hoger." in rosa.get(reverse("plan_part_history", args=at)).text
    rosa.post(reverse("plan_part_restore", args=[*at, 1]), {"client_key": uuid4()})
    assert [each.text for each in planned.plan.parts.filter(kind=Kind.GOAL)] == [GOAL, "Rijbewijs"]
    assert "Je zette het lager." in rosa.get(reverse("plan_part_history", args=at)).text

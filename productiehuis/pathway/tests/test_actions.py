"""The coordinator lays the line; a wish of a resident names nobody."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.house.models import Topic
from productiehuis.pathway.actions import add_step, change_step, end_answer, link_steps, say_answers, send_wish
from productiehuis.pathway.actions.steps import as_seen
from productiehuis.pathway.models import LinkKind, RoomAnswers, Step, StepLink, Wish
from productiehuis.pathway.tests.conftest import TODAY
from tests.cast import NL, actor, house_storey

pytestmark = pytest.mark.django_db


def by(cast):
    return actor(cast.cor, "coordinator")


def test_a_step_stands_on_the_storey_of_its_room_and_is_offered_by_who_offers_the_room(cast, steps):
    assert steps["sew"].storey == cast.sewing_room.storey
    assert steps["sew"].offered_by == cast.sewing


def test_a_step_sent_twice_is_one_step(cast):
    key = uuid4()
    made = [
        add_step(house=cast.west, name=NL("Koken"), room=cast.sewing_room, by=by(cast), client_key=key)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Step.objects.count() == 1


def test_a_step_without_a_room_or_course_is_refused_in_words(cast):
    with pytest.raises(ValidationError, match="kamer of een cursus"):
        add_step(house=cast.west, name=NL("Nergens"), by=by(cast))


def test_the_database_refuses_a_step_that_happens_nowhere(cast, steps):
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.filter(pk=steps["sew"].pk).update(room=None)


def test_a_step_of_west_cannot_be_in_a_room_of_noord(cast):
    with pytest.raises(ValidationError, match="eigen huis"):
        add_step(
            house=cast.west,
            name=NL("Ver weg"),
            room=cast.far_room,
            storey=house_storey(cast.west, "zolder"),
            by=by(cast),
        )


def test_what_has_to_come_first_cannot_wait_for_what_comes_after(cast, steps):
    with pytest.raises(ValidationError, match="wachten op elkaar"):
        link_steps(before=steps["assist"], after=steps["training"], kind=LinkKind.COMES_FIRST, by=by(cast))


def test_saying_it_again_with_another_kind_changes_the_link(cast, steps):
    link_steps(before=steps["sew"], after=steps["training"], kind=LinkKind.COMES_FIRST, by=by(cast))
    found = StepLink.objects.filter(before=steps["sew"], after=steps["training"]).values_list("kind", flat=True)
    assert list(found) == [LinkKind.COMES_FIRST]


def test_a_changed_step_is_a_line_in_the_log(cast, steps):
    change_step(step=steps["sew"], name=NL("Naaien"), by=by(cast))
    assert Event.objects.filter(verb="step changed", actor_key=cast.cor.pk).count() == 1


def test_a_room_answers_a_topic_once_and_what_was_stays(cast):
    topic = cast.topics[0]
    first = say_answers(room=cast.room, topic=topic, since=date(2026, 1, 5), by=by(cast))
    assert say_answers(room=cast.room, topic=topic, since=TODAY, by=by(cast)) == first
    end_answer(answer=first, by=by(cast))
    assert RoomAnswers.objects.on(TODAY).count() == 1
    assert RoomAnswers.objects.on(TODAY + timedelta(days=1)).count() == 0


def test_an_answer_does_not_begin_tomorrow(cast):
    with pytest.raises(ValidationError, match="moet nog komen"):
        say_answers(room=cast.room, topic=cast.topics[0], since=TODAY + timedelta(days=1), by=by(cast))


@pytest.mark.parametrize("kinds", [("prepares", "first"), ("first", "prepares")])
def test_what_a_step_leads_to_does_not_have_to_come_before_it(cast, steps, kinds):
    """A way would say: first do what this way leads to."""
    one, other = steps["help"], steps["company"]
    link_steps(before=one, after=other, kind=kinds[0], by=by(cast))
    with pytest.raises(ValidationError, match="spreekt elkaar tegen"):
        link_steps(before=other, after=one, kind=kinds[1], by=by(cast))


def test_a_wish_says_nothing_of_who_sent_it_or_when(cast):
    before, key = Event.objects.count(), uuid4()
    zolder = house_storey(cast.west, "zolder")
    told = [send_wish(house=cast.west, topic=cast.topics[0], storey=zolder, sender=key) for _ in range(2)]
    assert told == [True, False]
    wish = Wish.objects.get()
    assert (wish.year, wish.month) == (2026, 3)
    assert Event.objects.count() == before
    assert wish.pk.version == 4  # A key of the usual kind holds the moment.
    assert str(key) not in "".join(str(value) for value in vars(wish).values())


def test_the_same_wish_of_one_plan_counts_once_a_year_and_another_wish_counts(cast):
    key, zolder = uuid4(), house_storey(cast.west, "zolder")
    days = [date(2025, 3, 2), date(2025, 12, 30), date(2026, 1, 2), date(2026, 2, 28), date(2026, 4, 1)]
    told = [send_wish(house=cast.west, topic=cast.topics[0], storey=zolder, sender=key, today=day) for day in days]
    assert told == [True, False, False, False, True]
    assert send_wish(house=cast.west, topic=cast.topics[1], storey=zolder, sender=key)
    assert send_wish(house=cast.west, topic=cast.topics[0], storey=zolder, sender=uuid4())


def test_a_wish_has_no_field_for_a_person_or_a_moment():
    names = {field.name for field in Wish._meta.get_fields()}
    assert names == {"id", "house", "topic", "storey", "year", "month", "form_hash"}


def test_a_wish_for_a_topic_of_another_house_is_refused(cast):
    far = Topic.objects.get(house=cast.noord)
    with pytest.raises(ValidationError, match="eigen huis"):
        send_wish(house=cast.west, topic=far, storey=house_storey(cast.west, "zolder"), sender=uuid4())


def test_a_step_that_leads_somewhere_does_not_wait_for_it_too(cast, steps):
    """Also not along other steps: the way to a goal would say to reach that goal first."""
    with pytest.raises(ValidationError, match="spreekt elkaar tegen"):
        link_steps(before=steps["company"], after=steps["sew"], kind=LinkKind.COMES_FIRST, by=by(cast))
    with pytest.raises(ValidationError, match="spreekt elkaar tegen"):
        link_steps(before=steps["company"], after=steps["training"], by=by(cast))
    assert not StepLink.objects.filter(before=steps["company"]).exists()


def test_who_writes_at_the_same_time_reads_first_and_loses_nothing(cast, steps, as_person):
    step = steps["sew"]
    address = reverse("manage_step", args=["west", step.slug])
    page = as_person(cast.cor).get(address).content.decode()
    seen = re.search(r'name="seen" value="([0-9a-f]+)"', page).group(1)
    change_step(step=step, by=by(cast), name=NL("Zelf naaien"))
    body = {"name": "Naaien", "room": step.room_id, "storey": step.storey_id, "is_active": "on"}
    answer = as_person(cast.cor).post(address, body | {"seen": seen})
    page = answer.content.decode()
    assert "Iemand anders wijzigde deze stap net. Nu staat er: Zelf naaien." in page
    step.refresh_from_db()
    assert step.name == NL("Zelf naaien")
    again = re.search(r'name="seen" value="([0-9a-f]+)"', page).group(1)
    assert again == as_seen(step)
    assert as_person(cast.cor).post(address, body | {"seen": again}).status_code == 302


def test_two_steps_do_not_have_one_name(cast, steps):
    name = NL(str(steps["sew"].name).upper())
    with pytest.raises(ValidationError, match="naam is er al"):
        add_step(house=cast.west, name=name, room=cast.sewing_room, by=by(cast))
    with pytest.raises(ValidationError, match="naam is er al"):
        change_step(step=steps["training"], name=name, by=by(cast))
    assert change_step(step=steps["sew"], name=name, by=by(cast)).name == name

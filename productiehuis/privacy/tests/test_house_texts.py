"""A name in what colleagues wrote about the house goes with its person; the mark that stays tells where to mend it."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone

from productiehuis.activities.actions import Plan, cancel_session, make_programme
from productiehuis.audit.models import Event
from productiehuis.coaching.actions import add_task, begin_hand_over, move_task, remove_task, show_card
from productiehuis.coaching.rules.states import TaskState
from productiehuis.helpdesk.actions import Registration, correct_visit, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.actions import change_foundation, change_house
from productiehuis.house.fields import TranslatedField
from productiehuis.imports.actions import receive
from productiehuis.imports.models import Import
from productiehuis.initiatives.actions.initiatives import add_organisation, change_initiative, change_organisation
from productiehuis.initiatives.actions.roles import say_role
from productiehuis.initiatives.actions.rooms import add_closure, add_room, change_room
from productiehuis.initiatives.models import Initiative, Role
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.actions import add_step, change_step
from productiehuis.people.actions import hear_yes, merge_persons
from productiehuis.people.models import ConsentFor, Person, PossibleDouble
from productiehuis.plans.actions.templates import change_template
from productiehuis.plans.actions.templates import make_template as make_plan_template
from productiehuis.privacy.actions import erase_again, erase_people, erase_person
from productiehuis.privacy.house_texts import LEFT_ALONE, TEXTS, to_read_again
from productiehuis.privacy.journal import Gone
from productiehuis.privacy.tests.world import traces_of
from tests.cast import NL, TESTER, actor, give, make_person

pytestmark = pytest.mark.django_db

NAME, LAST, PHONE = "Xanthippa", "Quispelturf", "+31612340987"


@pytest.fixture
def gone(cast):
    """Somebody whose name stands wherever a colleague could write it."""
    person = make_person(cast.west, NAME, login=False)
    Person.objects.filter(pk=person.pk).update(last_name=LAST, phone=PHONE)
    person.refresh_from_db()
    change_house(house=cast.west, by=TESTER, intro=NL(f"Vraag naar {NAME}."))
    change_initiative(initiative=cast.desk, by=TESTER, what=NL(f"{NAME} en Tamar helpen met brieven."))
    what = TranslatedText.of(f"Koken met {NAME} {LAST}.", en=f"Cook with {NAME}.", ar="طبخ مع كساني")
    change_room(room=cast.room, by=TESTER, what=what, how_to_get_in=NL("Bel 06 1234 0987, of 06 8765 4321."))
    add_closure(room=cast.room, first=date(2026, 8, 1), last=date(2026, 8, 9), note=NL(f"{NAME} is weg."), by=TESTER)
    plan = Plan(
        name=NL(f"Zingen met {NAME}"),
        room=cast.room,
        starts=time(10),
        ends=time(12),
        first_date=timezone.localdate() + timedelta(days=3),
        what=NL(f"Wat {NAME.lower()} leerde."),
    )
    programme = make_programme(initiative=cast.desk, plan=plan, by=actor(cast.tamar), client_key=uuid4())
    cancel_session(session=programme.sessions.get(), by=actor(cast.tamar), note=NL(f"{NAME} is ziek."))
    return person


def test_no_text_about_the_house_names_who_is_erased(cast, gone):
    erase_person(person=gone, by=actor(cast.pim))
    assert traces_of((NAME, LAST)) == []
    cast.room.refresh_from_db()
    assert dict(cast.room.what.versions) == {"nl": "Koken met (…).", "en": "Cook with (…).", "ar": "طبخ مع كساني"}
    assert str(cast.room.how_to_get_in) == "Bel (…), of 06 8765 4321."
    assert str(Initiative.objects.get(pk=cast.desk.pk).what) == "(…) en Tamar helpen met brieven."


def test_texts_of_another_house_and_names_of_initiatives_stay(cast):
    change_room(room=cast.far_room, by=TESTER, what=NL("Rosa kookt."))
    change_initiative(initiative=cast.sewing, by=TESTER, name="Stichting Rosa", what=NL("Stichting Rosa naait."))
    change_room(room=cast.room, by=TESTER, what=NL("Met Rosa, van Stichting Rosa."))
    erase_person(person=cast.rosa, by=actor(cast.pim))
    for row in (cast.far_room, cast.sewing, cast.room):
        row.refresh_from_db()
    assert str(cast.far_room.what) == "Rosa kookt."
    assert (cast.sewing.name, str(cast.sewing.what)) == ("Stichting Rosa", "Stichting Rosa naait.")
    assert str(cast.room.what) == "Met (…), van Stichting Rosa."


def test_a_word_that_is_only_like_the_name_stays(cast):
    person = make_person(cast.west, "كريم", login=False)
    change_room(room=cast.room, by=TESTER, what=NL("Bij de kraam. Vraag naar Karim."))
    erase_person(person=person, by=actor(cast.pim))
    cast.room.refresh_from_db()
    assert str(cast.room.what) == "Bij de kraam. Vraag naar (…)."


def test_a_name_that_somebody_who_works_here_has_too_is_about_them(cast):
    other = make_person(cast.west, "Tamar", login=False)
    Person.objects.filter(pk=other.pk).update(last_name=LAST)
    other.refresh_from_db()
    change_room(room=cast.room, by=TESTER, what=NL(f"Vraag naar Tamar. Niet naar Tamar {LAST}."))
    erase_person(person=other, by=actor(cast.pim))
    cast.room.refresh_from_db()
    assert str(cast.room.what) == "Vraag naar Tamar. Niet naar (…)."


def test_whom_the_night_forgets_is_no_reason_to_take_a_first_name_out_of_a_street(cast):
    jan = make_person(cast.west, "Jan", login=False)
    Person.objects.filter(pk=jan.pk).update(last_name=LAST, phone=PHONE)
    jan.refresh_from_db()
    change_room(room=cast.room, by=TESTER, what=NL(f"Jan van Galenstraat 1. Vraag Jan {LAST}, 06-12340987."))
    erase_people([jan], by=TESTER, is_kept_long=True)
    cast.room.refresh_from_db()
    assert str(cast.room.what) == "Jan van Galenstraat 1. Vraag (…), (…)."
    assert erase_people([], by=TESTER) == 0


def test_the_log_tells_which_text_lost_a_name_and_never_what_stood_there(cast, gone):
    erase_person(person=gone, by=actor(cast.pim))
    lines = Event.objects.filter(verb="name taken out")
    assert {line.object_type for line in lines} >= {"initiatives.room", "activities.programme", "house.house"}
    assert all(line.changes == {} for line in lines)
    changed = Event.objects.filter(verb="room changed", object_key=str(cast.room.pk)).latest("at")
    assert set(changed.changes) == {"what", "how_to_get_in"}


def test_coordinator_and_privacy_keeper_read_where_a_sentence_has_to_be_mended(cast, gone, as_person):
    address = "/west/bewaren/"
    assert "(…)" not in as_person(cast.pim).get(address).content.decode()
    erase_person(person=gone, by=actor(cast.pim))
    page = as_person(cast.cor).get(address).content.decode()
    assert f'href="/west/beheer/kamers/{cast.room.slug}/"' in page
    assert f'href="/west/kamer/{cast.room.slug}/"' in as_person(cast.pim).get(address).content.decode()
    change_room(room=cast.room, by=TESTER, what=NL("Samen koken."), how_to_get_in=NL("Bel aan."))
    change_house(house=cast.west, by=TESTER, intro=NL("Welkom."))
    assert not {"initiatives.room", "house.house"} & {each._meta.label_lower for each in to_read_again(cast.west)}


def test_a_restore_takes_them_out_again(cast, gone):
    assert erase_again([Gone("person", gone.pk)]) == 1
    assert traces_of((NAME, LAST)) == []


def test_a_mark_never_makes_a_text_too_long(cast, as_person):
    """A short name makes room for a longer mark."""
    bo = make_person(cast.west, "Zo", login=False)
    longest = TEXTS["plans.TemplateLine"]
    assert longest == ("text",)
    template = apps.get_model("plans.PlanTemplate").objects.create(house=cast.west, name="Vragen")
    line = apps.get_model("plans.TemplateLine").objects.create(
        house=cast.west, template=template, kind="goal", text="Zo " + "a" * 297
    )
    erase_person(person=bo, by=actor(cast.pim))
    line.refresh_from_db()
    assert line.text.startswith("(…) a")
    assert len(line.text) == 300


def test_the_log_never_holds_a_text_from_which_a_name_may_have_to_go(cast, gone):
    """Rooms and steps are called, partners reached, and roles told in words: one line for each that was written."""
    offered = {"initiative": cast.desk, "storey": cast.room.storey}
    room = add_room(house=cast.west, by=TESTER, name=NL(f"Thee bij {NAME}"), **offered)
    change_room(room=room, by=TESTER, name=NL(f"Koffie bij {NAME} {LAST}"))
    step = add_step(house=cast.west, by=TESTER, name=NL(f"Leren van {NAME}"), room=room, storey=room.storey)
    change_step(step=step, by=TESTER, name=NL(f"Bakken met {NAME}"))
    partner = add_organisation(house=cast.west, by=TESTER, name="De Bieb", contact=f"{NAME}, {PHONE}")
    change_organisation(organisation=partner, by=TESTER, contact=f"{NAME} {LAST}, {PHONE}")
    change_foundation(foundation=cast.west.foundation, house=cast.west, by=TESTER, contact=f"{NAME} {LAST}")
    for sentence in (f"Zoals {NAME}", f"Zoals {LAST}"):
        say_role(house=cast.west, role=Role.TREKKER, sentence=NL(sentence), by=TESTER)
    made = make_plan_template(
        house=cast.west, name="Vragen", what_for=f"Van {NAME}", lines=[], by=actor(cast.tamar), client_key=uuid4()
    )
    change_template(
        template=made, name="Vragen", what_for=f"Voor {NAME}", lines=[], by=actor(cast.tamar), client_key=uuid4()
    )
    told = [where for where, _text in traces_of((NAME, LAST, PHONE)) if where.startswith("audit_event.")]
    assert told == []
    lines = Event.objects.filter(object_key__in=[room.pk, step.pk, partner.pk, made.pk])
    assert lines.filter(changes__has_key="name").count() == 6
    erase_person(person=gone, by=actor(cast.pim))
    room.refresh_from_db()
    assert (str(room.name), room.slug) == ("Koffie bij (…)", "koffie-bij")


def test_a_yes_to_a_referral_keeps_no_name_that_a_room_was_called_by(cast, gone):
    change_room(room=cast.room, by=TESTER, name=NL(f"Thee bij {NAME}"))
    sentence = f"Wij vragen Thee bij {NAME} of je kunt komen."
    said = {"language": "nl", "by": TESTER}
    yes = hear_yes(person=cast.bo, purpose=ConsentFor.REFERRAL, sentence=sentence, client_key=uuid4(), **said)
    other = hear_yes(
        person=cast.bo, purpose=ConsentFor.REFERRAL, sentence="Wij vragen Tamar.", client_key=uuid4(), **said
    )
    change_room(room=cast.room, by=TESTER, name=NL("Thee"))
    erase_person(person=gone, by=actor(cast.pim))
    assert traces_of((NAME, LAST)) == []
    for each in (yes, other):
        each.refresh_from_db()
    assert (yes.sentence, other.sentence) == ("Wij vragen Thee bij (…) of je kunt komen.", "Wij vragen Tamar.")


def test_why_a_visit_of_somebody_else_was_corrected_names_nobody_who_is_erased(cast, gone):
    by = actor(cast.vera, "volunteer")

    def told():
        return Registration(uuid4(), cast.room, "known", cast.bo, asked=(Asked(cast.topics[0].pk, ""),))

    visit = register_visit(registration=told(), initiative=cast.desk, by=by).visit
    chosen = "Ik was iets vergeten."
    later = correct_visit(visit=visit, registration=told(), reason=f"{chosen} {NAME} zei het.", by=by)
    last = correct_visit(visit=later, registration=told(), reason=chosen, by=by)
    erase_person(person=gone, by=actor(cast.pim))
    for row in (later, last):
        row.refresh_from_db()
    assert (later.correction_reason, last.correction_reason) == (f"{chosen} (…) zei het.", chosen)


def test_nor_does_why_two_others_are_one_or_what_a_coach_says(cast, gone):
    merge = merge_persons(kept=cast.bo, absorbed=cast.rosa, by=actor(cast.pim), reason=f"{NAME} zei het.")
    double = PossibleDouble.objects.create(
        house=cast.west, one=cast.bo, other=cast.vera, likeness=0.9, reason=f"Vraag {NAME}."
    )
    card = show_card(
        coach=cast.noor, by=actor(cast.noor), is_open=True, most=1, languages=["nl"], words=f"Geleerd van {NAME}."
    )
    erase_person(person=gone, by=actor(cast.pim))
    for row in (merge, double, card):
        row.refresh_from_db()
    assert (merge.reason, double.reason, card.words) == ("(…) zei het.", "Vraag (…).", "Geleerd van (…).")


def test_the_file_of_a_list_is_called_after_nobody_who_is_erased(cast, gone):
    lines = "datum;naam;onderwerp\n3-9-2018;Iris Okkernoot;Brieven\n"
    by = actor(cast.vera, "volunteer")
    for name in (f"{NAME}_2018.csv", "bezoek 2018.csv"):
        receive(initiative=cast.desk, pieces=[f"{lines}{name};;\n".encode()], file_name=name, by=by)
    erase_person(person=gone, by=actor(cast.pim))
    assert sorted(Import.objects.values_list("file_name", flat=True)) == ["(…)_2018.csv", "bezoek 2018.csv"]


@pytest.fixture
def tasks(cast, gone):
    """What Vera hands over to Bo: three tasks, two of which are the same without the name of who is called."""
    give(cast.bo, Role.VOLUNTEER, cast.desk)
    role = cast.vera.memberships.get(role=Role.VOLUNTEER)
    by = actor(cast.vera)
    whole = begin_hand_over(membership=role, taker=cast.bo, by=by, client_key=uuid4())
    names = (f"{NAME} bellen", f"{LAST} bellen", "Het rooster")
    return [add_task(hand_over=whole, name=name, due=None, by=by, client_key=uuid4()) for name in names]


def test_a_task_that_is_handed_over_names_nobody_who_is_erased(cast, gone, tasks):
    erase_person(person=gone, by=actor(cast.pim))
    assert traces_of((NAME, LAST)) == []
    for task in tasks:
        task.refresh_from_db()
    assert [task.name for task in tasks] == ["(…) bellen", "(…) bellen (2)", "Het rooster"]


def test_a_long_task_that_becomes_like_another_is_told_apart_and_fits(cast, gone, tasks):
    long = [f"{name} {'a' * (119 - len(name))}" for name in (NAME, LAST)]
    for task, name in zip(tasks, long, strict=False):
        type(task).objects.filter(pk=task.pk).update(name=name[:120])
    erase_person(person=gone, by=actor(cast.pim))
    names = list(type(tasks[0]).objects.filter(hand_over=tasks[0].hand_over).values_list("name", flat=True))
    assert len(set(names)) == 3
    assert all(len(name) <= 120 for name in names)


def test_a_task_is_told_as_long_as_it_can_be_written_anew(cast, gone, tasks, as_person):
    first, second, _third = tasks
    erase_person(person=gone, by=actor(cast.pim))
    assert {first, second} <= set(to_read_again(cast.west))
    assert f"een taak die wordt overgedragen: {cast.desk}" in as_person(cast.cor).get("/west/bewaren/").content.decode()
    remove_task(task=first, by=actor(cast.vera))
    move_task(task=second, to=TaskState.HANDED, by=actor(cast.bo), client_key=uuid4())
    assert not {first, second} & set(to_read_again(cast.west))


def test_every_text_that_a_house_writes_is_looked_through_or_has_a_reason():
    ours = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, TranslatedField)
    }
    listed = {f"{label}.{name}" for label, names in TEXTS.items() for name in names}
    assert ours - listed - set(LEFT_ALONE) == set()
    assert listed & set(LEFT_ALONE) == set()

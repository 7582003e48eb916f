"""Taking a plan along, and taking in a file that may be hostile: all of it or nothing, and twice is once."""

import base64
import io
import json
from copy import deepcopy
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from pypdf import PdfReader

from productiehuis.kernel.bsn import find_bsn
from productiehuis.plans.actions import add_part, begin_plan, erase_plan, remove_part, share
from productiehuis.plans.actions.arrivals import forget_old_arrivals, receive_plan, say_fault, take_in
from productiehuis.plans.actions.milestones import celebrate, note_milestone
from productiehuis.plans.actions.proofs import add_proof
from productiehuis.plans.actions.talents import add_talent
from productiehuis.plans.models import (
    Arrival,
    Audience,
    FlownTo,
    Kind,
    Milestone,
    MilestoneKind,
    Part,
    Plan,
    Proof,
    Talent,
)
from productiehuis.plans.plan_file import plan_json, plan_pdf
from productiehuis.plans.rules.plan_file import LARGEST_FILE, Fault, read_plan_file
from productiehuis.plans.tests.pictures import png
from productiehuis.ui.writing import capital
from tests.cast import actor

MARKUP = "<script>alert(1)</script> #set page(fill: red) {{ x }}"
GOOD = {
    "schema": "productiehuis/plan",
    "version": 1,
    "house": "Productiehuis Noord",
    "later": {"what": "we do not know yet"},
    "parts": [
        {"key": "s", "kind": "step", "text": "Bellen", "goal": "g", "done_on": "2026-01-05"},
        {
            "key": "g",
            "kind": "goal",
            "text": MARKUP,
            "proofs": [{"key": "p", "name": "foto.png", "data": base64.b64encode(png()).decode()}],
        },
    ],
    "talents": [{"key": "t", "what": "Koken"}],
    "milestones": [{"key": "m", "kind": "flown_out", "on": "2025-05-01", "flown_to": "job", "words": "Bij de bakker"}],
}


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def read(data):
    return read_plan_file(data, today=timezone.localdate())


def changed(*path, to):
    """The good file with one thing in another way."""
    found = deepcopy(GOOD)
    at = found
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return json.dumps(found).encode()


def bring(person, data):
    return receive_plan(person=person, data=data, by=actor(person), client_key=uuid4())


def take(person, data):
    return take_in(arrival=bring(person, data), by=actor(person))


def everything():
    return [model.objects.count() for model in (Plan, Part, Proof, Talent, Milestone)]


HOSTILE = [
    (b"", "leeg"),
    (b"\x00\x01\x02", "geen bestand van een plan"),
    (b"<html>", "geen bestand van een plan"),
    (b"[" * 200_000, "geen bestand van een plan"),
    (b'{"schema": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "geen bestand van een plan"),
    (b'{"a":' * 100_000, "geen bestand van een plan"),
    (b'{"schema": NaN}', "geen bestand van een plan"),
    (b'{"schema": ' + b"9" * 100_000 + b"}", "geen bestand van een plan"),
    (b"[]", "iets anders dan een plan"),
    (b'{"schema": "productiehuis/my-data", "version": 1}', "iets anders dan een plan"),
    (changed("version", to=2), "andere soort"),
    (changed("version", to=True), "andere soort"),
    (changed("parts", to={"a": 1}), "De stukken van je plan: hier klopt iets niet"),
    (changed("parts", to=[{}] * 301), "De stukken van je plan: het zijn er te veel"),
    (changed("parts", 0, to="text"), "Stuk 1 van je plan: hier klopt iets niet"),
    (changed("parts", 1, "key", to="s"), "Stuk 2 van je plan: dit staat twee keer"),
    (changed("parts", 0, "key", to=""), "Stuk 1 van je plan: het kenmerk"),
    (changed("parts", 0, "key", to="k" * 65), "Stuk 1 van je plan: het kenmerk"),
    (changed("parts", 0, "kind", to="secret"), "Stuk 1 van je plan: dit soort"),
    (changed("parts", 0, "kind", to=["goal"]), "Stuk 1 van je plan: dit soort"),
    (changed("parts", 0, "text", to="x" * 4001), "Stuk 1 van je plan: de tekst is te lang"),
    (changed("parts", 0, "goal", to=["g"]), "Stuk 1 van je plan: het kenmerk"),
    (changed("parts", 0, "goal", to="g\n"), "Stuk 1 van je plan: het kenmerk"),
    (changed("parts", 0, "text", to=["a"]), "Stuk 1 van je plan: hier klopt iets niet"),
    (changed("parts", 0, "text", to="mijn nummer is 123456782"), "Stuk 1 van je plan: hier staat een burgerservice"),
    (changed("parts", 0, "text", to="\x00"), "Stuk 1 van je plan: in de tekst staan vreemde tekens"),
    (changed("parts", 0, "text", to="\ud800"), "Stuk 1 van je plan: in de tekst staan vreemde tekens"),
    (changed("parts", 0, "done_on", to="2026-02-31"), "Stuk 1 van je plan: de datum"),
    (changed("parts", 0, "done_on", to=20260231), "Stuk 1 van je plan: de datum"),
    (changed("parts", 1, "proofs", 0, "data", to="PHNjcmlwdD4="), "Stuk 2 van je plan: een bestand is geen"),
    (changed("parts", 1, "proofs", 0, "data", to="%%%"), "Stuk 2 van je plan: een bestand is geen"),
    (changed("parts", 1, "proofs", to=[7]), "Stuk 2 van je plan: hier klopt iets niet"),
    (changed("talents", 0, "what", to=" "), "Talent 1: hier klopt iets niet"),
    (changed("talents", 0, "what", to="bel 123456782"), "Talent 1: hier staat een burgerservice"),
    (changed("milestones", 0, "kind", to="king"), "Mijlpaal 1: dit soort"),
    (changed("milestones", 0, "on", to=None), "Mijlpaal 1: de datum"),
    (changed("milestones", 0, "flown_to", to="moon"), "Mijlpaal 1: dit soort"),
]


@pytest.mark.parametrize(("data", "words"), HOSTILE, ids=[words[:40] + str(n) for n, (_d, words) in enumerate(HOSTILE)])
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_is_kept(data, words, cast):
    with pytest.raises(ValidationError) as refused:
        bring(cast.rosa, data)
    assert any(words in message for message in refused.value.messages), refused.value.messages
    assert everything() == [0] * 5
    assert not Arrival.objects.exists()


def test_a_huge_file_is_refused_before_it_is_read():
    assert read(b"[" * (LARGEST_FILE + 1)).faults == [Fault("large")]


def test_all_faults_are_said_up_to_a_number():
    rows = [{"key": str(number), "kind": "x"} for number in range(100)]
    assert len(read(changed("parts", to=rows)).faults) == 20


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_code_has_a_sentence(language):
    with translation.override(language):
        for where in ("parts", "talents", "milestones"):
            for code in ("shape", "kind", "key", "twice", "long", "signs", "bsn", "day", "file", "no_list", "too_many"):
                assert say_fault(Fault(code, where, 3))
                assert say_fault(Fault(code, where))


def test_looking_changes_nothing_and_shows_markup_as_text(cast, as_person):
    rosa = as_person(cast.rosa)
    sent = SimpleUploadedFile("mijn-plan.json", json.dumps(GOOD).encode(), "application/json")
    answer = rosa.post("/ik/plan/west/inlezen/", {"file": sent, "client_key": str(uuid4())})
    page = rosa.get(answer["Location"]).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert f"{capital(MilestoneKind.FLOWN_OUT.label)}: {FlownTo.JOB.label}" in page
    assert everything() == [0] * 5
    assert as_person(cast.vera).get(answer["Location"]).status_code == 404


def test_taking_in_brings_all_of_it_shown_to_nobody(cast, as_person):
    take(cast.rosa, json.dumps(GOOD).encode())
    assert everything() == [1, 2, 1, 1, 1]
    step = Part.objects.get(kind=Kind.STEP)
    assert (step.text, step.goal.text, str(step.done_on)) == ("Bellen", MARKUP, "2026-01-05")
    assert not Talent.objects.get().is_shown
    assert Milestone.objects.get().audience == Audience.SELF
    assert not Arrival.objects.exists()


def test_taking_in_twice_makes_no_double(cast):
    for _time in range(2):
        coming = take(cast.rosa, json.dumps(GOOD).encode())
    assert coming.is_nothing_new
    assert everything() == [1, 2, 1, 1, 1]


def test_a_later_file_brings_only_what_is_new_under_the_goal_that_came_before(cast):
    take(cast.rosa, json.dumps(GOOD).encode())
    more = deepcopy(GOOD)
    more["parts"].append({"key": "s2", "kind": "step", "text": "Schrijven", "goal": "g"})
    assert take(cast.rosa, json.dumps(more).encode()).new_parts == 1
    assert sum(part.goal is not None for part in Part.objects.filter(kind=Kind.STEP)) == 2


CHANCE = "01ab7bd8-2c3e-74f5-a111-222333b3cf78"  # Nine digits in a row that are a BSN, only by chance.


def test_what_a_machine_wrote_is_no_bsn(cast):
    file = json.dumps(GOOD).replace('"key": "g"', f'"key": "{CHANCE}"').replace('"goal": "g"', f'"goal": "{CHANCE}"')
    assert find_bsn(CHANCE)
    assert take(cast.rosa, file.encode()).new_parts == 2
    assert Part.objects.get(kind=Kind.STEP).goal == Part.objects.get(kind=Kind.GOAL)


def test_one_fault_half_way_and_nothing_is_done(cast, monkeypatch):
    """Milestones are written down after the parts and the talents."""

    def refuse(**_what):
        raise ValidationError("kan niet")

    arrival = bring(cast.rosa, json.dumps(GOOD).encode())
    monkeypatch.setattr("productiehuis.plans.actions.arrivals.note_milestone", refuse)
    with pytest.raises(ValidationError, match="kan niet"):
        take_in(arrival=arrival, by=actor(cast.rosa))
    assert everything() == [0] * 5


def test_what_nobody_goes_on_with_goes_in_a_day(cast, monkeypatch):
    bring(cast.rosa, json.dumps(GOOD).encode())
    assert forget_old_arrivals() == 0
    Arrival.objects.update(made_at="2020-01-01T00:00:00Z")
    assert forget_old_arrivals() == 1


@pytest.fixture
def whole(cast):
    """A plan with everything in it, also what stays here: a share, a part that was taken out."""
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    goal = add_part(plan=plan, kind=Kind.GOAL, text=MARKUP, by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.STEP, text="Bellen", goal=goal, by=by, client_key=uuid4())
    gone = add_part(plan=plan, kind=Kind.DREAM, text="Weg ermee", by=by, client_key=uuid4())
    remove_part(part=gone, by=by, client_key=uuid4())
    add_proof(part=goal, name="foto.png", data=png(), by=by, client_key=uuid4())
    add_talent(person=cast.rosa, what="Koken", topic=None, shows=True, by=by, client_key=uuid4())
    mine = note_milestone(
        person=cast.rosa, kind=MilestoneKind.COACH, on=timezone.localdate(), by=by, client_key=uuid4()
    )
    celebrate(milestone=mine, audience=Audience.REPORT, by=by, client_key=uuid4())
    return plan


def test_what_one_house_gives_another_takes_in(cast, whole):
    data = plan_json(cast.rosa, [whole])
    assert b"Weg ermee" not in data
    take(cast.fay, data)
    theirs = Part.objects.filter(plan__person=cast.fay)
    assert sorted(part.text for part in theirs) == sorted([MARKUP, "Bellen"])
    assert {part.house_id for part in theirs} == {cast.noord.pk}
    assert Proof.objects.filter(part__in=theirs).count() == 1
    assert not Talent.objects.get(person=cast.fay).is_shown
    assert Milestone.objects.get(person=cast.fay).audience == Audience.SELF


def test_what_comes_back_to_where_it_left_makes_no_double(cast, whole):
    before = everything()
    assert take(cast.rosa, plan_json(cast.rosa, [whole])).is_nothing_new
    assert everything() == before


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_sheet_is_pdf_ua_and_takes_no_mark_up(language, cast, whole):
    with translation.override(language):
        reader = PdfReader(io.BytesIO(plan_pdf(cast.rosa, [whole])))
    assert reader.trailer["/Root"]["/Lang"] == language
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert "#set page(fill: red)" in " ".join(page.extract_text() for page in reader.pages).replace("\n", " ")


def test_the_files_come_as_attachments_and_only_of_ones_own(cast, as_person, whole):
    share(
        plan=whole,
        kind=Kind.GOAL,
        reader=cast.vera,
        until=timezone.localdate(),
        by=actor(cast.rosa),
        client_key=uuid4(),
    )
    answer = as_person(cast.rosa).post("/ik/plan/west/meenemen/", {"as": "json"})
    assert answer["Content-Disposition"] == 'attachment; filename="mijn-plan.json"'
    assert "Bellen" in answer.content.decode()
    assert "Bellen" not in as_person(cast.vera).post("/ik/plan/west/meenemen/", {"as": "json"}).content.decode()
    assert as_person(cast.fay).post("/ik/plan/west/meenemen/", {"as": "json"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "to", "words"),
    [
        (("milestones", 0, "on"), "2099-01-01", "Mijlpaal 1: deze dag moet nog komen"),
        (("milestones", 0, "on"), "0001-01-01", "Mijlpaal 1: deze dag is te lang geleden"),
        (("parts", 0, "done_on"), "9999-12-31", "Stuk 1 van je plan: deze dag moet nog komen"),
        (("parts", 0, "done_on"), "1899-12-31", "Stuk 1 van je plan: deze dag is te lang geleden"),
    ],
)
def test_a_day_that_cannot_be_is_said_before_anything_is_shown(path, to, words, cast, as_person):
    file = SimpleUploadedFile("mijn-plan.json", changed(*path, to=to))
    sent = {"file": file, "client_key": str(uuid4())}
    answer = as_person(cast.rosa).post("/ik/plan/west/inlezen/", sent)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not Arrival.objects.exists()


def test_a_day_before_somebody_was_born_is_a_fault_too(cast):
    cast.rosa.birth_year = 2000
    with pytest.raises(ValidationError, match="te lang geleden"):
        receive_plan(
            person=cast.rosa,
            data=changed("milestones", 0, "on", to="1999-12-31"),
            by=actor(cast.rosa),
            client_key=uuid4(),
        )


def test_erasing_the_plan_throws_away_a_file_that_waits(cast, django_capture_on_commit_callbacks):
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    arrival = receive_plan(person=cast.rosa, data=json.dumps(GOOD).encode(), by=actor(cast.rosa), client_key=uuid4())
    with django_capture_on_commit_callbacks(execute=True):
        erase_plan(plan=plan, by=actor(cast.rosa))
    assert not Arrival.objects.exists()
    assert not default_storage.exists(arrival.stored_file)


def test_what_is_taken_in_is_not_shown_to_who_sees_all_of_a_kind(cast):
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    share(
        plan=plan,
        kind=Kind.GOAL,
        reader=cast.vera,
        until=timezone.localdate(),
        by=actor(cast.rosa),
        client_key=uuid4(),
    )
    arrival = receive_plan(person=cast.rosa, data=json.dumps(GOOD).encode(), by=actor(cast.rosa), client_key=uuid4())
    take_in(arrival=arrival, by=actor(cast.rosa))
    assert [(part.kind, part.is_apart) for part in Part.objects.order_by("kind")] == [("goal", True), ("step", False)]

"""Proof: what may be kept, that it is sealed and clean, who opens it, and that it goes with the plan."""

import zlib
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from productiehuis.activities.models import Certificate, CourseTemplate
from productiehuis.audit.models import Event, Look
from productiehuis.plans import proof_files
from productiehuis.plans.actions import add_part, begin_plan, erase_part, erase_plan, share, stop_share
from productiehuis.plans.actions.proofs import add_proof, remove_proof
from productiehuis.plans.models import Kind, Proof
from productiehuis.plans.rules.files import LARGEST, FileKind, NotAllowed, cleaned, safe_name
from productiehuis.plans.tests.pictures import jpeg, png
from productiehuis.privacy.actions import erase_person
from productiehuis.vault import actions as vault
from productiehuis.vault import keys
from tests.cast import NL, TESTER, actor

SECRET = b"52.3702N"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def plan(cast):
    return begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())


@pytest.fixture
def part(cast, plan):
    return add_part(plan=plan, kind=Kind.GOAL, text="Een baan als kok", by=actor(cast.rosa), client_key=uuid4())


@pytest.fixture
def proof(cast, part):
    return keep(cast, part)


def keep(cast, part, data=None, name="foto.jpg"):
    return add_proof(part=part, name=name, data=data or jpeg(), by=actor(cast.rosa), client_key=uuid4())


def files():
    return default_storage.listdir("plans")[1] if default_storage.exists("plans") else []


# What a file may be.


def test_a_photo_is_kept_without_what_the_camera_wrote():
    kind, clean = cleaned(jpeg(secret=SECRET, tail=b"<?php glued on"))
    assert kind is FileKind.JPEG
    assert SECRET not in clean
    assert b"php" not in clean
    assert clean.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    "data", [png(wide=30_000, high=30_000), png(wide=1, high=2**31 - 1), jpeg(high=60_000, wide=60_000)]
)
def test_a_picture_that_no_phone_can_draw_is_refused_however_small_the_file(data):
    with pytest.raises(NotAllowed) as refused:
        cleaned(data)
    assert refused.value.code == "dots"


def test_a_long_picture_of_a_screen_is_not_too_large_to_draw():
    one_bit_a_dot = zlib.compress(bytes((1 + 2000 // 8) * 12_000))
    assert cleaned(png(wide=2000, high=12_000, packed=one_bit_a_dot, rest=(1, 0, 0, 0, 0)))[0] is FileKind.PNG


def test_a_picture_is_kept_without_texts_and_without_what_is_glued_to_it():
    _kind, clean = cleaned(png(text=SECRET, tail=b"PK\x03\x04 glued"))
    assert clean == cleaned(png())[1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script>", "kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        (b"GIF89a", "kind"),
        (b"MZ\x90\x00", "kind"),
        (jpeg()[:60], "broken"),
        (b"\xff\xd8\xff", "broken"),
        (b"\xff\xd8\xff\xd9", "broken"),
        (png()[:-20], "broken"),
        (png().replace(b"\xff\x00\x00", b"\x00\xff\x00")[:50] + png()[51:], "broken"),
        (b"%PDF-" + b"x" * LARGEST, "large"),
    ],
)
def test_what_is_no_photo_and_no_pdf_or_is_broken_is_refused(data, code):
    with pytest.raises(NotAllowed) as refused:
        cleaned(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("name", "saved"),
    [("../../etc/passwd", "passwd.png"), ("a\r\nSet-Cookie: x.png", "a-Set-Cookie-x.png"), ("", "bewijs.png")],
)
def test_a_name_can_be_no_path_and_no_header(name, saved):
    assert safe_name(name, FileKind.PNG) == saved


# Where it stays.


def test_the_file_is_sealed_in_the_storage_and_opens_as_it_was(cast, proof):
    (name,) = files()
    with default_storage.open(f"plans/{name}", "rb") as stored:
        assert b"JFIF" not in stored.read()
    assert b"".join(proof_files.pieces_of(proof)) == cleaned(jpeg())[1]


def test_rotation_reaches_the_files(cast, proof, settings, tmp_path):
    settings.VAULT_KEYS, settings.VAULT_KEYS_DIR = "", tmp_path / "keys"
    keys.forget()
    try:
        kept = keep(cast, proof.part, png())
        old = kept.key_id
        keys.add_key()
        Proof.objects.exclude(pk=kept.pk).delete()
        assert vault.reseal_files() == 1
        kept.refresh_from_db()
        assert kept.key_id != old
        assert b"".join(proof_files.pieces_of(kept)) == cleaned(png())[1]
        assert vault.reseal_files() == 0
    finally:
        keys.forget()


def test_sent_twice_it_is_one_file(cast, part):
    key = uuid4()
    for _time in range(2):
        add_proof(part=part, name="a.png", data=png(), by=actor(cast.rosa), client_key=key)
    assert Proof.objects.count() == len(files()) == 1


def test_a_plan_holds_no_more_than_it_can_take_along(cast, part, monkeypatch):
    monkeypatch.setattr("productiehuis.plans.actions.proofs.MOST_OF_A_PLAN", 1)
    keep(cast, part)
    with pytest.raises(ValidationError, match="genoeg"):
        keep(cast, part)


def test_the_log_of_the_house_does_not_tell(cast, proof):
    assert not Event.objects.filter(house_key=cast.west.pk, object_type="plans.proof").exists()


@pytest.mark.parametrize("way", ["proof", "part", "plan", "person"])
def test_the_file_goes_with_what_it_hangs_on(way, cast, plan, part, proof, django_capture_on_commit_callbacks):
    by = actor(cast.rosa)
    ways = {
        "proof": lambda: remove_proof(proof=proof, by=by),
        "part": lambda: erase_part(part=part, by=by),
        "plan": lambda: erase_plan(plan=plan, by=by),
        "person": lambda: erase_person(person=cast.rosa, by=TESTER),
    }
    with django_capture_on_commit_callbacks(execute=True):
        ways[way]()
    assert files() == []
    assert not Proof.objects.exists()


def test_a_file_without_a_row_is_found_at_night(cast, proof, monkeypatch):
    default_storage.save("plans/lost", BytesIO(b"x"))
    assert proof_files.forget_lost() == 0
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(proof_files.timezone, "now", lambda: later)
    assert proof_files.forget_lost() == 1
    assert files() == [proof.stored_file.removeprefix("plans/")]


# Who opens it.


def test_the_owner_adds_and_opens_it_and_nothing_in_it_can_run(cast, as_person, part):
    rosa, where = as_person(cast.rosa), f"/ik/plan/west/deel/{part.pk}/bewijs/"
    sent = SimpleUploadedFile("Mijn foto.jpg", jpeg(), "text/html")
    rosa.post(where, {"file": sent, "client_key": str(uuid4())})
    mine = Proof.objects.get()
    answer = rosa.get(f"/ik/plan/west/bewijs/{mine.pk}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == 'attachment; filename="Mijn-foto.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"<script>", "geen foto en geen PDF"), (b"x" * (LARGEST + 1), "groter dan 5 MB"), (b"", "leeg")],
)
def test_a_fault_is_said_in_words(data, words, cast, as_person, part):
    sent = SimpleUploadedFile("x.jpg", data, "image/jpeg")
    page = as_person(cast.rosa).post(
        f"/ik/plan/west/deel/{part.pk}/bewijs/", {"file": sent, "client_key": str(uuid4())}
    )
    assert words in page.content.decode()
    assert not Proof.objects.exists()


def test_a_reader_opens_it_as_long_as_the_part_is_shared(cast, as_person, plan, part, proof):
    vera, where = as_person(cast.vera), f"/ik/gedeeld/{plan.pk}/deel/{part.pk}/bewijs/{proof.pk}/"
    assert vera.get(where).status_code == 404
    day = timezone.localdate() + timedelta(days=3)
    shared = share(plan=plan, part=part, reader=cast.vera, until=day, by=actor(cast.rosa), client_key=uuid4())
    assert vera.get(where).status_code == 200
    assert Look.objects.filter(subject_key=cast.rosa.pk, viewer_key=cast.vera.pk, part="plan goal").exists()
    assert as_person(cast.cor).get(where).status_code == 404
    stop_share(share=shared, by=actor(cast.rosa))
    assert vera.get(where).status_code == 404


def test_a_shared_part_does_not_open_the_files_of_another(cast, as_person, plan, part, proof):
    other = add_part(plan=plan, kind=Kind.DREAM, text="x", by=actor(cast.rosa), client_key=uuid4())
    day = timezone.localdate() + timedelta(days=3)
    share(plan=plan, part=other, reader=cast.vera, until=day, by=actor(cast.rosa), client_key=uuid4())
    vera = as_person(cast.vera)
    assert vera.get(f"/ik/gedeeld/{plan.pk}/deel/{other.pk}/bewijs/{proof.pk}/").status_code == 404
    assert vera.get(f"/ik/plan/west/bewijs/{proof.pk}/").status_code == 404


def test_a_certificate_of_the_house_is_attached_with_one_press_and_stays(cast, as_person, part):
    course = CourseTemplate.objects.create(house=cast.west, made_by=cast.sewing, slug="naaien", name=NL("Naaien"))
    paper = Certificate.objects.create(house=cast.west, person=cast.rosa, template=course)
    rosa = as_person(cast.rosa)
    for _time in range(2):
        rosa.post(f"/ik/plan/west/deel/{part.pk}/bewijs/certificaat/{paper.pk}/", {"client_key": str(uuid4())})
    kept = Proof.objects.get()
    paper.delete()
    assert b"".join(proof_files.pieces_of(kept)).startswith(b"%PDF-")


def test_a_certificate_of_another_is_not_there(cast, as_person, part):
    course = CourseTemplate.objects.create(house=cast.west, made_by=cast.sewing, slug="naaien", name=NL("Naaien"))
    paper = Certificate.objects.create(house=cast.west, person=cast.vera, template=course)
    where = f"/ik/plan/west/deel/{part.pk}/bewijs/certificaat/{paper.pk}/"
    assert as_person(cast.rosa).post(where, {"client_key": str(uuid4())}).status_code == 404


def test_others_on_the_same_wifi_take_nobodys_tries(cast, as_person, part):
    other = begin_plan(person=cast.vera, by=actor(cast.vera), client_key=uuid4())
    theirs = add_part(plan=other, kind=Kind.GOAL, text="Zingen", by=actor(cast.vera), client_key=uuid4())
    vera = as_person(cast.vera)
    answers = [vera.post(f"/ik/plan/west/deel/{theirs.pk}/bewijs/").status_code for _try in range(41)]
    assert answers[-1] == 429
    assert 429 not in answers[:40]
    sent = {"file": SimpleUploadedFile("foto.jpg", jpeg()), "client_key": str(uuid4())}
    assert as_person(cast.rosa).post(f"/ik/plan/west/deel/{part.pk}/bewijs/", sent).status_code == 302

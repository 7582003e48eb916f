"""Sealed text: nobody reads it from the file, moves it, or loses it when keys rotate."""

import sqlite3
from io import StringIO

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from productiehuis.kernel.keys import new_key
from productiehuis.post.models import Message
from productiehuis.vault import keys
from productiehuis.vault.actions import rotate, use_of_keys
from productiehuis.vault.hashes import keyed_hash, keyed_hashes, matches
from productiehuis.vault.seals import WrongSeal, key_id, open_seal, seal

SECRET = "schuld bij de tandarts van negentig euro"


@pytest.fixture
def own_ring(settings, tmp_path):
    """A ring of files, as on a real machine."""
    settings.VAULT_KEYS = ""
    settings.VAULT_KEYS_DIR = tmp_path / "keys"
    keys.forget()
    yield tmp_path / "keys"
    keys.forget()


def stored(message, field="body"):
    return Message.objects.filter(pk=message.pk).values_list(field, flat=True).get()


def test_a_sealed_text_opens_at_its_place():
    assert open_seal(seal("één woord", place="t.c:1"), place="t.c:1") == "één woord"


def test_the_same_text_is_never_sealed_the_same():
    assert seal("ja", place="t.c:1") != seal("ja", place="t.c:1")


@pytest.mark.parametrize("place", ["t.c:2", "t.d:1", "u.c:1"])
def test_a_sealed_text_does_not_open_elsewhere(place):
    with pytest.raises(WrongSeal):
        open_seal(seal("ja", place="t.c:1"), place=place)


@pytest.mark.parametrize("position", [0, 1, 3, 10, -1])
def test_a_changed_byte_does_not_open(position):
    sealed = bytearray(seal("ja", place="t.c:1"))
    sealed[position] ^= 1
    with pytest.raises((WrongSeal, keys.UnknownKey)):
        open_seal(bytes(sealed), place="t.c:1")


@pytest.mark.django_db
def test_a_saved_text_is_sealed_in_the_table_and_read_back():
    message = Message.objects.create(channel="sms", to="0612345678", body=SECRET)
    assert SECRET.encode() not in stored(message)
    assert Message.objects.get().body == SECRET


@pytest.mark.django_db
def test_an_own_copy_stays_readable_after_saving():
    message = Message.objects.create(channel="sms", to="0612345678", body=SECRET)
    assert message.body == SECRET
    message.refresh_from_db()
    assert message.body == SECRET


@pytest.mark.django_db
def test_bulk_create_seals_too():
    Message.objects.bulk_create([Message(channel="sms", to="1", body=f"{SECRET} {n}") for n in range(3)])
    assert all(key_id(body) == "t1" for body in Message.objects.values_list("body", flat=True))
    assert sorted(message.body for message in Message.objects.all()) == [f"{SECRET} {n}" for n in range(3)]


@pytest.mark.django_db
def test_a_list_that_does_not_show_the_text_never_opens_it(monkeypatch):
    Message.objects.create(channel="sms", to="0612345678", body=SECRET)
    monkeypatch.setattr("productiehuis.vault.fields.open_seal", lambda *a, **k: pytest.fail("opened"))
    assert [message.channel for message in Message.objects.all()] == ["sms"]


@pytest.mark.django_db
def test_a_deferred_text_is_fetched_when_read():
    Message.objects.create(channel="sms", to="0612345678", body=SECRET)
    assert Message.objects.defer("body").get().body == SECRET


@pytest.mark.django_db
def test_changing_and_saving_one_field_keeps_the_other():
    Message.objects.create(channel="sms", to="0612345678", body=SECRET)
    message = Message.objects.get()
    message.body = "anders"
    message.save()
    again = Message.objects.get()
    assert (again.body, again.to) == ("anders", "0612345678")


@pytest.mark.django_db
def test_empty_text_is_stored_empty_and_can_be_asked_for():
    Message.objects.create(channel="sms", to="1", body="")
    filled = Message.objects.create(channel="sms", to="1", body="x")
    assert list(Message.objects.exclude(body=b"")) == [filled]


@pytest.mark.django_db
def test_a_text_swapped_between_rows_raises():
    one = Message.objects.create(channel="sms", to="1", body="voor een")
    two = Message.objects.create(channel="sms", to="2", body="voor twee")
    Message.objects.filter(pk=one.pk).update(body=stored(two))
    with pytest.raises(WrongSeal):
        _ = Message.objects.get(pk=one.pk).body


@pytest.mark.django_db
def test_a_row_copied_under_another_key_raises_at_saving():
    message = Message.objects.get(pk=Message.objects.create(channel="sms", to="1", body=SECRET).pk)
    message.pk, message._state.adding = new_key(), True
    with pytest.raises(WrongSeal):
        message.save(force_insert=True)


@pytest.mark.django_db
def test_plain_text_cannot_slip_in_by_a_query():
    message = Message.objects.create(channel="sms", to="1", body=SECRET)
    with pytest.raises(FieldError):
        Message.objects.update(body="plain")
    with pytest.raises(FieldError):
        Message.objects.filter(body="plain").exists()
    message.body = "plain"
    with pytest.raises(FieldError):
        Message.objects.bulk_update([message], ["body"])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's file")
@pytest.mark.django_db(transaction=True)
def test_the_database_file_does_not_hold_the_text(tmp_path):
    Message.objects.create(channel="sms", to="0687654321", body=SECRET, subject="leesbaar onderwerp")
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM INTO '{tmp_path / 'copy.sqlite3'}'")
    content = (tmp_path / "copy.sqlite3").read_bytes()
    assert b"leesbaar onderwerp" in content
    assert SECRET.encode() not in content
    assert b"0687654321" not in content
    rows = sqlite3.connect(tmp_path / "copy.sqlite3").execute("SELECT count(*) FROM post_message").fetchone()
    assert rows == (1,)


def test_the_first_key_is_a_file_only_we_can_read(own_ring):
    key = keys.newest()
    file = own_ring / f"{key.id}.key"
    assert (file.stat().st_mode & 0o777, own_ring.stat().st_mode & 0o777) == (0o600, 0o700)
    keys.forget()
    assert keys.newest() == key


def test_keys_from_the_environment_come_newest_first(settings, own_ring):
    settings.VAULT_KEYS = "b:" + "QUFB" * 10 + "QUE=, a:" + "QkJC" * 10 + "QkI="
    keys.forget()
    assert [key.id for key in keys.ring()] == ["b", "a"]


def test_a_short_key_is_refused(settings, own_ring):
    settings.VAULT_KEYS = "a:QUFB"
    keys.forget()
    with pytest.raises(ImproperlyConfigured):
        keys.ring()


def test_the_tenth_key_is_newer_than_the_ninth(own_ring):
    keys.newest()
    for _ in range(9):
        keys.add_key()
    assert [key.id for key in keys.ring()][:2] == ["k10", "k9"]


def test_a_key_that_another_process_added_is_found(own_ring):
    keys.newest()
    before = keys.ring()
    keys.add_key()
    sealed = seal("ja", place="t.c:1")
    keys.ring.cache_clear()
    (own_ring / "k2.key").rename(own_ring / "away")
    assert keys.ring() == before
    (own_ring / "away").rename(own_ring / "k2.key")
    assert open_seal(sealed, place="t.c:1") == "ja"


def test_a_lost_key_is_named(own_ring):
    sealed = seal("ja", place="t.c:1")
    (own_ring / "k1.key").rename(own_ring / "k7.key")
    keys.forget()
    with pytest.raises(keys.UnknownKey, match="k1"):
        open_seal(sealed, place="t.c:1")


@pytest.mark.django_db
def test_rotation_seals_everything_anew_and_loses_nothing(own_ring):
    messages = [Message(channel="sms", to=f"{n}", body=f"{SECRET} {n}") for n in range(7)]
    Message.objects.bulk_create([*messages, Message(channel="sms", to="x", body="")])
    keys.add_key()
    assert rotate(batch=3) == 15
    assert use_of_keys() == {"k2": 15, "k1": 0}
    (own_ring / "k1.key").unlink()
    keys.forget()
    assert [m.body for m in Message.objects.order_by("id")] == [f"{SECRET} {n}" for n in range(7)] + [""]
    assert rotate() == 0


@pytest.mark.django_db
def test_the_command_makes_a_key_and_tells_what_it_did(own_ring):
    Message.objects.create(channel="sms", to="1", body=SECRET)
    out = StringIO()
    call_command("rotate_keys", "--new", stdout=out)
    assert "New key: k2" in out.getvalue()
    assert "k2: 2 texts" in out.getvalue()


def test_a_hash_depends_on_its_purpose():
    assert keyed_hash("login code", "123456") != keyed_hash("house pass", "123456")


def test_a_hash_from_before_a_rotation_is_still_found(own_ring):
    old = keyed_hash("login code", "123456")
    keys.add_key()
    assert keyed_hash("login code", "123456") != old
    assert keyed_hashes("login code", "123456")[1] == old
    assert matches("login code", "123456", old)
    assert not matches("login code", "123457", old)

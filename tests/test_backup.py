"""A backup put back elsewhere is the same installation: every row, every file, every sealed text."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)
WORDS = "een brief van de gemeente"

FILL = f"""
from productiehuis.audit.actions import looked, record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import Foundation, House
from productiehuis.kernel.keys import new_key
from productiehuis.post.actions import send
foundation = Foundation.objects.create(name="Stichting")
houses = [House.objects.create(foundation=foundation, slug=f"huis-{{n}}", name=f"Huis {{n}} é") for n in range(3)]
for n in range(20):
    message = send(channel="sms", to=f"06{{n}}", body="{WORDS}", house_key=houses[0].pk)
    by = Actor(key=new_key(), name="Sefa")
    record(verb="send", obj=message, house_key=houses[0].pk, by=by, changes={{"n": [None, n]}})
    looked(by=by, house_key=houses[0].pk, part="contact", subject_key=new_key())
"""
READ = "from productiehuis.post.models import Message; print({m.body for m in Message.objects.all()})"


@pytest.fixture(scope="module")
def source(new_installation, migrated):
    """A house with people, messages, a log and files."""
    here = new_installation(migrated)
    here.do("shell", "-v0", "-c", FILL)
    (here.folder / "files" / "2026").mkdir(parents=True)
    (here.folder / "files" / "2026" / "foto.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)))
    return here


@pytest.fixture(scope="module")
def backup(source):
    told = source.do("backup")
    path = Path(told.split("Backup:")[1].split()[0])
    assert "somewhere else" in told
    return path


@pytest.fixture
def copy(backup, tmp_path):
    """The two files on another disk."""
    for file in backup.parent.glob("productiehuis-*"):
        if file.is_file() and file.name.startswith(backup.name.removesuffix(".tar.gz")):
            shutil.copy(file, tmp_path)
    return tmp_path / backup.name


def keys_of(path):
    return path.with_name(path.name.replace(".tar.gz", ".keys.tar"))


def but_for_being_restored(rows):
    """All rows but the lines of the log by which each house says that it was put back elsewhere."""
    said = [row for row in rows["audit_event"] if "'house restored'" in row]
    assert len(said) == len(rows["house_house"])
    return {**rows, "audit_event": [row for row in rows["audit_event"] if row not in said]}


def test_a_restored_house_is_the_same_row_by_row(source, copy, new_installation):
    target = new_installation()
    assert "Open the house again with make run DEMO=0." in target.do("restore", str(copy))
    before, after = source.rows(), target.rows()
    assert len(before["audit_look"]) == len(before["post_message"]) == 20
    assert but_for_being_restored(after) == before
    assert (target.folder / "files/2026/foto.jpg").read_bytes() == (source.folder / "files/2026/foto.jpg").read_bytes()
    assert WORDS in target.do("shell", "-v0", "-c", READ)
    assert (target.folder / "secret_key").read_text() == (source.folder / "secret_key").read_text()


def test_restoring_over_another_house_leaves_nothing_of_it_and_keeps_a_backup(source, copy, new_installation, migrated):
    target = new_installation(migrated)
    target.do("shell", "-v0", "-c", FILL)
    (target.folder / "files").mkdir()
    (target.folder / "files/other.txt").write_text("weg")
    told = target.do("restore", str(copy))
    assert but_for_being_restored(target.rows()) == source.rows()
    assert not (target.folder / "files/other.txt").exists()
    kept = Path(told.split("What stood here is in ")[1].split("\n")[0])
    assert kept.exists()
    assert list(target.folder.glob("keys-before-*/k1.key"))


def test_the_log_is_still_locked_after_a_restore(copy, new_installation):
    target = new_installation()
    target.do("restore", str(copy))
    tried = target.run(
        "shell", "-v0", "-c", "from productiehuis.audit.models import Event; Event.objects.update(verb='x')"
    )
    assert "append-only" in tried.stderr


def test_the_backup_does_not_hold_the_keys_and_only_we_can_read_it(source, copy, backup):
    with tarfile.open(copy) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))
    assert sorted(names) == ["database", "files/2026/foto.jpg", "manifest.json"]
    assert manifest["keys"] == ["k1"]
    assert {file.stat().st_mode & 0o777 for file in (backup, keys_of(backup))} == {0o600}


def test_a_restore_without_keys_says_what_is_missing(copy, new_installation):
    keys_of(copy).unlink()
    target = new_installation()
    tried = target.run("restore", str(copy))
    assert tried.returncode != 0
    assert "k1" in tried.stderr


def test_a_damaged_backup_is_refused_and_nothing_is_touched(source, copy, new_installation, migrated):
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    target = new_installation(migrated)
    before = target.rows()
    tried = target.run("restore", str(copy))
    assert tried.returncode != 0
    assert "not a whole backup" in tried.stderr
    assert target.rows() == before


def test_nobody_restores_under_an_open_house(source, copy):
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(source.folder), "DATABASE_URL": source.database},
    )
    try:
        for _ in range(200):
            if (source.folder / "open.lock").exists():
                break
            time.sleep(0.05)
        time.sleep(0.2)
        tried = source.run("restore", str(copy))
        assert "The house is open" in tried.stderr
    finally:
        worker.terminate()
        assert worker.wait(20) == 0


# Who was erased does not come back.

PEOPLE = """
from productiehuis.audit.actor import system
from productiehuis.house.models import Foundation, House
from productiehuis.people.actions import add_person, merge_persons
from productiehuis.people.models import User
foundation = Foundation.objects.create(name="Stichting")
house = House.objects.create(foundation=foundation, slug="west", name="West")
by = system("proef")
for name in ("Weglopertje", "Tweelingnaam", "Blijvertje"):
    add_person(house=house, by=by, first_name=name, user=User.objects.create_user(name.lower(), "x"))
"""
ERASE = """
from productiehuis.audit.actor import system
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_person
erase_person(person=Person.objects.get(first_name="{name}"), by=system("proef"))
"""
NAMES = (
    "from productiehuis.people.models import Person, User;"
    "print(sorted(filter(None, Person.objects.values_list('first_name', flat=True))),"
    "sorted(User.objects.values_list('username', flat=True)))"
)


@pytest.fixture
def three(new_installation, migrated):
    here = new_installation(migrated)
    here.do("shell", "-v0", "-c", PEOPLE)
    return here


def backup_of(here, *more):
    return Path(here.do("backup", *more).split("Backup:")[1].split()[0])


def test_who_was_erased_is_gone_again_after_an_older_backup_is_put_back(three):
    old = backup_of(three)
    three.do("shell", "-v0", "-c", ERASE.format(name="Weglopertje"))
    told = three.do("restore", str(old))
    assert "Erased again, as before: 1" in told
    names = three.do("shell", "-v0", "-c", NAMES)
    assert "Weglopertje" not in names
    assert "weglopertje" not in names
    assert "Blijvertje" in names


def test_a_session_that_was_ended_since_does_not_come_back(three):
    begin = (
        "from datetime import timedelta; from django.utils import timezone;"
        "from productiehuis.people.models import LoginSession;"
        "LoginSession.objects.create(session_key='x' * 32, expire_date=timezone.now() + timedelta(days=1))"
    )
    three.do("shell", "-v0", "-c", begin)
    old = backup_of(three)
    told = three.do("restore", str(old))
    assert "logged out" in told
    count = "from productiehuis.people.models import LoginSession; print(LoginSession.objects.count())"
    assert three.do("shell", "-v0", "-c", count).strip() == "0"


def test_a_merge_that_was_undone_since_takes_nobody_else_along(three):
    merge = (
        "from productiehuis.audit.actor import system\nfrom productiehuis.people.models import Merge, Person\n"
        "from productiehuis.people.actions import merge_persons, undo_merge\n"
    )
    three.do(
        "shell",
        "-v0",
        "-c",
        merge + "one, two = Person.objects.filter(first_name__in=['Weglopertje', 'Tweelingnaam'])\n"
        "merge_persons(kept=one, absorbed=two, by=system('proef'))",
    )
    old = backup_of(three)
    three.do("shell", "-v0", "-c", merge + "undo_merge(merge=Merge.objects.get(), by=system('proef'))")
    three.do("shell", "-v0", "-c", ERASE.format(name="Weglopertje"))
    three.do("restore", str(old))
    names = three.do("shell", "-v0", "-c", NAMES)
    assert "Weglopertje" not in names
    assert "Tweelingnaam" in names


def test_on_another_machine_the_journal_beside_the_backups_tells_who_went(three, new_installation, tmp_path):
    old = backup_of(three, str(tmp_path))
    three.do("shell", "-v0", "-c", ERASE.format(name="Weglopertje"))
    backup_of(three, str(tmp_path))
    journal = tmp_path / "erased.jsonl"
    assert len(journal.read_text().split()) >= 2
    assert "eglopertje" not in journal.read_text()
    target = new_installation()
    target.do("restore", str(old))
    assert "Weglopertje" not in target.do("shell", "-v0", "-c", NAMES)


def test_a_journal_that_missed_an_erasure_learns_it_from_the_database(three):
    old = backup_of(three)
    three.do("shell", "-v0", "-c", ERASE.format(name="Weglopertje"))
    (three.folder / "erased.jsonl").unlink()  # As if the machine stopped right after the transaction.
    three.do("restore", str(old))
    assert "Weglopertje" not in three.do("shell", "-v0", "-c", NAMES)


def test_old_backups_go_when_asked_and_the_newest_never_does(three, tmp_path):
    first = backup_of(three, str(tmp_path))
    made = tmp_path / "productiehuis-20200101-000000-000000.tar.gz"
    shutil.copy(first, made)
    shutil.copy(keys_of(first), keys_of(made))
    other = tmp_path / "vakantie.tar.gz"
    other.write_text("not ours")
    told = three.do("backup", str(tmp_path), "--keep-days", "30")
    assert "thrown away: productiehuis-20200101" in told
    assert not made.exists()
    assert not keys_of(made).exists()
    assert first.exists()
    assert other.exists()

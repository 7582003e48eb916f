"""What Rosa kept with her plan comes back with a backup, sealed as it was, and only she opens it there."""

import base64
import json
import tarfile
from pathlib import Path

import pytest

BEGIN = """
import json
from datetime import timedelta
from uuid import uuid4
from django.utils import timezone
from productiehuis.audit.actor import system
from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import add_person
from productiehuis.people.models import User
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.actions.proofs import add_proof
from productiehuis.plans.tests.pictures import png
house = House.objects.create(foundation=Foundation.objects.create(name="Stichting"), slug="west", name="West")
by, people = system("proef"), {}
for name in ("rosa", "bo", "cor"):
    user = User.objects.create_user(name, "x")
    people[name] = add_person(house=house, by=by, first_name=name.title(), user=user)
today = timezone.localdate()
Membership.objects.create(house=house, person=people["cor"], role=Role.COORDINATOR, starts=today - timedelta(days=9))
plan = begin_plan(person=people["rosa"], by=by, client_key=uuid4())
part = add_part(plan=plan, kind="goal", text="Een baan als kok", by=by, client_key=uuid4())
proof = add_proof(part=part, name="diploma.png", data=png(), by=by, client_key=uuid4())
print(json.dumps({"proof": str(proof.pk), "file": proof.stored_file}))
"""
OPEN = """
import json
from django.test import Client
from productiehuis.people.models import User
from productiehuis.plans.rules.files import cleaned
from productiehuis.plans.tests.pictures import png
from django.conf import settings
from django.test import override_settings
plain = {{"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
override_settings(STORAGES={{**settings.STORAGES, "staticfiles": plain}}).enable()
answers = {{}}
for name in ("rosa", "bo", "cor", ""):
    browser = Client(HTTP_HOST="localhost")
    if name:
        browser.force_login(User.objects.get(username=name))
    answer = browser.get("/ik/plan/west/bewijs/{proof}/", secure=True)
    same = answer.status_code == 200 and b"".join(answer) == cleaned(png())[1]
    answers[name] = [answer.status_code, same]
print(json.dumps(answers))
"""
# What stands in every PNG, so also in hers; sealed it is nowhere.
PICTURE = b"IHDR"


def told(text):
    return json.loads(text.strip().splitlines()[-1])


@pytest.fixture(scope="module")
def rosa(new_installation, migrated):
    """An installation in which Rosa keeps a certificate with a goal."""
    here = new_installation(migrated)
    here.do("createcachetable")
    kept = told(here.do("shell", "-v0", "-c", BEGIN))
    return here, kept


@pytest.fixture(scope="module")
def backup(rosa, tmp_path_factory):
    """On another disk, as who keeps backups has them."""
    here, _kept = rosa
    folder = tmp_path_factory.mktemp("disk")
    return Path(here.do("backup", str(folder)).split("Backup:")[1].split()[0])


def test_the_owner_opens_her_proof_there_and_nobody_else_does(rosa, backup, new_installation):
    here, kept = rosa
    target = new_installation()
    target.do("restore", str(backup))
    before, after = (each.folder / "files" / kept["file"] for each in (here, target))
    assert after.read_bytes() == before.read_bytes()
    # Whoever was logged in is asked again, so each opens it anew. Who has no log-in is asked for one.
    assert told(target.do("shell", "-v0", "-c", OPEN.format(**kept))) == {
        "rosa": [200, True],
        "bo": [404, False],
        "cor": [404, False],
        "": [302, False],
    }
    strange_keys(target)
    tried = target.run("shell", "-v0", "-c", OPEN.format(**kept))
    assert tried.returncode != 0
    assert "WrongSeal" in tried.stderr


def strange_keys(target):
    """As whoever finds a backup has a key ring too: of their own, with keys of the same name."""
    for key in (target.folder / "keys").glob("*.key"):
        key.chmod(0o600)
        key.write_text(base64.b64encode(bytes(32)).decode())


def test_the_backup_holds_the_file_sealed(rosa, backup):
    _here, kept = rosa
    with tarfile.open(backup) as tar:
        sealed = tar.extractfile(f"files/{kept['file']}").read()
        everything = b"".join(tar.extractfile(name).read() for name in tar.getnames())
    assert len(sealed) > 100
    assert PICTURE not in everything
    assert b"baan als kok" not in everything
    assert b"diploma" not in everything

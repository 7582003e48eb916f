"""A link, a device and a yes that were withdrawn since a backup do not work again when it is put back (ADR 25)."""

import json
from pathlib import Path

import pytest

FILL = """
from datetime import date, timedelta
from uuid import uuid4
from django.utils import timezone
from productiehuis.audit.actor import system
from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.models import DeskDevice, Initiative, Membership
from productiehuis.monitor.actions import share
from productiehuis.people.actions import add_person
house = House.objects.create(foundation=Foundation.objects.create(name="Stichting"), slug="west", name="West")
desk = Initiative.objects.create(house=house, slug="spreekuur", name="Spreekuur")
for name in ("een", "twee"):
    share(house=house, initiative=None, to_whom=name, years=(2018, 2018), parts=["year"], client_key=uuid4(),
        expires=timezone.localdate() + timedelta(days=30), by=system("proef"))
    DeskDevice.objects.create(house=house, initiative=desk, name=name, token_hash=name, enrolled_by_key=uuid4())
person = add_person(house=house, by=system("proef"), first_name="Vera")
Membership.objects.create(house=house, person=person, role="volunteer", initiative=desk, starts=date(2018, 1, 1),
    ends=date(2090, 1, 1))
"""
WITHDRAW = """
from django.utils import timezone
from productiehuis.audit.actor import system
from productiehuis.initiatives.models import DeskDevice, Membership
from productiehuis.monitor.actions import withdraw_share
from productiehuis.monitor.models import ShareLink
withdraw_share(link=ShareLink.objects.get(to_whom="een"), by=system("proef"))
DeskDevice.objects.filter(name="een").update(revoked_at=timezone.now())
Membership.objects.update(ends="2020-01-01")
"""
WORKING = """
import json
from productiehuis.initiatives.models import DeskDevice, Membership
from productiehuis.monitor.models import ShareLink
print(json.dumps([sorted(ShareLink.objects.filter(withdrawn_at=None).values_list("to_whom", flat=True)),
    sorted(DeskDevice.objects.filter(revoked_at=None).values_list("name", flat=True)),
    [str(each.ends.year) for each in Membership.objects.all()]]))
"""

LOGIN = """
from productiehuis.people.models import User
User.objects.create_user("vera", "oude-sleutel-1")
"""
CHANGE = """
from productiehuis.people.models import User
vera = User.objects.get()
vera.set_password("nieuwe-sleutel-2")
vera.save()
"""
OPENS = """
from productiehuis.people.models import User
vera = User.objects.get()
print([word for word in ("oude-sleutel-1", "nieuwe-sleutel-2") if vera.check_password(word)])
"""
RESTORED = """
from productiehuis.house.models import House
from productiehuis.people.restored import restored
print(restored(House.objects.get()) is not None)
"""
ERASE = """
from productiehuis.audit.actor import system
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_person
erase_person(person=Person.objects.get(), by=system("proef"))
"""


def python(here, code):
    return here.do("shell", "-v0", "-c", code)


def working(here):
    return json.loads(python(here, WORKING).strip().splitlines()[-1])


def backup_of(here, *more):
    return Path(here.do("backup", *more).split("Backup:")[1].split()[0])


@pytest.fixture
def west(new_installation, migrated):
    here = new_installation(migrated)
    python(here, FILL)
    return here


def test_over_the_house_that_stood_here_only_what_was_withdrawn_stays_so(west):
    old = backup_of(west)
    python(west, WITHDRAW)
    told = west.do("restore", str(old))
    assert "Withdrawn again, as before: 3" in told
    assert "Nobody can tell" not in told
    assert working(west) == [["twee"], ["twee"], ["2020"]]


def opens(here):
    return json.loads(python(here, OPENS).strip().splitlines()[-1].replace("'", '"'))


def test_a_password_that_was_changed_since_is_the_new_one_still(west):
    python(west, LOGIN)
    old = backup_of(west)
    python(west, CHANGE)
    assert "as they did before this restore: 1" in west.do("restore", str(old))
    assert opens(west) == ["nieuwe-sleutel-2"]


def test_on_a_new_machine_that_only_knows_when_neither_opens(west, new_installation, tmp_path):
    python(west, LOGIN)
    old = backup_of(west, str(tmp_path))
    python(west, CHANGE)
    backup_of(west, str(tmp_path))
    target = new_installation()
    assert "open nothing now: 1." in target.do("restore", str(old))
    assert opens(target) == []


def test_who_was_erased_since_is_no_reason_to_end_all_that_opens_something(west):
    """Erasing again writes a line in the log, later than all that stood here."""
    old = backup_of(west)
    python(west, ERASE)
    told = west.do("restore", str(old))
    assert "Erased again, as before: 1" in told
    assert "Nobody can tell" not in told
    assert working(west)[:2] == [["een", "twee"], ["een", "twee"]]


def test_on_a_new_machine_all_that_opens_something_ends_and_is_told(west, new_installation, tmp_path):
    backup = backup_of(west, str(tmp_path))
    target = new_installation()
    told = target.do("restore", str(backup))
    assert "Nobody can tell what was withdrawn after this backup, so these ended (4)" in told
    assert "House passes go on, also one that was lost after" in told
    assert working(target) == [[], [], ["2090"]]
    assert python(target, RESTORED).strip().splitlines()[-1] == "True"


def test_moving_a_closed_house_ends_only_what_a_later_list_beside_the_backups_says(west, new_installation, tmp_path):
    old = backup_of(west, str(tmp_path))
    python(west, WITHDRAW)
    backup_of(west, str(tmp_path))
    assert "een" not in (tmp_path / "withdrawn.jsonl").read_text()
    target = new_installation()
    told = target.do("restore", str(old), "--nothing-since")
    assert "Nobody can tell" not in told
    assert "House passes go on" not in told
    assert python(target, RESTORED).strip().splitlines()[-1] == "False"
    assert working(target) == [["twee"], ["twee"], ["2020"]]

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


def test_on_a_new_machine_all_that_opens_something_ends_and_is_told(west, new_installation, tmp_path):
    backup = backup_of(west, str(tmp_path))
    target = new_installation()
    told = target.do("restore", str(backup))
    assert "Nobody can tell what was withdrawn after this backup, so these ended (4)" in told
    assert working(target) == [[], [], ["2090"]]


def test_moving_a_closed_house_ends_only_what_a_later_list_beside_the_backups_says(west, new_installation, tmp_path):
    old = backup_of(west, str(tmp_path))
    python(west, WITHDRAW)
    backup_of(west, str(tmp_path))
    assert "een" not in (tmp_path / "withdrawn.jsonl").read_text()
    target = new_installation()
    assert "Nobody can tell" not in target.do("restore", str(old), "--nothing-since")
    assert working(target) == [["twee"], ["twee"], ["2020"]]

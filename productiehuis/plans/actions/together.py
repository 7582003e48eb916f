"""Together mode (T6): on the device of a desk, with somebody beside them, a person opens their own plan.

It takes the pass and its PIN; a spoken yes is never enough. The session of who works at the desk ends there and then,
and one of the person begins that opens nothing but their plan, talents and milestones. At the lock, when nobody
touches it, or when the pass or the device is revoked it is over: nothing that the other could use was ever theirs.
"""

import time

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from productiehuis.audit.actions import looked, record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.actions.devices import BACKEND
from productiehuis.initiatives.desk_access import TOGETHER, together_with
from productiehuis.initiatives.models import DeskDevice
from productiehuis.people.models import HousePass, Person
from productiehuis.people.sessions import HOUSE_PASS

PART = "plan together"
# Under the plan: what leaves a file on the device, and what could leave somebody a way in for later.
SHUT = ("meenemen/", "inlezen/*", "*bewijs/*", "deel/*/delen/", "delen/soort/*", "twee-namen/")


def looked_together(*, beside: Actor, person: Person) -> None:
    """Who sits beside somebody sees their plan too: that is a look, which the person reads back."""
    looked(by=beside, house_key=person.house_id, part=PART, subject_key=person.pk)


def open_together(*, request: HttpRequest, device: DeskDevice, beside: Actor, shown: HousePass) -> str:
    """Begin. Returns where it begins. The PIN was checked by who calls this (`pass_with_pin`)."""
    person = shown.person
    assert person is not None
    assert person.user is not None
    with transaction.atomic():
        own = Actor(key=person.pk, name=person.full_name, device_key=device.pk)
        record(verb="plan opened together", obj=person, house_key=None, by=own)
        looked_together(beside=beside, person=person)
    login(request, person.user, backend=BACKEND)
    home = reverse("my_plan", args=[person.house.slug])
    opens = [home, *(reverse(name, args=[person.house.slug]) for name in ("my_talents", "my_milestones"))]
    request.session[TOGETHER] = together_with(beside, home=home, opens=opens, shuts=[home + each for each in SHUT])
    request.session["desk_device"] = str(device.pk)
    request.session["desk_initiative"] = str(device.initiative_id)
    request.session["desk_seen"] = int(time.time())
    request.session[HOUSE_PASS] = str(shown.pk)
    UserSession.objects.create_from_request(request)
    return home

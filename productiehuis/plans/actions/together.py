"""Together mode (T6): on the device of a desk, with somebody beside them, a person opens their own plan.

It takes the pass and its PIN; a spoken yes is never enough. The session of who works at the desk ends there and then,
and one of the person begins that opens nothing but their plan, talents and milestones, what others of this house share
with them, where they can go and when, and the page that says why a plan stays closed for a while. At the lock, when
nobody touches it, or when the pass or the device is revoked it is over: nothing that the other could use was ever
theirs.
"""

import time

from allauth.account.internal.flows.login import record_authentication
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
from productiehuis.people.adapter import BY_PASS
from productiehuis.people.given_keys import SINCE, pin_age
from productiehuis.people.models import HousePass, Person
from productiehuis.people.sessions import HOUSE_PASS

PART = "plan together"
WITH_READER = "plan read together"
# Under the plan: what leaves a file on the device, and what opens more than the two of them see now.
SHUT = ("meenemen/", "inlezen/*", "*bewijs/*", "delen/soort/*", "twee-namen/")
# The same under what others share with the person.
SHUT_WITH_ME = ("*bewijs/*",)


def looked_beside_reader(*, beside: Actor, owner: Person) -> None:
    """Who sits beside a reader sees what is shared with them: the owner reads that name too."""
    looked(by=beside, house_key=owner.house_id, part=WITH_READER, subject_key=owner.pk)


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
    record_authentication(request, person.user, method=BY_PASS, **{SINCE: pin_age(shown).isoformat()})
    home, with_me = reverse("my_plan", args=[person.house.slug]), reverse("plans_with_me")
    opens = [home, *(reverse(name, args=[person.house.slug]) for name in ("my_talents", "my_milestones"))]
    shuts = [*(home + each for each in SHUT), *(with_me + each for each in SHUT_WITH_ME)]
    sent_on = reverse("my_referrals")
    opens, shuts = [*opens, with_me, sent_on, reverse("given_keys")], [*shuts, f"{sent_on}nieuw/*"]
    request.session[TOGETHER] = together_with(beside, house=person.house.slug, home=home, opens=opens, shuts=shuts)
    request.session["desk_device"] = str(device.pk)
    request.session["desk_initiative"] = str(device.initiative_id)
    request.session["desk_seen"] = int(time.time())
    request.session[HOUSE_PASS] = str(shown.pk)
    UserSession.objects.create_from_request(request)
    return home

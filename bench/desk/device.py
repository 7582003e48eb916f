"""Inside the product's own process: a device of the desk, with a volunteer who has a PIN. Prints its cookie as JSON."""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from uuid import uuid4

from django.core.signing import get_cookie_signer

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.actions.devices import enrol_device, set_pin, trust_device
from productiehuis.initiatives.desk_access import COOKIE, SALT
from productiehuis.initiatives.models import Initiative, Membership, Role

PIN = "2580"


def main() -> None:
    desk = Initiative.objects.get(house__slug="west", slug="spreekuur-tagerijn")
    who = Membership.objects.filter(initiative=desk, role=Role.VOLUNTEER, person__user__isnull=False).first()
    assert who is not None
    by = Actor(key=who.person.pk, name=who.person.full_name, role=Role.VOLUNTEER)
    device, token = enrol_device(initiative=desk, name="meting", by=by, client_key=uuid4())
    set_pin(person=who.person, pin=PIN, by=by)
    trust_device(device=device, person=who.person, by=by)
    value = get_cookie_signer(salt=COOKIE + SALT).sign(token)
    print(json.dumps({"cookie": COOKIE, "value": value, "person": str(who.person.pk), "pin": PIN}))


if __name__ == "__main__":
    main()

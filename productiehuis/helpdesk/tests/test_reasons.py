"""Why a visit was changed: what was chosen stays, in Dutch; what was typed goes with who is erased."""

from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext, override

from productiehuis.helpdesk.actions import Registration, register_visit, withdraw_visit
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.privacy import erase
from productiehuis.helpdesk.rules import Asked
from tests.cast import TESTER

DESK = "/west/balie/spreekuur/"


def stored(cast):
    told = Registration(uuid4(), cast.room, "known", cast.bo, asked=(Asked(cast.topics[0].pk),))
    return register_visit(registration=told, initiative=cast.desk, by=TESTER).visit


def test_erasing_keeps_the_reason_that_was_chosen_and_drops_what_was_typed(cast):
    first, second = stored(cast), stored(cast)
    withdraw_visit(visit=first, client_key=uuid4(), reason="Het stond er twee keer. Het was Noor", by=TESTER)
    withdraw_visit(visit=second, client_key=uuid4(), reason="Het was Noor", by=TESTER)
    erase([cast.bo], now=timezone.now())
    gone = Visit.objects.filter(is_withdrawn=True).order_by("registered_at")
    assert [each.correction_reason for each in gone] == ["Het stond er twee keer.", ""]


def test_a_reason_chosen_in_another_language_is_kept_in_dutch_and_read_in_that_language(cast, as_person):
    visit, vera = stored(cast), as_person(cast.vera)
    vera.cookies["taal"] = "en"
    vera.post(f"{DESK}bezoek/{visit.pk}/intrekken/", {"client_key": str(uuid4()), "reason": "dubbel"})
    assert Visit.objects.get(is_withdrawn=True).correction_reason == "Het stond er twee keer."
    page = vera.get(f"{DESK}bezoek/{visit.pk}/")
    with override("en"):
        assert gettext("Het stond er twee keer.") in page.text
    assert "Het stond er" not in page.text

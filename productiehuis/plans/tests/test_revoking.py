"""Whatever is shared, stopped, given back, merged, erased or over: nobody sees what they may not.

`REVOKING=1000` makes it as many random sequences; `make bench PART=revoking` does, on both databases.
"""

import os
from uuid import UUID

import pytest
import time_machine
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from productiehuis.people.access import own_persons
from productiehuis.plans.access import PlanForMe, facts_of
from productiehuis.plans.access.shared import log_look
from productiehuis.plans.models import Part, Share
from productiehuis.plans.rules.sharing import covers
from productiehuis.plans.tests.revoking import Revoking
from productiehuis.plans.views import shared
from tests.cast import Cast

SEQUENCES = int(os.environ.get("REVOKING", "50"))
NOW = "2026-03-02 09:00:00+01:00"

pytestmark = pytest.mark.django_db


def run(cast: Cast, sequences: int, *phases: Phase) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        Revoking.cast, Revoking.clock = cast, clock
        how = settings(
            max_examples=sequences,
            stateful_step_count=16,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=phases or (Phase.generate, Phase.shrink),
        )
        run_state_machine_as_test(Revoking, settings=how)


def test_nobody_looks_who_may_not(cast: Cast) -> None:
    run(cast, SEQUENCES)
    assert not Part.objects.exists()


def forgetful(request: HttpRequest, plan: UUID, part: UUID) -> tuple[PlanForMe, Part]:
    """A loader that looks whether it was shared and not stopped, and forgets that a share ends by itself."""
    mine = own_persons(request)
    shares = Share.objects.select_related("plan__person", "plan__house", "reader", "part", "membership")
    shares = shares.filter(plan=plan, reader__in=mine, stopped_at__isnull=True)
    found = get_object_or_404(Part.objects.standing(), pk=part, plan=plan)
    standing = [each for each in shares if covers(each.facts, facts_of(found))]
    if not standing:
        raise Http404
    seen = PlanForMe(standing[0].plan, standing[0].reader, standing, [found])
    log_look(seen, [found])
    return seen, found


def test_a_view_that_forgets_to_ask_is_found(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: were such a page there, the machine would say so."""
    monkeypatch.setattr(shared, "get_shared_part", forgetful)
    with pytest.raises(AssertionError):
        run(cast, 2000, Phase.generate)  # It stops at the first; 400 once did not come to it.

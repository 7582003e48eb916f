"""Where a question stands now: what the desk said last, or what became of the referral it went on as.

A referral knows no question, so nothing is written here when somebody says yes, no, or that it helped: it is derived
when asked, in a fixed number of questions for a whole list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q

from productiehuis.helpdesk.models import HelpRequest, ReferredRequest, RequestStep
from productiehuis.helpdesk.rules import Went, course_now
from productiehuis.referrals.models import Referral, ReferralState

# Whether a question has, or may have from before a correction, a referral to ask how it stands.
MAY_HAVE_GONE_ON = Exists(ReferredRequest.objects.filter(request=OuterRef("requests__pk"))) | Q(
    requests__continues__isnull=False
)


def course_of(request: HelpRequest) -> str:
    """One question, as it stands now."""
    return courses_of({request.pk: request.course})[request.pk]


def courses_of(stored: Mapping[UUID, str]) -> dict[UUID, str]:
    """Each of these questions as it stands now, from how the desk left it."""
    rows = _rows_of(stored)
    steps = dict(
        RequestStep.objects.filter(request__in=rows).order_by().values_list("request").annotate(last=Max("at"))
    )
    said: dict[UUID, datetime] = {}
    for row, at in steps.items():
        said[rows[row]] = max(at, said.get(rows[row], at))
    went = _went(rows)
    return {key: course_now(course, said.get(key), went[key]) for key, course in stored.items()}


def _rows_of(keys: Iterable[UUID]) -> dict[UUID, UUID]:
    """Every row of these questions, also from before a correction, with the question it is."""
    found = {key: key for key in keys}
    ask = set(found)
    while ask:
        rows = HelpRequest.objects.filter(pk__in=ask, continues__isnull=False).values_list("pk", "continues")
        new = {before: found[key] for key, before in rows if before and before not in found}
        found |= new
        ask = set(new)
    return found


def _went(rows: Mapping[UUID, UUID]) -> dict[UUID, list[Went]]:
    """What each question went on as, with what followed after "not us but them"."""
    first = ReferredRequest.objects.filter(request__in=rows).values_list("referral", "request")
    of = {referral: rows[request] for referral, request in first}
    found: dict[UUID, list[Went]] = defaultdict(list)
    ask = Referral.objects.filter(pk__in=of)
    while columns := list(ask.annotate(before=F("follows__state")).values_list(*_COLUMNS)):
        for key, state, made, sent, closed, follows, before in columns:
            of.setdefault(key, of.get(follows) or key)
            has_yes = sent is not None or before == ReferralState.PASSED_ON
            found[of[key]].append(Went(state, closed or sent or made, has_yes))
        ask = Referral.objects.filter(follows__in=[each[0] for each in columns])
    return found


_COLUMNS = ("pk", "state", "made_at", "sent_at", "closed_at", "follows", "before")

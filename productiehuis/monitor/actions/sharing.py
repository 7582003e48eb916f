"""Showing numbers to somebody with a link, taking it back, and what a house never shows."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor.models import ShareLink, ShowingRule
from productiehuis.monitor.rules.hiding import LEAST_PEOPLE


def share(
    *,
    house: House,
    initiative: Initiative | None,
    to_whom: str,
    years: tuple[int, int],
    parts: Sequence[str],
    expires: date,
    client_key: UUID,
    by: ActorLike,
) -> ShareLink:
    """A link for one reader. Sent twice it is one link."""
    return add_row(
        ShareLink,
        house=house,
        client_key=client_key,
        by=by,
        verb="numbers shared",
        initiative=initiative,
        to_whom=to_whom,
        first_year=years[0],
        last_year=years[1],
        parts=list(parts),
        expires=expires,
        made_by_key=by.key,
    )


@transaction.atomic
def withdraw_share(*, link: ShareLink, by: ActorLike) -> None:
    """The link shows nothing any more, at once. Doing it twice is doing it once."""
    rows = ShareLink.objects.filter(pk=link.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now(), withdrawn_by_key=by.key):
        record(verb="numbers share withdrawn", obj=link, house_key=link.house_id, by=by)


@transaction.atomic
def set_showing_rule(*, house: House, least_people: int, waits_for_year: bool, by: ActorLike) -> ShowingRule:
    """From how many people on this house shows a number, and whether parts of a year wait until it is over."""
    rule, _made = ShowingRule.objects.get_or_create(house=house, defaults={"least_people": LEAST_PEOPLE})
    chosen = {"least_people": least_people, "waits_for_year": waits_for_year}
    return change_row(rule, house=house, by=by, verb="showing rule changed", **chosen)

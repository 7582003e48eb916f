"""Initiatives and partner organisations: who offers something in the house."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row, free_slug
from productiehuis.house.rules import may_move
from productiehuis.initiatives.models import Initiative, Organisation
from productiehuis.initiatives.rules import INITIATIVE_MOVES


@transaction.atomic
def add_initiative(
    *, house: House, name: str, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Initiative:
    """A new initiative, perhaps still exploring. It counts nothing until it says so."""
    if client_key and (sent := Initiative.objects.filter(client_key=client_key, house=house).first()):
        return sent
    slug = free_slug(Initiative, house, name, "initiatief")
    fields = {"name": name, "slug": slug, **fields}
    return add_row(Initiative, house=house, client_key=client_key, by=by, verb="initiative added", **fields)


@transaction.atomic
def change_initiative(*, initiative: Initiative, by: ActorLike, **fields: Any) -> Initiative:
    """Its words, state and what it counts."""
    now = Initiative.objects.select_for_update().get(pk=initiative.pk).status
    if not may_move(INITIATIVE_MOVES, now, fields.get("status", now)):
        raise ValidationError({"status": _("Dat kan niet vanaf hier. Kies een andere status.")})
    return change_row(initiative, house=initiative.house, by=by, verb="initiative changed", **fields)


def add_organisation(*, house: House, by: ActorLike, client_key: UUID | None = None, **fields: Any) -> Organisation:
    return add_row(Organisation, house=house, client_key=client_key, by=by, verb="organisation added", **fields)


def change_organisation(*, organisation: Organisation, by: ActorLike, **fields: Any) -> Organisation:
    return change_row(organisation, house=organisation.house, by=by, verb="organisation changed", **fields)

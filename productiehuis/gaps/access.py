"""Who works on the board: whoever leads something in the house, as with the line itself."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.gaps.models import Gap
from productiehuis.initiatives.access import Place, enter_manage


def enter_board(request: HttpRequest, slug: str) -> Place:
    return enter_manage(request, slug)


def get_gap(place: Place, key: UUID) -> Gap:
    """A gap of this house; of another house it does not exist."""
    rows = Gap.objects.select_related("house", "taken_up_by", "closed_room", "proposal_storey", "topic", "storey")
    return get_object_or_404(rows, house=place.house, pk=key)

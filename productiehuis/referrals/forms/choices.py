"""To whom somebody can be sent, as a list to choose from: rooms by storey, then partners."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House, Storey, Topic
from productiehuis.initiatives.models import Initiative, Organisation, Room
from productiehuis.referrals.actions import Receiver
from productiehuis.ui.forms import TopicTile
from productiehuis.ui.templatetags.ui import in_active_language

_RELATED = ("storey", "initiative", "organisation", "location")


def receivers_in(house: House, sender: Initiative | None = None, storey: Storey | None = None) -> dict[str, Receiver]:
    """What takes people now, but not where they are already; in the order of the drawing, by a key for the form."""
    rooms = Room.objects.filter(house=house).select_related(*_RELATED).order_by("storey__level", "order", "id")
    partners = Organisation.objects.filter(house=house)
    found = {f"kamer:{room.pk}": Receiver(room=room) for room in rooms}
    found |= {f"partner:{each.pk}": Receiver(organisation=each) for each in partners}
    here = {key for key, each in found.items() if sender and each.is_self(sender, storey)}
    return {key: receiver for key, receiver in found.items() if key not in here and receiver.is_open}


class ReceiverField(forms.ChoiceField):
    """Where to; the value is a `Receiver`."""

    default_error_messages = {
        "required": _("Kies waar iemand heen wil."),
        "invalid_choice": _("Hier kan nu niemand heen. Kies iets anders."),
    }

    def offer(self, receivers: dict[str, Receiver]) -> None:
        self._receivers = receivers
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, each in receivers.items():
            room = each.room
            group = in_active_language(room.storey.name)[0] if room else str(_("Partners van het huis"))
            name = f"{in_active_language(room.name)[0]} · {each.reads.name}" if room else each.reads.name
            groups.setdefault(group, []).append((key, name))
        self.choices = [("", _("Kies een plek")), *groups.items()]

    def clean(self, value: Any) -> Receiver | None:
        chosen = super().clean(value)
        return self._receivers.get(chosen) if chosen else None


class AboutField(NamedChoiceField):
    """What it is about: a topic of the house, as a tile."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label=_("Waar gaat het over?"),
            queryset=Topic.objects.none(),
            widget=TopicTile,
            empty_label=None,
            error_messages={"required": _("Kies waar het over gaat.")},
            **more,
        )

    def offer(self, house: House) -> None:
        self.queryset = Topic.objects.filter(house=house, is_active=True)

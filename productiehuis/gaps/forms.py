"""What is asked of who mends the line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import NamedChoiceField, TranslatedFormField, TranslatedTextarea
from productiehuis.house.models import House, Storey
from productiehuis.house.validators import refuse_bsn
from productiehuis.initiatives.models import Initiative, InitiativeStatus, Room, RoomStatus
from productiehuis.people.fields import PlainTextField


class TakeUpForm(forms.Form):
    """Who does it: an initiative, so that no name of a person is needed."""

    initiative = NamedChoiceField(
        label=_("Wie pakt dit op?"), queryset=Initiative.objects.none(), required=False, empty_label=_("Het huis samen")
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Initiative.objects.filter(house=house).exclude(status=InitiativeStatus.CLOSED)
        self.fields["initiative"].queryset = rows  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """A room that could answer it."""

    proposal = TranslatedFormField(
        label=_("Wat voor kamer of cursus zou helpen?"),
        widget=TranslatedTextarea,
        max_length=300,
        validators=[refuse_bsn],
        help_text=_("Eén of twee zinnen. Schrijf geen namen van mensen op."),
    )
    storey = NamedChoiceField(label=_("Op welke verdieping?"), queryset=Storey.objects.none(), empty_label=None)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["storey"].queryset = Storey.objects.filter(house=house)  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    """What mended it."""

    room = NamedChoiceField(
        label=_("Welke kamer helpt nu?"), queryset=Room.objects.none(), required=False, empty_label=_("Geen kamer")
    )
    note = PlainTextField(
        label=_("Hoe ging het?"),
        required=False,
        max_length=400,
        rows=3,
        help_text=_("Een paar zinnen. Schrijf geen namen van mensen op."),
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Room.objects.filter(house=house).exclude(status=RoomStatus.CLOSED)
        self.fields["room"].queryset = rows  # type: ignore[attr-defined]

"""Forms about rooms: what people read, when it is open, when it is shut."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import TranslatedTextarea
from productiehuis.house.forms import HouseForm
from productiehuis.house.pictograms import PICTOGRAMS
from productiehuis.initiatives.models import Closure, Initiative, OpeningTime, Room
from productiehuis.initiatives.models.rooms import Weekday
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.ui.forms import DateInput, TimeInput, TopicTile


class RoomForm(HouseForm):
    """All of a room except its times. Who leads one initiative cannot give the room to another."""

    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreken jullie hier?"),
        choices=SPOKEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pictogram = forms.ChoiceField(
        label=_("Pictogram"),
        choices=PICTOGRAMS.items(),
        initial="talk",
        widget=TopicTile(icons={key: key for key in PICTOGRAMS}),
        help_text=_("Dit staat in de tekening van het huis."),
    )

    class Meta:
        model = Room
        fields = [
            "name",
            "initiative",
            "organisation",
            "what",
            "for_whom",
            "storey",
            "location",
            "how_to_get_in",
            "costs",
            "languages",
            "wheelchair",
            "pictogram",
            "status",
        ]
        widgets = {"what": TranslatedTextarea, "for_whom": TranslatedTextarea, "how_to_get_in": TranslatedTextarea}
        labels = {
            "name": _("Hoe heet de kamer?"),
            "initiative": _("Van welk initiatief is de kamer?"),
            "organisation": _("Of van welke partner?"),
            "what": _("Wat doe je er?"),
            "for_whom": _("Voor wie is het?"),
            "storey": _("Op welke verdieping?"),
            "location": _("Op welke plek is deze kamer?"),
            "how_to_get_in": _("Hoe kom je binnen?"),
            "costs": _("Wat kost het?"),
        }
        help_texts = {
            "storey": _("De verdieping in de tekening: waar komen mensen voor?"),
            "how_to_get_in": _("Kun je zo binnenlopen, of bel je eerst op?"),
            "costs": _("Schrijf ook op dat iets gratis is."),
        }

    def __init__(self, *args: Any, edits_house: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        initiatives = Initiative.objects.filter(house=self.house)[:2]
        if self.instance._state.adding and len(initiatives) == 1:
            self.initial["initiative"] = initiatives[0].pk
        self.fields["storey"].empty_label = None  # type: ignore[attr-defined]
        if not edits_house:
            del self.fields["initiative"], self.fields["organisation"]


class OpeningTimeForm(HouseForm):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen?"),
        choices=Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies een of meer dagen.")},
    )
    field_order = ["weekdays"]

    class Meta:
        model = OpeningTime
        fields = ["opens", "closes", "first", "last"]
        widgets = {"opens": TimeInput, "closes": TimeInput, "first": DateInput, "last": DateInput}
        labels = {"first": _("Vanaf welke dag?"), "last": _("Tot en met welke dag?")}
        help_texts = {"first": _("Alleen als het nog moet beginnen."), "last": _("Alleen als het een keer stopt.")}


class ClosureForm(HouseForm):
    class Meta:
        model = Closure
        fields = ["first", "last", "note"]
        widgets = {"first": DateInput, "last": DateInput}
        labels = {"first": _("Dicht vanaf"), "last": _("Dicht tot en met"), "note": _("Waarom is het dicht?")}
        help_texts = {"last": _("Eén dag dicht? Kies twee keer dezelfde dag.")}

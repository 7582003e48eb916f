"""The frame of every form that edits a house: choices from the own house only, no BSN, one record per press."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import TranslatedTextarea, name_of
from productiehuis.house.models import Foundation, House, InHouse, Location, Storey, Topic
from productiehuis.house.pictograms import PICTOGRAMS
from productiehuis.house.validators import refuse_bsn, refuse_reserved_slug
from productiehuis.ui.forms import ClientKeyForm, TopicTile

OUTSIDE_EUROPE = ("America/Aruba", "America/Curacao", "America/Paramaribo")


class HouseForm(ClientKeyForm, forms.ModelForm):
    """A form over a row of a house. `cleaned_data` goes to an action; `save` is never called."""

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house = house
        if kwargs.get("instance") is not None:
            del self.fields["client_key"]
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.label_from_instance = name_of  # type: ignore[method-assign, assignment]
            choices = field.queryset if isinstance(field, forms.ModelChoiceField) else None
            if choices is not None and issubclass(choices.model, InHouse):
                field.empty_label = _("Geen")  # type: ignore[attr-defined]
                field.queryset = choices.filter(house=house)  # type: ignore[attr-defined]
            elif isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField):
                # A key is no text: one in some hundred random keys holds nine digits that could be a BSN.
                field.validators = [*field.validators, refuse_bsn]

    def validate_unique(self) -> None:
        """The action says it, for it knows the house."""

    def validate_constraints(self) -> None:
        """The action says it, for it knows the house."""


class AboutHouseForm(HouseForm):
    class Meta:
        model = House
        fields = ["name", "intro", "status", "status_note", "district", "time_zone"]
        widgets = {"intro": TranslatedTextarea, "status_note": TranslatedTextarea}
        help_texts = {
            "intro": _("Een of twee zinnen. Dit lezen mensen het eerst."),
            "status": _("In de wacht: mensen zien het huis, maar het is niet open."),
            "status_note": _("Waarom is het huis dicht? En wanneer gaat het weer open?"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = {zone for zone in available_timezones() if zone.startswith("Europe/")} | {*OUTSIDE_EUROPE}
        names = sorted(zones | {self.house.time_zone})
        self.fields["time_zone"] = forms.ChoiceField(label=_("Tijdzone"), choices=[(name, name) for name in names])


class FoundationForm(forms.ModelForm):
    class Meta:
        model = Foundation
        fields = ["name", "intro", "contact"]
        widgets = {"intro": TranslatedTextarea}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "contact"):
            self.fields[name].validators = [*self.fields[name].validators, refuse_bsn]


class StoreyForm(HouseForm):
    class Meta:
        model = Storey
        fields = ["kind", "name", "motto", "description"]
        widgets = {"description": TranslatedTextarea}
        help_texts = {"motto": _("In een paar woorden. Bijvoorbeeld: hier doe je mee.")}


class LocationForm(HouseForm):
    class Meta:
        model = Location
        fields = [
            "name",
            "address",
            "postcode",
            "town",
            "how_to_get_in",
            "wheelchair",
            "district",
            "area_code",
            "area_year",
            "is_active",
        ]
        widgets = {"how_to_get_in": TranslatedTextarea}
        help_texts = {
            "how_to_get_in": _("Waar is de deur? Is er een bel?"),
            "area_code": _("Staat op de kaart van de gemeente. Weet je het niet? Laat het leeg."),
            "area_year": _("Het jaar van die kaart. Buurten krijgen soms een andere code."),
        }


class TopicForm(HouseForm):
    pictogram = forms.ChoiceField(
        label=_("Pictogram"), choices=PICTOGRAMS.items(), widget=TopicTile(icons={key: key for key in PICTOGRAMS})
    )

    class Meta:
        model = Topic
        fields = ["name", "pictogram", "is_active"]
        help_texts = {"is_active": _("Staat dit uit? Dan kun je het niet meer kiezen. Oude bezoeken houden het.")}


class NextHouseForm(ClientKeyForm):
    """A new house in the shape of this one."""

    name = forms.CharField(label=_("Hoe heet het nieuwe huis?"), max_length=120, validators=[refuse_bsn])
    slug = forms.SlugField(
        label=_("Adres van het huis"),
        max_length=40,
        validators=[refuse_reserved_slug],
        help_text=_("Eén kort woord met kleine letters. Bijvoorbeeld: oost."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        refuse_reserved_slug(slug)
        if House.objects.filter(slug=slug).exclude(client_key=self.data.get("client_key") or None).exists():
            raise forms.ValidationError(_("Dit adres is al bezet. Kies een ander woord."))
        return slug

"""Forms about who offers something."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import TranslatedTextarea
from productiehuis.house.forms import HouseForm
from productiehuis.initiatives.models import Initiative, Organisation


class InitiativeForm(HouseForm):
    class Meta:
        model = Initiative
        fields = [
            "name",
            "what",
            "status",
            "location",
            "organisation",
            "counts_visits",
            "counts_requests",
            "counts_participants",
        ]
        widgets = {"what": TranslatedTextarea}
        labels = {
            "location": _("Waar zitten jullie?"),
            "organisation": _("Welke partner hoort erbij?"),
            "counts_visits": _("Wij tellen bezoekers"),
            "counts_requests": _("Wij tellen hulpvragen"),
            "counts_participants": _("Wij tellen deelnemers"),
        }
        help_texts = {
            "status": _("Verkennend: jullie zijn nog aan het uitproberen."),
            "counts_visits": _("Telt een initiatief iets niet? Dan blijft dat leeg in de cijfers."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            # What is not counted is blank for ever; what is counted and did not happen is an honest zero.
            for name in ("counts_visits", "counts_requests", "counts_participants"):
                self.initial[name] = True


class OrganisationForm(HouseForm):
    class Meta:
        model = Organisation
        fields = ["name", "what", "contact", "is_active"]
        widgets = {"what": TranslatedTextarea}
        help_texts = {
            "contact": _(
                "Telefoonnummer en e-mailadres van de organisatie, niet van een mens thuis. Logt daar niemand in en "
                "wil een bewoner erheen? Dan mailen wij de vraag naar dat adres."
            )
        }

"""The form that gives a blank card at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PassField
from productiehuis.people.models import Why
from productiehuis.ui.forms import ClientKeyForm


class GiveCardForm(ClientKeyForm):
    """The code of a blank card; when there is a pass already, why that one stops."""

    code = PassField(label=_("De code van de lege kaart"))
    why = forms.ChoiceField(
        label=_("Wat is er met de oude pas?"),
        choices=[(Why.LOST, _("Hij is kwijt.")), (Why.BROKEN, _("Hij is stuk."))],
        initial=Why.LOST,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, has_one: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not has_one:
            del self.fields["why"]

    @property
    def reason(self) -> Why:
        return Why(self.cleaned_data.get("why") or Why.LOST)


class PrintCardForm(ClientKeyForm):
    """One press: a card for this person, to print now."""

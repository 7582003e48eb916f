"""Forms of the desk device and its PIN."""

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PinField, PlainTextField
from productiehuis.people.forms import ChoosePinForm
from productiehuis.ui.forms import ClientKeyForm


class EnrolDeviceForm(ClientKeyForm):
    name = PlainTextField(
        label=_("Hoe heet dit apparaat?"),
        max_length=60,
        help_text=_("Bijvoorbeeld: laptop bij het raam."),
        error_messages={"required": _("Geef het apparaat een naam.")},
    )


class UnlockForm(forms.Form):
    use_required_attribute = False
    pin = PinField(label=_("Je pincode"))


class SetPinForm(ChoosePinForm):
    """The PIN of the desk."""

"""What forms say when something is wrong: in the house's words, and always what to do."""

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CHOOSE = _("Kies iets uit de lijst.")
FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Vul dit in.")},
    forms.ChoiceField: {"required": _("Kies er een."), "invalid_choice": CHOOSE},
    forms.ModelChoiceField: {"required": _("Kies er een."), "invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {
        "required": _("Kies er een of meer."),
        "invalid_choice": CHOOSE,
        "invalid_list": CHOOSE,
    },
    forms.ModelMultipleChoiceField: {
        "required": _("Kies er een of meer."),
        "invalid_choice": CHOOSE,
        "invalid_list": CHOOSE,
        "invalid_pk_value": CHOOSE,
    },
    forms.BooleanField: {"required": _("Zet hier een vinkje.")},
    forms.IntegerField: {"invalid": _("Vul een getal in, zonder komma.")},
    forms.DecimalField: {"invalid": _("Vul een getal in.")},
    forms.DateField: {"invalid": _("Kies een dag, of schrijf hem als 31-12-2026.")},
    forms.TimeField: {"invalid": _("Vul een tijd in, zoals 13:30.")},
    forms.DateTimeField: {"invalid": _("Vul een dag en een tijd in.")},
    forms.FileField: {"invalid": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")},
    forms.ImageField: {"invalid_image": _("Dit is geen foto die we kunnen lezen. Kies een andere.")},
}
VALIDATORS: dict[Any, Any] = {
    validators.EmailValidator: _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
    validators.MaxLengthValidator: ngettext_lazy(
        "Maak dit korter: %(limit_value)d letter past.",
        "Maak dit korter: %(limit_value)d letters passen.",
        "limit_value",
    ),
    validators.MinLengthValidator: ngettext_lazy(
        "Vul minstens %(limit_value)d letter in.", "Vul minstens %(limit_value)d letters in.", "limit_value"
    ),
    validators.MaxValueValidator: _("Vul %(limit_value)s of minder in."),
    validators.MinValueValidator: _("Vul %(limit_value)s of meer in."),
}


def speak_plainly() -> None:
    """Give Django's fields and checks our sentences; a form can still say its own."""
    for field, messages in FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **messages}
    for validator, message in VALIDATORS.items():
        validator.message = message

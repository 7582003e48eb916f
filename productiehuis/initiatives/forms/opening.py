"""What the first coordinator fills in behind the one-time link."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.house.validators import refuse_reserved_slug
from productiehuis.initiatives.actions.opening import FirstHouse
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import User


class FirstHouseForm(forms.Form):
    """The names of foundation and house, and a login for who sets it up."""

    use_required_attribute = False
    foundation_name = PlainTextField(
        label=_("Hoe heet de stichting of groep?"), max_length=120, help_text=_("Die is er voor al jullie huizen.")
    )
    house_name = PlainTextField(label=_("Hoe heet het huis?"), max_length=120)
    slug = forms.SlugField(
        label=_("Adres van het huis"),
        max_length=40,
        help_text=_("Eén kort woord met kleine letters. Bijvoorbeeld: oost."),
        error_messages={"invalid": _("Gebruik alleen kleine letters, cijfers en streepjes.")},
    )
    first_name = PlainTextField(label=_("Je voornaam"), max_length=60)
    username = PlainTextField(
        label=_("Kies een gebruikersnaam"),
        max_length=60,
        help_text=_("Daarmee log je in. Je naam of een ander woord."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "dir": "ltr"}),
    )
    password = forms.CharField(
        label=_("Kies een wachtwoord"),
        help_text=_("Minstens 8 tekens. Een zin van een paar woorden is sterk."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        refuse_reserved_slug(slug)
        if House.objects.filter(slug=slug).exclude(pk=House.objects.values("pk")[:1]).exists():
            raise ValidationError(_("Dit adres is al bezet. Kies een ander woord."))
        return slug

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).strip()
        if User.objects.filter(username__iexact=username).exists():
            raise ValidationError(_("Deze gebruikersnaam is al bezet. Kies een andere."))
        return username

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if password := told.get("password"):
            try:
                validate_password(password, User(username=told.get("username", "")))
            except ValidationError as weak:
                self.add_error("password", weak)
        return told

    def told(self) -> FirstHouse:
        return FirstHouse(**self.cleaned_data)

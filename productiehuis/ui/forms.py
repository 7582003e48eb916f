"""How forms look: the renderer, the widgets with pictograms, and the key that makes sending twice one record."""

import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django.forms
from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from productiehuis.kernel import clock

UI = Path(__file__).resolve().parent
TAGS = ["productiehuis.ui.templatetags.ui", "django.templatetags.i18n", "django.templatetags.static"]


class Renderer(DjangoTemplates):
    """Draws every form in the house style: our templates first, then Django's own, then those of apps."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Any:
        own, djangos = UI / "templates", Path(django.forms.__file__).parent / "templates"
        options = {"APP_DIRS": True, "DIRS": [own, djangos], "NAME": "forms", "OPTIONS": {"builtins": TAGS}}
        return self.backend(options)


class _Tiles(forms.widgets.ChoiceWidget):
    """Choices as tiles with a pictogram. An option's icon comes from `icons`, or from its object's `pictogram`."""

    template_name = "ui/forms/tiles.html"
    option_template_name = "ui/forms/tile.html"

    def __init__(self, *args: Any, icons: Mapping[Any, str] | Callable[[Any], str] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.icons = icons

    def icon_of(self, value: Any) -> str:
        plain = getattr(value, "value", value)
        if callable(self.icons):
            return self.icons(plain)
        if self.icons is not None:
            return self.icons.get(plain) or self.icons.get(str(plain)) or "other"
        return getattr(getattr(value, "instance", None), "pictogram", "") or "other"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "icon": self.icon_of(value)}


class TopicTiles(_Tiles, forms.CheckboxSelectMultiple):
    """Several topics, each a pictogram and a word."""


class TopicTile(_Tiles, forms.RadioSelect):
    """One topic out of several, each a pictogram and a word."""


class PinInput(forms.PasswordInput):
    """A PIN: digits only, never shown and never kept by the browser."""

    def __init__(self, length: int = 4, attrs: dict[str, Any] | None = None) -> None:
        own = {"inputmode": "numeric", "autocomplete": "off", "maxlength": length, "class": "ph-code", "dir": "ltr"}
        super().__init__({**own, **(attrs or {})})


class CodeInput(forms.TextInput):
    """A code from an SMS or a paper; the phone offers to fill it in."""

    def __init__(self, length: int = 6, attrs: dict[str, Any] | None = None) -> None:
        own = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "ph-code", "dir": "ltr"}
        super().__init__({**own, "maxlength": length, **(attrs or {})})


class PhoneInput(forms.TextInput):
    """A phone number, with the digit keyboard."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "tel", "autocomplete": "tel", "dir": "ltr", "class": "ph-short", **(attrs or {})}
        )


class DateInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "ph-short", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of the day."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "ph-short", **(attrs or {})}, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time together."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "ph-short", **(attrs or {})}, format="%Y-%m-%dT%H:%M")


class ClientKeyForm(forms.Form):
    """A form that makes a record: its key travels along, so that sending twice stores once.

    A new page gets a fresh key; a page shown again with errors keeps the one it had.
    """

    use_required_attribute = False
    client_key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={
            "required": _("Laad de pagina opnieuw en probeer het nog een keer."),
            "invalid": _("Laad de pagina opnieuw en probeer het nog een keer."),
        },
    )


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Put what an action refused at its question, or at the top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def fill_in(form: forms.Form, name: str, value: object) -> None:
    """Let a form that was sent say this in one field: as it is shown again, and as it is read."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data[name] = str(value)  # type: ignore[index]


class DayAndTimeForm(ClientKeyForm):
    """A form in which a day and a time are typed. A time that the clock of the house jumps over is refused."""

    day_and_time = ("day", "time")

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, hour = (data.get(name) for name in self.day_and_time)
        if day and hour and not clock.shows(day, hour, self.zone):
            words = _("Deze tijd bestaat die dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd.")
            self.add_error(self.day_and_time[1], words)
        return data

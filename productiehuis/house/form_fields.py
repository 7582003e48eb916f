"""Form field for a text with translations: Dutch in sight, the other languages one press away."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import ngettext_lazy

from productiehuis.house.validators import refuse_bsn
from productiehuis.kernel.texts import SOURCE, TranslatedText


def _others() -> list[tuple[str, Any]]:
    return [(code, name) for code, name in settings.LANGUAGES if code != SOURCE]


def _reads(code: str) -> dict[str, str]:
    """The language of a box and its direction, whatever the page is in: a full stop stands at the end."""
    return {"lang": code, "dir": "rtl" if code in settings.LANGUAGES_BIDI else "ltr"}


def name_of(row: Any) -> Any:
    """What a choice is called: its name, which may have translations, else how it calls itself."""
    return getattr(row, "name", row)


class NamedChoiceField(forms.ModelChoiceField):
    """A choice of rows with a name; who reads in another language reads it in that language."""

    def label_from_instance(self, obj: Any) -> Any:
        return name_of(obj)

    def to_python(self, value: Any) -> Any:
        """What is no key at all is no choice either, and is said in the same words."""
        try:
            return super().to_python(value)
        except ValidationError as problem:
            if problem.code == "invalid_choice":
                raise
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from None


class TranslatedInput(forms.Widget):
    """One box per language. The Dutch one has the field's own name, another `<name>_<language>`."""

    template_name = "house/forms/translated.html"
    box: type[forms.Widget] = forms.TextInput

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TranslatedText:
        versions = {code: (data.get(f"{name}_{code}") or "").strip() for code, _name in _others()}
        filled = {code: text for code, text in versions.items() if text}
        return TranslatedText({SOURCE: (data.get(name) or "").strip(), **filled})

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: Any) -> TranslatedText:
        return value if isinstance(value, TranslatedText) else TranslatedText.of(str(value or ""))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        text, own = self.format_value(value), context["widget"]["attrs"]
        box = self.box()
        context["widget"]["main"] = box.get_context(name, text.source, {**own, **_reads(SOURCE)})["widget"]
        context["widget"]["others"] = [
            self._other(box, name, code, label, text, str(own.get("id", name))) for code, label in _others()
        ]
        context["widget"]["refused"] = own.get("aria-invalid") == "true"  # It may be about a text out of sight.
        return context

    def _other(self, box: forms.Widget, name: str, code: str, label: Any, text: TranslatedText, id_: str) -> Any:
        attrs = {"id": f"{id_}_{code}", **_reads(code)}
        widget = box.get_context(f"{name}_{code}", text.versions.get(code, ""), attrs)["widget"]
        return {"widget": widget, "label": label}


class TranslatedTextarea(TranslatedInput):
    """The same for a text of more than one line."""

    box = forms.Textarea

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, **(attrs or {})})


class TranslatedFormField(forms.Field):
    """Gives a TranslatedText. Required means: in Dutch."""

    widget = TranslatedInput
    default_validators = [refuse_bsn]

    def __init__(self, *, max_length: int = 1000, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        self.max_length = max_length
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value() if callable(value) else value

    def to_python(self, value: Any) -> TranslatedText:
        return value if isinstance(value, TranslatedText) else TranslatedText.of(str(value or ""))

    def run_validators(self, value: TranslatedText) -> None:
        for text in value.versions.values():
            ProhibitNullCharactersValidator()(text)
        super().run_validators(value)

    def validate(self, value: TranslatedText) -> None:
        if self.required and not value.source:
            raise ValidationError(self.error_messages["required"], code="required")
        if max(map(len, value.versions.values()), default=0) > self.max_length:
            message = ngettext_lazy(
                "Maak deze tekst korter: hooguit %(count)d teken.",
                "Maak deze tekst korter: hooguit %(count)d tekens.",
                self.max_length,
            )
            raise ValidationError(message, code="max_length", params={"count": self.max_length})

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial() if callable(initial) else initial
        return dict(self.to_python(before).versions) != dict(self.to_python(data).versions)

"""How a text with translations is stored."""

import json
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import keep_lazy_text

from productiehuis.house.form_fields import TranslatedFormField
from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.writing import capital

_label = keep_lazy_text(capital)


@lru_cache(maxsize=5000)
def _read(stored: str) -> TranslatedText:
    """A text never changes, so the many pages that show it share it."""
    return TranslatedText(json.loads(stored) or {})


class TranslatedField(models.JSONField):
    """A TranslatedText in one JSON column, `{"nl": ..., "ar": ...}`. A plain string is taken as Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", TranslatedText)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> TranslatedText:
        return TranslatedText() if value is None else _read(value)

    def to_python(self, value: Any) -> TranslatedText:
        if isinstance(value, TranslatedText):
            return value
        if isinstance(value, str):
            return TranslatedText.of(value)
        return TranslatedText(value or {})

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(dict(self.to_python(value).versions))

    def value_to_string(self, obj: models.Model) -> Any:
        return dict(self.to_python(self.value_from_object(obj)).versions)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not self.blank and not self.to_python(value).source:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def formfield(self, **kwargs: Any) -> Any:
        """Forms show Dutch, and the other languages behind one press."""
        given = {"required": not self.blank, "label": _label(self.verbose_name), "help_text": self.help_text}
        form_class = kwargs.pop("form_class", TranslatedFormField)
        return form_class(**{**given, **kwargs})

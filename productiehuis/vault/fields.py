"""A model field whose text is sealed in the database.

    class HelpRequest(InHouse):
        own_words = SealedTextField(_("eigen woorden"), blank=True)

    request.own_words = "..."     # plain in memory, sealed at save (also in bulk_create)
    request.own_words             # opened at the first read, so a list that does not show it never decrypts

The seal is bound to table, column and primary key: the key must be known before saving (our UUIDv7 is). Because
the row's key is needed, `update()` and `bulk_update()` refuse plain text, and the text cannot be searched:
filter only on emptiness with `exclude(own_words=b"")`. Empty text is stored as empty bytes.
"""

from typing import TYPE_CHECKING, Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query_utils import DeferredAttribute
from django.forms import CharField, Field, Textarea

from productiehuis.vault.seals import open_seal, seal

if TYPE_CHECKING:
    TextBase = models.Field[str, str]
else:
    TextBase = models.Field


class SealedAttribute(DeferredAttribute):
    """Holds bytes as they came from the database, or plain text; opens the bytes at the first read."""

    field: "SealedTextField"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or not isinstance(value, bytes):
            return value
        text = self.field.open_for(instance, value)
        instance.__dict__[self.field.attname] = text
        return text

    def __set__(self, instance: models.Model, value: object) -> None:
        instance.__dict__[self.field.attname] = bytes(value) if isinstance(value, memoryview | bytearray) else value


class SealedTextField(TextBase):
    """Text that only the holder of the key ring can read. See the module's docstring for use."""

    descriptor_class = SealedAttribute
    description = "Sealed text"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        problems = super().check(**kwargs)
        if self.null or self.unique or getattr(self, "db_index", False):
            problems.append(checks.Error("Sealed text cannot be null, unique or indexed.", obj=self, id="vault.E001"))
        return problems

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_default(self) -> Any:
        return super().get_default() if self.has_default() else ""

    def place(self, key: object) -> str:
        """What the seal is bound to."""
        return f"{self.model._meta.db_table}.{self.column}:{key}"

    def open_for(self, instance: models.Model, sealed: bytes) -> str:
        return self.open_at(instance.pk, sealed)

    def open_at(self, key: object, sealed: bytes) -> str:
        """The text of the row with this key: for rows that were read as values, without their objects."""
        return open_seal(sealed, place=self.place(key)) if sealed else ""

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes:
        value = model_instance.__dict__.get(self.attname, "")
        if isinstance(value, bytes):
            if add:
                self.open_for(model_instance, value)  # A copied row has another key: say so now, not at reading.
            return value
        if model_instance.pk is None:
            raise FieldError(f"{self.name} is sealed with the row's key, which must be known before saving.")
        return seal(value, place=self.place(model_instance.pk)) if value else b""

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, str):
            raise FieldError(f"{self.name} is sealed: set it on the object and save that; it cannot be searched.")
        return value

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        value = super().get_db_prep_value(value, connection, prepared)
        binary = connection.Database.Binary  # type: ignore[attr-defined]
        return binary(value) if isinstance(value, bytes) else value

    def from_db_value(self, value: Any, _expression: object, _connection: object) -> Any:
        return bytes(value) if isinstance(value, memoryview) else value

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is sealed and is not exported by dumpdata. Use the backup.")

    def formfield(self, **kwargs: Any) -> Field | None:
        return super().formfield(
            **{"form_class": CharField, "widget": Textarea, "max_length": self.max_length} | kwargs
        )

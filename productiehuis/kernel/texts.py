"""Texts that a house writes itself and that carry their translations with them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SOURCE = "nl"


@dataclass(frozen=True)
class TranslatedText:
    """One text in Dutch and perhaps in other languages; Dutch is the source.

    >>> TranslatedText.of("Schulden", en="Debts").in_language("en")
    ('Debts', 'en')
    >>> TranslatedText.of("Schulden", en="Debts").in_language("ar")
    ('Schulden', 'nl')
    """

    versions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, nl: str, **others: str) -> "TranslatedText":
        return cls({SOURCE: nl, **others})

    @property
    def source(self) -> str:
        return self.versions.get(SOURCE, "")

    def in_language(self, code: str) -> tuple[str, str]:
        """The text and the language it is really in."""
        if text := self.versions.get(code):
            return text, code
        return self.source, SOURCE

    def __str__(self) -> str:
        return self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __bool__(self) -> bool:
        return bool(self.source)

"""Extracts, checks and compiles translations with Babel and Django's templatize; GNU gettext is not needed.

    python scripts/translations.py update [LANGUAGE]   new and changed sentences into the .po files
    python scripts/translations.py check  [LANGUAGE]   every sentence translated, placeholders and plurals right
    python scripts/translations.py compile             .po to .mo, which are not kept in git

The msgids are Dutch. `check` prints what is missing and exits with 1.
"""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "productiehuis"
LOCALES = PACKAGE / "locale"
LANGUAGES = ("en", "tr", "ar")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What templatize leaves of a template: calls between filler. Strings may hold escaped quotes.
_CALL = re.compile(
    r"(?<![A-Za-z_])(?:_|gettext|ngettext|pgettext|npgettext)\((?:[^()\"']|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')*\)"
)
Found = tuple[str, int, str | tuple[str, ...], str | None]


def _python(source: str, where: str) -> Iterator[Found]:
    for line, keyword, messages, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, (), {}):
        parts = list(messages) if isinstance(messages, tuple | list) else [messages]
        context = parts.pop(0) if keyword and "pgettext" in keyword else None
        count = 2 if keyword and keyword.startswith("n") else 1
        texts = parts[:count]
        if len(texts) == count and all(isinstance(text, str) and text for text in texts):
            yield where, line, (tuple(texts) if count == 2 else texts[0]), context


def _template(source: str, where: str) -> Iterator[Found]:
    for call in _CALL.finditer(templatize(source, origin=where)):
        line = source.count("\n", 0, min(call.start(), len(source))) + 1
        for _where, _line, message, context in _python(call.group(), where):
            yield where, line, message, context


def _sources() -> Iterator[Found]:
    for path in sorted(PACKAGE.rglob("*")):
        where = path.relative_to(ROOT).as_posix()
        if "/tests/" in where or "/migrations/" in where or "/locale/" in where:
            continue
        if path.suffix == ".py":
            yield from _python(path.read_text(), where)
        elif path.suffix in {".html", ".txt"} and "/templates/" in where:
            yield from _template(path.read_text(), where)


def extracted() -> Catalog:
    """Every sentence in the code, with the files it stands in."""
    if not settings.configured:
        settings.configure()
    catalog = Catalog(project="productiehuis", charset="utf-8")
    for where, _line, message, context in _sources():
        catalog.add(message, None, [(where, 0)], context=context)
    return catalog


def _path(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _plain_header(catalog: Catalog) -> None:
    """A header without names and dates, so that only sentences make a difference."""
    catalog.header_comment = f"# Productiehuis, {catalog.locale}. The msgids are Dutch; see scripts/translations.py."
    catalog.project, catalog.version, catalog.fuzzy = "productiehuis", "1", False
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = "Productiehuis"


def update(languages: Sequence[str] = LANGUAGES) -> int:
    template = extracted()
    for language in languages:
        catalog = _read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _plain_header(catalog)
        path = _path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file,
                catalog,
                width=120,
                omit_header=False,
                ignore_obsolete=True,
                include_lineno=False,
                sort_output=True,
            )
    print(f"{len(template)} sentences")
    return 0


def _whole(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(texts) and all(texts) and not message.fuzzy


def problems(languages: Sequence[str] = LANGUAGES) -> list[str]:
    """What is not right, one line each; empty when every language is complete."""
    template = extracted()
    found = []
    for language in languages:
        catalog = _read(language)
        have = {(message.context, message.id): message for message in catalog if message.id}
        for message in template:
            if not message.id:
                continue
            known = have.get((message.context, message.id))
            if known is None or not _whole(known):
                meant = f" ({message.context})" if message.context else ""
                found.append(f"{language}: not translated: {message.id!r}{meant}")
        for message in catalog:
            found += [f"{language}: {message.id!r}: {error}" for error in message.check(catalog)]
    return found


def check(languages: Sequence[str] = LANGUAGES) -> int:
    found = problems(languages)
    for line in found[:40]:
        print(line)
    print(f"{len(found)} problems in the translations" if found else "translations complete")
    return 1 if found else 0


def compile_all(languages: Sequence[str] = LANGUAGES) -> int:
    for language in languages:
        if not _path(language).exists():
            continue
        target = _path(language).with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= _path(language).stat().st_mtime:
            continue
        with target.open("wb") as file:
            write_mo(file, _read(language))
    return 0


if __name__ == "__main__":
    if not settings.configured:
        settings.configure()
    commands = {"update": update, "check": check, "compile": compile_all}
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in commands or not set(sys.argv[2:]) <= set(LANGUAGES):
        sys.exit(__doc__)
    sys.exit(commands[sys.argv[1]](sys.argv[2:] or LANGUAGES))

"""English, Turkish and Arabic are complete: every sentence, every plural, every placeholder."""

import ast
import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
import translations  # noqa: E402


def test_every_sentence_is_translated() -> None:
    assert translations.problems() == []


def test_a_sentence_in_a_template_is_found() -> None:
    source = (
        '{% translate "Kies een kamer" %} {% blocktranslate trimmed %}\n  Nog {{ n }} plekken\n{% endblocktranslate %}'
    )
    found = [message for _where, _line, message, _context in translations._template(source, "x.html")]
    assert found == ["Kies een kamer", "Nog %(n)s plekken"]


def test_a_plural_in_python_is_found() -> None:
    found = list(translations._python('ngettext("%(n)s plek", "%(n)s plekken", n)', "x.py"))
    assert [message for _where, _line, message, _context in found] == [("%(n)s plek", "%(n)s plekken")]


def test_what_a_word_means_is_found_in_templates_and_python() -> None:
    """One Dutch word with two meanings: each has a translation of its own."""
    source = (
        '{% translate "Samen" context "opgeteld" as total %}{% translate "Samen" %}'
        '{% blocktranslate count n=n context "mensen" %}{{ n }} lid{% plural %}{{ n }} leden{% endblocktranslate %}'
    )
    found = [(message, context) for _where, _line, message, context in translations._template(source, "x.html")]
    assert found == [("Samen", "opgeteld"), ("Samen", None), (("%(n)s lid", "%(n)s leden"), "mensen")]
    code = 'pgettext("opgeteld", "Samen")\nnpgettext_lazy("mensen", "%(n)s lid", "%(n)s leden", "n")'
    found = [(message, context) for _where, _line, message, context in translations._python(code, "x.py")]
    assert found == [("Samen", "opgeteld"), (("%(n)s lid", "%(n)s leden"), "mensen")]


def test_a_word_with_two_meanings_needs_a_translation_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, have = Catalog(), Catalog(locale="en")
    asked.add("Samen")
    asked.add("Samen", context="opgeteld")
    have.add("Samen", "Together")
    monkeypatch.setattr(translations, "extracted", lambda: asked)
    monkeypatch.setattr(translations, "_read", lambda language: have)
    assert translations.problems(["en"]) == ["en: not translated: 'Samen' (opgeteld)"]


def test_a_missing_translation_is_seen() -> None:
    catalog = Catalog(locale="ar")
    message = catalog.add("Kies een kamer", "")
    assert not translations._whole(message)


def test_no_sentence_hides_in_an_f_string() -> None:
    """There the extraction does not see it, and it stays Dutch in every language."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "productiehuis").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in translations.KEYWORDS
    ]
    assert hidden == []


def test_no_sentence_hides_behind_a_name_of_its_own() -> None:
    """The extraction knows gettext by its own names and `_`; behind another the sentence stays Dutch."""
    hidden = [
        f"{path.relative_to(ROOT)}:{each.lineno} {name.asname}"
        for path in (ROOT / "productiehuis").rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text()))
        if isinstance(each, ast.ImportFrom) and each.module == "django.utils.translation"
        for name in each.names
        if name.name in translations.KEYWORDS and (name.asname or name.name) not in translations.KEYWORDS
    ]
    assert hidden == []


def test_a_message_to_a_phone_begins_with_an_arabic_word() -> None:
    """A phone takes the direction of the first letter; with the name of the house in front all runs the wrong way."""
    sent = [each for each in translations._read("ar") if str(each.id).startswith("%(house)s: ")]
    assert len(sent) > 4
    assert [each.id for each in sent if not re.match(r"[\u0621-\u064a]", str(each.string))] == []


NAMED = re.compile(r"(?<!\w)['‘]([^'‘’]{3,60})['’](?!\w)")


def test_a_button_that_a_sentence_names_is_named_as_it_reads() -> None:
    """To be told to tap 'Never mind' helps nobody when the button says something else in that language."""
    wrong = []
    for language in translations.LANGUAGES:
        catalog = translations._read(language)
        words = {each.id: str(each.string).lower() for each in catalog if isinstance(each.id, str) and not each.context}
        for each in catalog:
            asked = each.id if isinstance(each.id, str) else each.id[-1]
            said = each.string if isinstance(each.string, str) else each.string[-1]
            buttons = [name for name in NAMED.findall(asked) if name in words]
            wrong += [f"{language}: {name}: {said}" for name in buttons if words[name] not in said.lower()]
    assert wrong == []


AFTER_A_NUMBER = re.compile(r"%\(\w+\)[sd] (?:van deze )?([a-zë]+)")
# A bound that stands in the code and is never one.
NEVER_ONE = {"%(most)d rijen", "%(count)d tekens", "%(allowed)s dagen", "%(count)s mensen op deze lijst"}


def test_a_number_with_a_word_behind_it_has_a_form_for_one() -> None:
    """No "1 mensen", and in Arabic six forms. The words are those that have such a form somewhere."""
    catalog = list(translations.extracted())
    pairs = [each.id for each in catalog if isinstance(each.id, tuple)]
    words = {w for one, more in pairs for w in AFTER_A_NUMBER.findall(more) if w not in AFTER_A_NUMBER.findall(one)}
    words -= {"zijn", "vertelde"}
    assert {"mensen", "bezoeken", "rijen", "lessen"} <= words
    fixed = [
        each.id
        for each in catalog
        if isinstance(each.id, str)
        and words & set(AFTER_A_NUMBER.findall(each.id))
        and not any(bound in each.id for bound in NEVER_ONE)
    ]
    assert fixed == []

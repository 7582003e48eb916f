"""What the gallery page shows: every component, with invented values."""

import re
from pathlib import Path
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.forms import (
    ClientKeyForm,
    CodeInput,
    DateInput,
    PhoneInput,
    PinInput,
    TimeInput,
    TopicTile,
    TopicTiles,
)

TOPICS = [
    ("letter", TranslatedText.of("Brieven en papieren", en="Letters", tr="Mektuplar", ar="رسائل وأوراق")),
    ("coins", TranslatedText.of("Schulden", en="Debts", tr="Borçlar", ar="ديون")),
    ("house-key", TranslatedText.of("Wonen", en="Housing", tr="Konut", ar="سكن")),
    ("computer", TranslatedText.of("E-mail en computer", en="E-mail and computer")),
    ("language", TranslatedText.of("Taal", en="Language", tr="Dil", ar="لغة")),
    ("bike", TranslatedText.of("Fietsen", en="Cycling", tr="Bisiklet", ar="دراجات")),
]
ICONS = {key: key for key, _name in TOPICS}


class ExampleForm(ClientKeyForm):
    """One of each kind of question."""

    name = forms.CharField(label=gettext_lazy("Hoe heet je?"), help_text=gettext_lazy("Je voornaam is genoeg."))
    phone = forms.CharField(label=gettext_lazy("Je telefoonnummer"), widget=PhoneInput, required=False)
    day = forms.DateField(label=gettext_lazy("Welke dag kom je?"), widget=DateInput)
    hour = forms.TimeField(label=gettext_lazy("Hoe laat?"), widget=TimeInput, required=False)
    reach = forms.ChoiceField(
        label=gettext_lazy("Hoe wil je iets horen?"),
        widget=forms.RadioSelect,
        choices=[
            ("call", gettext_lazy("Bel mij")),
            ("sms", gettext_lazy("Stuur een sms")),
            ("visit", gettext_lazy("Ik kom langs")),
        ],
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        help_text=gettext_lazy("Je mag er meer kiezen."),
        choices=TOPICS,
        widget=TopicTiles(icons=ICONS),
    )
    words = forms.CharField(label=gettext_lazy("Vertel het zelf"), widget=forms.Textarea, required=False)
    code = forms.CharField(label=gettext_lazy("De code uit je sms"), widget=CodeInput)
    pin = forms.CharField(label=gettext_lazy("Je pincode"), widget=PinInput)
    agree = forms.BooleanField(label=gettext_lazy("Ik wil ook berichten over andere cursussen"), required=False)


class OneTopicForm(forms.Form):
    """The quick choice: one tile is enough."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Kies één onderwerp"), choices=TOPICS, initial="coins", widget=TopicTile(icons=ICONS)
    )


class FilterForm(forms.Form):
    """Looking something up."""

    word = forms.CharField(label=gettext_lazy("Woord"), required=False)
    day = forms.DateField(label=gettext_lazy("Dag"), widget=DateInput, required=False)


def icon_names() -> list[str]:
    """Every pictogram in the sprite."""
    sprite = Path(__file__).parent / "static" / "ui" / "icons.svg"
    return re.findall(r'<symbol id="([^"]+)"', sprite.read_text())


def example_page() -> Page[int]:
    return Paginator(range(95), 20).page(2)


def examples() -> dict[str, Any]:
    """Everything the gallery template shows."""
    wrong = {"name": "", "phone": "0612", "day": "gisteren", "client_key": "00000000-0000-7000-8000-000000000001"}
    return {
        "form": ExampleForm(prefix="leeg"),
        "wrong": ExampleForm(data=wrong),
        "one": OneTopicForm(prefix="een"),
        "filter": FilterForm(prefix="filter"),
        "topics": TOPICS,
        "only_dutch": TranslatedText.of("Deze tekst is er alleen in het Nederlands."),
        "page": example_page(),
        "icons": icon_names(),
        "steps": [_("Wie ben je?"), _("Waar gaat het over?"), _("Klaar")],
        "tabs": [
            ("?deel=1", _("Deze week"), True),
            ("?deel=2", _("Deze maand"), False),
            ("?deel=3", _("Dit jaar"), False),
        ],
        "months": list(zip("jfmamjjasond", [31, 28, 44, 39, 22, None, 12, 18, 47, 52, 49, 48], strict=True)),
        "initiatives": [
            ("Sociaal Spreekuur", 390),
            ("Stichting Aminah", 425),
            ("Raad is Daad", 140),
            ("digiBEET", None),
        ],
        "columns": [(_("Groep"), ""), (_("Trekkers"), "num"), (_("Bezoekers"), "num")],
        "rows": [["Sociaal Spreekuur", 12, 390], ["Stichting Aminah", 34, 1425], ["digiBEET", 4, None]],
    }

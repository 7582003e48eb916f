"""Who says what a word of a list means reads the topics and activities of the house in their own language."""

from types import SimpleNamespace

from django.utils import translation

from productiehuis.imports.forms import ActivitiesForm
from productiehuis.imports.queries import topic_choices
from productiehuis.kernel.texts import TranslatedText


def test_topics_to_choose_are_named_in_the_language_of_who_reads(cast):
    cast.topics[0].name = TranslatedText.of("Schulden", tr="Borçlar")
    cast.topics[0].save()
    with translation.override("tr"):
        assert "Borçlar" in dict(topic_choices(cast.west.pk)).values()


def test_the_activity_most_alike_comes_first_and_is_named_in_that_language():
    cooking = SimpleNamespace(pk="1", name=TranslatedText.of("Samen koken", tr="Birlikte yemek"))
    cycling = SimpleNamespace(pk="2", name=TranslatedText.of("Fietsles", tr="Bisiklet dersi"))
    with translation.override("tr"):
        choices = ActivitiesForm({0: "fietslessen"}, [cooking, cycling]).fields["activity_0"].choices
    assert [label for _value, label in choices][1:3] == ["Bisiklet dersi", "Birlikte yemek"]

"""A text with translations in a form, and what free text refuses."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from productiehuis.house.form_fields import NamedChoiceField, TranslatedFormField, TranslatedTextarea
from productiehuis.house.models import HouseStatus, Topic
from productiehuis.house.rules import HOUSE_MOVES, may_move
from productiehuis.house.validators import refuse_bsn
from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.forms import TopicTile


class OneText(forms.Form):
    words = TranslatedFormField(label="Woorden", widget=TranslatedTextarea, max_length=20)


def test_dutch_and_another_language_come_in_as_one_text():
    form = OneText({"words": " Kom binnen ", "words_tr": "İçeri gel", "words_en": ""})
    assert form.is_valid()
    assert form.cleaned_data["words"] == TranslatedText.of("Kom binnen", tr="İçeri gel")


def test_only_another_language_is_not_enough():
    form = OneText({"words": "", "words_en": "Come in"})
    assert "words" in form.errors
    assert "Come in" in str(form)  # what was typed stays


def test_the_arabic_box_reads_from_right_to_left():
    html = str(OneText())
    box = html[html.index('name="words_ar"') :].split(">")[0]
    assert 'dir="rtl"' in box
    assert 'lang="ar"' in box


def test_the_dutch_box_reads_from_left_to_right_on_an_arabic_page():
    with translation.override("ar"):
        box = str(OneText()).split('name="words"')[1].split(">")[0]
    assert 'lang="nl"' in box
    assert 'dir="ltr"' in box


class OneTopic(forms.Form):
    topic = NamedChoiceField(queryset=Topic.objects.all())
    tile = NamedChoiceField(queryset=Topic.objects.all(), widget=TopicTile, empty_label=None)


def test_a_topic_is_chosen_in_the_language_of_the_reader(cast):
    words = TranslatedText.of("Wonen", ar="السكن")
    Topic.objects.create(house=cast.west, slug="wonen-ar", name=words, pictogram="letter", order=9)
    with translation.override("ar"):
        html = str(OneTopic())
    assert html.count("السكن") == 2


def test_a_text_that_is_too_long_is_refused_in_any_language():
    assert not OneText({"words": "Kort", "words_en": "x" * 21}).is_valid()


def test_a_bsn_in_a_translation_is_refused():
    assert "BSN" in str(OneText({"words": "Bel mij", "words_en": "my number 111222333"}).errors)


def test_a_phone_number_is_no_bsn():
    refuse_bsn("Bel 06 1234 5678")
    with pytest.raises(ValidationError):
        refuse_bsn("nummer 1112.22.333")


def test_a_model_form_edits_a_translated_text():
    form = forms.modelform_factory(Topic, fields=["name"])({"name": "Taal", "name_en": "Language"})
    assert form.is_valid()
    assert form.cleaned_data["name"].in_language("en") == ("Language", "en")


def test_every_state_of_a_house_has_moves():
    assert set(HOUSE_MOVES) == set(HouseStatus.values)
    assert set().union(*HOUSE_MOVES.values()) <= set(HouseStatus.values)
    assert may_move(HOUSE_MOVES, "open", "on_hold")


def test_a_text_with_a_null_character_is_refused() -> None:
    with pytest.raises(ValidationError):
        TranslatedFormField().clean(TranslatedText.of("a\x00b"))

import re
import uuid

from django import forms
from django.utils import translation

from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.forms import ClientKeyForm, CodeInput, DateInput, PinInput, TopicTiles


class SignUp(ClientKeyForm):
    name = forms.CharField(label="Hoe heet je?", help_text="Je voornaam is genoeg.")
    email = forms.EmailField(label="Je e-mailadres", required=False)
    reach = forms.ChoiceField(label="Hoe bereiken we je?", choices=[("a", "Bel")], widget=forms.RadioSelect)


class Topics(forms.Form):
    topics = forms.MultipleChoiceField(
        label="Waar gaat het over?",
        choices=[("1", TranslatedText.of("Schulden", ar="ديون")), ("2", "Taal")],
        widget=TopicTiles(icons={"1": "coins"}),
    )


def key_in(html):
    return uuid.UUID(re.search(r'name="client_key" value="([^"]+)"', html)[1])


def test_a_wrong_field_is_marked_and_its_sentence_is_tied_to_it():
    html = str(SignUp({"name": "", "reach": "a", "client_key": str(uuid.uuid4())}))
    field = re.search(r'<input type="text" name="name"[^>]*>', html)[0]
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert 'id="id_name_error"' in html
    assert html.index('id="id_name_error"') < html.index(field)


def test_the_summary_at_the_top_leads_to_the_wrong_fields():
    html = str(SignUp({"name": "", "reach": "", "client_key": str(uuid.uuid4())}))
    for target in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{target}"' in html
    assert html.count('-veld">Hoe') == 2


def test_a_form_that_was_not_sent_yet_has_no_summary():
    assert "data-summary" not in str(SignUp())


def test_a_field_that_may_stay_empty_says_so():
    html = str(SignUp())
    assert html.count("(mag leeg blijven)") == 1
    assert html.index("Je e-mailadres") < html.index("(mag leeg blijven)")


def test_choices_stand_in_a_fieldset_with_their_question_as_legend():
    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Hoe bereiken we je\?", str(SignUp()))


def test_errors_say_what_to_do():
    form = SignUp({"name": "", "email": "x", "client_key": str(uuid.uuid4())})
    assert form.errors["name"] == ["Vul dit in."]
    assert form.errors["reach"] == ["Kies er een."]
    assert form.errors["email"] == ["Vul een e-mailadres in, zoals naam@voorbeeld.nl."]


def test_nothing_on_a_form_takes_the_focus_by_itself():
    assert "autofocus" not in str(SignUp())


def test_each_new_page_has_its_own_key():
    assert key_in(str(SignUp())) != key_in(str(SignUp()))


def test_a_page_shown_again_keeps_its_key():
    key = uuid.uuid4()
    assert key_in(str(SignUp({"client_key": str(key)}))) == key


def test_a_form_without_its_key_asks_to_load_the_page_again():
    form = SignUp({"name": "Noor", "reach": "a"})
    assert not form.is_valid()
    assert "Laad de pagina opnieuw" in str(form)


def test_a_topic_tile_has_a_pictogram_and_a_word_in_the_readers_language():
    with translation.override("ar"):
        html = str(Topics())
    assert "#coins" in html
    assert "<span>ديون</span>" in html


def test_a_topic_without_its_own_pictogram_still_gets_one():
    assert "#other" in str(Topics())


def test_chosen_tiles_stay_chosen_when_something_else_is_wrong():
    assert len(re.findall(r"<input[^>]*\bchecked\b", str(Topics({"topics": ["1", "9"]})))) == 1


def test_a_pin_is_never_sent_back_or_kept():
    html = PinInput().render("pin", "1234")
    assert "1234" not in html
    assert 'autocomplete="off"' in html


def test_a_phone_offers_to_fill_in_the_code_it_received():
    assert 'autocomplete="one-time-code"' in CodeInput().render("code", "")


def test_a_day_is_written_the_way_the_browser_wants_it():
    import datetime

    assert 'value="2018-03-09"' in DateInput().render("day", datetime.date(2018, 3, 9))

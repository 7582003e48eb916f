from datetime import date

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from productiehuis.kernel.texts import TranslatedText
from productiehuis.ui.gallery import icon_names

DEBTS = TranslatedText.of("Schulden", en="Debts", ar="ديون")


def render(source, language="nl", **context):
    with translation.override(language):
        return Template(source).render(Context(context))


def test_a_reader_sees_a_text_in_her_own_language():
    assert render("{% shown text %}", "ar", text=DEBTS) == "ديون"
    assert render("{% shown text %}", "nl", text=DEBTS) == "Schulden"


def test_a_text_without_translation_is_marked_as_dutch():
    assert render("{% shown text %}", "tr", text=DEBTS) == '<span lang="nl" dir="ltr">Schulden</span>'


def test_an_attribute_gets_plain_words_and_their_language():
    assert render("{{ text|text }}/{{ text|lang }}", "tr", text=DEBTS) == "Schulden/nl"


def test_what_people_type_is_escaped():
    evil = TranslatedText.of("<script>")
    for source in ["{% shown text %}", "{% badge text %}", "{% button text '/' %}", "{% person text %}"]:
        assert "<script>" not in render(source, "tr", text=evil)
    assert "<script>" not in render("{% alert 'ok' title=text %}{{ text }}{% endalert %}", "nl", text="<script>")


def test_nothing_shown_for_nothing():
    assert render("{% shown text %}", text=None) == ""


def test_an_arabic_name_that_begins_with_a_dutch_word_still_runs_from_right_to_left():
    course = TranslatedText.of("digiBEET: begin", ar="digiBEET: البداية")
    assert render("{% card title=name %}{% endcard %}", "ar", name=course).count('<bdi dir="rtl">digiBEET') == 1
    assert render("{% apart name %}", "ar", name="digiBEET") == "<bdi>digiBEET</bdi>"
    assert render("{% apart name %}", "nl", name=course) == "<bdi>digiBEET: begin</bdi>"


def test_a_day_is_short_where_a_language_has_short_days():
    day = date(2018, 3, 5)
    assert render("{{ day|short_day }}", "nl", day=day) == "ma 5 maart"
    assert render("{{ day|short_day }}", "ar", day=day) == "الاثنين 5 مارس"


@pytest.mark.parametrize("name", ["letter", "coins", "house-key", "arrow-end", "wheelchair", "pass-on", "other"])
def test_the_icons_we_name_are_in_the_sprite(name):
    assert name in icon_names()


def test_an_icon_that_points_turns_around_in_arabic():
    assert "ph-icon--flip" in render("{% icon 'arrow-end' %}")
    assert "ph-icon--flip" not in render("{% icon 'clock' %}")


def test_the_page_says_its_language_and_direction():
    request = RequestFactory().get("/")
    assert render("{% html_attributes %}", "ar", request=request).startswith('lang="ar" dir="rtl"')


def test_letter_size_comes_from_the_cookie_and_nothing_else_does():
    request = RequestFactory().get("/")
    request.COOKIES = {"letters": "groot", "theme": '"><script>'}
    assert 'data-theme="auto" data-size="groot"' in render("{% html_attributes %}", request=request)


def test_an_arabic_page_still_gets_a_number_without_counting_as_blank():
    assert "niet geteld" not in render("{% figure 'Hulpvragen' 0 %}")


def test_a_number_that_was_not_counted_is_not_zero():
    shown = render("{% figure 'Deelnemers' %}")
    assert "niet geteld" in shown
    assert "0" not in shown


def test_a_number_not_truly_known_is_shown_between_two():
    shown = render("{% figure 'Bezoekers' low=425 high=955 %}")
    assert "425" in shown
    assert "955" in shown


def test_a_thousand_is_written_the_dutch_way():
    assert render("{{ 1015|number }}") == "1.015"


def test_a_person_without_a_name_stays_anonymous():
    assert "Zonder naam" in render("{% person '' %}")


def test_a_button_without_address_sends_its_name_and_value():
    assert 'name="do" value="stop"' in render("{% button 'Stop' name='do' value='stop' %}")


def test_the_numbers_of_a_chart_stand_in_its_table():
    shown = render("{% chart 'Bezoek' rows kind='line' %}", rows=[("jan", 12), ("feb", None), ("mrt", 30)])
    table = shown[shown.index("<table") :]
    assert '<th scope="row">jan</th><td class="ph-num">12</td>' in table
    assert table.count("niet geteld") == 1


def test_a_code_keeps_its_order_right_to_left():
    html = render(
        "{% blocktranslate with n=code|left_to_right %}Briefje {{ n }}{% endblocktranslate %}", "ar", code="1-2<"
    )
    assert '<bdi dir="ltr">1-2&lt;</bdi>' in html

"""A name in a text about a gap: shown before it is stored, also as the first word; and gone with its person."""

from datetime import date

import pytest

from productiehuis.gaps.actions import close_gap, propose, reopen_gap, take_up
from productiehuis.gaps.models import Gap
from productiehuis.gaps.names import may_be_names
from productiehuis.kernel.texts import TranslatedText
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER, house_storey, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Fatima hielp ons op weg.", ["Fatima"]),
        ("Het loopt nu. Yusuf heeft een sleutel.", ["Yusuf"]),
        ("“Annelies wilde wel.”", ["Annelies"]),
        ("Wij begonnen in maart. Pannenkoeken bakken we zelf.", ["Pannenkoeken"]),
        ("Sinds maart is er een middag voor. Iedereen kan komen.", []),
        ("Koken doen we samen, want koken is leuk.", []),
        ("Organisatie en begeleiding zijn er.", []),
        ("Er is nu een kamer.\nDe buren helpen.", []),
        ("Now there is a room for it.", []),
        ("Naaiatelier helpt, en Spreekuur ook.", []),
    ],
)
def test_a_word_at_the_start_of_a_sentence_that_may_be_a_name_is_shown(cast, said, shown):
    assert may_be_names(said, cast.west) == shown


KNOWN_HERE = """Fatma Mohamed Karim Samir Ali Omar Nour Amal Said Yusuf Zeynep Latifa Sanne Kees Leyla Emine Ayşe Deniz
Gül Umut Can Sevgi Hanan Iman Salma Hamza Marieke كريم""".split()
TURKISH = """Bu yıl komşularla birlikte bir bahçe kurduk.
Kadınlar her salı sabahı dikiş öğreniyor. Çocuklar için de bir oda var.
Mahallede bisiklet öğrenmek isteyen çok kişi vardı.
Hollandaca konuşmak zor, ama birlikte öğreniyoruz.
Pazartesi günleri belediyeden gelen mektupları okuyoruz.
Gönüllüler Cuma günü yemek yapıyor. İnsanlar Türkçe ve Arapça soru sorabilir.
Amsterdam'da yaşayan anneler burada buluşuyor.
Hollanda'ya yeni gelenler için kahve saati var.
Sorunları birlikte çözdük. Oda küçük, bu yüzden iki grup yaptık.
Mutfakta yer yoktu. Bize gelen sorular çoğunlukla kira hakkındaydı.
Yaşlılar için yürüyüş grubu var. Haftada iki kez toplanıyoruz.
Komşumuz bisiklet tamir etmeyi öğretiyor. Kapı açık, gelin.
Burada can sıkıntısı yok, sevgi ve umut var. Bahçede güller ve bir gül ağacı var.""".split("\n")
ARABIC = """نطبخ معا كل يوم أربعاء في المطبخ الكبير.
تعال إلى المكتب إذا وصلتك رسالة من البلدية.
نتعلم ركوب الدراجة مع نساء من الحي.
كان هناك عدد كبير من الأسئلة عن الضرائب والإيجار.
العمل مع الكمبيوتر صعب في البداية ثم يصبح سهلا.
يعمل المتطوعون كل خميس من أجل الحي.
نمشي كل خميس مسافة قصيرة حول القناة.
الباب مفتوح من التاسعة صباحا حتى الثانية عشرة.""".split("\n")


@pytest.mark.parametrize("said", [*TURKISH, *ARABIC, "Bij de kraam op de kermis staat soep."])
def test_a_sentence_without_a_name_asks_nothing_in_any_language(cast, said):
    for name in KNOWN_HERE:
        make_person(cast.west, name, login=False)
    assert may_be_names(said, cast.west) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Bunu Fatma'ya sorduk.", ["Fatma'ya"]),
        ("Sonra Xanthippa geldi. Gülsüm de yardım etti.", ["Xanthippa", "Gülsüm"]),
        ("Dilara bir ders verdi.", ["Dilara"]),
        ("ساعدنا محمد وكريم في البداية.", ["محمد", "وكريم"]),
        ("سألنا علي ثم ليلى.", ["علي", "ليلى"]),
        ("Vraag het aan karim.", ["karim"]),
    ],
)
def test_a_name_is_still_shown_in_any_language(cast, said, shown):
    for name in KNOWN_HERE:
        make_person(cast.west, name, login=False)
    assert may_be_names(said, cast.west) == shown


@pytest.fixture
def told(cast):
    """Rosa's name stands in every text, with the yes of who wrote it that it is no name."""
    gap = Gap.objects.create(house=cast.west, kind="searched", subject="zwemmen", found_on=date(2026, 1, 5), count=9)
    take_up(gap=gap, by=TESTER)
    both = TranslatedText.of("Rosa wil zwemles geven.", en="Rosa wants to teach.")
    propose(gap=gap, proposal=both, storey=house_storey(cast.west, "zolder"), by=TESTER)
    close_gap(gap=gap, note="Dankzij Rosa is er les.", by=TESTER)
    reopen_gap(gap=gap, why="Rosa stopte ermee.", by=TESTER)
    return close_gap(gap=gap, note="Dankzij Rosa en Bo is er weer les.", by=TESTER)


def test_who_is_erased_is_in_no_story_any_more_and_the_rest_stays(cast, told):
    erase_person(person=cast.rosa, by=TESTER)
    told.refresh_from_db()
    assert told.note == "Dankzij … en Bo is er weer les."
    assert dict(told.proposal.versions) == {"nl": "… wil zwemles geven.", "en": "… wants to teach."}
    assert [step.note for step in told.steps.all() if step.note] == ["… stopte ermee."]


def test_stories_of_another_house_stay_as_they_are(cast, told):
    far = Gap.objects.create(
        house=cast.noord, kind="searched", subject="zwemmen", found_on=date(2026, 1, 5), count=9, note="Rosa hielp."
    )
    erase_person(person=cast.rosa, by=TESTER)
    far.refresh_from_db()
    assert far.note == "Rosa hielp."

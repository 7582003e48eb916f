"""Words with which a sentence of a story begins that are nobody's name.

A capital says nothing there, so any other first word is shown to the writer: too often rather than not at all, for
one tick says that it is no name.
"""

from collections.abc import Iterable

from productiehuis.coaching.rules.nameless import fold

_DUTCH = """
de het een er we wij ik zij ze hij je jij jullie u dit dat deze die nu sinds op in met na voor bij door om als
toen daar hier iedereen iemand niemand mensen bewoners buren buurvrouw buurman vrijwilligers vrijwilliger
trekkers trekker coach samen elke elk alle allemaal veel weinig een één twee drie vier vijf zes zeven acht negen
tien eerst eindelijk ook nog maar en of dus want omdat zodat waar waarom wat wie welke hoe wanneer vanaf tot
over onder tussen zonder tegen uit van naar aan te toch weer al soms vaak altijd nooit meestal misschien
gelukkig helaas morgen gisteren vandaag straks later vorige vorig volgende volgend dankzij volgens tijdens
binnen buiten beide sommige andere ander kamer kamers huis buurthuis cursus les lessen groep groepen vraag
vragen ja nee geen niet alleen anders bijna bovendien daarna daarom daarvoor daarmee ervoor erna hierdoor
hiermee intussen inmiddels kort lang snel goed mooi fijn nieuw nieuwe sindsdien voortaan dus daardoor hoewel
zodra totdat mits tenzij behalve vooral onze ons mijn hun haar zijn is was waren wordt werd kan kon konden mag
moet moeten wil willen heeft hebben had gaat ging komt kwam helpt hielp loopt liep staat stond doet deed maakt
maakte vroeg kreeg begint begon stopt stopte bel vraag kijk kom ga lees schrijf doe laat zet neem geef zie meld
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ouders kinderen jongeren ouderen vrouwen mannen
moeders vaders deelnemers bezoekers"""
_ENGLISH = """
the a an we it there now since they this that these those our people everyone everybody nobody some many most in on at
with without after before from for by to and but or so because when where who what how why yes no not only also every
each all two three first then here thanks children women men neighbours volunteers you your he she is are was were"""
_TURKISH = """
bu bunu buna şu o onu ona biz bize bizim bizi siz sen onlar onun onları şimdi artık her bir iki üç dört beş ve ama fakat
burada orada buraya oraya buradan herkes herkese kimse bazı birçok çok az daha en hiç hep sonra önce evet hayır belki
bugün dün yarın yıl yıllar yılda hafta haftada ay ayda gün günde günü öğlen akşam gece saat saatte
çünkü eğer yeni eski ilk son büyük küçük iyi güzel kolay zor açık kapalı ücretsiz birlikte beraber ayrıca böylece
nasıl neden niçin nerede ne zaman hangi oda odada ev evde bina mahalle mahallede sokak sokakta mutfak mutfakta bahçe
bahçede okul okulda salon salonda yer yerde masa kapı kahve çay yemek dikiş bisiklet dil dili ders dersi kurs kursu
bilgisayar spor müzik oyun resim kitap iş işi para borç kira soru sorun yardım destek mektup mektubu gelen gelin gel
giden isteyen isteyenler olan yapan bizde komşu komşum komşumuz anne anneler baba babalar genç çocuk kadın erkek aile
insan gönüllü katılan katılım toplam toplantı program proje grup grubu ekip teşekkür gerçekten maalesef bazen
genellikle özellikle sadece yalnız aslında henüz hâlâ bütün tüm hafif ihtiyaç amaç hedef birisi birileri başka diğer"""
STARTS = frozenset(map(fold, f"{_DUTCH} {_ENGLISH} {_TURKISH}".split()))
# How words end that are no names: de werkplaatsing, de gezelligheid, de organisatie; kadınlar, sorunları, komşumuz.
_ENDS = (
    *("ing", "ingen", "heid", "heden", "atie", "aties", "lijk", "lijke", "schap", "ment", "tjes", "ende"),
    *("lar", "ler", "lari", "leri", "larin", "lerin", "larda", "lerde", "imiz", "umuz", "miz", "muz"),
    *("mak", "mek", "iyor", "uyor", "acak", "ecek", "ilik", "likte", "lukta"),
)
_LONG_ENOUGH = 6


def may_be_first_name(word: str, others: Iterable[str]) -> bool:
    """Whether the first word of a sentence may be a name; `others` are the words that stand in the text with a small
    letter: what is written so as well is a word.

    >>> may_be_first_name("Fatma", []), may_be_first_name("Wij", []), may_be_first_name("Koken", ["koken"])
    (True, False, False)
    """
    small = fold(word)
    is_word = small in STARTS or small in others or (len(small) >= _LONG_ENOUGH and small.endswith(_ENDS))
    return not is_word

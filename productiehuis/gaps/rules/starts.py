"""Words with which a sentence of a story begins that are nobody's name.

A capital says nothing there, so any other first word is shown to the writer: too often rather than not at all, for
one tick says that it is no name.
"""

from collections.abc import Iterable

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
_OTHERS = """the a an we it there now since they this that our people everyone some many in on at with after before
bu biz şimdi artık her bir ve ama çünkü burada orada insanlar herkes sonra önce evet hayır"""
STARTS = frozenset(f"{_DUTCH} {_OTHERS}".split())
# How words end that are no names: de werkplaatsing, de gezelligheid, de organisatie.
_ENDS = ("ing", "ingen", "heid", "heden", "atie", "aties", "lijk", "lijke", "schap", "ment", "tjes", "ende")
_LONG_ENOUGH = 6


def may_be_first_name(word: str, others: Iterable[str]) -> bool:
    """Whether the first word of a sentence may be a name; `others` are the words that stand in the text with a small
    letter: what is written so as well is a word.

    >>> may_be_first_name("Fatma", []), may_be_first_name("Wij", []), may_be_first_name("Koken", ["koken"])
    (True, False, False)
    """
    small = word.casefold()
    is_word = small in STARTS or small in others or (len(small) >= _LONG_ENOUGH and small.endswith(_ENDS))
    return not is_word

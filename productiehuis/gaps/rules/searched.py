"""Which words of a search may be counted: only those of this list, so that no name and no story is ever kept."""

import unicodedata

# What people look for in a neighbourhood house. Neutral words only; nothing about health or faith.
KNOWN = frozenset(
    """
    baan bedrijf belasting bewegen boek borduren boxen brei brief budget computer dans digid engels eten fiets film
    fotografie formulier frans gitaar huur huiswerk internet inburgering jeugd jongeren kaart kapper kinderen klussen
    koffie koken koor laptop leren lezen lunch mail markt meubels muziek naaien nederlands ondernemen opvang ouderen
    overleggen pinnen plant presenteren printen reken rijbewijs sollicit solliciteren speeltuin spel sport schaken
    schilderen school schrijven schulden stage studie taal tekenen telefoon theater toneel toeslag tuin tweedehands
    typen uitje uitkering vaardigheden verhuizen vergaderen vervoer voetbal vrijwilliger wandelen werk wifi winkel wonen
    woning yoga zanggroep zingen zwemles zwemmen
    """.split()
)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


def known_words(asked: str) -> set[str]:
    """The words of a search that are on the list; a search without any counts as the empty word.

    >>> sorted(known_words("Zwemmen met Fatima 06-12345678"))
    ['zwemmen']
    >>> known_words("Fatima Bouazza")
    {''}
    """
    words = {"".join(char for char in word if char.isalpha()) for word in _plain(asked).split()}
    return words & KNOWN or {""}

"""Names that many people have say less, and names by which people are called beside the one in their passport."""

from productiehuis.kernel.names.spelling import bones

_COMMON = frozenset(
    bones(name)
    for name in (
        "mohamed ahmed fatima ali hassan hussein mustafa youssef ibrahim khadija aicha maria jan johannes peter "
        "willem cornelis hendrik anna johanna mehmet mustafa ayse fatma emine hatice rachid said abdelkader omar "
        "amrani idrissi alaoui bouzidi haddou ouali benali yilmaz kaya demir celik sahin yildiz aydin ozturk "
        "jong jansen vries berg bakker visser smit meijer boer mulder groot bos vos peters hendriks dijk janssen "
        "singh ramdin khan hassan ahmed mohamed ali chen wang nguyen silva"
    ).split()
)
_CALLED = [
    frozenset(names.split())
    for names in (
        "mohamed mohammed mo moh moha muhammed mohammad mohamad",
        "mustafa moustafa mus musti",
        "johannes jan johan hans joop",
        "johanna jo annie joke hanna",
        "cornelis kees cees cor",
        "cornelia corrie nel cor",
        "hendrik henk hein rik",
        "hendrika riek rika hennie",
        "willem wim pim",
        "wilhelmina willy mien wil mina",
        "petrus pieter piet peter",
        "maria ria marie mieke marijke rie",
        "margaretha greet gre margriet greta",
        "elisabeth els lies bep betty liesbeth elly",
        "gerardus gerard gerrit ger",
        "gerarda gerda",
        "antonius anton toon ton",
        "antonia toos tonny",
        "adrianus adriaan arie ad",
        "jacobus jaap koos co",
        "jacoba coby koosje",
        "franciscus frans",
        "theodorus theo dorus",
        "albertus albert bert",
        "robertus robert rob bob",
        "catharina trees tineke toos karin trijntje",
        "abdullah abdallah ab appie",
        "abdelkader kader abdel",
        "fatima fatna fatimazahra",
        "ibrahim brahim ibo",
        "soufiane sofian sofiane soof",
        "youssef jus youss joes",
    )
]


def is_common(word: str) -> bool:
    """Whether many people have this name, however it is spelled."""
    return bones(word) in _COMMON


def called(word: str) -> frozenset[int]:
    """The passport names that somebody called this may have, as numbers."""
    return _BY_NAME.get(word, frozenset())


_BY_NAME: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_CALLED):
    for _name in _names:
        _BY_NAME[_name] = _BY_NAME.get(_name, frozenset()) | {_number}

"""Names that many people have say less, and names by which people are called beside the one in their passport."""

from productiehuis.kernel.names.spelling import bones, spelled

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
# The name in the passport first.
_CALLED = [
    names.split()
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


# Two of these are two names, also when they differ by one letter.
_REAL = frozenset(
    spelled(name)
    for name in (
        "abbas abdel adam adil ahmed aicha aisha ali aliya amal amin amina amine amir amira anas anisa anna "
        "anne annie anouar anwar arif aslan asma ayhan ayla ayse aysel aziz aziza badr bart ben bilal bouchra "
        "brahim burak can cem chaima daan dalila danny demi deniz dina dounia driss elif ellen els emine emre "
        "erik ernst esma fadma fadoua fahd faisal farah farid farida fatih fatiha fatima fatma fatna fikri "
        "fouad frank frans gerard gerda gerrit greet habib habiba hafid hafida hafsa hakan hakim hakima halil "
        "halima hamid hamida hamza hanan hanane hans harm hasan hasna hassan hatice henk hicham houda houria "
        "hussein ibrahim ihsan ilham ilias ilse imad imane ineke inge irene iris ismail jacob jamal jamila "
        "jan janna jasper jeanne johanna joke jolanda joop joost joris jos josephine kadir kamal karel karim "
        "karima karin kees kemal khadija khalid laila lars latif latifa leen leyla lida linda loubna louis "
        "maaike mahmoud majid majida malik malika marco maria marieke marja marjan mark marlene marwan mehmet "
        "melek meryem mieke mina mohamed mona mouna mounir mourad murat mustafa nabil nabila nadia nadir "
        "naima najat najib najim nawal nazan nel nezha nicole noor nora noura omar osman otman oussama paul "
        "peter petra piet rabia rachid rachida radia rahma ramazan ramdan rania rashida raymond redouan ria "
        "rkia rob robin ruud saad sabah sabri sadik safae said saida salah saliha salim salima samir samira "
        "sana sander sandra sanne sara selim selin selma serkan sevda sevil siham simon sita sjaak soraya "
        "souad soufian sultan tamara tarik thea theo tim tineke tom ton toon truus umar wafa wahid walid "
        "willem wilma wim yasin yasmina yassir youssef yunus yusuf zahra zakaria zeki zeynep zineb zohra"
    ).split()
)


def are_two_names(one: str, other: str) -> bool:
    """Whether both are names of their own, so that one is no slip for the other."""
    mine, yours = spelled(one), spelled(other)
    return mine != yours and mine in _REAL and yours in _REAL


def is_common(word: str) -> bool:
    """Whether many people have this name, however it is spelled."""
    return bones(word) in _COMMON


def is_called(one: str, other: str) -> bool:
    """Whether one is the name in the passport and the other a name people call it by.

    >>> is_called("johannes", "hans"), is_called("jan", "hans")
    (True, False)
    """
    return any(_HEADS[number] in (one, other) for number in called(one) & called(other))


def called(word: str) -> frozenset[int]:
    """The passport names that somebody called this may have, as numbers."""
    return _BY_NAME.get(word, frozenset())


_HEADS: list[str] = []
_BY_NAME: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_CALLED):
    _HEADS.append(_names[0])
    for _name in _names:
        _BY_NAME[_name] = _BY_NAME.get(_name, frozenset()) | {_number}

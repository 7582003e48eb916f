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
        # Arabic, Moroccan, Turkish
        "mohamed mo moh moha simo hamada hamoudi med momo memo mehmet",
        "ahmed hamoudi ahmo achie",
        "mustafa mus musti musta moes",
        "abdullah ab appie abdou abdo abdel apo aboud",
        "abdelkader kader abdel abdou",
        "abdrahman abdou abdo aboud abdel",
        "fatima fatna fati fatou faty fatoum fatimazahra",
        "fatma fatos fati",
        "ibrahim brahim ibo ibra bram",
        "ismail smail isma ismo",
        "soufiane soof souf sof",
        "youssef jus youss joes jo sef",
        "khadija khadi dija khadouj khaddouj didi",
        "hatice hatce hati",
        "zakaria zak zaki zaka",
        "redouan redo rido red",
        "noureddine nour nordin noer",
        "salaheddine salah",
        "jamaleddine jamal",
        "bouchra bouch",
        "rachida rachi",
        "malika mali",
        "latifa tifa",
        "samira sami sam",
        "hamid hamido mido",
        "hassan hasni has",
        "hussein husso hus houss",
        "idriss driss",
        "zohra zahra",
        "mina amina",
        "suleyman sulo sul",
        "huseyin huso",
        "ramazan ramo",
        "osman osi",
        "emine mina emi",
        "aysegul ayse gul",
        "gulsum gul",
        "gulsen gul",
        "gulay gul",
        "nurcan nur",
        "nuray nur",
        "nurten nur",
        # Dutch
        "johannes jan johan hans joop jo hannes john han",
        "johanna jo annie joke hanna jopie hannie jannie anneke",
        "cornelis kees cees cor nelis corneel",
        "cornelia corrie nel cor nelly corry cokkie lia",
        "hendrik henk hein rik harry",
        "hendrikus henk hendrik hein rik harry",
        "henricus henk hendrik hein rik harry",
        "hendrika riek rika hennie rie henny",
        "willem wim pim wil",
        "wilhelmus wim willem pim wil",
        "wilhelmina willy mien wil mina willie mieneke helma",
        "petrus pieter piet peter",
        "pieter piet peter",
        "petronella nel nelly ella",
        "maria ria marie mieke marijke rie mia miep riet marja mies rietje marietje",
        "margaretha greet gre margriet greta gretha marga",
        "elisabeth els lies bep betty liesbeth elly lisa bets liesje beth lizzy",
        "gerardus gerard gerrit ger",
        "gerarda gerda",
        "geertruida truus geertje trudy truida trui tru geer",
        "antonius anton toon ton tonnie tony antoon",
        "antonia toos tonny toni tonia",
        "adrianus adriaan arie ad adri janus",
        "adriana jana sjaan ada adrie",
        "jacobus jaap koos co jacob sjaak ko jack",
        "jacob jaap koos",
        "jacoba coby koosje cobie coba",
        "franciscus frans franciscus frank",
        "francisca cisca sisca ciska fransje",
        "theodorus theo dorus",
        "theodora thea dora doortje door",
        "albertus albert bert bertus appie",
        "lambertus bert lambert bertus",
        "hubertus huub bert hub",
        "gijsbertus gijs bert",
        "robertus robert rob bob",
        "catharina trees tineke toos karin trijntje katrien rina tiny ina cato trien",
        "theresia trees resi thea",
        "nicolaas klaas nico niek nick",
        "leonardus leo leen leon lennart",
        "martinus martin tinus maarten rinus",
        "marinus rinus rien",
        "matthijs thijs mathijs ties",
        "mattheus thijs mat",
        "laurentius laurens lau rens",
        "bernardus bernard ben bennie barend",
        "josephus jos joep jef sjef joop",
        "josephina jos fien josefien",
        "christiaan chris",
        "christina chris tina stien tineke",
        "simon siem",
        "bartholomeus bart",
        "sebastiaan bas",
        "alexander alex lex sander xander",
        "benjamin ben",
        "daniel daan dani dan danny",
        "arnoldus arnold nol arno",
        "rudolf ruud rudi dolf roel rudy",
        "diederik dick dirk",
        "frederik fred frits freek freddy",
        "eduard ed eddy",
        "edward ed eddy",
        "ronald ron ronnie",
        "raymond ray",
        "kenneth ken",
        "wilfred fred wil",
        "susanna suze sanne suus suzan",
        "magdalena magda leny lena madga leen",
        "helena leen lena heleen lenie",
        "alida lida ali",
        "aleida alie lida",
        "dorothea dora thea doortje dorothee",
        "jacqueline jacky lien",
        "patricia pat trish patty",
        "priscilla cilla pris",
        "michael mike michel mich",
        "samuel sam sammy",
        "victoria vicky vic",
        "veronica vera vero",
        "georgina gina",
        "emmanuel emma manu",
        "ebenezer eben",
        "isaac ike",
        "stephen steve",
        "felicia feli",
        # Polish
        "katarzyna kasia",
        "malgorzata gosia malgosia",
        "aleksandra ola",
        "aleksander olek alek",
        "joanna asia",
        "agnieszka aga",
        "barbara basia",
        "krzysztof krzysiek krzys chris",
        "stanislaw staszek stasiek stan",
        "tomasz tomek tom",
        "piotr piotrek peter",
        "jerzy jurek",
        "wojciech wojtek",
        "grzegorz grzesiek greg",
        "zbigniew zbyszek",
        "elzbieta ela",
        "anna ania ans anneke annie anita",
        "zofia zosia",
        "jozef jozek",
        "tadeusz tadek",
        "ryszard rysiek",
        "jadwiga jadzia",
        "urszula ula",
        "dorota dorotka",
        # Ghanaian and Eritrean
        "kwasi kwesi akwasi",
        "kwabena kobina kobby",
        "kwaku kweku",
        "afua efua afia",
        "adwoa adjoa",
        "abena araba",
        "akua ekua",
        "akosua esi",
        "yohannes jonas johannes john",
        "selamawit selam",
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
    mine, yours = _heard(one), _heard(other)
    return any(_HEADS[number] in (mine, yours) for number in called(one) & called(other))


def called(word: str) -> frozenset[int]:
    """The passport names that somebody called this may have, as numbers."""
    return _BY_NAME.get(_heard(word), frozenset())


def _heard(name: str) -> str:
    """Mohamed and Mohammad are called alike."""
    return spelled(name).replace("e", "a")


_HEADS: list[str] = []
_BY_NAME: dict[str, frozenset[int]] = {}
for _number, _names in enumerate(_CALLED):
    _HEADS.append(_heard(_names[0]))
    for _name in map(_heard, _names):
        _BY_NAME[_name] = _BY_NAME.get(_name, frozenset()) | {_number}

"""M-20 to M-28: how people go through the house, referrals, flying out, handing over, gaps."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from productiehuis.coaching.rules.handing import still_standing
from productiehuis.coaching.rules.states import TaskState
from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules.flow import Been, Flown, arrived, flow, flown_out
from productiehuis.monitor.rules.handed import Handed, handed_over
from productiehuis.monitor.rules.mended import CLOSED, FOUND, GapDays, gaps_that
from productiehuis.monitor.rules.referred import Sent, answered_within, ended_as, grown, holds_the_middle

_HELP = Been.by_month([(1, 0), (2, 3), (3, 9)])
_JOINED = Been.by_month([(1, 2), (2, 3), (3, 5), (4, 6)])
_TWO_NAMES = Been.by_month([(1, 0)]), Been.by_month([(9, 4)])
_SENT = (
    Sent(1, "helped", 0, grows=True),
    Sent(2, "helped", 5),
    Sent(2, "refused", 6, grows=False),
    Sent(3, "sent", None),
)
_OUT = (Flown(1, "job"), Flown(2, "own"), Flown(2, "job"))
_GAPS = (
    GapDays(date(2018, 3, 1), date(2018, 4, 1), date(2018, 9, 5)),
    GapDays(date(2017, 11, 1), None, date(2018, 2, 1)),
)
_TASKS = (
    ((date(2018, 2, 1), TaskState.HANDED.value),),
    ((date(2018, 2, 1), TaskState.HANDED.value), (date(2018, 5, 1), TaskState.WITH_GIVER.value)),
    ((date(2018, 11, 1), TaskState.HANDED.value),),
)

_AT_LEAST = _("Het zijn er minstens zoveel. Wie zonder naam kwam, of onder twee namen staat, missen wij.")
_NOT_SURE = _("Lijkt iemand op een ander, en is dat nog niet bekeken? Dan telt die hier nog niet mee.")
_ONLY_YES = _(
    "Een plan en uitvliegen tellen alleen als de bewoner zelf zei: dat mag. De bewoner kan dat ja altijd terugnemen."
)
_NOT_INSIDE = _("Wij kijken nooit in een plan.")
_SMALL = _("Kleine getallen tonen wij niet (M-18). Hier tonen wij ook nul niet.")
_ERASED = _("Wordt een naam gewist? Dan blijft het getal gelijk.")

FLOWS = (
    Definition(
        code="M-20",
        name=_("Van verdieping naar verdieping"),
        unit=_("mensen"),
        formula=_("Wie dit jaar voor het eerst op een plek kwam, en al eerder lager in het huis was."),
        points=(
            _AT_LEAST,
            _NOT_SURE,
            _("Wij kijken per maand. Was iemand in één maand op twee verdiepingen? Dan telt de laagste als eerste."),
            _("Eén mens kan in meer stromen zitten. Tel ze dus niet op."),
            _("Hulp: er is bezoek. Meedoen: je was bij een activiteit. Cursus: je was bij een les van een cursus."),
            _("Vrijwilliger: je kreeg een rol als vrijwilliger, aspirant, trekker of coach."),
            _ONLY_YES,
            _NOT_INSIDE,
            _SMALL,
            _ERASED,
        ),
        function=flow,
        examples=(
            Example(
                _(
                    "Eén mens kreeg vorig jaar hulp en deed in februari mee. Eén deed beide in maart. "
                    "Eén deed mee in mei en kreeg pas in september hulp. Eén deed alleen mee. Van hulp naar meedoen:"
                ),
                (_HELP, _JOINED),
                2,
            ),
            Example(
                _("Iemand kreeg hulp onder één naam en deed mee onder een andere. Samengevoegd is dat:"),
                (*_TWO_NAMES, {9: 1}),
                1,
            ),
            Example(_("Zonder samenvoegen is dat:"), _TWO_NAMES, 0),
        ),
    ),
    Definition(
        code="M-21",
        name=_("Voor het eerst op een plek in het huis"),
        unit=_("mensen"),
        formula=_("Wie in dit jaar voor het eerst een cursus deed, een rol kreeg of een plan liet tellen."),
        points=(
            _AT_LEAST,
            _("Wie dit in een eerder jaar al deed, telt niet mee."),
            _("Een plan telt vanaf de dag van het ja. Neem je het terug, dan telt het meteen niet meer."),
            _NOT_SURE,
            _SMALL,
        ),
        function=arrived,
        examples=(
            Example(
                _("Dit jaar deden er vier mensen mee. Niemand van hen deed dat eerder. Voor het eerst:"), (_JOINED,), 4
            ),
            Example(_("Drie mensen kregen hulp, één van hen al in een eerder jaar. Voor het eerst:"), (_HELP,), 2),
        ),
    ),
    Definition(
        code="M-22",
        name=_("Hoe doorverwijzingen afliepen"),
        unit=_("doorverwijzingen"),
        formula=_("Alle doorverwijzingen van dit jaar waar de bewoner ja op zei, naar hoe zij nu staan."),
        points=(
            _("Een doorverwijzing telt in het jaar waarin die is gemaakt."),
            _("Zei de bewoner geen ja? Dan telt de doorverwijzing niet."),
            _("Gaat iemand door naar een ander? Dan is dat een nieuwe doorverwijzing."),
            _("Een oud jaar kan nog wijzigen: iemand wordt later gevraagd of het hielp."),
        ),
        function=ended_as,
        examples=(Example(_("Vier keer ging iemand verder. Twee keer hielp het. Geholpen:"), (_SENT, "helped"), 2),),
    ),
    Definition(
        code="M-23",
        name=_("Dagen tot een antwoord"),
        unit=_("doorverwijzingen"),
        formula=_("Hoeveel dagen er zijn tussen het ja van de bewoner en het eerste antwoord."),
        points=(
            _("Het zijn dagen van de kalender, in de tijd van het huis."),
            _("'Geen antwoord' is ook: teruggenomen voor er een antwoord was."),
            _("Dit ziet alleen wie de cijfers van het huis mag zien."),
            _("Iedereen mag zien in welke groep het middelste antwoord valt (M-29)."),
        ),
        function=answered_within,
        examples=(
            Example(
                _("De antwoorden kwamen na 0, 5 en 6 dagen, en één keer niet. In 4 tot en met 7 dagen:"),
                (_SENT, "week"),
                2,
            ),
        ),
    ),
    Definition(
        code="M-24",
        name=_("Van hulp verder met een doorverwijzing"),
        unit=_("mensen"),
        formula=_("Wie met een doorverwijzing van het souterrain naar een andere verdieping ging, en daar aankwam."),
        points=(_("Wie twee keer werd doorverwezen, telt één keer."), _SMALL, _ERASED),
        function=grown,
        examples=(Example(_("Vier doorverwijzingen, waarvan één van hulp naar meedoen. Verder gingen:"), (_SENT,), 1),),
    ),
    Definition(
        code="M-25",
        name=_("Uitgevlogen, en waarheen"),
        unit=_("mensen"),
        formula=_("Wie dit jaar uitvloog en zelf zei: dit mag je tellen."),
        points=(
            _ONLY_YES,
            _("Zei iemand het twee keer? Dan telt wat het laatst is gezegd."),
            _("Zijn het er minder dan 5? Dan tonen wij niets."),
            _ERASED,
        ),
        function=flown_out,
        examples=(
            Example(_("Eén mens vond werk. Eén begon voor zichzelf en vond later werk. Uitgevlogen:"), (_OUT,), 2),
        ),
    ),
    Definition(
        code="M-26",
        name=_("Rollen overgedragen"),
        unit=_("rollen"),
        formula=_("Hoeveel rollen dit jaar helemaal aan een ander zijn overgedragen."),
        points=(
            _("Pas als elke taak van de rol over is, telt de rol."),
            _("Is de rol weer open? Dan telt die niet meer."),
            _SMALL,
        ),
        function=handed_over,
        examples=(Example(_("Twee trekkers droegen hun rol over:"), ((Handed(1, 2), Handed(3, 4)),), 2),),
    ),
    Definition(
        code="M-27",
        name=_("Jezelf overbodig maken"),
        unit=_("taken"),
        formula=_("Taken die iemand aan een ander overdroeg en die na negentig dagen nog steeds bij die ander zijn."),
        points=(
            _("Wij kijken op de laatste dag van het jaar. In een jaar dat loopt: vandaag."),
            _("Kwam een taak terug? Dan telt die niet meer."),
            _("Dit is een getal dat omhoog mag. Wie goed overdraagt, maakt ruimte."),
            _("Dit ziet alleen wie de cijfers van het huis mag zien."),
        ),
        function=still_standing,
        examples=(
            Example(
                _("Drie taken gingen over: één in februari, één kwam in mei terug, één in november. Eind december:"),
                (_TASKS, date(2018, 12, 31)),
                1,
            ),
        ),
    ),
    Definition(
        code="M-28",
        name=_("Gaten gevonden, opgepakt en gedicht"),
        unit=_("gaten"),
        formula=_("Hoeveel gaten in de leerlijn dit jaar zijn gevonden, opgepakt of gedicht."),
        points=(
            _("Een gat gaat over het huis, nooit over een mens. Daarom tonen wij ook kleine getallen."),
            _("Eén gat kan in hetzelfde jaar zijn gevonden en gedicht. Tel de getallen dus niet op."),
            _("Laat iemand een gat weer los? Dan telt het niet meer als opgepakt."),
        ),
        function=gaps_that,
        examples=(
            Example(
                _("Eén gat is dit jaar gevonden en gedicht, één is vorig jaar gevonden. Gevonden:"),
                (_GAPS, FOUND, 2018),
                1,
            ),
            Example(_("En gedicht zijn er:"), (_GAPS, CLOSED, 2018), 2),
        ),
    ),
    Definition(
        code="M-29",
        name=_("Het middelste antwoord op een doorverwijzing"),
        unit=_("ja of nee"),
        formula=_("In welke groep van dagen (M-23) het middelste antwoord van het jaar valt."),
        points=(
            _("Zet alle antwoorden op een rij, het snelste eerst. Kijk naar het middelste."),
            _("Zo zie je hoe lang wachten gewoon is. Eén heel laat antwoord verandert dat niet."),
            _("Wij tonen dit als minstens 10 mensen een antwoord kregen: genoeg aan beide kanten van het midden."),
            _("Kiest het huis een ander getal dan 5 (M-18)? Dan zijn het er minstens twee keer zoveel."),
            _("Een doorverwijzing zonder antwoord telt hier niet mee. Die zie je bij de uitkomsten (M-22)."),
        ),
        function=holds_the_middle,
        examples=(
            Example(
                _(
                    "De antwoorden kwamen na 0, 5 en 6 dagen, en één keer niet. "
                    "Valt het middelste in 4 tot en met 7 dagen?"
                ),
                (_SENT, "week"),
                1,
                _("ja"),
            ),
        ),
    ),
)

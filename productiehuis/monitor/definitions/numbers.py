"""M-1 to M-8: the numbers of one initiative in one period."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from productiehuis.kernel.periods import Period
from productiehuis.monitor.definitions.definition import Definition, Example
from productiehuis.monitor.rules import (
    Asked,
    Presence,
    RoleTime,
    Span,
    contacts,
    requests,
    unique,
    unnamed,
    volunteers,
)

_YEAR = Span(2018)
_TEAM = (
    RoleTime(1, Period(date(2016, 5, 1))),
    RoleTime(2, Period(date(2018, 1, 1), date(2018, 3, 31))),
    RoleTime(2, Period(date(2018, 9, 1))),
    RoleTime(3, Period(date(2017, 1, 1), date(2017, 12, 31))),
)
_CAME = (Presence.of(1, 1, 2), Presence.of(3, 2), Presence.of(3, None, 6))
_TWO_CARDS = (Presence.of(1, 1), Presence.of(2, 7))
_ASKED = (Asked(1, "letters", 3), Asked(1, "debts", 1), Asked(6, "letters", 2))

_MERGED = _("Staat iemand dubbel en voegen wij dat samen? Dan telt die één keer.")
_ONLY_VALID = _("Een bezoek dat is verbeterd of ingetrokken, telt niet mee.")
_ZONE = _("Het jaar loopt van 1 januari tot en met 31 december, in de tijd van het huis.")
_NOBODY_TWICE = _("Wie vaker komt, telt hier maar één keer.")

NUMBERS = (
    Definition(
        code="M-1",
        field="volunteers",
        name=_("Trekkers en vrijwilligers"),
        short=_("trekkers en vrijwilligers"),
        unit=_("mensen"),
        formula=_("Iedereen die hier minstens één dag trekker, vrijwilliger of aspirant was, één keer geteld."),
        points=(
            _("Wij kijken naar de rollen die het initiatief zelf bijhoudt, met begin en einde."),
            _("Wie twee rollen heeft, telt één keer."),
            _("Bewoners, coaches en tellers tellen hier niet mee."),
            _("Had nog nooit iemand hier een rol? Dan is het vak leeg."),
            _MERGED,
        ),
        function=volunteers,
        examples=(
            Example(
                _(
                    "Eén vrijwilliger is er al sinds 2016. Eén stopt in maart en komt in september terug. "
                    "Eén is in 2017 gestopt. In 2018 zijn dat:"
                ),
                (_TEAM, _YEAR, {}),
                2,
            ),
            Example(
                _("De twee kaarten van 2018 blijken van dezelfde mens. Samengevoegd zijn dat:"),
                (_TEAM, _YEAR, {2: 1}),
                1,
            ),
        ),
    ),
    Definition(
        code="M-2",
        field="help_unique",
        name=_("Unieke bezoekers bij hulp"),
        short=_("unieke bezoekers"),
        unit=_("mensen"),
        formula=_("Iedereen die wij bij naam kennen en die minstens één keer kwam, één keer geteld."),
        points=(
            _NOBODY_TWICE,
            _("Mensen zonder naam tellen hier niet mee. Zij staan apart (M-3)."),
            _MERGED,
            _ONLY_VALID,
            _ZONE,
        ),
        function=unique,
        examples=(
            Example(
                _("Eén mens komt twee keer, een ander één keer. Er komt ook een groep van zes. Uniek zijn dat:"),
                (_CAME, {}),
                2,
            ),
            Example(
                _("Iemand staat met twee kaarten in de lijst. Na het samenvoegen is dat:"), (_TWO_CARDS, {7: 1}), 1
            ),
        ),
    ),
    Definition(
        code="M-3",
        field="help_anonymous",
        name=_("Bezoek zonder naam bij hulp"),
        short=_("zonder naam"),
        unit=_("keer"),
        formula=_("Hoe vaak er iemand kwam zonder naam: anoniem, in een groep of met een korte vraag."),
        points=(
            _("Van een groep telt elk mens mee."),
            _("Wij weten niet of dezelfde mens twee keer kwam. Daarom is dit geen aantal unieke mensen."),
            _ONLY_VALID,
        ),
        function=unnamed,
        examples=(Example(_("Twee bekende mensen komen, en een groep van zes. Zonder naam zijn dat:"), (_CAME,), 6),),
    ),
    Definition(
        code="M-4",
        field="help_contacts",
        name=_("Alle contacten bij hulp"),
        short=_("contacten"),
        unit=_("keer"),
        formula=_("Hoe vaak er iemand kwam, met naam en zonder naam samen."),
        points=(_("Wie drie keer komt, telt hier drie keer."), _("Van een groep telt elk mens mee."), _ONLY_VALID),
        function=contacts,
        examples=(
            Example(_("Eén mens komt twee keer, een ander één keer, en er komt een groep van zes:"), (_CAME,), 9),
        ),
    ),
    Definition(
        code="M-5",
        field="help_requests",
        name=_("Hulpvragen"),
        short=_("hulpvragen"),
        unit=_("vragen"),
        formula=_("Alle hulpvragen van alle bezoeken, ook van mensen zonder naam."),
        points=(
            _("Eén bezoek kan meer hulpvragen hebben."),
            _("Een hulpvraag telt in de maand van het bezoek."),
            _ONLY_VALID,
        ),
        function=requests,
        examples=(
            Example(_("In januari drie vragen over brieven en één over schulden. In juni nog twee:"), (_ASKED,), 6),
        ),
    ),
    Definition(
        code="M-6",
        field="activation_unique",
        name=_("Deelnemers"),
        short=_("deelnemers"),
        unit=_("mensen"),
        formula=_("Iedereen die wij bij naam kennen en die minstens één keer meedeed, één keer geteld."),
        points=(
            _NOBODY_TWICE,
            _("Alleen aanmelden is niet genoeg. Je moet er zijn geweest."),
            _MERGED,
            _ZONE,
        ),
        function=unique,
        examples=(
            Example(
                _("Eén mens doet twee keer mee, een ander één keer. Er is ook een groep van zes. Uniek zijn dat:"),
                (_CAME, {}),
                2,
            ),
        ),
    ),
    Definition(
        code="M-7",
        field="activation_anonymous",
        name=_("Meegedaan zonder naam"),
        short=_("zonder naam"),
        unit=_("keer"),
        formula=_("Hoe vaak er iemand meedeed zonder dat wij de naam opschreven."),
        points=(_("Wij weten niet of dezelfde mens twee keer kwam. Daarom is dit geen aantal unieke mensen."),),
        function=unnamed,
        examples=(Example(_("Twee bekende mensen doen mee, en zes mensen zonder naam:"), (_CAME,), 6),),
    ),
    Definition(
        code="M-8",
        field="activation_contacts",
        name=_("Alle keren meegedaan"),
        short=_("keren meegedaan"),
        unit=_("keer"),
        formula=_("Hoe vaak er iemand meedeed, met naam en zonder naam samen."),
        points=(_("Wie drie keer meedoet, telt hier drie keer."),),
        function=contacts,
        examples=(Example(_("Eén mens doet twee keer mee, een ander één keer, en zes zonder naam:"), (_CAME,), 9),),
    ),
)

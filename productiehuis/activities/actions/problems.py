"""Why something cannot happen now, in words that say what to do."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.activities.rules.states import Problem

WORDS: dict[Problem, str | Promise] = {
    Problem.CANCELLED: _("Deze dag gaat niet door. Kies een andere dag."),
    Problem.OVER: _("Deze dag is al voorbij. Kies een andere dag."),
    Problem.STOPPED: _("Deze activiteit is gestopt. Kijk in de agenda wat er nog meer is."),
    Problem.NOT_TODAY_YET: _("Deze dag moet nog komen. Tik namen aan op de dag zelf."),
    Problem.HAS_PRESENCE: _("Er waren al mensen. Haal eerst hun namen weg."),
    Problem.ALREADY: _("Deze dag was al afgezegd. Je hoeft niets te doen."),
    Problem.NO_SIGN_UP: _("Je hoeft je niet aan te melden. Kom gewoon langs."),
}


def refuse(problems: Iterable[Problem]) -> None:
    """Raise when there is a reason not to."""
    if found := [WORDS[problem] for problem in problems]:
        raise ValidationError([str(each) for each in found])

"""How long a house keeps each kind of data: its own choice over what the terms say, and all of it in words."""

from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.house.models import House
from productiehuis.people.terms import Term
from productiehuis.privacy.models import Retention
from productiehuis.privacy.rooms import every_term, everything_kept
from productiehuis.ui.writing import capital


@dataclass(frozen=True)
class Chosen:
    """A term as it holds in a house."""

    term: Term
    months: int
    is_own: bool

    @property
    def time(self) -> str:
        return say_months(self.months)

    @property
    def sentence(self) -> str:
        """With a capital, also when the time comes first."""
        words = str(self.term.sentence) % {"time": self.time}
        return capital(words)

    @property
    def bounds(self) -> str:
        if self.term.is_fixed:
            return _("staat vast")
        return _("van %(low)s tot %(high)s") % {
            "low": say_months(self.term.lowest),
            "high": say_months(self.term.highest),
        }


@dataclass(frozen=True)
class KeptLine:
    """One line of what is kept, for the person it is about."""

    what: str
    why: str
    how_long: str


def say_months(months: int) -> str:
    """24 is "2 jaar", 30 is "30 maanden"."""
    if months % 12 == 0:
        years = months // 12
        return ngettext("%(n)s jaar", "%(n)s jaar", years) % {"n": years}
    return ngettext("%(n)s maand", "%(n)s maanden", months) % {"n": months}


def chosen_in(house: House) -> list[Chosen]:
    """Every kind of data with the months that hold here. A choice outside the bounds counts as the nearest bound."""
    own = dict(Retention.objects.filter(house=house).values_list("kind", "months"))
    return [
        Chosen(term, min(max(own.get(term.key, term.months), term.lowest), term.highest), term.key in own)
        for term in every_term()
    ]


def before(now: datetime, house: House, months: int) -> datetime:
    """What lies before this has been kept long enough: whole days, in the house's own time."""
    midnight = now.astimezone(house.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - relativedelta(months=months)


def kept_lines(house: House) -> list[KeptLine]:
    """Everything that is kept, why and how long, as it holds in this house."""
    chosen = {each.term.key: each for each in chosen_in(house)}
    lines = []
    for kept in everything_kept():
        how_long = chosen[kept.term].sentence if kept.term else str(kept.how_long)
        lines.append(KeptLine(str(kept.what), str(kept.why), how_long))
    return lines

"""What the rules found, in words for people."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.monitor.rules import Change, Correction, Reason, Span, Total, What, Why
from productiehuis.ui.templatetags.ui import number as written


def _sentence(reason: Reason) -> str:
    number = reason.count
    if reason.why is Why.DOUBLES:
        return ngettext(
            "%(number)s mogelijke dubbele is nog niet bekeken.",
            "%(number)s mogelijke dubbelen zijn nog niet bekeken.",
            number,
        )
    if reason.why is Why.TOLD:
        return ngettext("%(number)s is verteld, niet geteld.", "%(number)s zijn verteld, niet geteld.", number)
    if reason.why is Why.UNSAID:
        return ngettext(
            "%(number)s initiatief telt dit niet mee.", "%(number)s initiatieven tellen dit niet mee.", number
        )
    return ngettext(
        "%(number)s mens heeft geen huispas. Die kan ook in een ander huis komen.",
        "%(number)s mensen hebben geen huispas. Zij kunnen ook in een ander huis komen.",
        number,
    )


def reasons_of(total: Total) -> tuple[str, ...]:
    """Why a total is not one number; nothing when it is."""
    return tuple(_sentence(each) % {"number": written(each.count)} for each in total.reasons)


def name_of(span: Span) -> str:
    """A period as people say it."""
    if span.month:
        return date_format(date(span.year, span.month, 1), "F Y")
    if span.quarter:
        return _("kwartaal %(number)s van %(year)s") % {"number": span.quarter, "year": span.year}
    return _("heel %(year)s") % {"year": span.year}


def _happened(what: What, count: int) -> str:
    """With a number, for the same may have happened more often on one day."""
    return {
        What.CORRECTED: ngettext("%(n)s bezoek verbeterd", "%(n)s bezoeken verbeterd", count),
        What.WITHDRAWN: ngettext("%(n)s bezoek ingetrokken", "%(n)s bezoeken ingetrokken", count),
        What.LATE_VISIT: ngettext("%(n)s bezoek later opgeschreven", "%(n)s bezoeken later opgeschreven", count),
        What.LATE_PRESENCE: ngettext("%(n)s keer later aangetikt", "%(n)s keer later aangetikt", count),
        What.IMPORTED: ngettext("%(n)s regel uit een lijst", "%(n)s regels uit een lijst", count),
        What.TAKEN_BACK: ngettext("%(n)s keer toch niet aanwezig", "%(n)s keer toch niet aanwezig", count),
        What.TOLD: ngettext("%(n)s verteld getal later gezegd", "%(n)s vertelde getallen later gezegd", count),
        What.MERGED: ngettext("%(n)s keer twee namen samengevoegd", "%(n)s keer twee namen samengevoegd", count),
        What.MERGE_UNDONE: ngettext("%(n)s keer uit elkaar gehaald", "%(n)s keer uit elkaar gehaald", count),
        What.ROLE: ngettext("%(n)s rol later gewijzigd", "%(n)s rollen later gewijzigd", count),
    }[what]


def happened(correction: Correction) -> str:
    return _happened(correction.what, correction.count) % {"n": written(correction.count)}


def difference(change: Change) -> str:
    """How much more or fewer, in words."""
    if change.difference is None:
        return _("niet te vergelijken")
    if change.difference == 0:
        return _("gelijk")
    words = _("%(n)s meer") if change.difference > 0 else _("%(n)s minder")
    return words % {"n": written(abs(change.difference))}

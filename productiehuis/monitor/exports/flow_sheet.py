"""The flow of a year as a named table, in the language of who asks."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from productiehuis.monitor.definitions import DEFINITIONS
from productiehuis.monitor.exports.sheets import Sheet, Value
from productiehuis.monitor.publishing.flow_names import LINES, name_of
from productiehuis.monitor.publishing.publication import FlowPublication
from productiehuis.monitor.rules.publish import Shown


def flow_sheet(publication: FlowPublication) -> Sheet:
    """Every number that is told, with its rule."""
    head = (_("Jaar"), _("Regel"), _("Getal"), _("Wat"), _("Aantal"), pgettext("opgeteld", "Samen"))
    rows = tuple(
        (publication.here.year, each.code, str(DEFINITIONS[each.code].name), *_part(by, part), line.total)
        for by, each in LINES.items()
        if (line := publication.line(by))
        for part in line.parts
    )
    return Sheet(_("Doorstroom"), head, rows)


def _part(by: str, part: Shown) -> tuple[Value, Value]:
    return name_of(by, part.key), _("niet getoond") if part.is_hidden else part.value


def with_flow(sheets: Sequence[Sheet], publication: FlowPublication) -> list[Sheet]:
    """Before the rules, which stand last."""
    return [*sheets[:-1], flow_sheet(publication), sheets[-1]]

"""What the rules found, in words for people."""

from django.utils.translation import ngettext

from productiehuis.monitor.rules import Reason, Total, Why


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
    return tuple(_sentence(each) % {"number": each.count} for each in total.reasons)

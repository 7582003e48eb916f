"""What a job or command is called for people: the log keeps one name of it, the reader reads a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

JOBS: dict[str, str | Promise] = {
    "nachtwerk": _("het huis zelf, in de nacht"),
    "het huis": _("het huis zelf"),
    "wissen": _("het huis zelf, bij het wissen van gegevens"),
    "terugzetten": _("het huis zelf, bij het terugzetten van een kopie"),
    "gevraagd aan de balie": _("het huis zelf, want het was aan de balie gevraagd"),
    "import_registrations": _("wie de server beheert"),
    "open_house": _("wie de server beheert"),
    "Het voorbeeld": _("het voorbeeld"),
}


def say_job(name: str) -> str:
    """A name without a person behind it, in the reader's language; one that is not a job stays as it is."""
    return str(JOBS.get(name, name))

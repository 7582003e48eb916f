"""What people read about a list: names of columns, steps and states."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.imports.models import ImportState
from productiehuis.imports.rules.columns import Column

Words = str | Promise

COLUMNS: dict[Column, Words] = {
    Column.DATE: _("datum van het bezoek"),
    Column.NAME: _("naam"),
    Column.FIRST_NAME: _("voornaam"),
    Column.PREFIX: _("tussenvoegsel"),
    Column.LAST_NAME: _("achternaam"),
    Column.BIRTH_DATE: _("geboortedatum"),
    Column.BIRTH_YEAR: _("geboortejaar"),
    Column.POSTCODE: _("postcode"),
    Column.PHONE: _("telefoon"),
    Column.QUESTION: _("hulpvraag, in eigen woorden"),
    Column.TOPIC: _("onderwerp"),
    Column.COUNT: _("aantal"),
    Column.ACTIVITY: _("activiteit"),
    Column.PARTICIPANT: _("deelnemer"),
    Column.NOTE: _("opmerking"),
    Column.PRESENT: _("was iemand er? ja of nee"),
    Column.ABSENT: _("was iemand er niet? een kruisje"),
    Column.SKIP: _("niet bewaren"),
}
STEPS: tuple[Words, ...] = (_("Bestand"), _("Kolommen"), _("Mensen"), _("Nakijken"), _("Klaar"))
STEP_OF = {
    ImportState.READING: 1,
    ImportState.REFUSED: 1,
    ImportState.COLUMNS: 2,
    ImportState.CHECKING: 2,
    ImportState.PEOPLE: 3,
    ImportState.READY: 4,
    ImportState.STORING: 5,
    ImportState.DONE: 5,
    ImportState.UNDOING: 5,
    ImportState.UNDONE: 5,
}
BADGES = {
    ImportState.DONE: "ok",
    ImportState.REFUSED: "err",
    ImportState.UNDONE: "plain",
    ImportState.PEOPLE: "warn",
    ImportState.COLUMNS: "warn",
    ImportState.READY: "warn",
}

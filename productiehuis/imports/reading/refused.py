"""Why a whole file cannot be read, as a Dutch sentence that says what to do."""

from typing import Any


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


TOO_LARGE = _("Dit bestand is groter dan 50 MB. Maak er twee lijsten van.")
EMPTY = _("Dit bestand is leeg. Kies een ander bestand.")
WRONG_KIND = _("Dit is geen lijst. Bewaar je lijst als .xlsx, .ods of .csv.")
RENAMED = _("De naam en de inhoud van dit bestand passen niet bij elkaar. Bewaar de lijst opnieuw.")
OLD_EXCEL = _("Dit is een oude of beveiligde Excel-lijst. Bewaar hem zonder wachtwoord als .xlsx.")
LOCKED = _("Op dit bestand zit een wachtwoord. Bewaar de lijst zonder wachtwoord.")
MACROS = _("In dit bestand zitten macro's. Die voeren wij nooit uit. Bewaar de lijst als gewone .xlsx of .ods.")
ENTITIES = _("In dit bestand zit verborgen code. Bewaar de lijst opnieuw, of kies .csv.")
BOMB = _("Dit bestand wordt veel te groot bij het uitpakken. Bewaar de lijst opnieuw, of kies .csv.")
BROKEN = _("Dit bestand is kapot. Open het in je eigen programma en bewaar het opnieuw.")
TOO_LONG = _("Deze lijst heeft meer dan %(most)d rijen. Maak er twee lijsten van.")
TOO_MANY_CROSSES = _("In deze lijst staan meer dan %(most)d kruisjes. Maak er twee lijsten van.")
TOO_MANY_SHEETS = _("Dit bestand heeft te veel bladen. Bewaar alleen de bladen met je lijst.")
LETTERS = _("De letters in dit bestand kunnen we niet lezen. Bewaar de lijst als .xlsx, of als CSV UTF-8.")
QUOTE = _("Op rij %(row)d staat een aanhalingsteken dat niet sluit. Zet er een tweede bij, of haal het weg.")


class Refused(Exception):
    """The file is refused; `sentence` may be passed through gettext and then filled with `values`."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence, self.values = sentence, values

"""The words of the log: each part and verb that the other rooms record, as a sentence for people.

A test walks the code and holds that every `part=` and `verb=` stands here.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, str | Promise] = {
    "attendance": _("de lijst van wie er was"),
    "card": _("je kaart"),
    "certificate": _("je certificaat"),
    "everything": _("alles wat het huis over je bewaart"),
    "login": _("hoe je inlogt"),
    "merges": _("de lijst van dubbele mensen"),
    "names": _("een lijst met namen"),
    "participants": _("de lijst van wie meedoet"),
    "pass": _("wie je bent, met je huispas"),
    "people": _("een lijst met namen"),
    "request": _("een hulpvraag van jou"),
    "roles": _("de lijst van wie welke rol heeft"),
    "visit": _("een bezoek van jou"),
    "visits": _("de lijst van bezoeken van een dag"),
}

VERBS: dict[str, str | Promise] = {
    "card changed": _("wijzigde een kaart"),
    "certificate given": _("gaf een certificaat"),
    "closure added": _("sloot een kamer voor een tijd"),
    "closure removed": _("haalde een sluiting weg"),
    "course changed": _("wijzigde een cursus of het verloop van een vraag"),
    "course made": _("maakte een cursus"),
    "course taken over": _("nam een cursus over"),
    "desk device enrolled": _("meldde een apparaat aan voor de balie"),
    "desk device revoked": _("zette een apparaat van de balie uit"),
    "desk device trusted": _("gebruikte de tweede sleutel op een apparaat van de balie"),
    "desk pin locked": _("typte te vaak een verkeerde pincode"),
    "desk pin set": _("koos een pincode"),
    "desk unlocked": _("deed de balie van het slot"),
    "display changed": _("wijzigde taal of letters"),
    "double refused": _("schreef op dat twee namen twee mensen zijn"),
    "erasure asked": _("schreef op dat iemand gewist wil worden"),
    "erasure withdrawn": _("trok het wissen in"),
    "everything printed": _("drukte alles over iemand af"),
    "first link made": _("maakte de eerste link"),
    "first link used": _("gebruikte de eerste link"),
    "foundation changed": _("wijzigde de stichting"),
    "house changed": _("wijzigde het huis"),
    "house opened": _("opende het huis"),
    "initiative added": _("voegde een initiatief toe"),
    "initiative changed": _("wijzigde een initiatief"),
    "kept long enough": _("wiste wat lang genoeg bewaard was"),
    "lesson done": _("schreef op dat een les klaar is"),
    "location added": _("voegde een plek toe"),
    "location changed": _("wijzigde een plek"),
    "login ended": _("haalde een login weg"),
    "login code given": _("gaf een code op papier"),
    "merge undone": _("haalde twee namen weer uit elkaar"),
    "next house opened": _("opende een volgend huis"),
    "opening time added": _("voegde een openingstijd toe"),
    "opening time removed": _("haalde een openingstijd weg"),
    "other sessions ended": _("logde andere apparaten uit"),
    "organisation added": _("voegde een partner toe"),
    "organisation changed": _("wijzigde een partner"),
    "pass cards made": _("maakte lege huispassen"),
    "pass given": _("gaf een huispas"),
    "pass linked": _("herkende een pas van een ander huis"),
    "pass pin locked": _("typte te vaak een verkeerde pincode van een pas"),
    "pass pin removed": _("haalde de pincode van een pas weg"),
    "pass pin set": _("koos een pincode voor een pas"),
    "pass replaced": _("verving een huispas"),
    "pass revoked": _("zette een huispas uit"),
    "pass unlinked": _("maakte een pas van een ander huis los"),
    "own data taken along": _("nam de eigen gegevens mee"),
    "person erased": _("wiste iemand"),
    "person added": _("schreef een nieuwe naam op"),
    "persons merged": _("voegde twee namen samen"),
    "presence noted": _("schreef op wie er was"),
    "programme changed": _("wijzigde een activiteit"),
    "programme extended": _("zette nieuwe datums in de agenda"),
    "programme made": _("maakte een activiteit"),
    "programme stopped": _("stopte een activiteit"),
    "request moved": _("wijzigde het verloop van een hulpvraag"),
    "role ended": _("stopte een rol"),
    "role given": _("gaf een rol"),
    "role sentence added": _("schreef op wat een rol is"),
    "role sentence changed": _("wijzigde wat een rol is"),
    "room added": _("voegde een kamer toe"),
    "room changed": _("wijzigde een kamer"),
    "run started": _("liet wissen wat lang genoeg bewaard is"),
    "safe contact changed": _("wijzigde hoe je bereikt wilt worden"),
    "second factor reset": _("haalde een tweede sleutel weg"),
    "session cancelled": _("zei een datum af"),
    "signed up": _("meldde iemand aan"),
    "storey added": _("voegde een verdieping toe"),
    "storey changed": _("wijzigde een verdieping"),
    "storey moved": _("verplaatste een verdieping"),
    "storey removed": _("haalde een verdieping weg"),
    "tally told": _("vertelde een aantal"),
    "term chosen": _("koos hoe lang het huis iets bewaart"),
    "topic added": _("voegde een onderwerp toe"),
    "topic changed": _("wijzigde een onderwerp"),
    "topic moved": _("verplaatste een onderwerp"),
    "visit corrected": _("verbeterde een bezoek"),
    "visit registered": _("schreef een bezoek op"),
    "visit withdrawn": _("trok een bezoek in"),
    "yes heard": _("schreef op dat iemand ja zei"),
    "yes withdrawn": _("nam een ja terug"),
}


def say_part(part: str) -> str:
    """What somebody looked at; a part without a sentence shows as it is, so that nothing is hidden."""
    return str(PARTS.get(part, part))


def say_verb(verb: str) -> str:
    """What somebody did."""
    return str(VERBS.get(verb, verb))

"""What somebody says yes to, word for word. Each is read on the page, and stored with the yes (T9)."""

from django.utils.translation import gettext as _

from productiehuis.house.models import House
from productiehuis.plans.models import Audience


def talent_sentence(house: House) -> str:
    return _(
        "Mensen van %(house)s mogen mijn voornaam zien, en dit wat ik kan. "
        "Mijn telefoonnummer zien ze niet. Ik kan op elk moment stoppen."
    ) % {"house": house.name}


def celebrate_sentence(house: House, audience: Audience) -> str:
    if audience == Audience.REPORT:
        words = _(
            "Mensen van %(house)s mogen mijn voornaam zien, en deze mijlpaal. "
            "Het mag ook in het jaarverslag. Dat kan iedereen lezen. Ik kan op elk moment stoppen. "
            "Wat al gedrukt is, blijft gedrukt."
        )
    else:
        words = _(
            "Mensen van %(house)s mogen mijn voornaam zien, en deze mijlpaal. "
            "Buiten het huis ziet niemand het. Ik kan op elk moment stoppen."
        )
    return words % {"house": house.name}


def count_plan_sentence(house: House) -> str:
    return _(
        "%(house)s mag tellen dat ik een plan heb. Zonder mijn naam, en zonder wat erin staat. "
        "Ik kan op elk moment stoppen. Laat ik mij wissen, dan blijft het getal."
    ) % {"house": house.name}


def count_milestone_sentence(house: House) -> str:
    return _(
        "%(house)s mag deze mijlpaal meetellen, zonder mijn naam. "
        "Ik kan op elk moment stoppen. Laat ik mij wissen, dan blijft het getal."
    ) % {"house": house.name}

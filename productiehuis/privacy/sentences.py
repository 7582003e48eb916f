"""What is read out at the desk before somebody says yes (T9). Stored word for word with the yes."""

from django.utils import translation
from django.utils.translation import gettext as _

from productiehuis.people.models import ConsentFor


def sentence_for(purpose: ConsentFor, house: str, language: str, *, desk: str = "") -> str:
    """The whole text to read out. With a desk, only what that desk knows is printed."""
    with translation.override(language):
        if purpose == ConsentFor.ERASE:
            words = _(
                "%(house)s wist alles over jou. Je naam, je bezoeken en je vragen gaan weg. "
                "Je rol stopt. Je kunt niet meer inloggen. Over een dag kan het niet meer terug. Wil je dat?"
            )
        elif desk:
            words = _(
                "%(desk)s drukt af wat het van jou weet. De rest staat op je eigen pagina. "
                "De privacybewaker kan alles afdrukken. Wie naast je zit, kan het zien. Wil je dat?"
            )
        else:
            words = _(
                "%(house)s drukt alles af wat het over jou bewaart. "
                "Ook wat je bij andere plekken in het huis deed. Wie naast je zit, kan het zien. Wil je dat?"
            )
        return words % {"house": house, "desk": desk}

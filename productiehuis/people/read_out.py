"""Reading a sentence out and hearing a yes (T9): in the language of the talk, with the others one tap away."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from productiehuis.people.forms import HeardForm
from productiehuis.people.models import Person

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def spoken_language(person: Person, asked: str = "") -> str:
    """The language to read in: the one that was chosen, else the person's own where we have it."""
    for code in (asked, person.language):
        if code in LANGUAGES:
            return code
    return settings.LANGUAGE_CODE


def read_out(request: HttpRequest, person: Person, sentence: Callable[[str], str]) -> dict[str, Any]:
    """What `people/read_out.html` shows. `sentence` gives the words in a language."""
    language = spoken_language(person, request.POST.get("language") or request.GET.get("taal", ""))
    names = {code: translation.get_language_info(code)["name_local"].capitalize() for code in LANGUAGES}
    return {
        "person": person,
        "form": HeardForm(request.POST or None, initial={"language": language}),
        "language": language,
        "rtl": translation.get_language_info(language)["bidi"],
        "sentence": sentence(language),
        "languages": [(code, name, code == language) for code, name in names.items()],
    }

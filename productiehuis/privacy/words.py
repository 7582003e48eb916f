"""The words of the log: each part and verb that the other rooms record, as a sentence for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: dict[str, str | Promise] = {}

VERBS: dict[str, str | Promise] = {
    "person added": _("schreef een nieuwe naam op"),
    "persons merged": _("voegde twee namen samen"),
    "merge undone": _("haalde twee namen weer uit elkaar"),
}


def say_part(part: str) -> str:
    """What somebody looked at; a part without a sentence shows as it is, so that nothing is hidden."""
    return str(PARTS.get(part, part))


def say_verb(verb: str) -> str:
    return str(VERBS.get(verb, verb))

"""Why a stored visit was changed: a sentence that was chosen, and behind it perhaps what somebody typed.

The sentence names nobody and stays when people are erased; what was typed may name somebody and goes.
"""

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _  # Kept in Dutch, whoever chose it.

from productiehuis.helpdesk.models import Visit

CHOICES = (
    ("wie", _("Het was iemand anders.")),
    ("vraag", _("De vraag klopte niet.")),
    ("vergeten", _("Ik was iets vergeten.")),
    ("dubbel", _("Het stond er twee keer.")),
    ("anders", _("Iets anders.")),
)
LIST_UNDONE = _("De lijst is ongedaan gemaakt.")
LIST_REPLACED = _("De lijst is vervangen.")
SENTENCES = (*(sentence for _key, sentence in CHOICES), LIST_UNDONE, LIST_REPLACED)

# Nothing was typed.
IS_WITHOUT_WORDS = Q(correction_reason__in=("", *SENTENCES))


def chosen_part(reason: str) -> str:
    """The sentence that was chosen; what was typed behind it is for the desk."""
    return next((sentence for sentence in SENTENCES if reason.startswith(sentence)), "")


def in_words(reason: str) -> str:
    """A reason for who reads it now: what was chosen in their language, what was typed as it was typed."""
    chosen = chosen_part(reason)
    return gettext(chosen) + reason[len(chosen) :] if chosen else reason


def forget_typed(visits: Q) -> None:
    """Of these visits keep only what was chosen."""
    typed = Visit.objects.filter(visits).exclude(IS_WITHOUT_WORDS)
    rows = list(typed.only("pk", "correction_reason"))
    for row in rows:
        row.correction_reason = chosen_part(row.correction_reason)
    Visit.objects.bulk_update(rows, ["correction_reason"], batch_size=500)

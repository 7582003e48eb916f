"""A resident asks for themselves: first what the receiver will see, then one press, which is the yes.

For the page of one's own referrals, and for whatever of one's own leads there (a plan).
"""

from dataclasses import dataclass

from django.utils import translation

from productiehuis.people.access import oneself
from productiehuis.people.models import Person
from productiehuis.people.read_out import spoken_language
from productiehuis.referrals.access.own import own_rows
from productiehuis.referrals.actions import Heard, draft
from productiehuis.referrals.forms.asking import OwnReferForm
from productiehuis.referrals.travels import Letter, letter_of, own_sentence_for


@dataclass(frozen=True)
class Before:
    """What is shown before the press: all that the receiver will see, and the sentence that is said yes to."""

    letter: Letter
    reads: str
    sentence: str
    language: str
    fields: list[tuple[str, str]]
    # I asked the same place already, and that is still open.
    is_asked: bool = False

    def heard_by(self, form: OwnReferForm, origin: str) -> Heard:
        """The press, at pages of ours that stand at `origin`."""
        return Heard(self.sentence, self.language, form.cleaned_data["client_key"], origin)


def before_asking(me: Person, form: OwnReferForm) -> Before:
    """Of a form that was filled in well. Nothing is stored; what cannot be sent raises its problem."""
    row = draft(person=me, wish=form.wish(), by=oneself(me))
    language = spoken_language(me, translation.get_language() or "")
    same = {"to_room": row.to_room, "to_initiative": row.to_initiative, "to_organisation": row.to_organisation}
    is_asked = own_rows(me).open().filter(**same).exists()
    sentence = own_sentence_for(row, language)
    return Before(letter_of(row), row.receiver.name, sentence, language, form.as_read(), is_asked)

"""What slips into a text about a gap when it should not: a gap is about the house, nothing of a person is kept here.

Who wrote said twice that there is no name in it; where one of who is erased stands there all the same, it goes.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from productiehuis.coaching.privacy import names_of
from productiehuis.coaching.rules.nameless import without
from productiehuis.gaps.models import Gap, GapStep
from productiehuis.house.models import House
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Person
from productiehuis.people.privacy import Kept
from productiehuis.people.telling import Part
from productiehuis.people.terms import Term

TERMS: tuple[Term, ...] = ()
KEPT: tuple[Kept, ...] = ()


def erase(persons: Sequence[Person], *, now: datetime) -> None:
    """Their names go out of stories, proposals and reasons; the rest of the words stays."""
    house, names = persons[0].house_id, names_of(persons)
    if not names:
        return
    for gap in Gap.objects.select_for_update(of=("self",)).filter(house=house).order_by("pk"):
        versions = {code: without(text, names) for code, text in gap.proposal.versions.items()}
        clean = without(gap.note, names), TranslatedText(versions)
        if clean[0] != gap.note or versions != dict(gap.proposal.versions):
            gap.note, gap.proposal = clean
            gap.save(update_fields=["note", "proposal"])
    for step in GapStep.objects.select_for_update(of=("self",)).filter(house=house).exclude(note="").order_by("pk"):
        if (note := without(step.note, names)) != step.note:
            step.note = note
            step.save(update_fields=["note"])


def parts(persons: Sequence[Person]) -> Iterable[Part]:
    """Nothing here is about a person."""
    return []


def last_here(house: House) -> Iterator[tuple[UUID, datetime]]:
    """Nobody is anywhere by what is written of a gap."""
    return iter(())

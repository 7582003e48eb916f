"""A house pass that is shown somewhere: who is known there from now on, and nothing else (T3)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.actions.logins import refuse_for_strong
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import add_person, give_card, link_pass, make_pass, replace_pass, set_pass_pin
from productiehuis.people.fields import SLIPPED
from productiehuis.people.limits import allow, is_used_up
from productiehuis.people.models import HousePass, Person, ReachMark, Why
from productiehuis.people.models.passes import REACH
from productiehuis.people.rules.passes import PassTyped
from productiehuis.vault.hashes import keyed_hashes

# Codes that exist nowhere, from one person: more than slips of the finger is guessing.
WRONG = {"amount": 10, "minutes": 60}
_SCOPE = "pass_wrong"


class Answer(StrEnum):
    """What a pass that is shown turns out to be."""

    KNOWN = "known"
    ELSEWHERE = "elsewhere"
    BLANK = "blank"
    STOPPED = "stopped"
    SLIPPED = "slipped"
    UNKNOWN = "unknown"
    TOO_OFTEN = "too often"


SENTENCES: dict[Answer, str | Promise] = {
    Answer.BLANK: _("Deze pas is nog van niemand. Geef hem eerst aan iemand die je hier kent."),
    Answer.STOPPED: _("Deze pas werkt niet meer. Vraag de naam, en geef een nieuwe pas."),
    Answer.SLIPPED: SLIPPED,
    Answer.UNKNOWN: _("Deze pas kennen we niet. Kijk de code goed na, of zoek op naam."),
    Answer.TOO_OFTEN: _("Er zijn te veel verkeerde codes getypt. Zoek op naam, of wacht een uur."),
    Answer.ELSEWHERE: _("Deze pas is van een ander huis. Vraag de voornaam, zoals bij iemand die nieuw is."),
    Answer.KNOWN: _("Deze pas is al van iemand. Neem een lege kaart."),
}


@dataclass(frozen=True)
class Shown:
    """The answer; a person of this house when they are known, the pass of another house when they are not yet."""

    answer: Answer
    person: Person | None = None
    house_pass: HousePass | None = None

    @property
    def sentence(self) -> str:
        """What to do now, for who has no name on the screen."""
        return str(SENTENCES[self.answer])


def _guesser(place: Place) -> str:
    return str(place.by.key)


def find_pass(place: Place, typed: PassTyped) -> Shown:
    """What this code or QR is, for who may ask. A wrong code costs a try; a slip of the finger does not."""
    if typed.has_typing_error or not typed.is_pass:
        return Shown(Answer.SLIPPED)
    if is_used_up(_SCOPE, _guesser(place), amount=WRONG["amount"]):
        return Shown(Answer.TOO_OFTEN)
    found = HousePass.objects.shown(typed)
    if found is None:
        allow(_SCOPE, _guesser(place), **WRONG)
        return Shown(Answer.UNKNOWN)
    if found.revoked_at:
        return Shown(Answer.STOPPED, house_pass=found)
    if found.is_blank:
        return Shown(Answer.BLANK, house_pass=found)
    if found.house_id == place.house.pk:
        return Shown(Answer.KNOWN, found.person, found)
    return _from_elsewhere(place, found)


def _from_elsewhere(place: Place, found: HousePass) -> Shown:
    """Who showed this pass in this house before; of the person over there nothing is read."""
    marks = ReachMark.objects.filter(house=place.house, mark__in=keyed_hashes(REACH, found.holder))
    here = Person.objects.filter(pk__in=marks.values("person"), erased_at__isnull=True).order_by("-number").first()
    return Shown(Answer.KNOWN, here, found) if here else Shown(Answer.ELSEWHERE, house_pass=found)


@transaction.atomic
def recognise(*, place: Place, typed: PassTyped) -> Shown:
    """Somebody shows their pass at an initiative: it knows them from now on, and they see who looked (T2)."""
    shown = find_pass(place, typed)
    if shown.answer == Answer.KNOWN and shown.person:
        make_known(initiative=place.here, person=shown.person, how=KnownHere.How.PASS)
        looked(by=place.by, house_key=place.house.pk, part="pass", subject_key=shown.person.pk)
    return shown


@transaction.atomic
def welcome(
    *, place: Place, shown: HousePass, client_key: UUID, first_name: str = "", person: Person | None = None
) -> Person:
    """Somebody with a pass of another house: a person of this house, new or known here, and a mark for counting."""
    if shown.house_id == place.house.pk or (person and person.house_id != place.house.pk):
        raise Http404
    here = person or add_person(house=place.house, by=place.by, client_key=client_key, first_name=first_name)
    make_known(initiative=place.here, person=here, how=KnownHere.How.PASS)
    link_pass(shown=shown, person=here, by=place.by)
    return here


def pass_of(person: Person) -> HousePass | None:
    """The pass of somebody that works now."""
    return HousePass.objects.active().select_related("house", "person__user").filter(person=person).first()


def hand_out(*, place: Place, person: Person, typed: PassTyped, client_key: UUID, why: Why = Why.LOST) -> HousePass:
    """A blank card that lies at the desk becomes this person's pass; a pass they had stops in the same step."""
    found = find_pass(place, typed)
    own = pass_of(person)
    if found.house_pass and found.house_pass == own:
        return own
    if found.answer != Answer.BLANK or found.house_pass is None:
        raise ValidationError(found.sentence, code=str(found.answer))
    if own is None:
        return give_card(card=found.house_pass, person=person, by=place.by)
    return replace_pass(old=own, by=place.by, client_key=client_key, why=why, card=found.house_pass)


def make_for(*, place: Place, person: Person, client_key: UUID, why: Why = Why.LOST) -> HousePass:
    """A fresh pass to print for this person now; a pass they had stops in the same step."""
    own = pass_of(person)
    if own is None or own.client_key == client_key:
        return make_pass(person=person, by=place.by, client_key=client_key)
    return replace_pass(old=own, by=place.by, client_key=client_key, why=why)


def set_pin_at_desk(*, place: Place, own: HousePass, pin: str) -> HousePass:
    """The resident types a PIN at the desk. As with a code on paper, it takes who gives logins."""
    if own.person is None or own.house_id != place.house.pk:
        raise Http404
    refuse_for_strong(place=place, person=own.person)
    return set_pass_pin(own=own, pin=pin, by=place.by)

"""What somebody can do for others: write it down, show it, stop showing it, ask for it, answer.

What is of nobody but oneself stands in the log without a house, as a plan does (ADR 16); the yes to show it does not.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import Topic
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import hear_yes, hold, withdraw_yes
from productiehuis.people.models import Consent, ConsentFor, Merge, Person
from productiehuis.people.reach import language_of, send_safely
from productiehuis.plans.models import AskState, Talent, TalentAsk
from productiehuis.plans.rules.changes import is_too_young
from productiehuis.plans.rules.talents import has_contact, may_move_ask
from productiehuis.plans.sentences import talent_sentence

# More than anybody needs, and few enough to open them all when somebody looks for one.
MOST = 20


@transaction.atomic
def add_talent(*, person: Person, what: str, topic: Topic | None, shows: bool, by: Actor, client_key: UUID) -> Talent:
    """Write down something somebody can do; shown to nobody, or with a yes. Sent twice it is one talent."""
    if sent := Talent.objects.filter(client_key=client_key, person=person).first():
        return sent
    hold(person)
    if Talent.objects.filter(person=person).count() >= MOST:
        raise ValidationError(_("Je hebt al %(count)s talenten. Haal er eerst een weg.") % {"count": MOST})
    if topic is not None and topic.house_id != person.house_id:
        raise ValidationError(_("Kies een onderwerp uit je eigen huis."))
    talent = Talent(house_id=person.house_id, person=person, what=what, topic=topic, client_key=client_key)
    try:
        with transaction.atomic():
            talent.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="talent added", obj=talent, house_key=None, by=by)
    if shows:
        show_talent(talent=talent, by=by, client_key=client_key)
    return talent


def old_enough_to_show(person: Person) -> None:
    """Who the house knows to be younger than sixteen shows nothing to the house by themselves (ADR 17)."""
    today = person.house.today
    if is_too_young(birth_year=person.birth_year, birth_date=person.birth_date, today=today):
        raise ValidationError(_("Ben je jonger dan 16 jaar? Dan laten we dit niet aan anderen zien."), code="young")


def refuse_taken_back(yes: Consent) -> None:
    """An old page sends the yes that was taken back meanwhile: it counts for nothing, and that is said."""
    if yes.withdrawn_at is not None:
        raise ValidationError(_("Je nam dit al terug. Wil je het weer? Kies het dan nog een keer."), code="taken_back")


def _held(talent: Talent) -> Talent:
    """The row as it is now, until the end of the transaction."""
    return Talent.objects.select_for_update(of=("self",)).select_related("yes", "person__house").get(pk=talent.pk)


@transaction.atomic
def show_talent(*, talent: Talent, by: Actor, client_key: UUID) -> Consent:
    """People of the house may find it. Again is the same yes."""
    hold(talent.person)
    old_enough_to_show(talent.person)
    held = _held(talent)
    if held.yes is not None and held.yes.withdrawn_at is None:
        return held.yes
    if has_contact(held.what):  # It can come from another house, where nobody said so.
        raise ValidationError(_("Hierin staat een telefoonnummer of e-mailadres. Haal dat weg."), code="contact")
    yes = hear_yes(
        person=held.person,
        purpose=ConsentFor.SHOW_TALENT,
        sentence=talent_sentence(held.person.house),
        language=translation.get_language() or "nl",
        by=by,
        client_key=client_key,
    )
    refuse_taken_back(yes)
    held.yes = talent.yes = yes
    held.save(update_fields=["yes"])
    return yes


@transaction.atomic
def hide_talent(*, talent: Talent, by: Actor) -> None:
    """Nobody finds it any more, at once; who asked and has no answer reads that it is not needed. Again is nothing."""
    held = _held(talent)
    if held.yes is not None:
        withdraw_yes(consent=held.yes, by=by)
    for ask in TalentAsk.objects.filter(talent=held, state=AskState.ASKED):
        _end(ask, AskState.NOT_NOW, by)


@transaction.atomic
def remove_talent(*, talent: Talent, by: Actor) -> None:
    """Take it away for good, with what was asked."""
    hide_talent(talent=talent, by=by)
    record(verb="talent removed", obj=talent, house_key=None, by=by)
    Talent.objects.filter(pk=talent.pk).delete()


@transaction.atomic
def ask_talent(*, talent: Talent, asker: Person, words: str, by: Actor, client_key: UUID) -> TalentAsk:
    """Ask somebody for what they can do. They hear it the way they said is safe, without what it is about."""
    if sent := TalentAsk.objects.filter(client_key=client_key, asker=asker).first():
        return sent
    hold(asker, talent.person)
    shown = Talent.objects.shown().select_related("person__user", "person__house").filter(pk=talent.pk).first()
    if shown is None or asker.house_id != talent.house_id:
        raise ValidationError(_("Dit is er niet meer. Kijk wat anderen kunnen."))
    if asker.pk in Merge.objects.keys_of([shown.person]):
        raise ValidationError(_("Dit is van jezelf."))
    ask = TalentAsk(house_id=talent.house_id, talent=shown, asker=asker, words=words, client_key=client_key)
    try:
        with transaction.atomic():
            ask.save(force_insert=True)
    except IntegrityError:  # A question that waits already, or the key of another.
        if waiting := TalentAsk.objects.filter(talent=shown, asker=asker, state=AskState.ASKED).first():
            return waiting
        raise sent_elsewhere() from None
    record(verb="talent asked", obj=ask, house_key=ask.house_id, by=by)
    _tell(shown.person)
    return ask


def _tell(person: Person) -> None:
    """Something waits for you: never what, and only as this person said is safe (T9)."""
    with translation.override(language_of(person)):
        body = _("%(house)s: iemand vraagt jou iets. Kijk bij 'Van mij', of vraag het aan de balie.")
        send_safely(person, body % {"house": person.house.name}, language_of(person), None)


def _end(ask: TalentAsk, state: AskState, by: Actor, answer: str = "") -> None:
    changes = {"state": [ask.state, state.value]}
    ask.state, ask.answer, ask.ended_at = state, answer, timezone.now()
    ask.save(update_fields=["state", "answer", "ended_at"])
    record(verb="talent question ended", obj=ask, house_key=ask.house_id, by=by, changes=changes)


@transaction.atomic
def end_ask(*, ask: TalentAsk, state: AskState, answer: str, by: Actor) -> TalentAsk:
    """The owner answers, or the asker no longer needs it. What was answered stays so."""
    held = (
        TalentAsk.objects.select_for_update(of=("self",)).select_related("asker__user", "asker__house").get(pk=ask.pk)
    )
    if not may_move_ask(held.state, state):
        return held
    _end(held, state, by, answer)
    if state != AskState.WITHDRAWN:
        _tell(held.asker)
    return held

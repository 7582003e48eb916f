"""What is read out, what a receiver sees, and what a row of a list says: the only ways a referral is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from productiehuis.audit.words import say_job
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import Person
from productiehuis.people.rules.names import split_name
from productiehuis.referrals.actions.making import is_shut
from productiehuis.referrals.models import (
    WALKS_WITH_YOU,
    AskedHow,
    Referral,
    ReferralState,
    ReferralStep,
    Walks,
    WhyNot,
)
from productiehuis.referrals.queries import unreached_of
from productiehuis.referrals.rules.coming import coming_problems, putting_right_problems
from productiehuis.referrals.rules.slips import slip_mark
from productiehuis.referrals.rules.states import NO_HELP, SEEN_BY_RECEIVER, WAITS_FOR_RECEIVER, State
from productiehuis.referrals.rules.waiting import days_waited, is_late
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import moment


def receiver_name(referral: Referral) -> TranslatedText | str:
    """Where somebody goes, as people call it."""
    return referral.to_room.name if referral.to_room else referral.receiver.name


def sentence_for(referral: Referral, language: str) -> str:
    """What is read out before somebody says yes (T9): who hears it, and what."""
    with translation.override(language):
        words = _(
            "Wij vragen %(who)s of je kunt komen. Zij horen je voornaam, welke taal je spreekt en wie dit vraagt. Zij "
            "horen ook waar het over gaat, wie er meeloopt en wat wij samen opschreven. Meer niet. Je mag altijd "
            "stoppen. Dan zien zij niets meer. Vind je dat goed?"
        )
        return words % {"who": _who(referral)}


def own_sentence_for(referral: Referral, language: str) -> str:
    """The same for who asks for themselves: they read it on their own page, above the press that is the yes."""
    with translation.override(language):
        words = _(
            "Het huis vraagt %(who)s of ik kan komen. Zij zien mijn voornaam en welke taal ik spreek. Zij zien ook "
            "waar het over gaat en wat ik zelf opschreef. Meer niet. Ik mag altijd stoppen. Dan zien zij niets meer."
        )
        return words % {"who": _who(referral)}


def _who(referral: Referral) -> str:
    room, reads = in_active_language(receiver_name(referral))[0], referral.receiver.name
    return room if room == reads else f"{room} ({reads})"


def when_text(referral: Referral, at: datetime | None) -> str:
    """A moment on the wall clock of the house, with the year when it is another one than now."""
    if at is None:
        return ""
    there, today = at.astimezone(referral.house.zone), timezone.now().astimezone(referral.house.zone)
    return moment(there, "l j F" if there.year == today.year else "l j F Y")


def step_by(step: ReferralStep) -> str:
    """Who took this step. A link may be sent on: then all that is known is for whom it was made."""
    if step.is_by_link:
        return _("iemand met de link voor %(name)s") % {"name": step.by_name}
    return step.by_name if step.by_key else say_job(step.by_name)


def walks_along(referral: Referral, person: Person | None) -> bool:
    """Whether this person is the one who walks along, now that somebody may come or asked to."""
    is_named = referral.walks == Walks.OURS and person is not None and referral.companion_id == person.pk
    return is_named and referral.state in WAITS_FOR_RECEIVER


def walks_text(referral: Referral) -> str:
    if referral.walks == Walks.OURS and referral.companion:
        return _("%(name)s loopt mee") % {"name": referral.companion.first_name}
    return str(Walks(referral.walks).label)


def walks_with_you(referral: Referral) -> str:
    """The same, said to the resident."""
    if referral.walks == Walks.OURS and referral.companion:
        return _("%(name)s loopt met je mee.") % {"name": referral.companion.first_name}
    return str(WALKS_WITH_YOU[Walks(referral.walks)])


def has_slip(referral: Referral) -> bool:
    """Whether there is something to give along on paper: they may go there now, or can say whether it helped."""
    return referral.state in SEEN_BY_RECEIVER and not is_shut(referral)


def is_to_tell(referral: Referral, now: datetime) -> bool:
    """Whether the resident still has to hear when they can come."""
    comes = referral.comes_at if referral.state == ReferralState.ACCEPTED else None
    return comes is not None and comes > now and referral.settled_at is None


def is_day_of(referral: Referral, now: datetime) -> bool:
    """Whether it can be asked now if somebody came."""
    at, zone = referral.comes_at, referral.house.zone
    return not coming_problems(referral.state, State.ARRIVED, at, now, zone)


def can_be_put_right(referral: Referral, now: datetime, *, by_resident: bool = False) -> bool:
    """Whether the answer to "were you helped?" can still become the other one, by who reads it."""
    if referral.state not in (ReferralState.HELPED, ReferralState.NOT_HELPED):
        return False
    said = referral.asked_how == AskedHow.PHONE
    return not putting_right_problems(referral.closed_at, now, said_it=said, says_it=by_resident)


def first_name_of(person: Person) -> str:
    """All of a name that travels; who was written down with a whole name in one field has it split here."""
    return person.first_name if person.last_name else split_name(person.first_name)[0]


@dataclass(frozen=True)
class Letter:
    """All that travels. A receiver's page shows nothing else."""

    name: str
    language: str
    language_code: str
    topic: TranslatedText
    sender: str
    room: TranslatedText | str
    why: str
    bring: str
    walks: str
    when: str
    state: str
    is_over: bool  # the time they would come has passed


def letter_of(referral: Referral) -> Letter:
    assert referral.person is not None
    code = referral.person.language
    return Letter(
        name=first_name_of(referral.person) or str(referral.person.number),
        language=dict(SPOKEN).get(code, code),
        language_code=code,
        topic=referral.topic.name,
        sender=referral.from_initiative.name if referral.from_initiative else referral.house.name,
        room=receiver_name(referral),
        why=referral.why,
        bring=referral.bring,
        walks=walks_text(referral),
        # Who did not come waits for a next time; the one that went by says nothing any more.
        when="" if referral.state == ReferralState.MISSED else when_text(referral, referral.comes_at),
        state=referral.state,
        is_over=referral.comes_at is not None and referral.comes_at < timezone.now(),
    )


def last_word(referral: Referral) -> str:
    """What the receiver wants the resident to know about coming; for the desk, the slip and the resident."""
    told = [step.note for step in referral.steps.all() if step.state == ReferralState.ACCEPTED and step.note]
    return told[-1] if told and referral.is_open else ""


def off_text(referral: Referral) -> str:
    """What no longer holds: who gave a time and then named another took it back. Whoever tells the rest tells this."""
    before = referral.follows
    waits = referral.state in (ReferralState.PROPOSED, ReferralState.SENT)
    if before is None or before.comes_at is None or not waits:
        return ""
    return _("De afspraak op %(when)s uur gaat niet door.") % {"when": when_text(referral, before.comes_at)}


@dataclass(frozen=True)
class Row:
    """One line of a list: who, to or from where, and what to do next."""

    referral: Referral
    name: str
    place: TranslatedText | str
    next_step: str
    badge: str
    tone: str
    mark: str = ""  # the number on the slip, for the desk that gave it
    is_unreached: bool = False  # a partner that does not know of it yet
    walks: str = ""  # who of the desk walks along, as long as somebody may come


def sent_rows(referrals: Sequence[Referral], now: datetime) -> list[Row]:
    """For the desk that sent them, or the coach of the talk."""
    unreached = unreached_of(referrals)
    return [_sent_row(row, now, is_unreached=row.pk in unreached) for row in referrals]


def _sent_row(referral: Referral, now: datetime, *, is_unreached: bool) -> Row:
    assert referral.person is not None
    late = is_unreached or is_late(referral.waits_since, now)
    tone = "err" if is_shut(referral) else "warn" if late or referral.state in NO_HELP else "info"
    step = _("Nog niet bij hen bekend: geef de link of bel.") if is_unreached else _next(referral, now)
    step = _("Deze plek is nu dicht. Kies samen iets anders.") if is_shut(referral) else step
    step = " ".join(each for each in (off_text(referral), step) if each)
    return Row(
        referral,
        referral.person.full_name,
        receiver_name(referral),
        step,
        str(ReferralState(referral.state).label),
        tone,
        slip_mark(referral.person_number, referral.pk),
        is_unreached,
        walks_text(referral) if referral.walks == Walks.OURS and referral.state in WAITS_FOR_RECEIVER else "",
    )


def _waits(days: int) -> str:
    if not days:
        return _("Sinds vandaag.")
    return ngettext("Al %(days)s dag.", "Al %(days)s dagen.", days) % {"days": days}


def _next(referral: Referral, now: datetime) -> str:
    when = when_text(referral, referral.comes_at)
    if referral.state == ReferralState.ACCEPTED and referral.comes_at:
        if is_to_tell(referral, now):
            return _("Vertel het: %(when)s uur.") % {"when": when}
        if referral.comes_at > now:
            return _("Komt %(when)s uur. De bewoner weet het.") % {"when": when}
        return _("Was op %(when)s uur. Vraag of het hielp.") % {"when": when}
    since = (referral.waits_since, now)
    days = days_waited(*since)
    reason = str(WhyNot(referral.why_not).label) if referral.why_not else ""
    return {
        ReferralState.PROPOSED: _("Vraag eerst of het mag."),
        ReferralState.SENT: " ".join([_waits(days), _("Bel of ga langs.")] if is_late(*since) else [_waits(days)]),
        ReferralState.MISSED: _("Kwam niet. Vraag wat er is."),
        ReferralState.ARRIVED: _("Vraag: ben je geholpen?"),
        ReferralState.NOT_HELPED: _("Het hielp niet. Kies samen iets anders."),
        ReferralState.REFUSED: _("%(why)s Vertel het en kies samen iets anders.") % {"why": reason},
    }.get(ReferralState(referral.state), "")


def received_row(referral: Referral, now: datetime) -> Row:
    """For who reads it; of somebody who told it in confidence the list says no name."""
    assert referral.person is not None
    name = _("iemand uit het huis") if referral.is_discreet else first_name_of(referral.person)
    when = when_text(referral, referral.comes_at)
    step = {
        ReferralState.SENT: _("Geef antwoord."),
        ReferralState.ACCEPTED: _("Komt %(when)s uur.") % {"when": when},
        ReferralState.MISSED: _("Kwam niet. Geef een nieuwe tijd, of zeg dat het niet kan."),
        ReferralState.ARRIVED: _("Is er geweest. Het huis vraagt of het hielp."),
    }.get(ReferralState(referral.state), "")
    if referral.state == ReferralState.ACCEPTED and referral.comes_at and referral.comes_at < now:
        step = _("Zou komen op %(when)s uur. Was dat zo?") % {"when": when}
    tone = "warn" if is_late(referral.waits_since, now) or referral.state == ReferralState.SENT else "info"
    from_where = referral.from_initiative.name if referral.from_initiative else referral.house.name
    return Row(referral, name, from_where, step, str(ReferralState(referral.state).label), tone)


@dataclass(frozen=True)
class OwnRow:
    """What the resident reads about one of their own."""

    referral: Referral
    letter: Letter
    reads: str
    sentence: str  # still to say yes to
    badge: str
    why_not: str
    walks: str
    word: str  # what the receiver said about coming
    is_asked: bool  # "were you helped?"
    is_shut: bool
    can_be_put_right: bool  # the answer to "were you helped?"
    is_from_others: bool  # a desk or a coach wrote it down, and reads it
    off: str  # a time that no longer holds
    is_unreached: bool  # a partner that does not know of it yet
    mailed_to: str  # where a page for who answers was sent
    followed_by: str  # who follows what was told apart, since who was told stopped
    is_mine: bool  # the same, when it is who reads it


def own_rows(referrals: Sequence[Referral]) -> list[OwnRow]:
    """For the resident, who may have been written down in more than one house."""
    unreached = unreached_of(referrals)
    names = _names_of_followers(referrals)
    return [
        _own_row(row, is_unreached=row.pk in unreached, followed_by=names.get(row.followed_by_key, ""))
        for row in referrals
    ]


def _names_of_followers(referrals: Sequence[Referral]) -> dict[UUID | None, str]:
    """Who got what was told apart from somebody else; no question is asked when nobody did."""
    given = [row for row in referrals if row.is_discreet and row.followed_by_key != row.made_by_key]
    keys = {row.followed_by_key for row in given if row.followed_by_key}
    return {person.pk: person.full_name for person in Person.objects.filter(pk__in=keys)} if keys else {}


def _own_row(referral: Referral, *, is_unreached: bool, followed_by: str) -> OwnRow:
    is_mine = referral.is_discreet and referral.followed_by_key == referral.person_id
    letter = letter_of(referral)
    was_there = referral.state == ReferralState.ARRIVED or (referral.state == ReferralState.ACCEPTED and letter.is_over)
    language = translation.get_language() or "nl"
    return OwnRow(
        referral=referral,
        letter=letter,
        reads=referral.receiver.name,
        sentence=sentence_for(referral, language) if referral.state == ReferralState.PROPOSED else "",
        badge=str(ReferralState(referral.state).label),
        why_not=str(WhyNot(referral.why_not).label) if referral.why_not else "",
        walks=walks_with_you(referral),
        word=last_word(referral),
        is_asked=was_there,
        is_shut=is_shut(referral),
        can_be_put_right=can_be_put_right(referral, timezone.now(), by_resident=True),
        is_from_others=referral.made_by_key != referral.person_id and not is_mine,
        off=off_text(referral),
        is_unreached=is_unreached,
        mailed_to=", ".join(sorted({link.to for link in referral.links.all() if link.to})),
        followed_by="" if is_mine else followed_by,
        is_mine=is_mine,
    )

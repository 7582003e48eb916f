"""Planning a talk, writing down what was agreed, correcting it, and taking the words away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.pairs import call_off, lock_pair, must_go_on
from productiehuis.coaching.actions.problems import Now, refuse, refuse_if
from productiehuis.coaching.actions.storing import move, sent_before, store
from productiehuis.coaching.models import Pair, Talk, TalkNote
from productiehuis.coaching.rules.states import TalkState
from productiehuis.people.actions import hold
from productiehuis.people.models import Person

AHEAD, BACK = timedelta(days=366), timedelta(days=31)


@transaction.atomic
def plan_talk(
    *,
    pair: Pair,
    coach: Person,
    starts_at: datetime,
    by: Actor,
    client_key: UUID,
    where: str = "",
    is_next: bool = False,
) -> Talk:
    """A talk to come, or one that was a moment ago (not when it is the next one of a talk).

    `coach` holds it: the own one, or who stands in.
    """
    if known := sent_before(Talk, client_key, pair_id=pair.pk):
        return known
    hold(pair.resident, coach)
    must_go_on(lock_pair(pair))
    now = timezone.now()
    refuse_if(not now - BACK <= starts_at <= now + AHEAD, Now.TOO_FAR)
    refuse_if(is_next and starts_at <= now, Now.NEXT_IS_PAST)
    at_once = Talk.objects.filter(pair=pair, starts_at=starts_at).exclude(state=TalkState.CANCELLED)
    refuse_if(at_once.exists(), Now.SAME_HOUR)
    day = starts_at.astimezone(pair.house.zone)
    role = pair.membership
    refuse_if(role and role.ends and day.date() > role.ends, Now.NO_COACH_THEN)
    talk = Talk(
        house=pair.house,
        pair=pair,
        coach=coach,
        coach_number=coach.number,
        starts_at=starts_at,
        where=where,
        year=day.year,
        month=day.month,
        client_key=client_key,
    )
    return store(talk, verb="talk planned", by=by, taken=Now.SAME_HOUR)


@transaction.atomic
def cancel_talk(*, talk: Talk, by: Actor) -> Talk:
    """Either of the two. Again changes nothing."""
    hold(talk.pair.resident, talk.coach)
    held = _lock(talk)
    if held.state != TalkState.CANCELLED:
        call_off(held, by)
    return held


@dataclass(frozen=True)
class Written:
    """What somebody wrote, and which version they had before them."""

    agreed: str
    words: str
    seen: UUID | None
    client_key: UUID


@transaction.atomic
def write_note(*, talk: Talk, written: Written, author: Person, by_resident: bool, by: Actor) -> TalkNote:
    """The coach writes first; then both may correct. Every version stays; who read an older one is told so."""
    if known := sent_before(TalkNote, written.client_key, talk_id=talk.pk):
        return known
    hold(author, talk.pair.resident)
    held = _lock(talk)
    last = held.notes.filter(correction__isnull=True).first()
    refuse(_problems_of_writing(held, last, written, by_resident))
    note = TalkNote(
        house=held.house,
        talk=held,
        agreed=written.agreed.strip(),
        words=written.words.strip(),
        author=author,
        by_resident=by_resident,
        corrects=last,
        client_key=written.client_key,
    )
    note = store(note, verb="talk corrected" if last else "talk written", by=by, taken=Now.OTHER_WROTE)
    if held.is_planned:
        move(held, TalkState.HELD, verb="talk held", by=by, otherwise=Now.MOVED)
    return note


def _problems_of_writing(talk: Talk, last: TalkNote | None, written: Written, by_resident: bool) -> list[Now]:
    if talk.state == TalkState.CANCELLED or (by_resident and last is None):
        return [Now.MOVED]
    if talk.starts_at.astimezone(talk.house.zone).date() > talk.house.today:
        return [Now.NOT_YET]
    if (last.pk if last else None) != written.seen:
        return [Now.OTHER_WROTE]
    return [] if written.agreed.strip() or written.words.strip() else [Now.NOTHING_WRITTEN]


@transaction.atomic
def empty_talk(*, talk: Talk, by: Actor) -> int:
    """The resident takes all words of a talk away, every version. That there was a talk stays."""
    hold(talk.pair.resident)
    held = _lock(talk)
    rows = held.notes.filter(emptied_at__isnull=True)
    done = rows.update(agreed=b"", words=b"", emptied_at=timezone.now())
    if done:
        record(verb="talk emptied", obj=held, house_key=held.house_id, by=by)
    return done


def _lock(talk: Talk) -> Talk:
    return Talk.objects.select_for_update(of=("self",)).select_related("house", "pair").get(pk=talk.pk)

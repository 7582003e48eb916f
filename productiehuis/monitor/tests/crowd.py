"""People who go through West in 2018, fly out, and are referred."""

from datetime import date
from uuid import uuid4

from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.plans.models import Counted
from productiehuis.referrals.models import Referral
from tests.cast import make_person

YEAR = 2018


def make_crowd(cast):
    """Nine people who came for help in January; the first seven joined in March."""
    people = [make_person(cast.west, f"Mens {n}", login=False) for n in range(9)]
    for person in people:
        visit(cast.room, cast.desk, person, topics=cast.topics[:1], at=noon(date(YEAR, 1, 9)))
    attend(session(cast.sewing_room, cast.sewing, date(YEAR, 3, 6)), *people[:7])
    # Others, so that the seven are not nearly everybody.
    for number in range(12):
        other = make_person(cast.west, f"Ander {number}", login=False)
        visit(cast.room, cast.desk, other, topics=cast.topics[:1], at=noon(date(YEAR, 2, 6)))
    joined = [make_person(cast.west, f"Derde {n}", login=False) for n in range(8)]
    attend(session(cast.sewing_room, cast.sewing, date(YEAR, 4, 3)), *joined)
    return people


def fly(person, to, day=date(YEAR, 11, 5)):
    return Counted.objects.create(
        house=person.house, person=person, person_number=person.number, kind="flown_out", flown_to=to, date=day,
        month=day.month, year=day.year, language="nl",
    )  # fmt: skip


def refer_many(cast, people, states):
    for person, state in zip(people, states, strict=True):
        at = noon(date(YEAR, 2, 1))
        closed = at if state in ("helped", "refused", "stopped") else None
        Referral.objects.create(
            house=cast.west, person=person, person_number=person.number, from_initiative=cast.desk,
            from_storey=cast.room.storey, to_initiative=cast.sewing, to_room=cast.sewing_room,
            to_storey=cast.sewing_room.storey, topic=cast.topics[0], state=state, date=at.date(), month=2, year=YEAR,
            sent_at=at if state != "stopped" else None, answered_at=noon(date(YEAR, 2, 6)) if closed else None,
            arrived_at=noon(date(YEAR, 2, 9)) if state == "helped" else None, closed_at=closed,
            why_not="full" if state == "refused" else "", client_key=uuid4(),
        )  # fmt: skip

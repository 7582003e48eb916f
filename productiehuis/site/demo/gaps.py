"""Where the line was broken in 2018, and where it is now: the computer, and a seat at the table."""

from datetime import date, timedelta

from productiehuis.audit.actor import Actor
from productiehuis.gaps.actions import look_for_gaps, propose, take_up
from productiehuis.gaps.models import Gap, GapKind
from productiehuis.house.actions import add_topic
from productiehuis.house.models import Storey
from productiehuis.kernel.keys import new_key
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.actions import send_wish
from productiehuis.site.demo.houses import Built

T = TranslatedText.of
# When somebody looked in 2018: found in spring, taken up before summer, closed once the lessons had begun.
LOOKED = (date(2018, 4, 1), date(2018, 10, 1))
TAKEN_UP, PROPOSED = date(2018, 5, 14), date(2018, 6, 11)
WISHES = 7


def mend_line(west: Built, today: date, by: Actor) -> None:
    """The gap that became digiBEET with its story; then what trekkers wish for today, still open."""
    found, closed = LOOKED
    look_for_gaps(house=west.house, by=by, day=found)
    gap = Gap.objects.get(house=west.house, kind=GapKind.ASKED, topic__slug="computer")
    gap = take_up(gap=gap, initiative=west.initiatives["digibeet"], by=by, on=TAKEN_UP)
    storeys = {storey.slug: storey for storey in Storey.objects.filter(house=west.house)}
    proposal = T(
        "Computerles voor en door bewoners, voor wie nog niets kan.",
        en="Computer lessons for and by residents, for those who are just starting.",
        tr="Yeni başlayanlar için, mahallelilerden bilgisayar dersi.",
        ar="دروس حاسوب من السكان وإليهم، لمن يبدأ من الصفر.",
    )
    propose(gap=gap, proposal=proposal, storey=storeys["begane-grond"], by=by, on=PROPOSED)
    look_for_gaps(house=west.house, by=by, day=closed)
    name = T(
        "Aan tafel met beleidsmakers",
        en="At the table with policy makers",
        tr="Politika yapanlarla masada",
        ar="على طاولة صانعي القرار",
    )
    topic = add_topic(house=west.house, name=name, pictogram="talk", by=by)
    for number in range(WISHES):
        day = today - timedelta(days=25 * number)
        send_wish(house=west.house, topic=topic, storey=storeys["eerste-verdieping"], sender=new_key(), today=day)
    look_for_gaps(house=west.house, by=by, day=today)

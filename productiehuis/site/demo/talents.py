"""What people of the example can do for each other, and what some of them reached; who keeps it and who celebrates."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from productiehuis.audit.actor import Actor
from productiehuis.house.models import Topic
from productiehuis.initiatives.look_up import known_people
from productiehuis.people.models import Person
from productiehuis.plans.actions.counting import count_milestone
from productiehuis.plans.actions.milestones import celebrate, note_milestone
from productiehuis.plans.actions.talents import add_talent, ask_talent
from productiehuis.plans.models import Audience, FlownTo, MilestoneKind
from productiehuis.site.demo.houses import Built

DESK = "spreekuur-tagerijn"


@dataclass(frozen=True)
class Can:
    who: str
    what: str
    topic: str = ""
    shows: bool = True


@dataclass(frozen=True)
class Reached:
    who: str
    kind: MilestoneKind
    on: date
    words: str = ""
    audience: Audience = Audience.SELF
    flown_to: str = ""
    counts: bool = False


# Personas by name; a number is one of the crowd of the help desk.
CAN = (
    Can("rosa", "Taarten bakken voor een feest"),
    Can("rosa", "Goed luisteren", shows=False),
    Can("bilal", "Een brief van de gemeente uitleggen", "brieven"),
    Can("samira", "Arabisch en Frans vertalen", "taal"),
    Can("ayse", "Turks vertalen", "taal"),
    Can("kees", "Fietsen maken"),
    Can("dewi", "Oefenen voor een gesprek over werk", "werk"),
    Can("hakan", "Een huishoudboekje maken", "schulden"),
    Can("1", "Koken voor veertig mensen"),
    Can("2", "Kleren korter maken"),
    Can("3", "Een gaatje in de muur boren"),
)
REACHED = (
    Reached("samira", MilestoneKind.VOLUNTEER, date(2016, 3, 14), "Ik begon met koffie schenken.", Audience.REPORT),
    Reached("samira", MilestoneKind.TREKKER, date(2017, 9, 4), "Van het spreekuur.", Audience.REPORT),
    Reached("samira", MilestoneKind.FOUNDED_INITIATIVE, date(2018, 5, 7), "Samen digiBEET begonnen.", Audience.REPORT),
    Reached("bilal", MilestoneKind.CERTIFICATE, date(2018, 11, 20), "Omgaan met lastige brieven.", Audience.HOUSE),
    Reached("dewi", MilestoneKind.COACH, date(2018, 2, 1), "", Audience.REPORT),
    Reached("rosa", MilestoneKind.OUT_OF_BENEFIT, date(2018, 10, 1), "Eindelijk."),
    Reached(
        "1", MilestoneKind.FLOWN_OUT, date(2018, 9, 3), "Kok in een verpleeghuis.", Audience.REPORT, FlownTo.JOB, True
    ),
    Reached("2", MilestoneKind.FLOWN_OUT, date(2018, 6, 11), "", Audience.SELF, FlownTo.OWN, counts=True),
    Reached("3", MilestoneKind.EDUCATION, date(2018, 8, 27), "", Audience.HOUSE, counts=True),
)


def show_talents(west: Built, personas: dict[str, Person], today: date) -> None:
    """A few of each, most of them shown; somebody asks Rosa for a cake."""
    crowd = known_people(west.initiatives[DESK]).filter(user__isnull=True).order_by("-number")[:3]
    people = {name: person for name, person in personas.items() if person.house_id == west.house.pk}
    people |= {str(number): person for number, person in enumerate(crowd, 1)}
    topics = {topic.slug: topic for topic in Topic.objects.filter(house=west.house)}
    made = {}
    for can in CAN:
        made[can.what] = add_talent(
            person=people[can.who],
            what=can.what,
            topic=topics.get(can.topic),
            shows=can.shows,
            by=_self(people[can.who]),
            client_key=uuid4(),
        )
    ask_talent(
        talent=made["Taarten bakken voor een feest"],
        asker=people["bilal"],
        words=f"Voor het feest van {today + timedelta(days=9):%d-%m}. Zullen we maandag praten, in de keuken?",
        by=_self(people["bilal"]),
        client_key=uuid4(),
    )
    for reached in REACHED:
        _reach(people[reached.who], reached)


def _self(person: Person) -> Actor:
    return Actor(key=person.pk, name=person.full_name)


def _reach(person: Person, reached: Reached) -> None:
    by = _self(person)
    milestone = note_milestone(
        person=person,
        kind=reached.kind,
        on=reached.on,
        words=reached.words,
        flown_to=reached.flown_to,
        by=by,
        client_key=uuid4(),
    )
    if reached.audience != Audience.SELF:
        celebrate(milestone=milestone, audience=reached.audience, by=by, client_key=uuid4())
    if reached.counts:
        count_milestone(milestone=milestone, by=by, client_key=uuid4())

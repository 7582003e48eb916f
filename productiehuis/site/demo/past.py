"""The year 2018: registrations that add up to the table of the report (page 14), messy as real life.

People come to two initiatives, some stay unnamed, one stood in the list twice and was merged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from productiehuis.activities.actions import make_template, tell
from productiehuis.activities.models import TallyField
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import KnownHere
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import merge_persons, trace_anew
from productiehuis.people.models import Person
from productiehuis.site.demo.crowd import crew_of, make_all_known, make_people
from productiehuis.site.demo.growing import began_in_autumn, tell_of_leaving, tell_of_plans
from productiehuis.site.demo.help import register_guests
from productiehuis.site.demo.houses import Built
from productiehuis.site.demo.joining import past_programme, were_there
from productiehuis.site.demo.people import People
from productiehuis.site.demo.rhythm import help_year, open_days, presence
from productiehuis.site.demo.texts import t
from productiehuis.site.demo.west import COURSE

YEAR = 2018
TRAINING_WEEKS = 20
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
CREWS = {
    "spreekuur-tagerijn": 12,
    "aminah": 34,
    "raad-is-daad": 15,
    "nadina": 24,
    "digibeet": 4,
    "vrouwen-netwerk": 25,
}


@dataclass
class Past:
    """Fills 2018 of one example."""

    people: People
    random: Random
    by: Actor

    def west(self, west: Built) -> None:
        # 391 names are 390 people: one was written down twice.
        desk = make_people(west.house, 391, self.people, self.by)
        self._twice(desk[17], desk[390])
        aminah = desk[20:60] + make_people(west.house, 385, self.people, self.by)
        raad = desk[50:75] + aminah[100:110] + make_people(west.house, 105, self.people, self.by)
        self._help(west, "spreekuur", desk, 1015, (1, 3, 4))
        self._help(west, "aminah-hulp", aminah, None, (0, 2))
        self._help(west, "raad", raad, 292, (0, 2))
        together = aminah[60:120] + desk[100:110] + make_people(west.house, 57, self.people, self.by)
        self._joining(west, "aminah-samen", together, (0, 4), 14, (13, 15))
        nadina = together[50:70] + make_people(west.house, 56, self.people, self.by)
        self._joining(west, "nadina", nadina, (1, 5), 11, (9, 11))
        self._digibeet(west)
        rose = {
            "aminah": together[:12],
            "spreekuur-tagerijn": desk[100:103],
            "raad-is-daad": raad[30:34],
            "nadina": nadina[20:26],
        }
        self._crews(west, rose)
        tell_of_plans(together[:20] + nadina[20:28] + raad[45:55], YEAR)
        tell_of_leaving([*together[3:8], *together[20:24], *raad[40:45]], YEAR)

    def _twice(self, kept: Person, absorbed: Person) -> None:
        """The same person in the list twice: once with a last name, once without."""
        absorbed.first_name, absorbed.last_name, absorbed.language = kept.first_name, "", kept.language
        absorbed.save()
        trace_anew([absorbed])
        merge_persons(kept=kept, absorbed=absorbed, by=self.by, reason="Zei het zelf aan de balie.")

    def noord(self, noord: Built) -> None:
        women = make_people(noord.house, 45, self.people, self.by)
        self._joining(noord, "vrouwenochtend", women, (1,), 12, (9, 12))
        self._training(noord, women[:14])
        self._crews(noord)

    def _help(
        self, built: Built, room: str, persons: list[Person], requests: int | None, days: tuple[int, ...]
    ) -> None:
        guests = help_year(open_days(FIRST, LAST, days), len(persons), requests, self.random)
        register_guests(built.rooms[room], guests, persons, self.random, self.by)

    def _joining(
        self,
        built: Built,
        room: str,
        persons: list[Person],
        weekdays: tuple[int, ...],
        per_time: int,
        hours: tuple[int, int],
    ) -> None:
        days = open_days(FIRST, LAST, weekdays)
        sessions = past_programme(built.rooms[room], f"{room}-{YEAR}", days, hours)
        were_there(sessions, presence(days, len(persons), per_time, self.random), persons, self.by)

    def _digibeet(self, west: Built) -> None:
        """The lessons of 2018 are on the agenda, but nobody wrote down who came: 25 was told afterwards."""
        initiative = west.initiatives["digibeet"]
        course = make_template(
            initiative=initiative,
            name=t(COURSE.name),
            what=t(COURSE.what),
            lessons=[t(name) for name in COURSE.lessons],
            lessons_for_certificate=6,
            by=self.by,
            client_key=new_key(),
        )
        days = open_days(date(YEAR, 9, 5), date(YEAR, 11, 30), (2,))[: len(COURSE.lessons)]
        past_programme(west.rooms["digibeet"], f"digibeet-{YEAR}", days, (13, 15), course)
        tell(
            initiative=initiative,
            field=TallyField.ACTIVATION_UNIQUE,
            count=25,
            year=YEAR,
            note="Geteld door de begeleiders na de laatste les.",
            by=self.by,
            client_key=new_key(),
        )

    def _training(self, noord: Built, women: list[Person]) -> None:
        """Twenty weeks from February to June."""
        first = date(YEAR, 2, 7)
        days = [first + timedelta(weeks=week) for week in range(TRAINING_WEEKS)]
        sessions = past_programme(noord.rooms["training"], f"training-{YEAR}", days, (10, 13))
        were_there(sessions, presence(days, len(women), 10, self.random), women, self.by)

    def _crews(self, built: Built, rose: Mapping[str, list[Person]] | None = None) -> None:
        """`rose`: who of a crew came for help or joined in before."""
        for slug, count in CREWS.items():
            if initiative := built.initiatives.get(slug):
                risen = (rose or {}).get(slug, [])
                *crew, before, after = make_people(built.house, count + 2 - len(risen), self.people, self.by)
                crew += [*risen, before, after]
                crew_of(initiative, crew, YEAR, self.random)
                began_in_autumn(initiative, risen, YEAR)
                make_all_known(initiative, crew, KnownHere.How.ROLE)

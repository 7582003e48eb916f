"""House passes of the example, with codes that stand in docs/demo.md, to type at a desk."""

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.look_up import known_people, make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.access import oneself
from productiehuis.people.actions import add_person, link_pass, load_passes, revoke_pass, set_pass_pin
from productiehuis.people.models import Person, Why
from productiehuis.people.rules.passes import new_pass_code
from productiehuis.site.demo.houses import Built

ROSA, NEW_HERE, BOTH_HOUSES, LOST, BLANK = "2468135791", "1357924680", "9753186423", "8642975314", "3002001006"
HAFIDA = "3141592652"
PIN = "2580"
# One in so many of the crowd has a pass.
ONE_IN = 6
DESK, SECOND, FAR = "spreekuur-tagerijn", "raad-is-daad", "vrouwen-netwerk"


def _crowd(west: Built) -> list[Person]:
    """Part of who is known at the help desk, and last somebody whom only the second desk knows."""
    desk, second = known_people(west.initiatives[DESK]), known_people(west.initiatives[SECOND])
    known = [*desk.filter(user__isnull=True).order_by("number")]
    return [*known[::ONE_IN], *second.exclude(pk__in=desk).filter(user__isnull=True).order_by("number")[:1]]


def give_passes(west: Built, noord: Built, personas: dict[str, Person], by: Actor) -> None:
    """Rosa logs in with hers; one in six of the crowd has one; somebody is known in both houses by a pass."""
    both, lost, *others, new_here = _crowd(west)
    persons = [personas["rosa"], new_here, both, lost, *others]
    codes = [ROSA, NEW_HERE, BOTH_HOUSES, LOST, *(new_pass_code() for _each in others), BLANK]
    made = load_passes(house=west.house, codes=codes, persons=persons, by=by)
    load_passes(house=noord.house, codes=[HAFIDA], persons=[personas["hafida"]], by=by)
    set_pass_pin(own=made[0], pin=PIN, by=oneself(personas["rosa"]))
    revoke_pass(old=made[3], by=by, why=Why.LOST)
    there = add_person(house=noord.house, by=by, first_name=both.first_name, language=both.language)
    make_known(initiative=noord.initiatives[FAR], person=there, how=KnownHere.How.PASS)
    link_pass(shown=made[2], person=there, by=by)

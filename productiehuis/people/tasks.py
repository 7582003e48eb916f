"""Nightly: keep no more of logins than was promised, and find who stands in a house twice."""

from django_tasks import task

from productiehuis.house.models import House
from productiehuis.people import actions
from productiehuis.people.actions.kept_forms import forget_late_forms
from productiehuis.people.actions.tidying import forget_stale, reseal_second_factors
from productiehuis.people.models import HousePass, ReachMark


@task()
def tidy_logins() -> None:
    forget_stale()
    reseal_second_factors()
    HousePass.objects.rehash()
    ReachMark.objects.rehash()


@task()
def forget_forms() -> None:
    """Forms that nobody came back for go within minutes, not in the night."""
    forget_late_forms()


@task()
def find_doubles() -> None:
    """In every house, among who is new or changed."""
    for house in House.objects.all():
        actions.find_doubles(house)


@task()
def find_doubles_of(house: str) -> None:
    """The same for one house, when its privacy keeper asks."""
    actions.find_doubles(House.objects.get(pk=house))

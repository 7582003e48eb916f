"""Nightly: keep no more of logins than was promised."""

from django_tasks import task

from productiehuis.people.actions.tidying import forget_stale, reseal_second_factors
from productiehuis.people.models import HousePass, ReachMark


@task()
def tidy_logins() -> None:
    forget_stale()
    reseal_second_factors()
    HousePass.objects.rehash()
    ReachMark.objects.rehash()

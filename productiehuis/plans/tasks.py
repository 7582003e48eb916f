"""The nightly tidying of plans."""

from django_tasks import task

from productiehuis.plans.actions.arrivals import forget_old_arrivals
from productiehuis.plans.proof_files import forget_lost


@task()
def forget_lost_files() -> None:
    """Nightly: plans from elsewhere that nobody went on with, and files left by a machine that stopped half-way."""
    forget_old_arrivals()
    forget_lost()

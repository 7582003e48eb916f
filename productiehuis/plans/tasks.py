"""The nightly tidying of plans."""

from django_tasks import task

from productiehuis.plans.proof_files import forget_lost


@task()
def forget_lost_files() -> None:
    """Nightly: files that no row speaks of, left by a machine that stopped half-way."""
    forget_lost()

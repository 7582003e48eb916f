"""Closed periods: the year 2018 as it stood, and last month, in which somebody found a double visit later."""

from datetime import date, timedelta

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions import withdraw_visit
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.actions import close_period
from productiehuis.monitor.rules import Span


def close_some(initiative: Initiative, trekker: Actor, helper: Actor, today: date) -> None:
    month = today.replace(day=1) - timedelta(days=1)
    for span in (Span(2018), Span(month.year, month.month)):
        close_period(initiative=initiative, span=span, by=trekker, client_key=new_key())
    visits = Visit.objects.valid().filter(initiative=initiative, year=month.year, month=month.month)
    if twice := visits.order_by("-at", "-id").first():
        withdraw_visit(visit=twice, client_key=new_key(), reason="Het stond er twee keer.", by=helper)

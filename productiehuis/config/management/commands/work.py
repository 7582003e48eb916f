"""Runs the worker until it is told to stop."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from productiehuis.config.running import open_house
from productiehuis.config.schedule import SCHEDULE
from productiehuis.config.worker import Stop, work


class Command(BaseCommand):
    help = "Send messages and do the nightly jobs, until stopped (SIGTERM or Ctrl-C; a task in hand is finished)."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Stop()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        with open_house():
            work(SCHEDULE, stop)

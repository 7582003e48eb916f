"""Counts what changed since the last time, as the worker does every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from productiehuis.monitor.actions import count_everything_again, settle


class Command(BaseCommand):
    help = "Count the months that changed. The numbers on the pages are right without it; it makes them quick."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--everything", action="store_true", help="count every month again, also the unchanged")

    def handle(self, *args: Any, **options: Any) -> None:
        settled = count_everything_again() if options["everything"] else settle()
        self.stdout.write(f"{settled} changes counted.")

"""`trace_names [--house SLUG]`: by what people are found, made anew after the rules of spelling changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from productiehuis.house.models import House
from productiehuis.people.actions import trace_everybody


class Command(BaseCommand):
    help = "Makes the traces of everybody anew: by what people are found when a name is spelled in another way."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--house", default="", help="only this house (its slug)")

    def handle(self, *args: Any, **options: Any) -> None:
        houses = House.objects.filter(slug=options["house"]) if options["house"] else House.objects.all()
        for house in houses:
            self.stdout.write(f"{house.slug}: {trace_everybody(house)}")

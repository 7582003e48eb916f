"""Fills an empty installation with the example houses and tells who you can be there."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from productiehuis.people.models import Persona
from productiehuis.site.demo.load import load_demo


class Command(BaseCommand):
    help = "Laadt de voorbeeldhuizen, als er nog geen huis is."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Het voorbeeld laadt alleen met DEMO=1.")
        loaded = load_demo()
        self.stdout.write("Het voorbeeld staat klaar." if loaded else "Er is al een huis. Er is niets veranderd.")
        for persona in Persona.objects.select_related("user"):
            self.stdout.write(f"  {persona.user.username:10} {persona.title}: {persona.what}")

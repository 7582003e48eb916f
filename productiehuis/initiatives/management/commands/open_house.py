"""Open an empty house and print the one-time link for its first coordinator."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from productiehuis.audit.actor import system
from productiehuis.house.models import Foundation, House
from productiehuis.initiatives.actions.opening import LINK_DAYS, build_shape, is_opened, make_first_link


class Command(BaseCommand):
    help = "Opens an empty house and prints a one-time link for its first coordinator; silent when it is open already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--slug", default="ons-huis", help="address of the house until its coordinator chooses one")
        parser.add_argument("--name", default="Ons huis", help="name of the house until its coordinator chooses one")
        parser.add_argument("--address", default="", help="where the site answers, such as https://huis.example.org")

    def handle(self, *args: Any, slug: str, name: str, address: str, **options: Any) -> None:
        if is_opened():
            return
        by = system("open_house")
        if not House.objects.exists():
            foundation = Foundation.objects.first() or Foundation.objects.create(name=name)
            build_shape(foundation=foundation, slug=slug, name=name, by=by)
        link = reverse("first_coordinator", args=[make_first_link(by=by)])
        self.stdout.write("The house is empty. Its first coordinator opens it here, once, within a week:")
        self.stdout.write(f"  {(address or _local()).rstrip('/')}{link}")
        self.stdout.write(f"Whoever has this link opens the house. It works for {LINK_DAYS} days.")


def _local() -> str:
    host = os.environ.get("HOST", "127.0.0.1")
    return f"http://{'localhost' if host in ('0.0.0.0', '::') else host}:{os.environ.get('PORT', '8000')}"  # noqa: S104

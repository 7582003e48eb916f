"""Puts a new key on the ring and seals everything anew with it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from productiehuis.vault import actions, keys


class Command(BaseCommand):
    help = "Seal texts and files and hash passes anew with the newest key; --new puts a new key on the ring first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new", action="store_true", help="make a new key first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new"]:
            self.stdout.write(f"New key: {keys.add_key().id}")
        self.stdout.write(f"Sealed anew: {actions.rotate()}")
        self.stdout.write(f"Files sealed anew: {actions.reseal_files()}")
        self.stdout.write(f"Hashed anew: {actions.rehash()}")
        for key, count in actions.use_of_keys().items():
            self.stdout.write(f"  {key}: {count} texts and files")
        self.stdout.write("Keep the old keys as long as you keep backups that were sealed with them.")

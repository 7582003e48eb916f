"""Puts a backup back."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from productiehuis.config import backup
from productiehuis.config.running import HouseIsOpen, closed_house


class Command(BaseCommand):
    help = "Restore a backup over this installation. What stands here now is backed up first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the .tar.gz of a backup")
        parser.add_argument("--keys", type=Path, help="its .keys.tar (default: the one beside it)")

    def handle(self, *args: Any, **options: Any) -> None:
        file, keys = options["file"], options["keys"] or backup.keys_beside(options["file"])
        if not file.is_file():
            raise CommandError("Say which backup: make restore FILE=path/of/productiehuis-….tar.gz")
        try:
            with closed_house():
                if connection.introspection.table_names():
                    kept = backup.write(settings.DATA_DIR / "backups")
                    self.stdout.write(f"What stood here is in {kept.backup}")
                backup.restore(file, keys)
        except (HouseIsOpen, backup.BackupProblem) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored {file}" + (f" with {keys}" if keys else " (the keys here were kept)"))
        self.stdout.write("Open the house again with make run; that also brings an older backup up to date.")

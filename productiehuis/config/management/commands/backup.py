"""Puts everything of this installation in two files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from productiehuis.config import backup


class Command(BaseCommand):
    help = "Back up database and files in one file, and the keys in another beside it. The house may stay open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="where to (default: DATA_DIR/backups)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = backup.write((options["folder"] or settings.DATA_DIR / "backups").absolute())
        except backup.BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Backup: {written.backup}")
        if written.keys:
            self.stdout.write(f"Keys:   {written.keys}")
            self.stdout.write("Keep the keys somewhere else: who has both files can read everything.")
        else:
            self.stdout.write("The keys come from the environment and are not in this backup. Keep them safe.")

"""Puts everything of this installation in two files."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from productiehuis.config import backup
from productiehuis.privacy import withdrawn
from productiehuis.privacy.actions import catch_up_journal


class Command(BaseCommand):
    requires_system_checks = ()  # They are of the pages, and no page keeps anybody from their backup.
    help = "Back up database and files in one file, and the keys in another beside it. The house may stay open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="where to (default: DATA_DIR/backups)")
        days = os.environ.get("KEEP_DAYS") or None
        parser.add_argument(
            "--keep-days", type=int, default=days, help="throw away older ones there (default: KEEP_DAYS, else none)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder, days = (options["folder"] or settings.DATA_DIR / "backups").absolute(), options["keep_days"]
        if days is not None and days < 1:
            raise CommandError("Keep backups at least one day.")
        try:
            catch_up_journal()
            written = backup.write(folder)
            withdrawn.remember(folder / withdrawn.NAME)
        except backup.BackupProblem as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Backup: {written.backup}")
        if written.keys:
            self.stdout.write(f"Keys:   {written.keys}")
            self.stdout.write("Keep the keys somewhere else: who has both files can read everything.")
        else:
            self.stdout.write("The keys come from the environment and are not in this backup. Keep them safe.")
        for gone in backup.throw_away_old(folder, days) if days else ():
            self.stdout.write(f"Older than {days} days, thrown away: {gone.name}")

"""Puts a backup back."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from productiehuis.config import backup
from productiehuis.config.running import HouseIsOpen, closed_house
from productiehuis.people.models import LoginSession
from productiehuis.privacy import journal
from productiehuis.privacy.actions import catch_up_journal, erase_again


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
                    remember_erasures()
                    kept = backup.write(settings.DATA_DIR / "backups")
                    self.stdout.write(f"What stood here is in {kept.backup}")
                journal.join(file.parent / journal.NAME)
                backup.restore(file, keys)
                self.erase_again()
                end_sessions()
        except (HouseIsOpen, backup.BackupProblem) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored {file}" + (f" with {keys}" if keys else " (the keys here were kept)"))
        self.stdout.write("Everybody is logged out: what was ended since the backup does not come back.")
        self.stdout.write("Open the house again with make run.")

    def erase_again(self) -> None:
        """Who was erased since the backup is not to come back. For that an older backup is brought up to date first."""
        call_command("migrate", verbosity=0, interactive=False)
        if done := erase_again(journal.read(journal.here())):
            self.stdout.write(f"Erased again, as before: {done}")


def end_sessions() -> None:
    """A session that was ended since the backup, by a lost pass or a log-out, is not to come back with it."""
    LoginSession.objects.all().delete()


def remember_erasures() -> None:
    """What stands here may know of erasures that the journal missed; a database of older code cannot be asked."""
    if not MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
        catch_up_journal()

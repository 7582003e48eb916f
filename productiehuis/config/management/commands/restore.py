"""Puts a backup back."""

import os
from datetime import UTC, datetime
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
from productiehuis.people.restored import TOLD_FOR
from productiehuis.privacy import journal, renewed, withdrawn
from productiehuis.privacy.actions import catch_up_journal, erase_again

UNKNOWN = """\
Nobody can tell what was withdrawn after this backup, so these ended ({done}): desk devices, links with numbers, links
to answer a referral, codes on paper, and what residents show of their plan. Enrol each desk device anew, send new links
to funds and partners, and tell residents to share again."""

PASSES = """\
House passes go on, also one that was lost after {last:%d-%m-%Y %H:%M} UTC. Ask who lost one since and replace it once
more. Coordinators read this under Inrichten for {days} days, and owners on the page of their own pass."""


ASK_ANEW = """\
Passwords and PINs that were changed after this backup, and open nothing now: {done}. Give who cannot log in a code on
paper, or let them use the code on their phone; a PIN is chosen anew at the desk."""


class Command(BaseCommand):
    requires_system_checks = ()  # They are of the pages, and no page keeps anybody from their backup.
    help = "Restore a backup over this installation. What stands here now is backed up first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the .tar.gz of a backup")
        since = os.environ.get("NOTHING_SINCE") == "1"
        parser.add_argument(
            "--nothing-since",
            action="store_true",
            default=since,
            help="the house was closed since this backup (moving to another machine): nothing was withdrawn meanwhile",
        )
        parser.add_argument("--keys", type=Path, help="its .keys.tar (default: the one beside it)")

    def handle(self, *args: Any, **options: Any) -> None:
        file, keys = options["file"], options["keys"] or backup.keys_beside(options["file"])
        if not file.is_file():
            raise CommandError("Say which backup: make restore FILE=path/of/productiehuis-….tar.gz")
        try:
            with closed_house():
                # Before what stands here is asked: of a day that was moved the last word holds.
                withdrawn.keep(withdrawn.here(), withdrawn.read(file.parent / withdrawn.NAME))
                stood, secrets = None, None
                if connection.introspection.table_names():
                    stood = remember()
                    secrets = renewed.stand() if stood else None
                    kept = backup.write(settings.DATA_DIR / "backups")
                    self.stdout.write(f"What stood here is in {kept.backup}")
                journal.join(file.parent / journal.NAME)
                backup.restore(file, keys)
                # An older backup is brought up to date before it is asked anything.
                call_command("migrate", verbosity=0, interactive=False)
                restored = withdrawn.stands()
                knows = bool(stood and stood.knows(restored))
                self.erase_again()
                self.renew_again(secrets if knows else None)
                self.withdraw_again()
                if not knows and not options["nothing_since"]:
                    self.end_what_opens(restored.last)
                end_sessions()
        except (HouseIsOpen, backup.BackupProblem) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored {file}" + (f" with {keys}" if keys else " (the keys here were kept)"))
        self.stdout.write("Everybody is logged out: what was ended since the backup does not come back.")
        self.stdout.write("Open the house again with make run" + ("." if settings.DEMO else " DEMO=0."))

    def erase_again(self) -> None:
        """Who was erased since the backup is not to come back."""
        if done := erase_again(journal.read(journal.here())):
            self.stdout.write(f"Erased again, as before: {done}")

    def renew_again(self, secrets: renewed.Stood | None) -> None:
        """A password or PIN that was chosen since is not the old one again."""
        if secrets and (done := renewed.carry_over(secrets)):
            self.stdout.write(f"Passwords and PINs that hold as they did before this restore: {done}")
        if done := renewed.ask_anew(withdrawn.read(withdrawn.here())):
            self.stdout.write(ASK_ANEW.format(done=done))

    def withdraw_again(self) -> None:
        """What was withdrawn since the backup stays so."""
        if done := withdrawn.withdraw_again(withdrawn.read(withdrawn.here())):
            self.stdout.write(f"Withdrawn again, as before: {done}")

    def end_what_opens(self, last: datetime | None) -> None:
        """Nobody can know what was withdrawn after the last that this backup knows of; only passes go on."""
        if done := withdrawn.end_what_opens():
            self.stdout.write(UNKNOWN.format(done=done))
        if last:
            withdrawn.tell_restored(last)
            self.stdout.write(PASSES.format(last=last.astimezone(UTC), days=TOLD_FOR.days))


def end_sessions() -> None:
    """A session that was ended since the backup, by a lost pass or a log-out, is not to come back with it."""
    LoginSession.objects.all().delete()


def remember() -> withdrawn.Stood | None:
    """What stands here knows who was erased and what was withdrawn; a database of older code cannot be asked."""
    if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
        return None
    catch_up_journal()
    withdrawn.remember(withdrawn.here())
    return withdrawn.stands()

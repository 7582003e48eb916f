"""Everything between a fresh checkout and a house that can be served. Run again, it does next to nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from productiehuis.house.models import House
from productiehuis.people.models import User
from productiehuis.privacy import journal
from productiehuis.privacy.actions import erase_again


class Command(BaseCommand):
    help = "Bring the database and static files up to date; load the demo (DEMO=1) or open an empty house (DEMO=0)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("==> Bringing the database up to date")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        erase_again(journal.read(journal.here()))  # Nobody comes back with a backup, however it was put back.
        self.collect_static()
        refuse_mixing()
        if settings.DEMO:
            self.load_demo()
        else:
            self.open_house()

    def collect_static(self) -> None:
        """Only when a file changed: naming and compressing them takes seconds."""
        stamp, now = settings.STATIC_ROOT / ".collected", fingerprint(static_files())
        if stamp.exists() and stamp.read_text() == now:
            return
        self.stdout.write("==> Collecting static files")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(now)

    def load_demo(self) -> None:
        """Loads when there is no house yet; tells who the personas are every time."""
        self.stdout.write("==> The example houses")
        call_command("load_demo", stdout=self.stdout)

    def open_house(self) -> None:
        """A fresh link for the first coordinator, until one has come in; then it is silent."""
        address = f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}" if settings.HTTPS else ""
        call_command("open_house", address=address, stdout=self.stdout)


def refuse_mixing() -> None:
    """The demo lets anyone in as anyone: it never opens real data, and its people never stay when it is off."""
    personas = User.objects.filter(is_persona=True).exists()
    if personas and not settings.DEMO:
        raise CommandError(
            "This database holds the demo. Choose another DATABASE_URL or DATA_DIR, or start with DEMO=1."
        )
    if settings.DEMO and not personas and House.objects.exists():
        raise CommandError("This database holds a real house; the demo does not open it. Start with DEMO=0.")


def static_files() -> list[Path]:
    return sorted(
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list(["CVS", ".*", "*~"])
    )


def fingerprint(files: Iterable[Path]) -> str:
    """Changes when a file comes, goes or changes."""
    seen = hashlib.sha256()
    for file in files:
        stat = file.stat()
        seen.update(f"{file}:{stat.st_size}:{stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()

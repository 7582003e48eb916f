"""Everything about the code that can be said without running it. `make check` looks, `make fix` (--fix) repairs."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")

# Settings as a real house has them, for `check --deploy`.
PRODUCTION = {
    "DEMO": "0",
    "DEBUG": "0",
    "HTTPS": "1",
    "ALLOWED_HOSTS": "huis.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://huis.example.org",
    "SECRET_KEY": "check-" + "0123456789abcdefghij" * 3,
    "SMS_BACKEND": "productiehuis.post.backends.SmsBackend",
    "MAIL_BACKEND": "productiehuis.post.backends.MailBackend",
    "SMS_URL": "https://sms.example.org/",
}


def templates() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.html"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return [name for name in listed.stdout.split() if Path(ROOT, name).exists()]


def checks() -> list[tuple[str, list[str]]]:
    return [
        ("types", [str(BIN / "mypy"), "productiehuis", "manage.py"]),
        ("lint", [str(BIN / "ruff"), "check", "."]),
        ("format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("layers", [str(BIN / "lint-imports"), "--no-cache"]),
        ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
        ("deployment", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"]),
        ("templates", [str(BIN / "djhtml"), "--check", "--tabwidth", "2", *templates()]),
        ("translations", [sys.executable, "scripts/translations.py", "check"]),
    ]


def repairs() -> list[tuple[str, list[str]]]:
    return [
        ("lint", [str(BIN / "ruff"), "check", "--fix", "."]),
        ("format", [str(BIN / "ruff"), "format", "."]),
        ("templates", [str(BIN / "djhtml"), "--tabwidth", "2", *templates()]),
    ]


def run(name: str, command: list[str], folder: str) -> bool:
    env = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": "", **PRODUCTION}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    good = done.returncode == 0
    shown = "" if good else f"\n{done.stdout}{done.stderr}"
    print(f"{'ok  ' if good else 'FAIL'} {name} ({time.monotonic() - begun:.1f} s){shown}", flush=True)
    return good


def main() -> int:
    jobs, at_once = (repairs(), 1) if "--fix" in sys.argv else (checks(), 2)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(at_once) as pool:
        results = list(pool.map(lambda job: run(*job, folder), jobs))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

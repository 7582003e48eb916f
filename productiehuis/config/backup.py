"""Backup and restore of a whole installation: database, files and, apart, the keys.

A backup is two files with the same name: `….tar.gz` (manifest, database, files) and `….keys.tar` (key ring and
secret key). Apart, because whoever has both can read everything: keep the keys somewhere else. The database is
copied as of one moment while the house stays open (SQLite: VACUUM INTO; PostgreSQL: pg_dump).

Beside them stands `erased.jsonl`: the keys of who was erased (`privacy.journal`), so that a restore erases them again.
"""

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from productiehuis.privacy import journal

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
_NAME = re.compile(r"productiehuis-(\d{8}-\d{6})-\d{6}\.(?:tar\.gz|keys\.tar)")


class BackupProblem(Exception):
    """Why it cannot be done, and what to do."""


@dataclass(frozen=True, slots=True)
class Written:
    backup: Path
    keys: Path | None


def write(folder: Path) -> Written:
    """Make both files in `folder`; they appear under their names only when they are whole and on disk."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"productiehuis-{timezone.now():%Y%m%d-%H%M%S-%f}"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
        database = Path(making) / DATABASE
        _copy_database(database)
        backup = _write_backup(Path(making) / f"{name}.tar.gz", database)
        keys = _write_keys(Path(making) / f"{name}.keys.tar")
        for made in (keys, backup):
            if made:
                made.rename(folder / made.name)
        journal.copy_to(folder)
        _sync(folder)
    return Written(folder / backup.name, folder / keys.name if keys else None)


def throw_away_old(folder: Path, days: int) -> list[Path]:
    """Backups of more than so many days ago go, with their keys; the date is the one in the name. The newest stays.

    Returns what went. The journal of who was erased stays: an older backup may lie elsewhere.
    """
    dated = sorted((found[1], path) for path in folder.iterdir() if (found := _NAME.fullmatch(path.name)))
    if not dated:
        return []
    newest, oldest = dated[-1][0], timezone.now() - timedelta(days=days)
    gone = [path for stamp, path in dated if stamp != newest and _made_at(stamp) < oldest]
    for path in gone:
        path.unlink()
    return gone


def _made_at(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def restore(backup: Path, keys: Path | None) -> None:
    """Put everything back as it was. What stands there now is overwritten: back that up first."""
    with tempfile.TemporaryDirectory(dir=_made(settings.DATA_DIR), prefix=".restoring-") as unpacked:
        folder = Path(unpacked)
        manifest = _unpack(backup, folder)
        if keys:
            _restore_keys(keys)
        _restore_database(folder / DATABASE)
        _restore_files(folder / "files")
        if not keys and manifest["keys"]:
            _require_keys(manifest["keys"])


def keys_beside(backup: Path) -> Path | None:
    """The keys file that was made with this backup, when it lies beside it."""
    keys = backup.with_name(backup.name.removesuffix(".tar.gz") + ".keys.tar")
    return keys if keys.exists() else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# Writing


def _copy_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
    else:
        _postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", _address())


def _write_backup(target: Path, database: Path) -> Path:
    files = _files()
    manifest = {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(),
        "engine": connection.vendor,
        "keys": [path.stem for path in _key_files()],
        "sha256": {DATABASE: _sha256(database)} | {f"files/{name}": _sha256(path) for name, path in files},
    }
    with _private(target) as out, tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as tar:
        _add_bytes(tar, MANIFEST, json.dumps(manifest, indent=1).encode())
        tar.add(database, DATABASE)
        for name, path in files:
            tar.add(path, f"files/{name}", recursive=False)
    _sync(target)
    return target


def _files() -> list[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    return [(str(path.relative_to(root)), path) for path in sorted(root.rglob("*")) if path.is_file()]


def _key_files() -> list[Path]:
    return [] if settings.VAULT_KEYS else sorted(Path(settings.VAULT_KEYS_DIR).glob("k*.key"))


def _write_keys(target: Path) -> Path | None:
    """None when all secrets come from the environment: then whoever keeps that keeps them."""
    secret = Path(settings.DATA_DIR) / "secret_key"
    members = [(f"keys/{path.name}", path) for path in _key_files()]
    if secret.exists() and secret.read_text() == settings.SECRET_KEY:
        members.append(("secret_key", secret))
    if not members:
        return None
    with _private(target) as out, tarfile.open(fileobj=out, mode="w") as tar:
        for name, path in members:
            tar.add(path, name)
    _sync(target)
    return target


def _private(path: Path) -> io.BufferedWriter:
    """A new file that only we may read."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(content), 0o600, int(timezone.now().timestamp())
    tar.addfile(member, io.BytesIO(content))


# Reading


def _extract(tar: tarfile.TarFile, folder: Path) -> None:
    """Plain files and folders inside `folder`, nothing else. (`filter="data"` needs Python 3.11.4.)"""
    root = folder.resolve()
    for member in tar.getmembers():
        inside = (root / member.name).resolve().is_relative_to(root)
        if not inside or not (member.isfile() or member.isdir()):
            raise BackupProblem(f"The backup holds something that is not a file of ours: {member.name}")
        member.mode = 0o700 if member.isdir() else 0o600
        tar.extract(member, root, set_attrs=False)


def _unpack(backup: Path, folder: Path) -> dict[str, object]:
    """Everything out of the backup, each file checked against the manifest, before anything is touched."""
    try:
        with tarfile.open(backup) as tar:
            _extract(tar, folder)
        manifest: dict[str, object] = json.loads((folder / MANIFEST).read_text())
        sums: dict[str, str] = manifest["sha256"]  # type: ignore[assignment]
    except (OSError, tarfile.TarError, EOFError, ValueError, KeyError) as problem:
        raise BackupProblem(f"{backup} is not a whole backup: {problem}") from problem
    if manifest["format"] != FORMAT:
        raise BackupProblem(f"{backup} was made by another version of Productiehuis (format {manifest['format']}).")
    if manifest["engine"] != connection.vendor:
        raise BackupProblem(f"{backup} is of {manifest['engine']}, this installation runs on {connection.vendor}.")
    broken = [name for name, sum_ in sums.items() if not (folder / name).is_file() or _sha256(folder / name) != sum_]
    if broken:
        raise BackupProblem(f"{backup} is damaged: {', '.join(broken[:5])}")
    return manifest


def _restore_database(source: Path) -> None:
    connection.close()
    if connection.vendor == "sqlite":
        target = Path(str(connection.settings_dict["NAME"]))
        _sync(source)
        for leftover in ("-wal", "-shm"):
            target.with_name(target.name + leftover).unlink(missing_ok=True)
        source.replace(target)
        _sync(target.parent)
    else:
        _empty_postgresql()
        _postgresql(
            "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={_address()}", str(source)
        )


def _empty_postgresql() -> None:
    """A table that came after the backup must not stay. What belongs to an extension does."""
    everything = """
        SELECT format('DROP TABLE %s CASCADE', oid::regclass) FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
        UNION ALL
        SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(everything)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
    connection.close()


def _restore_files(source: Path) -> None:
    """Whole, not merged: a file that was not in the backup is not there afterwards."""
    target = Path(settings.MEDIA_ROOT)
    source.mkdir(exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _restore_keys(keys: Path) -> None:
    """The keys that stand here now are put aside, never thrown away."""
    folder = Path(settings.VAULT_KEYS_DIR)
    aside = folder.with_name(f"{folder.name}-before-{datetime.now(timezone.get_current_timezone()):%Y%m%d-%H%M%S-%f}")
    if folder.exists():
        folder.rename(aside)
    with tarfile.open(keys) as tar:
        _extract(tar, Path(settings.DATA_DIR))
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    for path in (*folder.iterdir(), Path(settings.DATA_DIR) / "secret_key"):
        if path.exists():
            path.chmod(0o600)


def _require_keys(wanted: object) -> None:
    here = {path.stem for path in _key_files()}
    missing = sorted(set(wanted) - here) if isinstance(wanted, list) else []
    if missing and not settings.VAULT_KEYS:
        raise BackupProblem(
            f"The database is back, but its keys are not here ({', '.join(missing)}): sealed texts cannot be read. "
            "Put the .keys.tar beside the backup and restore again."
        )


# PostgreSQL's own programs


def _address() -> str:
    """The database's address for pg_dump, without its password (that goes by the environment)."""
    db = connection.settings_dict
    host, port = quote(str(db["HOST"] or ""), safe=""), f":{db['PORT']}" if db["PORT"] else ""
    user = f"{quote(str(db['USER']), safe='')}@" if db["USER"] else ""
    return f"postgresql://{user}{host}{port}/{quote(str(db['NAME']), safe='')}"


def _postgresql(program: str, *arguments: str) -> None:
    """pg_dump must not be older than the server; take the newest there is."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: float(path.parts[4]))
    found = str(newest[-1]) if newest else shutil.which(program)
    if not found:
        raise BackupProblem(f"{program} is not on this machine. On Debian: apt install postgresql-client")
    password = str(connection.settings_dict["PASSWORD"] or "")
    env = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    done = subprocess.run([found, *arguments], env=env, capture_output=True, text=True)
    if done.returncode:
        raise BackupProblem(f"{program} failed: {done.stderr.strip()}")

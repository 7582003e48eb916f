"""A PostgreSQL of our own for as long as it is needed: made in a temporary folder, thrown away after.

    with cluster() as address:
        ...  # DATABASE_URL=address

Uses the system's programs (PG_BIN names their folder). PostgreSQL refuses to run as root, so as root it runs as
another user. It listens on a socket in its folder only.
"""

import contextlib
import ctypes
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

# Nothing needs to survive here, so nothing waits for the disk.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=64MB")
# For tests as well: what nobody ever counted seems large, and compiling a question over five rows takes longer than
# answering it.
TESTING = (*HASTY, "jit=off", "wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h")
DURABLE = ("fsync=on", "synchronous_commit=on")


def programs() -> Path | None:
    """The folder with initdb, of the newest version there is."""
    installed = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: float(path.split("/")[4]), reverse=True)
    on_path = shutil.which("initdb")
    for folder in (os.environ.get("PG_BIN"), *installed, on_path and os.path.dirname(on_path)):
        if folder and Path(folder, "initdb").exists():
            return Path(folder)
    return None


def _plain_user() -> pwd.struct_passwd | None:
    """Whom to be when we are root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def _stop_with_us() -> None:
    """On Linux: when the test is killed, its database stops too."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


class Cluster:
    """One server with its data. `start` and `kill` may be repeated: that is how a crash is rehearsed."""

    def __init__(self, folder: Path, settings: Sequence[str] = HASTY) -> None:
        found = programs()
        if found is None:
            raise RuntimeError("No PostgreSQL on this machine (apt install postgresql).")
        self.programs, self.folder, self.user = found, folder, _plain_user()
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.address = f"postgres://ph@{quote(str(folder), safe='')}/ph"
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)

    def _identity(self) -> dict:
        env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        who = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}
        return {"cwd": self.folder, "env": env, **who}

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.programs / program, *arguments], capture_output=True, text=True, **self._identity())

    def create(self) -> None:
        done = self._run(
            "initdb", "-D", "data", "-U", "ph", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"
        )
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stderr}")

    def start(self) -> None:
        """Returns when it answers. After a kill the first try may find the old one's memory still there."""
        give_up = time.monotonic() + 30
        while time.monotonic() < give_up:
            if self.process is None or self.process.poll() is not None:
                self.process = self._launch()
            if self._run("pg_isready", "-q", "-h", str(self.folder), "-U", "ph").returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()[-2000:]}")

    def _launch(self) -> subprocess.Popen[bytes]:
        options = ["-c", "listen_addresses=", *(part for setting in self.settings for part in ("-c", setting))]
        with open(self.folder / "log", "ab") as log:
            return subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_stop_with_us,
                **self._identity(),
            )

    def create_database(self, name: str) -> str:
        """An empty database beside ours. Returns its address."""
        done = self._run("createdb", "-h", str(self.folder), "-U", "ph", name)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return self.address.removesuffix("ph") + name

    def kill(self) -> None:
        """As a power cut would: no time to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGINT)

    def _end(self, number: signal.Signals) -> None:
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.process = None


@contextlib.contextmanager
def running(*, durable: bool = False, settings: Sequence[str] = HASTY) -> Iterator[Cluster]:
    """A started server with an empty database `ph`; gone afterwards, also when the test is stopped."""
    folder = Path(tempfile.mkdtemp(prefix="productiehuis-pg-"))
    os.chmod(folder, 0o755)
    server = Cluster(folder, DURABLE if durable else settings)
    try:
        server.create()
        server.start()
        server.create_database("ph")
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """Only the address, for tests."""
    with running(settings=TESTING) as server:
        yield server.address


if __name__ == "__main__":
    with cluster() as address:
        print(address)
        sys.stdin.read()

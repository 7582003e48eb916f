"""`make run`: prepares, serves, works, and stops everything it started."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(settings.ROOT)
SERVE = [sys.executable, "scripts/serve.py"]

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="starts a house of its own, once is enough")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder, port, **more):
    return {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "PORT": str(port), "DEMO": "0", **more}


def wait_for(condition, seconds=60):
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        if found := condition():
            return found
        time.sleep(0.1)
    return None


def get(port, path="/health/"):
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        server.request("GET", path)
        return server.getresponse().status
    except OSError:
        return None
    finally:
        server.close()


def processes():
    """(pid, parent, command line) of everything alive."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if state != "Z":
            yield int(folder.name), int(parent), command


def started_by(pid):
    """Everything alive below this process: pid to command line."""
    rows, found, above = list(processes()), {}, {pid}
    while above:
        below = {child: command for child, parent, command in rows if parent in above}
        found |= below
        above = set(below)
    return found


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("house")


def prepare(folder, **environ):
    command = [sys.executable, "manage.py", "prepare"]
    env = environment(folder, free_port(), **environ)
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)


@pytest.fixture
def real_house(folder):
    """The folder of a real house, opened here when no test before did."""
    if not (folder / "productiehuis.sqlite3").exists():
        assert prepare(folder).returncode == 0
    return folder


@pytest.fixture
def house(folder, tmp_path):
    """An open, empty house; closed by force when the test did not do it."""
    port, told = free_port(), tmp_path / "told"
    with told.open("w") as out:
        process = subprocess.Popen(SERVE, cwd=ROOT, env=environment(folder, port), stdout=out, stderr=out)
    try:
        ready = wait_for(lambda: get(port) == 200 or process.poll() is not None)
        assert ready, told.read_text()
        assert process.poll() is None, told.read_text()
        yield process, port, told
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def test_an_empty_house_opens_with_a_link_that_works_and_closes_whole(house):
    process, port, told = house
    assert wait_for(lambda: "Productiehuis is open" in told.read_text())
    link = re.search(rf"http://127\.0\.0\.1:{port}(/\S+)", told.read_text())[1]
    assert get(port, link) == 200
    children = started_by(process.pid)
    assert len(children) >= 4  # the server, its two workers, and the worker of the queue
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert not [pid for pid in children if alive(pid)]


def test_when_the_worker_dies_the_house_closes_so_that_it_is_seen(house):
    process, _port, told = house
    (worker,) = [pid for pid, command in started_by(process.pid).items() if "manage.py work" in command]
    os.kill(worker, signal.SIGKILL)
    assert process.wait(30) == 1
    assert "ended by itself" in told.read_text()


def test_a_killed_start_command_leaves_nothing_running(house):
    process, _port, _told = house
    children = started_by(process.pid)
    process.kill()
    assert wait_for(lambda: not [pid for pid in children if alive(pid)], seconds=20)


def test_a_taken_port_is_said_before_anything_is_done(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(SERVE, cwd=ROOT, env=environment(tmp_path, port), capture_output=True, text=True)
    assert done.returncode == 1
    assert "is taken" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_demo_does_not_open_a_real_house(real_house):
    done = prepare(real_house, DEMO="1")
    assert done.returncode != 0
    assert "real house" in done.stderr

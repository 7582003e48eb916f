"""`make test` fails when one of its runs fails, and when one that should have tests has none."""

import importlib.util
from contextlib import nullcontext

import pytest
from django.conf import settings

spec = importlib.util.spec_from_file_location("runs", settings.ROOT / "scripts" / "test.py")
runs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(runs)

SOME = ["tests/test_runs.py"]


@pytest.mark.parametrize(
    ("codes", "arguments", "fails"),
    [
        ([0, 0, 0], [], False),
        ([0, 1, 0], [], True),
        ([0, 0, -15], [], True),
        ([0, 5, 0], [], True),  # Everything was asked for, and a run had nothing.
        ([0, 5, 0], SOME, False),  # A few were asked for, of which none needs a browser.
        ([5, 5, 1], SOME, True),
        ([5, 5, 5], SOME, True),
    ],
)
def test_the_verdict_over_all_runs(codes, arguments, fails):
    assert (runs.verdict(codes, arguments) != 0) is fails


def test_each_test_is_in_the_run_of_sqlite_or_of_the_browser(monkeypatch):
    asked = []
    monkeypatch.setattr(runs, "pytest", lambda arguments, **more: asked.append((arguments, more)) or (0, ""))
    runs.on_sqlite(SOME)
    runs.in_browser(SOME)
    assert [arguments for arguments, _more in asked] == [["-m", "not browser", *SOME], ["-m", "browser", *SOME]]
    assert {more["DATABASE_URL"] for _arguments, more in asked} == {""}


@pytest.mark.parametrize(
    ("there", "requires_all", "named", "wanted"),
    [
        ([], "", "", [runs.WINDOWLESS]),
        (["chromium"], "", "", []),  # Somebody's own machine is left as it is.
        (["chromium"], "1", "", [runs.WINDOWLESS]),
        (["chromium", runs.WINDOWLESS], "1", "", []),
        ([], "1", "/opt/chromium", []),
    ],
)
def test_the_quicker_browser_is_asked_for_where_everything_runs(monkeypatch, there, requires_all, named, wanted):
    monkeypatch.setattr(runs.shutil, "which", lambda name: f"/usr/bin/{name}" if name in there else None)
    monkeypatch.setenv("REQUIRE_ALL", requires_all)
    monkeypatch.setenv("CHROMIUM", named)
    assert runs.quicker() == wanted


def test_the_longest_run_goes_before_the_other_and_a_browser_before_both(monkeypatch):
    manners = {}
    monkeypatch.setattr(runs, "programs", lambda: True)
    monkeypatch.setattr(runs, "cluster", lambda: nullcontext("postgres://here"))
    for name, run in runs.RUNS.items():
        monkeypatch.setattr(runs, "pytest", lambda _arguments, name=name, nice=0, **_more: manners.update({name: nice}))
        run(SOME)
    assert manners["Browser"] < manners["PostgreSQL"] < manners["SQLite"]

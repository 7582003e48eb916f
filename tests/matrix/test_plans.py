"""No page, file or command shows a word of somebody's plan to whom it was not shared with (T1)."""

import ast
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse, StreamingHttpResponse

import productiehuis
from productiehuis.plans.models import Part
from tests.matrix.addresses import addresses
from tests.matrix.knock import Door
from tests.matrix.table import ROWS
from tests.matrix.world import World

pytestmark = pytest.mark.django_db

PACKAGE = Path(productiehuis.__file__).parent
WORDS = "Een doel van Rosa"
EVERYBODY_ELSE = ("coordinator", "privacy_keeper", "trekker", "coach")
# What holds the words of a plan, and the doors to it; and the one file besides that may hold them, for it makes a plan.
WORDS_AND_DOORS = {"Part", "PartVersion", "Comment", "Proof", "get_own_part", "get_shared_part", "open_shared_plan"}
MAKES_ONE, OWN_WAY = "site/demo/plans.py", "site/my_way.py"  # The second draws a step for who wrote it.
# Keeps a part apart that was taken apart before a restore. That it takes a flag and no word is a test beside it.
KEEPS_APART = "privacy/withdrawn.py"


def text_of(answer: object) -> str:
    if isinstance(answer, StreamingHttpResponse):
        return b"".join(answer).decode(errors="replace")  # type: ignore[arg-type]
    return answer.content.decode(errors="replace") if isinstance(answer, HttpResponse) else ""


def test_the_words_are_there_for_their_owner(world: World, door: Door) -> None:
    row = next(row for row in ROWS if row.name == "plan_part")
    own = addresses(row, world)[0]
    assert WORDS in text_of(door.knock("GET", own, world.guests["resident"].cookies))


@pytest.mark.usefixtures("short_404")
def test_no_page_shows_them_to_anybody_else(world: World, door: Door) -> None:
    shown, asked = [], 0
    for row in ROWS:
        own = addresses(row, world)[0]
        for name in EVERYBODY_ELSE:
            answer = door.knock("GET", own, world.guests[name].cookies)
            asked += 1
            if WORDS in text_of(answer):
                shown.append(f"{name} {own}")
    assert asked > 800
    assert shown == []


def test_no_other_room_reads_a_plan() -> None:
    """Neither a page elsewhere nor a command: what holds a word of a plan is imported by its own room only."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith("plans/") or "/tests/" in name:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            is_of_plans = isinstance(node, ast.ImportFrom) and (node.module or "").startswith("productiehuis.plans")
            if is_of_plans and WORDS_AND_DOORS & {each.name for each in node.names}:  # type: ignore[attr-defined]
                found.add(name)
    assert found == {MAKES_ONE, OWN_WAY, KEEPS_APART}
    callers = [path for path in PACKAGE.rglob("*.py") if "productiehuis.site.my_way" in path.read_text()]
    assert {path.name for path in callers} == {"my_way.py", "test_my_way.py"}  # The page of its owner, and its tests.


def test_a_dump_of_the_database_holds_no_word(world: World) -> None:
    assert Part.objects.exists()
    for label in ("plans", "plans.Part", "plans.Comment", "plans.PartVersion"):
        with pytest.raises(CommandError, match="sealed"):
            call_command("dumpdata", label, stdout=io.StringIO())

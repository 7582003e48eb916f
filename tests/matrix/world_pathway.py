"""Two steps of a house, one leading to the other, and a room that answers a topic."""

from typing import Any

from productiehuis.gaps.models import Gap
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Room
from productiehuis.pathway.actions import add_step, link_steps, say_answers
from tests.cast import NL, TESTER


def line_of(room: Room, topic: Topic, day: Any) -> dict[str, Any]:
    """What stands in the addresses of the line; slugs are those of the room, so that no other house has them."""
    name = f"{room.house.slug} {room.slug}"
    first, then = (
        add_step(house=room.house, name=NL(f"{words} {name}"), room=room, by=TESTER) for words in ("Eerst", "Daarna")
    )
    return {
        "step": first.slug,
        "step_link": link_steps(before=first, after=then, by=TESTER).pk,
        "gap": Gap.objects.create(house=room.house, kind="asked", subject=name, found_on=day, count=12).pk,
        "answer": say_answers(room=room, topic=topic, since=day, by=TESTER).pk,
    }

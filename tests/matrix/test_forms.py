"""A form takes only what its own list offers: a key of another initiative or house is no answer to any question."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from productiehuis.audit.models import Event
from tests.matrix.row import Said
from tests.matrix.world import Place, World

pytestmark = pytest.mark.django_db

NOON = {"starts": Said("12:00"), "ends": Said("13:00"), "first_date": Said("2026-03-03"), "rhythm": Said("weekly")}
OTHER, FAR = "other", "far"


@dataclass(frozen=True)
class Form:
    """`filled` as words of the own place; `foreign` says per question what must not be taken instead."""

    name: str
    guest: str
    kwargs: dict[str, str]
    filled: dict[str, str]
    foreign: dict[str, list[str]]


DESK = {"house": "house", "initiative": "initiative"}
FORMS = [
    Form(
        "desk",
        "volunteer",
        DESK,
        {"do": Said("done"), "who": "visitor", "topic": "topic_key", "room": "room_key"},
        {"who": [OTHER, FAR], "topic": [FAR], "room": [OTHER, FAR]},
    ),
    Form(
        "desk_correct",
        "volunteer",
        DESK | {"visit": "visit"},
        {"do": Said("done"), "who": "visitor", "topic": "topic_key", "room": "room_key", "reason": Said("vraag")},
        {"who": [OTHER, FAR], "topic": [FAR], "room": [OTHER, FAR]},
    ),
    Form(
        "manage_initiative_give",
        "trekker",
        DESK,
        {"first_name": Said("Bezoeker"), "who": "visitor", "role": Said("aspirant"), "starts": Said("2026-03-02")},
        {"who": [OTHER, FAR], "role": [Said("trekker"), Said("coordinator"), Said("privacy_keeper")]},
    ),
    Form(
        "manage_give",
        "coordinator",
        {"house": "house"},
        {"first_name": Said("Ans"), "who": "helper", "role": Said("secretary"), "starts": Said("2026-03-02")},
        {"who": [FAR], "role": [Said("trekker"), Said("partner_contact")]},
    ),
    Form(
        "manage_room",
        "coordinator",
        {"house": "house", "slug": "room"},
        {
            "name": Said("Nieuwe naam"),
            "storey": "storey_key",
            "initiative": "initiative_key",
            "location": "location",
            "pictogram": Said("talk"),
            "status": Said("open"),
        },
        {"storey": [FAR], "initiative": [FAR], "location": [FAR]},
    ),
    Form(
        "manage_initiative",
        "trekker",
        {"house": "house", "slug": "initiative"},
        {"name": Said("Nieuwe naam"), "status": Said("open"), "location": "location", "organisation": "partner"},
        {"location": [FAR], "organisation": [FAR]},
    ),
    Form(
        "programme_new",
        "trekker",
        DESK,
        NOON | {"name": Said("Nieuw"), "room": "room_key", "template": "template"},
        {"room": [OTHER, FAR], "template": [OTHER, FAR]},
    ),
]


def _value(word: str, place: Place) -> str:
    return word if isinstance(word, Said) else str(place[word])


def _writes(form: Form, world: World, changed: dict[str, str]) -> int:
    """How many lines the log has after sending it; undone at once."""
    own, guest = world.places["own"], world.guests[form.guest]
    client = Client()
    client.cookies = SimpleCookie({name: each.value for name, each in guest.cookies.items()})
    body = {name: _value(word, own) for name, word in form.filled.items()} | changed
    with transaction.atomic():
        before = Event.objects.count()
        url = reverse(form.name, kwargs={name: own[word] for name, word in form.kwargs.items()})
        answer = client.post(url, body | {"client_key": str(uuid4())})
        assert answer.status_code in (200, 302, 404)
        written = Event.objects.count() - before
        transaction.set_rollback(True)
    return written


def _foreign() -> Iterator[tuple[Form, str, str]]:
    for form in FORMS:
        for question, answers in form.foreign.items():
            for each in answers:
                yield form, question, each


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_own_answers_are_taken(form: Form, world: World) -> None:
    assert _writes(form, world, {}) > 0


@pytest.mark.parametrize(
    ("form", "question", "where"), list(_foreign()), ids=lambda each: getattr(each, "name", str(each))
)
def test_a_foreign_answer_is_not_taken(form: Form, question: str, where: str, world: World) -> None:
    word = form.filled[question]
    answer = where if isinstance(where, Said) else _value(word, world.places[where])
    assert _writes(form, world, {question: answer}) == 0

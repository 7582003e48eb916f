"""A small line in West: help, then the computer course, then helping others."""

from datetime import date

import pytest
import time_machine

from productiehuis.pathway.actions import add_step, link_steps
from productiehuis.pathway.models import LinkKind, Step
from tests.cast import NL, Cast, actor, house_storey

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False):
        yield


def make_step(cast: Cast, name: str, storey: str = "", **fields) -> Step:
    """A step in the sewing room, unless told otherwise."""
    values = {"room": cast.sewing_room, **fields}
    if storey:
        values["storey"] = house_storey(cast.west, storey)
    return add_step(house=cast.west, name=NL(name), by=actor(cast.cor, "coordinator"), **values)


@pytest.fixture
def steps(cast) -> dict[str, Step]:
    """Help leads to sewing, sewing to helping, helping to a company; helping asks for a training first."""
    by = actor(cast.cor, "coordinator")
    found = {
        "help": make_step(cast, "Hulp bij je brief", room=cast.room),
        "sew": make_step(cast, "Leren naaien"),
        "training": make_step(cast, "Training", "eerste-verdieping"),
        "assist": make_step(cast, "Meehelpen", "eerste-verdieping"),
        "company": make_step(cast, "Eigen bedrijf", "zolder"),
    }
    for before, after in (("help", "sew"), ("sew", "assist"), ("assist", "company"), ("sew", "training")):
        link_steps(before=found[before], after=found[after], by=by)
    link_steps(before=found["training"], after=found["assist"], kind=LinkKind.COMES_FIRST, by=by)
    return found

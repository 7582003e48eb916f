"""Persons and how they log in. What else is known about someone stands in higher rooms."""

from productiehuis.people.models.login import LetterSize, LoginSession, OneTimeLogin, Persona, User
from productiehuis.people.models.passes import HousePass, ReachMark, Why
from productiehuis.people.models.person import Merge, Person, ReachBy

__all__ = [
    "HousePass",
    "LetterSize",
    "LoginSession",
    "Merge",
    "OneTimeLogin",
    "Person",
    "Persona",
    "ReachBy",
    "ReachMark",
    "User",
    "Why",
]

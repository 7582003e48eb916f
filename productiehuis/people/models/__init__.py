"""Persons and how they log in. What else is known about someone stands in higher rooms."""

from productiehuis.people.models.login import OneTimeLogin, User
from productiehuis.people.models.person import Merge, Person, ReachBy

__all__ = ["Merge", "OneTimeLogin", "Person", "ReachBy", "User"]

"""Persons and how they log in. What else is known about someone stands in higher rooms."""

from productiehuis.people.models.consent import Consent, ConsentFor
from productiehuis.people.models.doubles import Decision, NameTrace, PossibleDouble
from productiehuis.people.models.given import GivenKey, GivenKind
from productiehuis.people.models.kept_forms import KeptForm
from productiehuis.people.models.login import LetterSize, LoginSession, OneTimeLogin, Persona, User
from productiehuis.people.models.merge import Merge
from productiehuis.people.models.passes import HousePass, ReachMark, Why
from productiehuis.people.models.person import Person, ReachBy

__all__ = [
    "Consent",
    "ConsentFor",
    "Decision",
    "GivenKey",
    "GivenKind",
    "HousePass",
    "KeptForm",
    "LetterSize",
    "LoginSession",
    "Merge",
    "NameTrace",
    "OneTimeLogin",
    "Person",
    "Persona",
    "PossibleDouble",
    "ReachBy",
    "ReachMark",
    "User",
    "Why",
]

"""Who may do what: roles as data that a board member can read. The doors ask them (`doors`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.initiatives.models import Role


class Permission(StrEnum):
    """What a role can allow. Every one is asked for at a door somewhere."""

    REGISTER = "register"  # visits at the desk, also yesterday's paper list
    SEE_VISITS = "see_visits"  # the list of visits of a day, the history of a help request
    REFER = "refer"  # send somebody on with their yes, and answer who is sent here
    ANSWER_REFERRALS = "answer_referrals"  # the same for who speaks for a partner: only of that partner
    SEE_LATE = "see_late"  # which receiver owes an answer too long; nobody's name
    RUN_ACTIVITIES = "run_activities"  # programme, cancelling, certificates
    TAKE_ATTENDANCE = "take_attendance"
    TELL = "tell"  # told numbers
    IMPORT = "import"  # lists that already exist: visits, attendance and the people in them
    EDIT_INITIATIVE = "edit_initiative"  # its text, rooms and times
    GIVE_ROLES = "give_roles"  # volunteers and aspirants of an initiative
    ENROL_DEVICE = "enrol_device"
    GIVE_LOGIN = "give_login"  # a one-time code on paper
    MAKE_PASSES = "make_passes"  # a sheet of blank house passes
    SEE_NUMBERS = "see_numbers"  # the Monitor from inside
    CLOSE_PERIOD = "close_period"  # say that the numbers of a month, quarter or year are ready
    SHARE_NUMBERS = "share_numbers"  # a link for a fund, and withdrawing it
    EDIT_HOUSE = "edit_house"  # storeys, locations, topics, initiatives, partners, every role
    KEEP_FOUNDATION = "keep_foundation"  # its name, and a next house; only from its first house (ADR 12)
    MERGE_PEOPLE = "merge_people"
    SEE_LOG = "see_log"  # who did what in this house
    WRITE_PLAN_TEMPLATES = "write_plan_templates"  # questions that a resident may begin a plan with
    DATA_REQUESTS = "data_requests"  # take everything along, or be erased, for who stands there and asks
    COACH = "coach"  # talk with the residents who chose them, and learn from each other
    HAND_OVER = "hand_over"  # a role of an initiative, task by task


class Scope(StrEnum):
    HOUSE = "house"
    INITIATIVE = "initiative"
    PARTNER = "partner"


@dataclass(frozen=True)
class RoleCard:
    """One role as a board member can read it."""

    sentence: str | Promise
    scopes: frozenset[Scope]
    permissions: frozenset[Permission] = frozenset()

    @property
    def needs_second_factor(self) -> bool:
        """Every role that sees data of others does."""
        return bool(self.permissions)


def _card(sentence: str | Promise, scopes: Iterable[Scope], *permissions: Permission) -> RoleCard:
    return RoleCard(sentence, frozenset(scopes), frozenset(permissions))


_DESK = (Permission.REGISTER, Permission.SEE_VISITS, Permission.REFER, Permission.TAKE_ATTENDANCE)
_LEAD = (
    *_DESK,
    Permission.RUN_ACTIVITIES,
    Permission.TELL,
    Permission.IMPORT,
    Permission.EDIT_INITIATIVE,
    Permission.GIVE_ROLES,
    Permission.ENROL_DEVICE,
    Permission.GIVE_LOGIN,
    Permission.MAKE_PASSES,
    Permission.SEE_NUMBERS,
    Permission.DATA_REQUESTS,
    Permission.SHARE_NUMBERS,
    Permission.CLOSE_PERIOD,
    Permission.HAND_OVER,
)

_NUMBERS = (Permission.SEE_NUMBERS, Permission.SHARE_NUMBERS)

ROLES: dict[Role, RoleCard] = {
    Role.RESIDENT: _card(_("Doet mee en ziet alleen wat van zichzelf is."), [Scope.HOUSE, Scope.INITIATIVE]),
    Role.VOLUNTEER: _card(
        _("Helpt bij een initiatief: schrijft bezoek op en tikt aan wie er is."), [Scope.INITIATIVE], *_DESK
    ),
    Role.ASPIRANT: _card(_("Leert het vak: doet mee aan de balie, naast een ander."), [Scope.INITIATIVE], *_DESK),
    Role.TREKKER: _card(
        _("Leidt een initiatief: kamers, agenda, vrijwilligers en cijfers."), [Scope.INITIATIVE], *_LEAD
    ),
    Role.COACH: _card(
        _("Loopt mee met een bewoner. Ziet alleen wat die bewoner deelt."),
        [Scope.HOUSE],
        Permission.WRITE_PLAN_TEMPLATES,
        Permission.COACH,
    ),
    Role.SECRETARY: _card(_("Zorgt voor het overleg en de afspraken van het huis."), [Scope.HOUSE], *_NUMBERS),
    Role.TREASURER: _card(_("Zorgt voor het geld en de boeken van het huis."), [Scope.HOUSE], *_NUMBERS),
    Role.COORDINATOR: _card(
        _("Zet het huis op en houdt het draaiende. Ziet cijfers, geen hulpvragen."),
        [Scope.HOUSE],
        Permission.EDIT_HOUSE,
        Permission.KEEP_FOUNDATION,
        Permission.EDIT_INITIATIVE,
        Permission.GIVE_ROLES,
        Permission.GIVE_LOGIN,
        Permission.MAKE_PASSES,
        Permission.ENROL_DEVICE,
        Permission.SEE_LATE,
        *_NUMBERS,
    ),
    Role.PRIVACY_KEEPER: _card(
        _("Bewaakt de privacy: ziet wie wat deed en voegt dubbele mensen samen."),
        [Scope.HOUSE],
        Permission.SEE_LOG,
        Permission.MERGE_PEOPLE,
        Permission.DATA_REQUESTS,
    ),
    Role.PARTNER_CONTACT: _card(
        _("Is het gezicht van een partner: geeft antwoord als iemand daarheen wordt verwezen."),
        [Scope.PARTNER],
        Permission.ANSWER_REFERRALS,
    ),
    Role.TELLER: _card(
        _("Telt en schrijft op voor een balie, ook de lijst van gisteren."),
        [Scope.INITIATIVE],
        *_DESK,
        Permission.TELL,
        Permission.IMPORT,
    ),
}

# A trekker gives these; every other role is for the coordinator.
GIVEN_BY_TREKKER = frozenset({Role.VOLUNTEER, Role.ASPIRANT, Role.TELLER})

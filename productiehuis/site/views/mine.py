"""The page of who is logged in: in each house, the doors that their roles open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from productiehuis.coaching.queries import gives_over, takes_over, waits_for_answer
from productiehuis.house.models import House, HouseStatus
from productiehuis.initiatives.access import ROLES, LoginNeeded, Permission, Powers
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.people.given_keys import waiting_for
from productiehuis.people.models import Person
from productiehuis.plans.access.waiting import waits_for_me
from productiehuis.referrals.access.own import own_rows
from productiehuis.referrals.models import ReferralState


@dataclass(frozen=True)
class Door:
    url: str
    icon: str
    label: str


@dataclass(frozen=True)
class MyInitiative:
    initiative: Initiative
    role: str
    doors: list[Door]


@dataclass(frozen=True)
class MyHouse:
    house: House
    person: Person
    roles: list[tuple[str, str]]
    doors: list[Door]
    initiatives: list[MyInitiative]

    @property
    def main_door(self) -> Door | None:
        """The one next step of who has no initiative; with one, the first door of that is it."""
        return self.doors[0] if self.doors and not self.initiatives else None

    @property
    def other_doors(self) -> list[Door]:
        return self.doors[1:] if self.main_door else self.doors


# permission, url name, icon, label; the url takes house and, for the second list, initiative.
HOUSE_DOORS = [
    (Permission.COACH, "coaching", "coach", _("Coachen")),
    (Permission.EDIT_HOUSE, "manage", "settings", _("Het huis inrichten")),
    (Permission.SEE_LATE, "late_referrals", "wait", _("Wie moet nog antwoorden?")),
    (Permission.EDIT_HOUSE, "manage_line", "stairs", _("De leerlijn")),
    (Permission.EDIT_HOUSE, "gaps", "search", _("Wat mist er?")),
    (Permission.SEE_LOG, "house_log", "eye", _("Logboek")),
    (Permission.SEE_NUMBERS, "monitor_house", "chart", _("Cijfers")),
    (Permission.EDIT_HOUSE, "terms", "clock", _("Hoe lang bewaren we wat?")),
    (Permission.SEE_LOG, "terms", "clock", _("Hoe lang bewaren we wat?")),
    (Permission.SEE_LOG, "data_requests", "shield", _("Wie vroeg iets over eigen gegevens?")),
    (Permission.MERGE_PEOPLE, "merges", "users", _("Dubbele mensen")),
    (Permission.WRITE_PLAN_TEMPLATES, "coach_templates", "idea", _("Vragen voor een plan")),
]
INITIATIVE_DOORS = [
    (Permission.REGISTER, "desk", "door", _("Balie")),
    (Permission.TAKE_ATTENDANCE, "manage_programmes", "calendar", _("Programma en aanwezig")),
    (Permission.REFER, "desk_referrals", "pass-on", _("Doorverwijzingen")),
    (Permission.HAND_OVER, "hand_overs", "house-key", _("Overdragen")),
    (Permission.REGISTER, "desk_pin", "lock", _("Mijn pincode voor de balie")),
    (Permission.SEE_NUMBERS, "monitor_initiative", "chart", _("Cijfers")),
    (Permission.IMPORT, "imports", "list", _("Lijst inlezen")),
    (Permission.EDIT_INITIATIVE, "manage_initiative", "edit", _("Kamers en mensen")),
    (Permission.EDIT_INITIATIVE, "manage_line", "stairs", _("De leerlijn")),
    (Permission.EDIT_INITIATIVE, "gaps", "search", _("Wat mist er?")),
]
# Of the house, also when a role at an initiative opens them.
OF_THE_HOUSE = ("desk_pin", "manage_line", "gaps")


def _doors_of(house: House, powers: Powers, initiative: Initiative | None, year: int) -> list[Door]:
    table = INITIATIVE_DOORS if initiative else HOUSE_DOORS
    doors = []
    for permission, name, icon, label in table:
        if powers.allow(permission, initiative):
            args: list[object] = [house.slug]
            if initiative and name not in OF_THE_HOUSE:
                args.append(initiative.slug)
            if name == "monitor_initiative":
                args.append(year)
            doors.append(Door(reverse(name, args=args), icon, str(label)))
    return list(dict.fromkeys(doors))


def _my_house(person: Person) -> MyHouse:
    """With the roles that hold on the day it is there."""
    house = person.house
    held = Membership.objects.on(house.today).filter(person=person)
    memberships = list(held.select_related("initiative", "organisation"))
    powers = Powers(tuple(memberships))
    year = house.today.year
    mine = {each.initiative_id: each for each in memberships if each.initiative_id}
    initiatives = [
        MyInitiative(each.initiative, each.get_role_display(), _doors_of(house, powers, each.initiative, year))
        for each in mine.values()
        if each.initiative
    ]
    roles = [(each.get_role_display(), str(ROLES[Role(each.role)].sentence)) for each in memberships]
    doors = _doors_of(house, powers, None, year) + _partner_doors(house, memberships)
    if any(each.role == Role.ASPIRANT for each in memberships):
        doors.insert(0, Door(reverse("my_learning", args=[house.slug]), "school", gettext("Leren coachen")))
    return MyHouse(house, person, sorted(set(roles)), doors, initiatives)


def _partner_doors(house: House, memberships: list[Membership]) -> list[Door]:
    """Who speaks for a partner answers who is sent there."""
    spoken = [each.organisation for each in memberships if each.role == Role.PARTNER_CONTACT and each.organisation]
    words = _("Wie wil er naar %(partner)s?")
    return [
        Door(reverse("partner_referrals", args=[house.slug, each.pk]), "pass-on", str(words) % {"partner": each.name})
        for each in spoken
    ]


def _waiting(request: HttpRequest, persons: Sequence[Person]) -> list[Door]:
    """What waits for an answer or was answered, as doors to it. What it is about is read there."""
    found: list[Door] = []
    for each in waits_for_me(request, persons):
        house = each.person.house.slug
        talents = reverse("my_talents", args=[house])
        found += [Door(talents, "talk", gettext("Iemand vraagt jou iets"))] if each.is_asked else []
        found += [Door(talents, "talk", gettext("Je kreeg antwoord"))] if each.is_answered else []
        words = gettext("Iemand denkt aan een plek voor jou")
        found += [Door(reverse("plan_part", args=[house, part]), "idea", words) for part in each.proposed]
        words = gettext("Iemand zei iets bij je plan")
        found += [Door(reverse("plan_part", args=[house, part]), "talk", words) for part in each.said]
    if any(waits_for_answer(each) for each in persons):
        found.append(Door(reverse("my_coach"), "coach", gettext("Je coach vraagt jou iets")))
    if any(own_rows(each).filter(state=ReferralState.PROPOSED).exists() for each in persons):
        found.append(Door(reverse("my_referrals"), "pass-on", gettext("Zeg of je ergens heen wilt")))
    return found


@require_safe
def my_house(request: HttpRequest) -> HttpResponse:
    """Where I am somebody, and where I can go."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    persons = Person.objects.filter(user=request.user).select_related("house").order_by("house_id")
    houses = [_my_house(person) for person in persons]
    others = [] if houses else House.objects.exclude(status=HouseStatus.CLOSED)
    context = {
        "houses": houses,
        "works": any(each.initiatives or each.doors for each in houses),
        "others": others,
        "gives_over": any(gives_over(each) for each in persons),
        "takes_over": any(takes_over(each) for each in persons),
        "given": waiting_for(request),
        "waits": _waiting(request, list(persons)),
    }
    return render(request, "site/my_house.html", context)

"""What the log has about one person: looks into their file, lists they were in, and writes about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.activities.access import programme_scope, session_scope
from productiehuis.activities.models import Attendance, Programme, Session, SignUp
from productiehuis.audit.actions import looked
from productiehuis.audit.models import Event, Look
from productiehuis.coaching.log import lists_with, objects_about
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.imports.models import Import, ImportPerson
from productiehuis.initiatives.access import (
    LoginNeeded,
    Permission,
    Place,
    SecondFactorNeeded,
    enter_house,
    get_known_person,
    has_second_factor,
)
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.people.models import Consent, ConsentFor, GivenKey, HousePass, Merge, Person, ReachMark
from productiehuis.plans.access import still_in_plan
from productiehuis.plans.access.milestones import milestones_scope
from productiehuis.plans.access.talents import talents_scope
from productiehuis.plans.models import Milestone, TalentAsk
from productiehuis.privacy.models import DataRequest, RequestKind, RequestState
from productiehuis.privacy.rules.log import Line, Thing, as_one, newest_first
from productiehuis.privacy.words import say_part, say_verb, say_who
from productiehuis.referrals.models import Referral

HOW_FAR_BACK = timedelta(days=365)
MOST_LINES = 200


def my_persons(request: HttpRequest) -> list[Person]:
    """The persons of who is logged in, in every house."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return list(Person.objects.filter(user=request.user).select_related("house"))


def keys_of(person: Person) -> set[UUID]:
    """This person, and who was merged with them and has no login of their own."""
    return {each.pk for each in Merge.objects.owned_by(person)}


def _in_lists(person: Person, keys: set[UUID], since: datetime) -> Q:
    """The lists in which these persons stood, as a condition on looks."""
    visits = Visit.objects.filter(person__in=keys, at__gte=since).values_list("initiative_id", "date").distinct()
    scopes = {f"visits:{initiative}:{day.isoformat()}" for initiative, day in visits}
    there = Session.objects.filter(
        Q(attendance__person__in=keys) | Q(sign_ups__person__in=keys), date__gte=since.date()
    )
    scopes |= {session_scope(session) for session in there.distinct()}
    joined = Programme.objects.filter(Q(sign_ups__person__in=keys) | Q(sessions__attendance__person__in=keys))
    scopes |= {programme_scope(programme) for programme in joined.distinct()}
    sent = Referral.objects.filter(person__in=keys)
    for ends in sent.values_list("from_initiative", "to_initiative", "to_organisation"):
        scopes |= {f"referrals:{end}" for end in ends if end}
    for role in Membership.objects.filter(person__in=keys):
        scopes.add(f"roles:{role.initiative_id or role.organisation_id or role.house_id}")
    if Merge.objects.filter(Q(kept__in=keys) | Q(absorbed__in=keys)).exists():
        scopes.add(f"merges:{person.house_id}")
    scopes |= lists_with(keys)
    known = list(KnownHere.objects.filter(person__in=keys).values_list("initiative_id", flat=True))
    scopes |= {f"initiative:{initiative}" for initiative in known}
    found = Q(scope__in=scopes) | _while_shown(person, keys)
    for initiative in known:
        found |= Q(scope__startswith=f"names:{initiative}:")
    return found


def _while_shown(person: Person, keys: set[UUID]) -> Q:
    """The lists of what people can do and of what is celebrated, as long as each yes to stand there lasted."""
    scopes = {
        ConsentFor.SHOW_TALENT: talents_scope(person.house),
        ConsentFor.CELEBRATE: milestones_scope(person.house),
    }
    found = Q(pk__in=[])
    for yes in Consent.objects.filter(person__in=keys, purpose__in=scopes):
        during = Q(scope=scopes[ConsentFor(yes.purpose)], at__gte=yes.at)
        found |= during & Q(at__lte=yes.withdrawn_at) if yes.withdrawn_at else during
    return found


def _objects(keys: set[UUID], since: datetime) -> dict[str, set[str]]:
    """The rows about these persons, by model, as the log names them."""
    found: dict[str, Iterable[UUID]] = {
        Person._meta.label_lower: keys,
        Visit._meta.label_lower: Visit.objects.filter(person__in=keys, at__gte=since).values_list("pk", flat=True),
        HelpRequest._meta.label_lower: HelpRequest.objects.filter(
            visit__person__in=keys, visit__at__gte=since
        ).values_list("pk", flat=True),
        Attendance._meta.label_lower: Attendance.objects.filter(person__in=keys, registered_at__gte=since).values_list(
            "pk", flat=True
        ),
        SignUp._meta.label_lower: SignUp.objects.filter(person__in=keys).values_list("pk", flat=True),
        Referral._meta.label_lower: Referral.objects.filter(person__in=keys).values_list("pk", flat=True),
        HousePass._meta.label_lower: HousePass.objects.filter(person__in=keys).values_list("pk", flat=True),
        GivenKey._meta.label_lower: GivenKey.objects.filter(person__in=keys).values_list("pk", flat=True),
        ReachMark._meta.label_lower: ReachMark.objects.filter(person__in=keys).values_list("pk", flat=True),
        Membership._meta.label_lower: Membership.objects.filter(person__in=keys).values_list("pk", flat=True),
        Consent._meta.label_lower: Consent.objects.filter(
            person__in=keys, purpose__in=(ConsentFor.SHOW_TALENT, ConsentFor.CELEBRATE)
        ).values_list("pk", flat=True),
        TalentAsk._meta.label_lower: TalentAsk.objects.filter(
            Q(talent__person__in=keys) | Q(asker__in=keys)
        ).values_list("pk", flat=True),
        Milestone._meta.label_lower: Milestone.objects.filter(person__in=keys).values_list("pk", flat=True),
        Import._meta.label_lower: ImportPerson.objects.filter(person__in=keys).values_list("source", flat=True),
        **objects_about(keys),
    }
    return {label: {str(key) for key in rows} for label, rows in found.items()}


def _things(looks: Iterable[Look], person: Person) -> dict[UUID, Thing]:
    """Which parts of their own plan others saw, for the very person whose plan it is; no word of a plan comes here."""
    kinds = {look.about_key: look.part for look in looks if look.about_key and look.subject_key == person.pk}
    there = still_in_plan(person, [key for key in kinds if key])
    slug = person.house.slug
    return {key: Thing(say_part(kinds[key]), reverse("plan_part", args=[slug, key])) for key in there}


def _line(row: Look | Event, keys: set[UUID], things: Mapping[UUID, Thing]) -> Line:
    is_look = isinstance(row, Look)
    key, name = (row.viewer_key, row.viewer_name) if isinstance(row, Look) else (row.actor_key, row.actor_name)
    roles = dict(Role.choices)
    return Line(
        at=row.at,
        who=_("jijzelf") if key in keys else say_who(name, row.role) or _("iemand van wie de naam is gewist"),
        role=str(roles.get(row.role, "")),
        what=say_part(row.part) if isinstance(row, Look) else say_verb(row.verb),
        on_device=row.device_key is not None,
        is_look=is_look,
        things=_thing_of(row, things),
    )


def _thing_of(row: Look | Event, things: Mapping[UUID, Thing]) -> tuple[Thing, ...]:
    found = things.get(row.about_key) if isinstance(row, Look) and row.about_key else None
    return (found,) if found else ()


def lines_about(person: Person) -> list[Line]:
    """Who looked at this person's data and who wrote in it, in the last year; the newest first (T2)."""
    since = timezone.now() - HOW_FAR_BACK
    keys = keys_of(person)
    mine = Q(subject_key__in=keys) | _in_lists(person, keys, since)
    looks = Look.objects.filter(mine, house_key=person.house_id, at__gte=since)
    looks = looks.exclude(viewer_key__in=keys)
    about = Q(pk__in=[])
    for label, objects in _objects(keys, since).items():
        about |= Q(object_type=label, object_key__in=objects)
    events = Event.objects.filter(about, house_key=person.house_id, at__gte=since)
    # Looks at parts of a plan fold into one line for each moment: so more rows than lines are read.
    seen = list(looks.order_by("-at", "id")[: 5 * MOST_LINES])
    rows: Sequence[Look | Event] = [*seen, *events.order_by("-at")[:MOST_LINES]]
    things = _things(seen, person)
    return newest_first(as_one(_line(row, keys, things) for row in rows), MOST_LINES)


def get_merge_for(place: Place, key: UUID) -> Merge:
    """A merge of this house."""
    merge = Merge.objects.select_related("kept", "absorbed").filter(house=place.house, pk=key).first()
    if merge is None:
        raise Http404
    return merge


# Who keeps, and who asks.


def enter_keeping(request: HttpRequest, slug: str) -> Place:
    """How long a house keeps what: the coordinator chooses, the privacy keeper sees the same page."""
    place = enter_house(request, slug)
    role = place.powers.role_for(Permission.EDIT_HOUSE) or place.powers.role_for(Permission.SEE_LOG)
    if role is None:
        raise Http404
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return replace(place, by=replace(place.by, role=role.value))


def get_who_asks(place: Place, key: UUID) -> Person:
    """Somebody this desk knows, to help with their own data. It opens their card, so it is a look."""
    person = get_known_person(place, key)
    if person.erased_at:
        raise Http404
    looked(by=place.by, house_key=place.house.pk, part="card", subject_key=person.pk)
    return person


def prints_everything(place: Place) -> bool:
    """The privacy keeper prints all the house keeps; a desk only what it knows itself (T3)."""
    return place.may(Permission.SEE_LOG)


def get_request_for(place: Place, key: UUID) -> DataRequest:
    """Something that a person known at this desk asked for."""
    rows = DataRequest.objects.select_related("person", "consent", "initiative").filter(house=place.house, pk=key)
    asked = rows.filter(person__known_here__initiative=place.here).first()
    if asked is None:
        raise Http404
    return asked


def get_own_request(request: HttpRequest, key: UUID) -> DataRequest:
    """Something that was asked for me."""
    mine = {each for person in my_persons(request) for each in keys_of(person)}
    asked = DataRequest.objects.select_related("person", "consent").filter(pk=key, person__in=mine).first()
    if asked is None:
        raise Http404
    return asked


def waiting_for(persons: Iterable[Person]) -> list[DataRequest]:
    """Erasures of these people, or of who counts as them, that wait for their day."""
    keys = {each for person in persons for each in keys_of(person)}
    rows = DataRequest.objects.filter(person__in=keys, kind=RequestKind.ERASE, state=RequestState.ASKED)
    return list(rows.select_related("house"))


def get_asked(place: Place, key: UUID) -> DataRequest:
    """Any request of this house, for its privacy keeper."""
    asked = DataRequest.objects.select_related("person", "consent").filter(house=place.house, pk=key).first()
    if asked is None:
        raise Http404
    return asked

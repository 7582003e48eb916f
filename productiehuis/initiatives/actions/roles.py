"""Roles: give one from a day, end one on a day, and say what a role is. A role of the past stays for the numbers."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.house.rows import change_row, logged
from productiehuis.initiatives.access import ROLES, Scope
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Organisation, Role, RoleInHouse
from productiehuis.initiatives.rules import role_problem
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.actions import add_person, hold, stop_paper_codes
from productiehuis.people.models import Person


def membership_row(
    *,
    house: House,
    person: Person,
    role: Role,
    starts: date,
    ends: date | None = None,
    initiative: Initiative | None = None,
    organisation: Organisation | None = None,
    given_by_key: UUID | None = None,
    client_key: UUID | None = None,
) -> Membership:
    """An unsaved role, checked: the right kind of place, one house, and an end after the start."""
    scope = Scope.INITIATIVE if initiative else Scope.PARTNER if organisation else Scope.HOUSE
    if scope not in ROLES[Role(role)].scopes or (initiative and organisation):
        raise ValidationError({"role": _("Deze rol bestaat hier niet. Kies een andere rol.")})
    if any(each is not None and each.house_id != house.pk for each in (person, initiative, organisation)):
        raise ValidationError(_("Kies iets uit je eigen huis."))
    problem = role_problem(starts=starts, ends=ends, today=house.today)
    if problem == "ends before start":
        raise ValidationError({"ends": _("De laatste dag is te vroeg. Kies een dag na de eerste dag.")})
    if problem:
        raise ValidationError({"starts": _("Deze dag is te ver weg. Kies een dag binnen een jaar.")})
    return Membership(
        house=house,
        person=person,
        role=role,
        initiative=initiative,
        organisation=organisation,
        starts=starts,
        ends=ends,
        given_by_key=given_by_key,
        client_key=client_key,
    )


@transaction.atomic
def give_role(
    *,
    house: House,
    role: Role,
    starts: date,
    by: Actor,
    person: Person | None = None,
    first_name: str = "",
    ends: date | None = None,
    initiative: Initiative | None = None,
    organisation: Organisation | None = None,
    client_key: UUID | None = None,
) -> Membership:
    """A role for somebody known, or for a new first name. Sent twice is one person with one role."""
    if client_key and (sent := Membership.objects.filter(client_key=client_key, house=house).first()):
        return sent
    if person is None:
        if not first_name.strip():
            raise ValidationError(_("Vul een voornaam in."))
        person = add_person(house=house, by=by, client_key=client_key, first_name=first_name.strip())
    row = membership_row(
        house=house,
        person=person,
        role=role,
        starts=starts,
        ends=ends,
        initiative=initiative,
        organisation=organisation,
        given_by_key=by.key,
        client_key=client_key,
    )
    _refuse_double(row)
    hold(person)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # The same form at the same moment.
        return Membership.objects.get(client_key=client_key, house=house)
    if initiative:
        make_known(initiative=initiative, person=person, how=KnownHere.How.ROLE)
    if ROLES[role].needs_second_factor:  # Who made a code for a resident must not come in with more than that.
        stop_paper_codes(person=person, but_of=by.key)
    changes = {"role": [None, role], "starts": [None, starts], "ends": [None, ends]}
    record(verb="role given", obj=row, house_key=house.pk, by=by, changes=changes)
    return row


def _refuse_double(row: Membership) -> None:
    """The same role at the same place on the same day is one role."""
    same = Membership.objects.during(row.starts, row.ends or date.max).filter(
        person=row.person, role=row.role, initiative=row.initiative, organisation=row.organisation
    )
    if same.exists():
        raise ValidationError(_("Deze persoon heeft deze rol al. Kies een andere rol of een andere dag."))


@transaction.atomic
def end_role(*, membership: Membership, ends: date, by: Actor) -> Membership:
    """The last day of a role. A house always keeps a coordinator."""
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if ends < held.starts:
        raise ValidationError({"ends": _("De laatste dag is te vroeg. Kies een dag na de eerste dag.")})
    if held.role == Role.COORDINATOR and not _other_coordinator(held, ends):
        raise ValidationError(_("Geef eerst iemand anders de rol coördinator. Een huis heeft er altijd een."))
    before, held.ends = held.ends, ends
    held.save(update_fields=["ends"])
    record(verb="role ended", obj=held, house_key=held.house_id, by=by, changes={"ends": [before, ends]})
    return held


def _other_coordinator(held: Membership, after: date) -> bool:
    """Whether somebody else who can log in goes on as coordinator after this day."""
    others = Membership.objects.filter(house=held.house_id, role=Role.COORDINATOR, ends__isnull=True)
    return others.filter(starts__lte=after, person__user__isnull=False).exclude(person=held.person_id).exists()


@transaction.atomic
def say_role(*, house: House, role: Role, sentence: TranslatedText, by: Actor, is_used: bool = True) -> RoleInHouse:
    """How this house says in one sentence what a role is."""
    row = RoleInHouse.objects.filter(house=house, role=role).first()
    if row:
        return change_row(row, house=house, by=by, verb="role sentence changed", sentence=sentence, is_used=is_used)
    row = RoleInHouse.objects.create(house=house, role=role, sentence=sentence, is_used=is_used)
    changes = logged(RoleInHouse, {"sentence": [None, dict(sentence.versions)]})
    record(verb="role sentence added", obj=row, house_key=house.pk, by=by, changes=changes)
    return row

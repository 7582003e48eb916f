"""Reminding a receiver that owes a word. Never the resident; and no topic, room or kind of help is named (T9)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Person
from productiehuis.people.reach import language_of, send_safely
from productiehuis.referrals.actions.links import mail_links
from productiehuis.referrals.actions.moving import held
from productiehuis.referrals.models import Referral
from productiehuis.referrals.rules.waiting import is_reminder_due, reminders_by


@transaction.atomic
def remind(*, referral: Referral, by: Actor, now: datetime) -> int:
    """Say once more that somebody waits. Returns how many messages went out; run again the same night it is none.

    Who leads hears it; when nobody of them can be reached, who else works there. Where nobody can be reached at all
    nothing is written down as said, and the next night tries again: whoever sent it is told to go and ask.
    """
    row = held(referral)
    if row.waits_since is None or not is_reminder_due(row.waits_since, row.reminders, now):
        return 0
    sent = mail_links(row) + sum(_text(person, row) for person in _who_answers(row, now))
    sent = sent or sum(_text(person, row) for person in _who_else(row, now))
    if not sent:
        return 0
    row.reminders = reminders_by(row.waits_since, now)
    row.save(update_fields=["reminders"])
    record(verb="receiver reminded", obj=row, house_key=row.house_id, by=by)
    return sent


def _who_answers(row: Referral, now: datetime) -> list[Person]:
    """Who leads the room, or speaks for the partner; the resident hears nothing, also when that is the same person."""
    today = now.astimezone(row.house.zone).date()
    roles = Membership.objects.on(today).filter(house=row.house_id)
    if row.to_initiative_id:
        roles = roles.filter(initiative=row.to_initiative_id, role=Role.TREKKER)
    else:
        roles = roles.filter(organisation=row.to_organisation_id, role=Role.PARTNER_CONTACT)
    return _people(roles, row)


def _who_else(row: Referral, now: datetime) -> list[Person]:
    """Who works in that room besides who leads it."""
    today = now.astimezone(row.house.zone).date()
    if row.to_initiative_id is None:
        return []
    roles = Membership.objects.on(today).filter(house=row.house_id, initiative=row.to_initiative_id)
    return _people(roles.filter(role__in=[Role.VOLUNTEER, Role.ASPIRANT]), row)


def _people(roles: QuerySet[Membership], row: Referral) -> list[Person]:
    people = Person.objects.filter(pk__in=roles.values("person"), erased_at__isnull=True).select_related("user")
    return [each for each in people if each.pk != row.person_id]


def _text(person: Person, row: Referral) -> bool:
    with translation.override(language_of(person)):
        body = _("%(house)s: er wacht iemand op jouw antwoord. Log in en kijk bij 'Van mij'.")
        body %= {"house": row.house.name}
    return send_safely(person, body, language_of(person))

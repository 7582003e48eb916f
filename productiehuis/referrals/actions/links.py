"""The link with which a receiver answers without log-in: making it, mailing it, withdrawing it.

A partner of whom nobody logs in gets it by itself at the yes, at the one mail address that the house keeps of them.

What is mailed says that somebody waits for an answer, and names no topic, no room and no kind of help (T9).
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.post.actions import send
from productiehuis.post.models import Channel
from productiehuis.referrals.access.marks import answer_mark
from productiehuis.referrals.actions.moving import held
from productiehuis.referrals.models import AnswerLink, Referral
from productiehuis.referrals.queries import unreached_of
from productiehuis.referrals.rules.reaching import mail_address_in
from productiehuis.referrals.rules.states import SEEN_BY_RECEIVER
from productiehuis.referrals.rules.waiting import LINK_DAYS


def address_of(link: AnswerLink) -> str:
    """The whole address of the page."""
    return f"{link.origin}{reverse('referral_answer', args=[link.pk, answer_mark(link)])}"


@transaction.atomic
def make_link(*, referral: Referral, by: Actor, client_key: UUID, to: str = "", origin: str = "") -> AnswerLink:
    """A page for the receiver; mailed when there is an address, as soon as the resident said yes."""
    if sent := AnswerLink.objects.filter(client_key=client_key).first():
        if sent.referral_id != referral.pk:
            raise sent_elsewhere()
        return sent
    link = AnswerLink(
        house_id=referral.house_id,
        referral=referral,
        to=to,
        origin=origin,
        made_by_key=by.key,
        expires=timezone.now() + timedelta(days=LINK_DAYS),
        client_key=client_key,
    )
    link.save(force_insert=True)
    record(verb="referral link made", obj=referral, house_key=referral.house_id, by=by)
    if referral.state in SEEN_BY_RECEIVER:
        mail_link(link, referral)
    return link


@transaction.atomic
def reach_partner(*, referral: Referral, by: Actor, client_key: UUID, origin: str) -> AnswerLink | None:
    """Mail the page to a partner that does not know of it yet; None when they do, or no one address is known."""
    return mail_partner(held(referral), by, client_key, origin)


def mail_partner(row: Referral, by: Actor, client_key: UUID, origin: str) -> AnswerLink | None:
    """The same of one that is held already."""
    to = partner_address(row)
    if not to or not unreached_of([row]):
        return None
    return make_link(referral=row, by=by, client_key=client_key, to=to, origin=origin)


def partner_address(referral: Referral) -> str:
    """Where its partner is mailed; empty when it goes to a room of the house or no one address is known."""
    return mail_address_in(referral.to_organisation.contact) if referral.to_organisation else ""


@transaction.atomic
def withdraw_link(*, link: AnswerLink, by: Actor) -> None:
    """It opens nothing any more, at once. Again changes nothing."""
    rows = AnswerLink.objects.filter(pk=link.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now()):
        record(verb="referral link withdrawn", obj=link.referral, house_key=link.house_id, by=by)


@transaction.atomic
def note_opened(*, link: AnswerLink, by: Actor) -> None:
    """It was opened for the first time. Again changes nothing."""
    if link.opened_at is None:
        AnswerLink.objects.filter(pk=link.pk, opened_at__isnull=True).update(opened_at=timezone.now())
        record(verb="referral link opened", obj=link.referral, house_key=link.house_id, by=by)


def mail_links(referral: Referral) -> int:
    """Every working link of this referral that has an address, again. Returns how many went out."""
    now = timezone.now()
    return sum(mail_link(link, referral) for link in referral.links.all() if link.works_at(now))


def mail_link(link: AnswerLink, referral: Referral) -> bool:
    """In the language of the house, for who pressed may read another one than the partner."""
    if not link.to:
        return False
    house = referral.house
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Een vraag van %(house)s") % {"house": house.name}
        body = _(
            "Dag,\n\n%(house)s heeft een vraag voor je. Open de link, lees de vraag en geef antwoord. "
            "Inloggen is niet nodig.\n\n%(link)s\n\nDe link is alleen voor jou. Stuur hem niet door."
        )
    send(
        channel=Channel.MAIL,
        to=link.to,
        subject=subject,
        body=body % {"house": house.name, "link": address_of(link)},
        house_key=house.pk,
        expires=link.expires,
    )
    return True

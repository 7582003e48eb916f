"""A warm referral: from a desk to a room or a partner, with the resident's yes, until the resident says it helped.

A receiver hears only what is needed and only as long as it is open. What happened is a line in `ReferralStep`.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import InHouse, MadeByForm, Storey, Topic
from productiehuis.initiatives.models import Initiative, Membership, Organisation, Role, Room
from productiehuis.people.models import Consent, Person
from productiehuis.referrals.rules.states import CLOSED, NO_HELP, SEEN_BY_RECEIVER
from productiehuis.vault.fields import SealedTextField


class ReferralState(models.TextChoices):
    """Where a referral stands; the table of moves is `rules.states.MOVES`."""

    PROPOSED = "proposed", _("eerst vragen")
    SENT = "sent", _("wacht op antwoord")
    ACCEPTED = "accepted", _("kan komen")
    MISSED = "missed", _("niet gekomen")
    ARRIVED = "arrived", _("is er geweest")
    HELPED = "helped", _("geholpen")
    NOT_HELPED = "not_helped", _("niet geholpen")
    REFUSED = "refused", _("kan daar niet")
    PASSED_ON = "passed_on", _("ging naar een ander")
    WITHDRAWN = "withdrawn", _("ja teruggenomen")
    STOPPED = "stopped", _("gestopt")


class WhyNot(models.TextChoices):
    """Why a receiver cannot; countable, so that the line can learn from it."""

    FULL = "full", _("We zitten vol.")
    NOT_OURS = "not_ours", _("Dit past niet bij ons.")
    LANGUAGE = "language", _("We spreken deze taal niet.")
    OTHER = "other", _("Een andere reden.")


class Walks(models.TextChoices):
    """Who walks along the first time."""

    ALONE = "alone", _("gaat zelf")
    OURS = "ours", _("iemand van ons loopt mee")
    OWN = "own", _("neemt zelf iemand mee")


# The same, said to the resident.
WALKS_WITH_YOU = {
    Walks.ALONE: _("Je gaat zelf."),
    Walks.OURS: _("Iemand van ons loopt met je mee."),
    Walks.OWN: _("Je neemt zelf iemand mee."),
}


class AskedHow(models.TextChoices):
    """How the resident was asked whether it helped."""

    DESK = "desk", _("aan de balie")
    PAPER = "paper", _("op papier")
    PHONE = "phone", _("op de eigen telefoon")
    TALK = "talk", _("in een gesprek met de coach")


class ReferralQuerySet(models.QuerySet["Referral"]):
    def open(self) -> "ReferralQuerySet":
        return self.exclude(state__in=list(CLOSED))

    def seen_by_receiver(self) -> "ReferralQuerySet":
        """What a receiver may look at now: after the yes, until it is closed, and of somebody who is still there."""
        return self.filter(state__in=list(SEEN_BY_RECEIVER), person__isnull=False)

    def followed_by(self, key: UUID | None) -> "ReferralQuerySet":
        """What whoever has this key may follow at their desk: what was told apart only when it was told to them."""
        return self.filter(Q(is_discreet=False) | Q(followed_by_key=key, followed_by_key__isnull=False))

    def to_do(self, lately: datetime) -> "ReferralQuerySet":
        """What whoever sent it has to do something with: open, or over without help since `lately` and left there."""
        no_help = Q(state__in=NO_HELP, settled_at__isnull=True, closed_at__gte=lately, next__isnull=True)
        return self.filter(Q(closed_at__isnull=True) | no_help)

    def late(self, before: datetime) -> "ReferralQuerySet":
        """The receiver owes a word since before this moment."""
        return self.filter(waits_since__lt=before)

    def unreached(self, now: datetime, today: date) -> "ReferralQuerySet":
        """Partners that do not know of it yet: nobody of them logs in, and no page without log-in is open for them."""
        pages = AnswerLink.objects.filter(referral=OuterRef("pk"), withdrawn_at__isnull=True, expires__gt=now)
        speaks = Membership.objects.on(today).filter(role=Role.PARTNER_CONTACT, person__user__is_active=True)
        reads = speaks.filter(organisation=OuterRef("to_organisation")).exclude(person=OuterRef("person"))
        waiting = self.filter(state=ReferralState.SENT, to_organisation__isnull=False, person__isnull=False)
        return waiting.filter(~Exists(pages), ~Exists(reads))


class Referral(MadeByForm):
    """One resident, one receiver. Goes on elsewhere as another row that `follows` this one."""

    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="referrals")
    person_number = models.PositiveIntegerField()
    from_initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="referrals_out")
    from_storey = models.ForeignKey(Storey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    to_room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, related_name="referrals_in")
    to_initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, null=True, related_name="referrals_in")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="referrals_in")
    to_storey = models.ForeignKey(Storey, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", db_index=False)
    why = SealedTextField(_("waarom"), blank=True)
    bring = SealedTextField(_("wat je meeneemt"), blank=True)
    walks = models.CharField(max_length=6, choices=Walks, default=Walks.ALONE)
    companion = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="walks_along")
    is_discreet = models.BooleanField(_("apart bespreken"), default=False)
    state = models.CharField(max_length=10, choices=ReferralState, default=ReferralState.PROPOSED)
    why_not = models.CharField(max_length=10, choices=WhyNot, blank=True)
    comes_at = models.DateTimeField(_("wanneer je kunt komen"), null=True)
    asked_how = models.CharField(max_length=6, choices=AskedHow, blank=True)
    consent = models.ForeignKey(Consent, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    date = models.DateField()
    month = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    made_by_key = models.UUIDField(null=True)
    # Who follows what was told apart: who was told, until they stop and somebody else gets it.
    followed_by_key = models.UUIDField(null=True)
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # Since when the receiver owes a word; empty when nobody waits for one.
    waits_since = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    # The resident knows: when they can come, or after a no. Every next step is news again.
    settled_at = models.DateTimeField(null=True)
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="next")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_initiative__isnull=False, to_organisation__isnull=True)
                | Q(to_initiative__isnull=True, to_organisation__isnull=False),
                name="referral_has_one_receiver",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "stopped"]) | Q(sent_at__isnull=False),
                name="referral_travels_after_a_yes",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(comes_at__isnull=False), name="referral_accepted_has_a_time"
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(why_not=""), name="referral_no_has_a_reason"),
            models.CheckConstraint(
                condition=Q(waits_since__isnull=True) | Q(state__in=["sent", "accepted"]),
                name="referral_waits_only_for_a_receiver",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, state__in=["proposed", "sent", "accepted", "missed", "arrived"])
                | (Q(closed_at__isnull=False) & ~Q(state__in=["proposed", "sent", "accepted", "missed", "arrived"])),
                name="referral_closed_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["house", "from_initiative", "state"], name="referral_from"),
            models.Index(fields=["house", "to_initiative", "state"], name="referral_to"),
            models.Index(fields=["house", "to_organisation", "state"], name="referral_to_partner"),
            models.Index(fields=["house", "year"], name="referral_of_year"),
            models.Index(fields=["house", "person_number"], name="referral_of_number"),
            models.Index(fields=["waits_since"], name="referral_waits", condition=Q(waits_since__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.state}"

    @property
    def receiver(self) -> Initiative | Organisation:
        """Who reads it."""
        found = self.to_initiative or self.to_organisation
        assert found is not None
        return found

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ReferralStep(InHouse):
    """One line in the history of a referral: who did what, when, and where it stands since. Append-only."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=ReferralState)
    note = SealedTextField(_("notitie"), blank=True)
    at = models.DateTimeField(default=timezone.now)
    by_key = models.UUIDField(null=True)
    by_name = models.CharField(max_length=140, blank=True)
    # Somebody with the link that was made for `by_name`.
    is_by_link = models.BooleanField(default=False)
    client_key = models.UUIDField(unique=True, null=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.state}"


class AnswerLink(MadeByForm):
    """A page for a receiver without log-in, until a day; it can be withdrawn, and ends when the referral does.

    The address carries a keyed hash of this row's key: nothing here opens it, and a reminder can say it again.
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="links")
    # Where it was sent, perhaps, and at which address of ours the page stands.
    to = SealedTextField(_("e-mailadres"), blank=True)
    origin = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by_key = models.UUIDField(null=True)
    expires = models.DateTimeField(_("werkt tot"))
    withdrawn_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"{self.expires:%Y-%m-%d}"

    def works_at(self, now: datetime) -> bool:
        return self.withdrawn_at is None and now < self.expires

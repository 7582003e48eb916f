"""Intervisie: a small group of coaches and aspirants, a question without names, and what came out."""

from django.db import models

from productiehuis.house.models import InHouse, MadeByForm
from productiehuis.people.models import Person
from productiehuis.vault.fields import SealedTextField


class PeerTalk(MadeByForm):
    """One question that somebody brought to a small group. Only the group reads it."""

    date = models.DateField()
    brought_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="brought_questions")
    question = SealedTextField(max_length=1500, blank=True)
    outcome = SealedTextField(max_length=3000, blank=True)
    # Goes up with each outcome, so that who read an older one is told so.
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-date", "-id"]
        indexes = [models.Index(fields=["house", "date"], name="peer_talk_by_day")]

    def __str__(self) -> str:
        return f"{self.date}"


class PeerMember(InHouse):
    """Somebody of the group."""

    peer_talk = models.ForeignKey(PeerTalk, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="peer_groups")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peer_talk", "person"], name="peer_member_once")]

    def __str__(self) -> str:
        return f"{self.peer_talk_id} {self.person_id}"

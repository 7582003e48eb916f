"""Who did what, and who looked at whose file. Append-only: database triggers hold that (see triggers.py).

Keys instead of foreign keys: the log stays true when what it tells about is gone, and this app knows no other.
"""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from productiehuis.kernel.keys import new_key


class Event(models.Model):
    """One write: who, when, what was done to which object, and the changes of fields that are not sensitive."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    house_key = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)
    actor_key = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=40, blank=True)
    device_key = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=80)
    object_key = models.CharField(max_length=64)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["house_key", "at"], name="audit_event_house"),
            models.Index(fields=["object_type", "object_key"], name="audit_event_object"),
            models.Index(fields=["actor_key"], name="audit_event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type} {self.object_key}"


class Look(models.Model):
    """Someone saw another person's data: one file (`subject_key`) or a list (`scope`, who was in it is derived).

    `about_key` says which thing in that file, where the owner shows things one by one.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    house_key = models.UUIDField(null=True)
    at = models.DateTimeField(default=timezone.now)
    viewer_key = models.UUIDField(null=True)
    viewer_name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=40, blank=True)
    device_key = models.UUIDField(null=True)
    subject_key = models.UUIDField(null=True)
    scope = models.CharField(max_length=120, blank=True)
    about_key = models.UUIDField(null=True)
    part = models.CharField(max_length=60)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_key", "at"], name="audit_look_subject"),
            models.Index(fields=["scope", "at"], name="audit_look_scope"),
            models.Index(fields=["viewer_key", "at"], name="audit_look_viewer"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.subject_key or self.scope}"

"""What somebody was writing on a page of their own when their log-in turned out to have ended."""

from django.db import models
from django.utils import timezone

from productiehuis.kernel.keys import new_key
from productiehuis.people.models.login import User
from productiehuis.vault.fields import SealedTextField

# A longer form is not kept.
LARGEST = 20_000
LONGEST_PATH = 300


class KeptForm(models.Model):
    """A form that came too late: sealed, for this login alone, for half an hour (ADR 26).

    `device_key` is the device of a desk it was written on: there it comes back, and not on a phone; or the other way.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_forms")
    device_key = models.UUIDField(null=True)
    path = models.CharField(max_length=LONGEST_PATH)
    words = SealedTextField(max_length=LARGEST)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "path"], name="kept_form_once")]

    def __str__(self) -> str:
        return f"form {self.pk}"

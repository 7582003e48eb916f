"""A plan that comes from another house, as long as its owner looks at what it would bring."""

from django.db import models
from django.utils import timezone

from productiehuis.house.models import MadeByForm
from productiehuis.people.models import Person


class Arrival(MadeByForm):
    """A file of a plan that was read and has no fault: sealed in the storage, for a day at most."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    stored_file = models.CharField(max_length=100, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["house", "person"], name="arrival_of_person")]

    def __str__(self) -> str:
        return str(self.pk)

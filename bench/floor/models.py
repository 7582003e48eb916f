"""One table with what a row of the list shows."""

from django.db import models


class Row(models.Model):
    at = models.DateTimeField()
    name = models.CharField(max_length=120)
    topics = models.CharField(max_length=200)
    state = models.CharField(max_length=20)

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.name

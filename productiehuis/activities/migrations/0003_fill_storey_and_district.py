"""Presences of before get the storey and district of the room as it is now: nothing older is known."""

from django.db import migrations
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


def fill(apps, _schema_editor):
    attendance = apps.get_model("activities", "Attendance").objects.filter(storey__isnull=True)
    session = apps.get_model("activities", "Session").objects.filter(pk=OuterRef("session_id"))
    attendance.update(
        storey=Subquery(session.values("programme__room__storey")[:1]),
        district=Coalesce(Subquery(session.values("programme__room__location__district")[:1]), Value("")),
    )


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_storey_and_district_of_attendance")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]

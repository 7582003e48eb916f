from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from productiehuis.monitor.triggers import mark_all


def count_anew(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was kept does not know who asked: the worker counts every month again."""
    mark_all(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("monitor", "0002_stale_triggers")]

    operations = [
        migrations.AddField("kepttopic", "people", models.BinaryField(default=bytes)),
        migrations.AddField("kepttopic", "unnamed", models.PositiveIntegerField(default=0)),
        migrations.RunPython(count_anew, migrations.RunPython.noop),
    ]

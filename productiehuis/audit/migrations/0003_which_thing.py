from django.db import migrations, models

from productiehuis.audit.triggers import install, remove


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        # The locks name the columns they hold: they come off and go on again with the new one.
        migrations.RunPython(remove, install),
        migrations.AddField("look", "about_key", models.UUIDField(null=True)),
        migrations.RunPython(install, remove),
    ]

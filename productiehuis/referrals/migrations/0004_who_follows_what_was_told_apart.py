from django.db import migrations, models
from django.db.models import F


def follow(apps, schema_editor):
    """Until now who was told followed it."""
    rows = apps.get_model("referrals", "Referral").objects.filter(is_discreet=True)
    rows.update(followed_by_key=F("made_by_key"))


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_with_link")]

    operations = [
        migrations.AddField("referral", "followed_by_key", models.UUIDField(null=True)),
        migrations.RunPython(follow, migrations.RunPython.noop, elidable=True),
    ]

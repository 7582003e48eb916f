

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0001_initial'),
        ('house', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='district',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='attendance',
            name='storey',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='house.storey'),
        ),
    ]

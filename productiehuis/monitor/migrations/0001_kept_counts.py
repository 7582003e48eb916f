import django.db.models.deletion
import productiehuis.kernel.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('house', '0001_initial'),
        ('initiatives', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Stale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('house_key', models.UUIDField()),
                ('initiative_key', models.UUIDField()),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['house_key', 'year', 'initiative_key', 'month'], name='stale_cell')],
            },
        ),
        migrations.CreateModel(
            name='KeptMonth',
            fields=[
                ('id', models.UUIDField(default=productiehuis.kernel.keys.new_key, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('help', 'Help'), ('activation', 'Activation')], max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField()),
                ('district', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('people', models.BinaryField()),
                ('named', models.PositiveIntegerField()),
                ('unnamed', models.PositiveIntegerField()),
                ('house', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='house.house')),
                ('initiative', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                ('storey', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='house.storey')),
            ],
            options={
                'indexes': [models.Index(fields=['house', 'year', 'initiative', 'month'], name='kept_month')],
            },
        ),
        migrations.CreateModel(
            name='KeptTopic',
            fields=[
                ('id', models.UUIDField(default=productiehuis.kernel.keys.new_key, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('month', models.PositiveSmallIntegerField()),
                ('requests', models.PositiveIntegerField()),
                ('house', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='house.house')),
                ('initiative', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                ('topic', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='house.topic')),
            ],
            options={
                'indexes': [models.Index(fields=['house', 'year', 'initiative', 'month'], name='kept_topic')],
            },
        ),
    ]

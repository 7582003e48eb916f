import django.db.models.deletion
import django.utils.timezone
import productiehuis.kernel.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('house', '0001_initial'),
        ('initiatives', '0002_house_pass'),
        ('monitor', '0004_sharing'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedPeriod',
            fields=[
                ('id', models.UUIDField(default=productiehuis.kernel.keys.new_key, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField(default=0)),
                ('month', models.PositiveSmallIntegerField(default=0)),
                ('figures', models.JSONField()),
                ('told', models.JSONField()),
                ('closed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_by_key', models.UUIDField(null=True)),
                ('client_key', models.UUIDField(unique=True)),
                ('reopened_at', models.DateTimeField(null=True)),
                ('reopened_by_key', models.UUIDField(null=True)),
                ('reopen_reason', models.CharField(blank=True, max_length=200, verbose_name='waarom weer open')),
                ('house', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='house.house')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closed_periods', to='initiatives.initiative')),
            ],
            options={
                'ordering': ['-year', '-quarter', '-month', '-closed_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reopened_at__isnull', True)), fields=('house', 'initiative', 'year', 'quarter', 'month'), name='period_closed_once'), models.CheckConstraint(condition=models.Q(models.Q(('month__lte', 12), ('quarter', 0)), models.Q(('month', 0), ('quarter__lte', 4)), _connector='OR'), name='closed_quarter_or_month')],
            },
        ),
    ]

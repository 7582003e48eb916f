from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_consent'),
    ]

    operations = [
        migrations.AlterField(
            model_name='consent',
            name='purpose',
            field=models.CharField(choices=[('take_along', 'alles over mij afdrukken'), ('erase', 'mijn gegevens wissen'), ('coach', 'een coach die ik koos'), ('walk_along', 'een aspirant loopt mee in één gesprek')], max_length=20),
        ),
    ]

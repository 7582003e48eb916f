from django.db import migrations

from productiehuis.monitor.triggers import install, remove


class Migration(migrations.Migration):
    dependencies = [
        ("monitor", "0001_kept_counts"),
        ("helpdesk", "0001_initial"),
        ("activities", "0003_fill_storey_and_district"),
    ]

    operations = [migrations.RunPython(install, remove)]

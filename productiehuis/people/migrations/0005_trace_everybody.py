"""By what the people who are there already are found."""

from typing import Any

from django.db import migrations

from productiehuis.kernel.names import Traits, kept_keys

BATCH = 500
_COLUMNS = ("first_name", "last_name", "birth_year", "birth_date", "postcode", "phone")


def trace(apps: Any, schema_editor: Any) -> None:
    person_model, trace_model = apps.get_model("people", "Person"), apps.get_model("people", "NameTrace")
    rows = []
    people = person_model.objects.filter(erased_at__isnull=True, traces__isnull=True)
    for person in people.only("house_id", *_COLUMNS).iterator(chunk_size=BATCH):
        traits = Traits(*(getattr(person, name) for name in _COLUMNS))
        rows += [trace_model(house_id=person.house_id, person_id=person.pk, key=key) for key in sorted(kept_keys(traits))]
        if len(rows) > BATCH * 10:
            trace_model.objects.bulk_create(rows, batch_size=BATCH)
            rows = []
    trace_model.objects.bulk_create(rows, batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("people", "0004_look_alikes")]
    operations = [migrations.RunPython(trace, migrations.RunPython.noop)]

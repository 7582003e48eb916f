"""Lines of the log from before it left out what is told in free words become as they are written now.

A name in such words could not be taken out when somebody was erased. That something changed, when and by whom stays.
"""

from django.db import migrations

from productiehuis.audit.triggers import install, remove

WORDS = frozenset(
    "intro status_note motto description how_to_get_in what for_whom costs note cancel_note skill sentence what_for "
    "contact reason reopen_reason".split()
)
# What these are called is told freely too.
CALLED = ("initiatives.room", "pathway.step", "activities.programme", "activities.coursetemplate")
NAMES = frozenset({"name", "slug"})
CHUNK = 500


def _some(words):
    return "…" if (any(words.values()) if isinstance(words, dict) else words) else ""


def without_words(object_type, changes):
    """What of these changes stays in the log."""
    told = WORDS | NAMES if object_type in CALLED else WORDS
    return {
        name: [_some(each) for each in change] if name in told and isinstance(change, list) else change
        for name, change in changes.items()
    }


def leave_words_out(apps, schema_editor):
    Event = apps.get_model("audit", "Event")
    rows = Event.objects.using(schema_editor.connection.alias).order_by("pk")
    rows, last = rows.filter(changes__has_any_keys=sorted(WORDS | NAMES)), None
    while lines := list((rows.filter(pk__gt=last) if last else rows).only("object_type", "changes")[:CHUNK]):
        last = lines[-1].pk
        for line in lines:
            stays = without_words(line.object_type, line.changes)
            if stays != line.changes:
                line.changes = stays
                line.save(update_fields=["changes"])


def with_lock_off(apps, schema_editor):
    remove(apps, schema_editor)
    leave_words_out(apps, schema_editor)
    install(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("audit", "0003_which_thing")]

    operations = [migrations.RunPython(with_lock_off, migrations.RunPython.noop)]

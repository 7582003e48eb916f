"""The floor of `imports`: a bare openpyxl read-only pass, each row one simple row in the database.

`python -m bench.imports.floor FILE [hoard]`: `hoard` keeps all rows, and is the control of the memory figure.
"""

import os
import sys
from itertools import islice

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.floor.settings"
import django

django.setup()

from django.core.management import call_command
from django.utils import timezone
from openpyxl import load_workbook

from bench.floor.models import Row

AT_ONCE = 1000


def main(path: str, *, hoard: bool) -> int:
    call_command("migrate", run_syncdb=True, verbosity=0)
    book = load_workbook(path, read_only=True, data_only=True)
    cells = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    kept: list[object] = []
    now, stored = timezone.now(), 0
    while some := list(islice(cells, AT_ONCE)):
        if hoard:
            kept.extend(some)
        rows = [Row(at=now, name=f"{each[1]} {each[2]}", topics=each[4] or "", state="open") for each in some]
        stored += len(Row.objects.bulk_create(rows))
    return stored


if __name__ == "__main__":
    sys.stdout.write(str(main(sys.argv[1], hoard="hoard" in sys.argv)))

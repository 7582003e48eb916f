"""Database queries of the measured page with 5 and with 50 rows, and of a page with a planted query per row."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.house import ROOT, TODAY, build

COUNT = f"""
import django; django.setup()
from django.db import connection, reset_queries
from django.test import Client
from django.conf import settings
settings.DEBUG = True
client = Client(headers={{"host": "localhost"}})
client.cookies["sessionid"] = "%s"
client.get("{TODAY}")
reset_queries()
assert client.get("{TODAY}").status_code == 200
ours = len(connection.queries)
from productiehuis.helpdesk.models import Visit
reset_queries()
for visit in Visit.objects.valid().filter(initiative__slug="spreekuur-tagerijn").order_by("-at")[:%d]:
    visit.room.name
print(ours, len(connection.queries))
"""


def counted(rows: int) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as folder:
        house = build(Path(folder), visits_today=rows)
        env = {**os.environ, **house.env, "DJANGO_SETTINGS_MODULE": "productiehuis.config.settings"}
        code = COUNT % (house.session, rows)
        out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        ours, planted = out.stdout.split()
        return int(ours), int(planted)


def run() -> None:
    few, planted_few = counted(10)
    many, planted_many = counted(50)
    print(f"queries, 10 and 50 rows    {few} and {many}   wanted: the same")
    print(f"planted query per row      {planted_few} and {planted_many}   (control: must grow)")

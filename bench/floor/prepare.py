"""Makes the floor's database: a user with a session, fifty rows. Prints the session key."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.floor.settings"
import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.utils import timezone

from bench.floor.models import Row

call_command("migrate", run_syncdb=True, verbosity=0)
user = get_user_model().objects.create_user("floor")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
Row.objects.bulk_create(
    Row(at=timezone.now(), name=f"Bezoeker {n}", topics="Brieven en papieren, Schulden", state="open")
    for n in range(50)
)
sys.stdout.write(session.session_key)

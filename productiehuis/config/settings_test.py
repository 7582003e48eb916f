"""The settings under test: the same, but quick to hash, quick to disk and without hashed file names."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from productiehuis.config.settings import *  # noqa: F403
from productiehuis.config.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECRET_KEY = "only-for-tests-" + "x" * 50
DEMO = True
ALLOWED_HOSTS = ["*"]
VAULT_KEYS = "t1:" + "dGVzdCBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyEhISE="

# A file, not memory: then the server of a browser test has connections of its own, as in real life.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;"
    DATABASES["default"]["TEST"] = {"NAME": Path(tempfile.gettempdir()) / f"productiehuis-test-{os.getpid()}.sqlite3"}

# Two runs at the same time do not see each other's files.
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="productiehuis-test-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)

# A page that asks the same question for every row fails its test.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]

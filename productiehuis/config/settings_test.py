"""The settings under test: the same, but quick to hash and without hashed file names."""

from productiehuis.config.settings import *  # noqa: F403
from productiehuis.config.settings import STORAGES

STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECRET_KEY = "only-for-tests-" + "x" * 50
DEMO = True
ALLOWED_HOSTS = ["*"]
VAULT_KEYS = "t1:" + "dGVzdCBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyEhISE="

"""The one settings file. What differs between machines comes from the environment.

Environment: DATABASE_URL (default: SQLite in DATA_DIR), DATA_DIR (default: var/demo or var/house), DEMO (0 or 1),
DEBUG (0 or 1), SECRET_KEY (default: a file in DATA_DIR made at first start), ALLOWED_HOSTS,
CSRF_TRUSTED_ORIGINS (comma separated), HTTPS (0 or 1), TIME_ZONE, VAULT_KEYS (default: files in DATA_DIR),
SMS_BACKEND, MAIL_BACKEND, TRUSTED_PROXIES (how many stand in front), SIGNUP_OPEN (0 or 1), KEPT_COUNTS (0 or 1).
"""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[2]


def _flag(name: str, default: str = "0") -> bool:
    return os.environ.get(name, default) == "1"


DEBUG = _flag("DEBUG")
DEMO = _flag("DEMO")
# The demo and a real house never share a folder.
DATA_DIR = Path(os.environ.get("DATA_DIR") or ROOT / "var" / ("demo" if DEMO else "house"))


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def _secret(name: str) -> str:
    """A secret from the environment, or from a file only this user can read, made at first use."""
    if value := os.environ.get(name.upper()):
        return value
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
    return path.read_text()


HTTPS = _flag("HTTPS")
SECRET_KEY = _secret("secret_key")
ALLOWED_HOSTS = _list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "productiehuis.ui",
    "productiehuis.audit",
    "productiehuis.vault",
    "productiehuis.post",
    "productiehuis.house",
    "productiehuis.people",
    "productiehuis.initiatives",
    "productiehuis.referrals",
    "productiehuis.activities",
    "productiehuis.pathway",
    "productiehuis.helpdesk",
    "productiehuis.plans",
    "productiehuis.coaching",
    "productiehuis.imports",
    "productiehuis.gaps",
    "productiehuis.monitor",
    "productiehuis.privacy",
    "productiehuis.site",
    "productiehuis.config",
    # After our own apps, so that our templates come before theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # A page differs a few random bytes in length each time, so that its length tells nothing of what is in it.
    "django.middleware.gzip.GZipMiddleware",
    "productiehuis.config.headers.OnePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "productiehuis.ui.middleware.OnlyPressedMiddleware",
    "productiehuis.people.middleware.SignedInMiddleware",
    "productiehuis.initiatives.desk_middleware.DeskMiddleware",
    "productiehuis.initiatives.middleware.DoorMiddleware",
    "productiehuis.config.busy.BusyMiddleware",
]

ROOT_URLCONF = "productiehuis.config.urls"
WSGI_APPLICATION = "productiehuis.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["productiehuis.ui.templatetags.ui", "django.templatetags.i18n", "django.templatetags.static"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "productiehuis.site.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "productiehuis.ui.forms.Renderer"

# Database. One write at a time, waiting for its turn, and on disk before it is acknowledged. The write-ahead log may
# grow to 32 MB before it is folded in, so that a busy desk seldom waits for that; what was deleted is overwritten.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'productiehuis.sqlite3'}", conn_max_age=600
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA wal_autocheckpoint=8000;"
        "PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
    # Rate limits must hold over all processes.
    "limits": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# The Monitor keeps counts of months; off, it reads every registration each time. Numbers are the same.
KEPT_COUNTS = _flag("KEPT_COUNTS", "1")

# Lists ask before they are stored which periods are closed; the Monitor stands above them.
CLOSED_PERIODS = "productiehuis.monitor.periods.closed_among"

# Language and time.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels")), ("tr", _("Turks")), ("ar", _("Arabisch"))]
LOCALE_PATHS = [ROOT / "productiehuis" / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
USE_I18N = USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/Amsterdam")

# Files. An upload larger than a list may be is stopped on the way.
FILE_UPLOAD_HANDLERS = [
    "productiehuis.imports.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/files/"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Keys of the vault: "id:base64,..." newest first, or files made at first start. Never in the database.
VAULT_KEYS = os.environ.get("VAULT_KEYS", "")
VAULT_KEYS_DIR = DATA_DIR / "keys"

# Outbox: what carries a message, per channel.
POST_BACKENDS = {
    "sms": os.environ.get("SMS_BACKEND", "productiehuis.post.backends.ConsoleBackend"),
    "mail": os.environ.get("MAIL_BACKEND", "productiehuis.post.backends.ConsoleBackend"),
    "paper": "productiehuis.post.backends.ConsoleBackend",
}
SMS_URL = os.environ.get("SMS_URL", "")
SMS_TOKEN = os.environ.get("SMS_TOKEN", "")
SMS_SENDER = os.environ.get("SMS_SENDER", "Huis")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("EMAIL_TLS", "1")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "huis@localhost")

# People and login.
AUTH_USER_MODEL = "people.User"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # Nobody needs an e-mail address here.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "productiehuis.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone", "username*", "password1*"]  # Each sign-up page takes a part of these.
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/5m/ip",
    "login_failed": "20/10m/ip,5/10m/key",
    "request_login_code": "10/10m/ip,3/10m/key",
    "verify_phone": "1/30s/key,5/10m/ip",
    "signup": "10/h/ip",
    "change_phone": "5/10m/user",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
# How many proxies of our own stand in front, so that a made-up address does not get around the rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))
MFA_ADAPTER = "productiehuis.people.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Productiehuis"
MFA_TOTP_TOLERANCE = 1  # A phone's clock is often a little off.
_FORMS = "productiehuis.people.forms."
ACCOUNT_FORMS = {
    "login": _FORMS + "LoginForm",
    "request_login_code": _FORMS + "RequestLoginCodeForm",
    "confirm_login_code": _FORMS + "ConfirmLoginCodeForm",
    "verify_phone": _FORMS + "VerifyPhoneForm",
    "change_phone": _FORMS + "ChangePhoneForm",
    "change_password": _FORMS + "ChangePasswordForm",
    "set_password": _FORMS + "SetPasswordForm",
    "reauthenticate": _FORMS + "ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": _FORMS + "AuthenticateForm",
    "reauthenticate": _FORMS + "ReauthenticateCodeForm",
    "activate_totp": _FORMS + "StartAppForm",
    "add_webauthn": _FORMS + "AddPasskeyForm",
    "edit_webauthn": _FORMS + "RenamePasskeyForm",
}
SIGNUP_OPEN = _flag("SIGNUP_OPEN", "1")
SESSION_ENGINE = "productiehuis.people.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # Many share a device; "onthoud mij" is asked.
DESK_IDLE_SECONDS = 10 * 60
DESK_TRUST_DAYS = 30
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_house"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "productiehuis.people.backends.PasswordBackend",
    "productiehuis.people.backends.PhoneBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "productiehuis.people.passwords.NotYourName"},
    {"NAME": "productiehuis.people.passwords.LongEnough"},
    {"NAME": "productiehuis.people.passwords.NotCommon"},
]

# Security. Everything comes from our own address.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "productiehuis.ui.views.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

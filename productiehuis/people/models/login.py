"""Who can log in, and the one-time codes that open the door the first time."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from productiehuis.house.fields import TranslatedField
from productiehuis.kernel.keys import new_key


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class LetterSize(models.TextChoices):
    NORMAL = "normal", _("gewoon")
    LARGE = "groot", _("groot")
    EXTRA = "extra", _("heel groot")


class User(AbstractBaseUser):
    """A login. Has no name of its own: a person in each house where this human is known."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    username = models.CharField(
        _("gebruikersnaam"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[\w.-]+$", _("Gebruik alleen letters, cijfers, punten en streepjes."))],
        error_messages={"unique": _("Deze naam is al bezet. Kies een andere.")},
    )
    phone = models.CharField(_("telefoonnummer"), max_length=20, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    letters = models.CharField(_("letters"), max_length=10, choices=LetterSize, default=LetterSize.NORMAL)
    # Since when password and phone are known, to tell what was handed out before them (ADR 24); empty is "always".
    password_since = models.DateTimeField(null=True, editable=False)
    phone_since = models.DateTimeField(null=True, editable=False)
    is_active = models.BooleanField(default=True)
    is_persona = models.BooleanField(default=False, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.username

    def set_password(self, raw_password: str | None) -> None:
        """Known since now; who chooses one while logged in gets the age of what they showed (`given_keys`)."""
        super().set_password(raw_password)
        self.password_since = timezone.now()


class OneTimeLogin(models.Model):
    """A code on paper from the desk, or the link that opens an empty house. Works once; only a keyed hash is kept."""

    class Kind(models.TextChoices):
        PAPER = "paper", _("code op papier")
        LINK = "link", _("eerste link")

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="one_time_logins")
    code_hash = models.CharField(max_length=64, unique=True)
    client_key = models.UUIDField(unique=True, null=True, editable=False)
    made_by_key = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.made_at:%Y-%m-%d}"

    def works(self, now: datetime) -> bool:
        return self.used_at is None and self.expires_at > now


class Persona(models.Model):
    """An invented person whom a visitor of the demo can be with one press; only the demo loader makes them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="persona")
    title = TranslatedField(_("wie"))
    what = TranslatedField(_("wat je als deze persoon ziet"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return str(self.title)


class LoginSession(AbstractBaseSession):
    """A session that knows on which desk device it runs, or by which pass it began: revoking that ends it at once."""

    device_key = models.UUIDField(null=True, db_index=True)
    pass_key = models.UUIDField(null=True, db_index=True)

    @classmethod
    def get_session_store_class(cls) -> type:
        from productiehuis.people.sessions import SessionStore  # The store needs this table first.

        return SessionStore

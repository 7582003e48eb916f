"""Who is logged in, found again with every page; so its question is kept."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from productiehuis.house.kept import Kept
from productiehuis.people.models import User

_USERS = Kept[User](lambda key: User.objects.filter(pk=key), key=UUID)


class _Known(ModelBackend):
    def get_user(self, user_id: Any) -> User | None:
        user = _USERS.first(key=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


class PasswordBackend(_Known):
    """User name and password, and whoever a code or PIN lets in."""


class PhoneBackend(_Known, AuthenticationBackend):
    """What allauth logs in: a phone with a code, a passkey."""

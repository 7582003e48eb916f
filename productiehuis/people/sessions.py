"""Where sessions are kept: Django's own way, plus a column for the desk device (settings.SESSION_ENGINE)."""

from typing import Any, cast
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from productiehuis.people.models import LoginSession


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[LoginSession]:
        return LoginSession

    def create_model_instance(self, data: dict[str, Any]) -> LoginSession:
        """The row of a session; the device follows from the data, also after the key changed."""
        row = cast(LoginSession, super().create_model_instance(data))
        device = data.get("desk_device")
        row.device_key = UUID(device) if device else None
        return row


def end_sessions_of_device(device_key: UUID) -> int:
    """Every session on this device stops with its next request, without a check on any page."""
    ended, _ = LoginSession.objects.filter(device_key=device_key).delete()
    return ended
